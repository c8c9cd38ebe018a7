"""Who has X: the answer as a sentence, then each unit with its posts, its limits and its sentence."""

from collections.abc import Iterable

from api.cli.answers.anything import in_words
from api.cli.answers.coverage import sentence
from api.cli.answers.record import period
from api.cli.terminal import say
from graph.analyses.coverage.words import state_words, word
from graph.analyses.findings import DecisionOnRecord, Ownership, Reason
from graph.analyses.owners import Owners
from graph.analyses.sentences import taken
from graph.records import Entity
from graph.when import dated


def show_owners(found: Owners) -> None:
    """Print who has the subject, or who might, and why."""
    say(found.answer, "bold")
    say(f"{found.subject.name} ({found.subject.key}): {state_words(found.coverage)}", "dim")
    for each in found.units:
        _show_ownership(each, "has it", _until_withdrawn(found, each))
    for each in found.would_have:
        _show_ownership(each, "would have it")
    _show_reasons("Why", found.reasons)
    _show_reasons("Nearest on record", [each for each in found.nearest if each not in found.reasons])
    for number, decidable in enumerate(found.coverage.to_decide):
        if not number:
            say()
            say("To decide")
        say(f"  {decidable.text}")
    if found.coverage.flags:
        say()
        say("To know")
        for flag in found.coverage.flags:
            say(f"  {word(flag)}: {flag.value}")


def _until_withdrawn(found: Owners, each: Ownership) -> str:
    """That the decision which says so was withdrawn later, where it was."""
    key = each.decision.decision.key if each.decision else None
    days = [told.validity.start for told in found.withdrawals if told.decision.key == key]
    return "".join(f", withdrawn {dated(on)}" if on else ", withdrawn later" for on in days[:1])


def _show_ownership(each: Ownership, how: str, withdrawn: str = "") -> None:
    say()
    basis = "its mandate, confirmed by a decision" if each.is_confirmed else in_words(each.basis)
    say(f"{each.unit.name} {how}, by {basis}{withdrawn}", "bold")
    lines = (
        ("posts", _named(each.posts)),
        ("held by", _named(each.holders) or ("nobody on record" if each.posts else "")),
        ("stands in", _named(each.stand_ins) or ("nobody on record" if each.posts else "")),
        ("for", each.purpose),
        ("limited to", each.qualifier),
        ("when", each.condition),
        ("dates", period(each.validity)),
        *(_decision_lines(each.decision) if each.decision else ()),
        ("on record as", each.relationship.key),
    )
    for label, value in lines:
        if value:
            say(f"  {label}: {value}")


def _decision_lines(told: DecisionOnRecord) -> Iterable[tuple[str, str | None]]:
    yield "decided", f"{taken(told)} ({told.decision.key})"
    yield "why", told.why


def _show_reasons(title: str, reasons: Iterable[Reason]) -> None:
    for number, reason in enumerate(reasons):
        if not number:
            say()
            say(title)
        say(f"  {sentence(reason)}")


def _named(entities: Iterable[Entity]) -> str:
    return ", ".join(each.name for each in entities)
