"""The rule about mandates: when somebody last confirmed each."""

from collections.abc import Iterator

from graph.analyses.findings import OwnershipBasis
from graph.analyses.namings import Claim
from graph.analyses.policy.ages import Days
from graph.analyses.policy.certainty import agreed
from graph.analyses.policy.checking import Checked, Told, finding, ordered
from graph.analyses.policy.ground import Ground
from graph.analyses.policy.look import Look
from graph.analyses.policy.report import PolicyFinding, Verdict
from graph.analyses.policy.selection import Selection, select
from graph.analyses.sentences import sentence
from graph.policy.rules import MandatesConfirmed
from graph.records import Entity


def mandates_confirmed(ground: Ground, rule: MandatesConfirmed) -> Checked:
    """Every mandate was confirmed within so many days."""
    whom = select(ground, rule)
    findings = (found for each in whom.subjects for found in _of_subject(ground, whom, rule.days, each))
    nothing = f"no unit has anybody of {whom.name} by a mandate, so there is nothing to confirm ({ground.view.absence})"
    return Checked(f"mandates for {whom.name}", ordered(findings), nothing)


def _of_subject(ground: Ground, whom: Selection, most: int, subject: Entity) -> Iterator[PolicyFinding]:
    def judged(look: Look) -> frozenset[tuple[str, Verdict]]:
        return frozenset((each.relationship.key, _verdict(each, most, look)) for each in look.claims(subject))

    ways, is_all = ground.certainty.every(subject.key, judged)
    likely = {each.relationship.key: each for each in ground.likely.claims(subject)}
    for key in sorted({key for way in ways for key, _ in way}):
        found = {verdict for way in ways for each, verdict in way if each == key}
        verdict = agreed(found, is_all)
        if verdict is Verdict.BROKEN and not all(any(each == key for each, _ in way) for way in ways):
            verdict = Verdict.UNKNOWN
        relationship = ground.view.relationship(key)
        claim = likely.get(key)

        def tell(claim: Claim | None = claim, key: str = key) -> Told:
            tie = ground.view.relationship(key)
            said = sentence(ground.view, tie)
            when = _when(claim, ground) if claim is not None else "Whether anybody has it by this is not certain."
            return whom.in_words(subject, f"{said} {when}"), (ground.reason(tie),)

        yield finding(whom.doubted(subject, verdict), subject, tell, relationship)


def _verdict(claim: Claim, most: int, look: Look) -> Verdict:
    if claim.decision is None:
        return Verdict.BROKEN
    return Days.begun(claim.decision.validity).within(most, look.view.as_of)


def _when(claim: Claim, ground: Ground) -> str:
    if claim.decision is None:
        return "Nobody has confirmed it."
    days = Days.begun(claim.decision.validity)
    what = "It was decided on" if claim.basis is OwnershipBasis.DECISION else "It was last confirmed on"
    return f"{what} {days.in_words(ground.view.as_of)}{' ago' if days.is_known else ''}."
