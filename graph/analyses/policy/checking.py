"""What checking a rule comes to, before it is counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.analyses.findings import Reason
from graph.analyses.policy.report import PolicyFinding, Verdict
from graph.records import Entity, Relationship

ORDER = {each: place for place, each in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a rule found about *whom*.

    Where that is nothing, ``nothing`` says so and ``idle`` is the verdict. ``says`` counts in words of the rule's own.
    """

    whom: str
    findings: tuple[PolicyFinding, ...]
    nothing: str
    idle: Verdict = Verdict.UNKNOWN
    says: str = ""


def finding(
    verdict: Verdict, about: Entity, text: str, reasons: Iterable[Reason] = (), relationship: Relationship | None = None
) -> PolicyFinding:
    """A finding; every verdict needs its sentence."""
    return PolicyFinding(verdict, relationship, about, text, tuple(reasons))


def worst(verdicts: Iterable[Verdict], idle: Verdict = Verdict.UNKNOWN) -> Verdict:
    """Broken if one is, else unknown if one is, else kept; *idle* where there is none."""
    return min(verdicts, key=ORDER.__getitem__, default=idle)


def both(surely: bool, likely: bool) -> Verdict:
    """The verdict where the rule is kept, or not, by what surely holds, and by all that may hold."""
    if surely and likely:
        return Verdict.KEPT
    return Verdict.UNKNOWN if surely or likely else Verdict.BROKEN


def ordered(findings: Iterable[PolicyFinding]) -> tuple[PolicyFinding, ...]:
    """What breaks the rule first, then what is unknown; inside by name."""
    return tuple(sorted(findings, key=_order))


def _order(each: PolicyFinding) -> tuple[int, str, str, str]:
    relationship = each.relationship.key if each.relationship is not None else ""
    return ORDER[each.verdict], each.about.name, each.about.key, relationship
