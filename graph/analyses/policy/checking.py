"""What checking a rule comes to, before it is counted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from graph.analyses.findings import Reason
from graph.analyses.policy.report import PolicyFinding, Verdict
from graph.records import Entity, Relationship

ORDER = {each: place for place, each in enumerate(Verdict)}

Told: TypeAlias = tuple[str, tuple[Reason, ...]]
"""The sentence of a finding, and what it rests on."""


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
    verdict: Verdict, about: Entity, tell: Callable[[], Told], relationship: Relationship | None = None
) -> PolicyFinding:
    """A finding whose sentence and reasons *tell* works out when somebody reads them; many are only counted."""
    return PolicyFinding(verdict, relationship, about, tell)


def told(text: str, reasons: Iterable[Reason] = ()) -> Callable[[], Told]:
    """What tells a sentence that is known already."""
    known = (text, tuple(reasons))
    return lambda: known


def worst(verdicts: Iterable[Verdict], idle: Verdict = Verdict.UNKNOWN) -> Verdict:
    """Broken if one is, else unknown if one is, else kept; *idle* where there is none."""
    return min(verdicts, key=ORDER.__getitem__, default=idle)


def ordered(findings: Iterable[PolicyFinding]) -> tuple[PolicyFinding, ...]:
    """What breaks the rule first, then what is unknown; inside by name."""
    return tuple(sorted(findings, key=_order))


def _order(each: PolicyFinding) -> tuple[int, str, str, str]:
    relationship = each.relationship.key if each.relationship is not None else ""
    return ORDER[each.verdict], each.about.name, each.about.key, relationship
