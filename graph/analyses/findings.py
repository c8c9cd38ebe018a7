"""What answers are made of, whatever the question: owners, reasons, and what could be decided."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from graph.analyses.declare import About
from graph.records import Entity, Evidence, Relationship
from graph.when import Validity


class OwnershipBasis(Enum):
    """What an ownership rests on."""

    MANDATE = "A mandate: what a document charges the unit with."
    DECISION = "A decision on record, by somebody, on a day, with a reason."


class DecisionKind(Enum):
    """What sort of decision would settle something."""

    ACCEPT_READING = "Accept or reject that two names mean the same."
    ASSIGN_UNIT = "Assign a unit, or confirm what a duty implies."


@dataclass(frozen=True, slots=True)
class Reason:
    """One sentence of an answer, with what bears it out."""

    text: Annotated[str, About("The reason, as a sentence.")]
    relationships: Annotated[tuple[Relationship, ...], About("The relationships it rests on.")] = ()
    reading: Annotated[Relationship | None, About("The reading it rests on, if any.")] = None
    evidence: Annotated[tuple[Evidence, ...], About("What the documents say, word for word.")] = ()
    unproven: Annotated[
        tuple[Relationship, ...],
        About("Those of the relationships for which no sentence of a document is on record, and no decision."),
    ] = ()


@dataclass(frozen=True, slots=True)
class DecisionOnRecord:
    """A decision on record: who took it, when, until when, and why."""

    decision: Annotated[Entity, About("The decision.")]
    validity: Annotated[Validity, About("From the day it was taken to the last day it is good for.")]
    by: Annotated[Entity | None, About("The person, post or office that took it; null: not on record.")]
    why: Annotated[str | None, About("Why it was taken.")]
    evidence: Annotated[tuple[Evidence, ...], About("What documents say of it, word for word.")]


@dataclass(frozen=True, slots=True)
class Ownership:
    """A unit that holds a relationship, by mandate or decision."""

    unit: Annotated[Entity, About("The unit; a post or person where no unit stands behind them.")]
    posts: Annotated[tuple[Entity, ...], About("The posts that answer for it.")]
    holders: Annotated[tuple[Entity, ...], About("The persons in these posts on the day; empty: none on record.")]
    stand_ins: Annotated[tuple[Entity, ...], About("Who stands in for these posts, or deputizes on this matter.")]
    basis: Annotated[OwnershipBasis, About("Whether a mandate or a decision says so.")]
    purpose: Annotated[str | None, About("What the relationship is for.")]
    qualifier: Annotated[str | None, About("What limits it.")]
    condition: Annotated[str | None, About("When it applies.")]
    validity: Annotated[Validity, About("From when to when it has it; where a decision alone says so, the decision's.")]
    relationship: Annotated[Relationship, About("The relationship that says so.")]
    decision: Annotated[
        DecisionOnRecord | None, About("The decision that gives it to the unit, or confirms its mandate.")
    ] = None

    @property
    def is_assigned(self) -> bool:
        """Whether it is a decision that gives it to the unit, and no mandate."""
        return self.decision is not None and self.relationship.source == self.decision.decision.key

    @property
    def is_confirmed(self) -> bool:
        """Whether it is a mandate, and a decision confirms it."""
        return self.decision is not None and not self.is_assigned


@dataclass(frozen=True, slots=True)
class Decidable:
    """Something a person could decide, and the row it would move."""

    kind: Annotated[DecisionKind, About("What sort of decision it is.")]
    text: Annotated[str, About("The decision to take, as a sentence.")]
    subject: Annotated[Entity, About("The subject whose coverage it moves.")]
    unit: Annotated[Entity | None, About("The unit it would give the subject to, where one is in sight.")] = None
    reading: Annotated[Relationship | None, About("The reading to accept or reject.")] = None
