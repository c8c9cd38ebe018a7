"""What the question about a policy answers with."""

from collections.abc import Callable
from dataclasses import InitVar, dataclass, field
from enum import Enum
from typing import Annotated

from graph.analyses.declare import About
from graph.analyses.findings import Reason
from graph.records import Entity, Relationship


class Verdict(Enum):
    """Whether something is kept, worst first."""

    BROKEN = "It is broken, whatever is not known."
    UNKNOWN = "What is on record does not tell."
    KEPT = "It is kept, whatever is not known."


@dataclass(frozen=True)
class PolicyFinding:
    """One thing that a rule is about, and whether it keeps it."""

    # no slots: the sentence and its reasons are worked out when somebody reads them, and most are only counted

    verdict: Annotated[Verdict, About("Whether it keeps the rule.")]
    relationship: Annotated[Relationship | None, About("The relationship it is, where the rule is about these.")]
    about: Annotated[Entity, About("The subject, thing, register or post.")]
    text: Annotated[str, About("What was found, as a sentence.")] = field(init=False)
    reasons: Annotated[tuple[Reason, ...], About("What it rests on, each with its sentence.")] = field(init=False)
    tell: InitVar[Callable[[], tuple[str, tuple[Reason, ...]]]]

    def __post_init__(self, tell: Callable[[], tuple[str, tuple[Reason, ...]]]) -> None:
        """Keep what tells the sentence and its reasons."""
        vars(self)["_tell"] = tell

    def __getattr__(self, name: str) -> object:
        """The sentence or its reasons, worked out for whoever first reads one of them."""
        if name not in ("text", "reasons"):
            raise AttributeError(name)
        own = vars(self)
        own["text"], own["reasons"] = own["_tell"]()
        return own[name]


@dataclass(frozen=True, slots=True)
class RuleReport:
    """Whether one rule of a policy is kept."""

    number: Annotated[int, About("Which rule of the policy it is, from 1.")]
    rule: Annotated[str, About("The sort of rule, as the policy writes it.")]
    name: Annotated[str, About("What the policy calls it; where it does not, what the rule demands.")]
    why: Annotated[str | None, About("Why there is this rule, in the policy's words.")]
    demand: Annotated[str, About("What the rule demands, with its thresholds.")]
    verdict: Annotated[Verdict, About("Whether it is kept: broken if anything breaks it, unknown if anything may.")]
    text: Annotated[str, About("Whether it is kept, as a sentence.")]
    broken: Annotated[int, About("How many break it.")]
    unknown: Annotated[int, About("Of how many it is unknown.")]
    kept: Annotated[int, About("How many keep it.")]
    findings: Annotated[
        tuple[PolicyFinding, ...],
        About("All that it is about: what breaks it first, by name.", paged=True, filters=("verdict",)),
    ]


@dataclass(frozen=True, slots=True)
class PolicyReport:
    """Whether a policy is kept."""

    answer: Annotated[str, About("The answer as a sentence.")]
    title: Annotated[str | None, About("What the policy calls itself.")]
    verdict: Annotated[Verdict, About("Whether it is kept: broken if a rule is; unknown if one is, or there is none.")]
    broken: Annotated[int, About("How many rules are broken.")]
    unknown: Annotated[int, About("Of how many rules it is unknown.")]
    kept: Annotated[int, About("How many rules are kept.")]
    rules: Annotated[tuple[RuleReport, ...], About("Each rule, in the order of the policy.")]
