"""The rule about mandates: when somebody last confirmed each."""

from collections.abc import Iterator

from graph.analyses.findings import OwnershipBasis
from graph.analyses.namings import Claim
from graph.analyses.policy.ages import Days
from graph.analyses.policy.checking import Checked, finding, ordered
from graph.analyses.policy.ground import Ground, Look
from graph.analyses.policy.report import PolicyFinding, Verdict
from graph.analyses.policy.selection import select
from graph.analyses.sentences import reason, sentence
from graph.policy.rules import MandatesConfirmed
from graph.records import Entity


def mandates_confirmed(ground: Ground, rule: MandatesConfirmed) -> Checked:
    """Every mandate was confirmed within so many days."""
    whom = select(ground, rule)
    findings = (whom.doubted(found) for each in whom.subjects for found in _of_subject(ground, rule.days, each))
    nothing = f"no unit has anybody of {whom.name} by a mandate, so there is nothing to confirm ({ground.view.absence})"
    return Checked(f"mandates for {whom.name}", ordered(findings), nothing)


def _of_subject(ground: Ground, most: int, subject: Entity) -> Iterator[PolicyFinding]:
    surely = _claims(ground.sure, subject)
    for key, claim in _claims(ground.likely, subject).items():
        verdict, text = _judged(claim, most, ground)
        if key not in surely:
            verdict = Verdict.UNKNOWN if verdict is Verdict.BROKEN else verdict
        elif _judged(surely[key], most, ground)[0] is not verdict:
            verdict = Verdict.UNKNOWN
        yield finding(verdict, subject, text, [reason(ground.view, claim.relationship)], claim.relationship)


def _claims(look: Look, subject: Entity) -> dict[str, Claim]:
    firm = look.judge.judge(subject).firm
    return {each.relationship.key: each for each in firm.claims} if firm is not None else {}


def _judged(claim: Claim, most: int, ground: Ground) -> tuple[Verdict, str]:
    said = sentence(ground.view, claim.relationship)
    if claim.decision is None:
        return Verdict.BROKEN, f"{said} Nobody has confirmed it."
    today, days = ground.view.as_of, Days.begun(claim.decision.validity)
    what = "It was decided on" if claim.basis is OwnershipBasis.DECISION else "It was last confirmed on"
    return days.within(most, today), f"{said} {what} {days.in_words(today)}{' ago' if days.is_known else ''}."
