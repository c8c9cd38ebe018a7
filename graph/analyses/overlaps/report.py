"""What the question "where do several of us hold the same" is answered with."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from graph.analyses.declare import About
from graph.analyses.findings import Reason
from graph.records import Entity, Relationship


class OverlapKind(Enum):
    """What several hold."""

    SUBJECT = "Several units' mandates or decisions name the subject."
    AGREEMENT_CLASS = "Several units' mandates or decisions name the class of agreements."
    DUTY = "Several units are charged with the duty, or with duties that concern the same matter, or keep the register."
    REPRESENTATION = "Several speak for the same, or stand in for the same post."


class Purposes(Enum):
    """How what the several have it for compares."""

    SAME = "They have it for the same purpose."
    DIFFERENT = "They have it for different purposes."
    NOT_SAID = "Not all of them say what for."


@dataclass(frozen=True, slots=True)
class Holding:
    """One of the several, and the sentence by which it holds its share."""

    unit: Annotated[Entity, About("The unit; a post or person where no unit stands behind them.")]
    by: Annotated[Entity, About("Who is named: the unit, a post or person of it, or the duty it is charged with.")]
    purpose: Annotated[str | None, About("What for, or in which matters; null: not said.")]
    qualifier: Annotated[str | None, About("What limits it.")]
    condition: Annotated[str | None, About("When it applies.")]
    relationship: Annotated[Relationship, About("The relationship that says so.")]
    reason: Annotated[Reason, About("The sentence, with what bears it out.")]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Something that several of us hold."""

    kind: Annotated[OverlapKind, About("What sort of thing it is.")]
    thing: Annotated[Entity, About("The subject, duty, matter, body or post that several hold.")]
    text: Annotated[str, About("Who holds it, for what, and whether a lead is agreed, as a sentence.")]
    units: Annotated[tuple[Entity, ...], About("The units that hold it.")]
    holdings: Annotated[tuple[Holding, ...], About("Each unit's share, with its sentence.")]
    purposes: Annotated[Purposes, About("Whether they have it for the same purpose.")]
    lead: Annotated[Entity | None, About("The unit that a role or decision makes accountable; null: none agreed.")]
    may_hold: Annotated[bool, About("Whether a share may or may not hold on the day.")]


@dataclass(frozen=True, slots=True)
class PossibleOverlap:
    """Something that several of us would hold if an undecided reading were accepted."""

    reading: Annotated[Relationship, About("The reading.")]
    text: Annotated[str, About("Who would hold the same, as a sentence.")]
    units: Annotated[tuple[Entity, ...], About("The units that would hold it.")]
    reasons: Annotated[tuple[Reason, ...], About("The sentences of both names.")]


@dataclass(frozen=True, slots=True)
class Overlaps:
    """Where several of us hold the same."""

    answer: Annotated[str, About("The answer as a sentence.")]
    roster: Annotated[Entity | None, About("The roster looked at; null: the whole map.")]
    rows: Annotated[
        tuple[Overlap, ...],
        About(
            "What several hold: without an agreed lead first; inside by sort, how many hold it, and name.",
            paged=True,
            filters=("kind",),
        ),
    ]
    possible: Annotated[
        tuple[PossibleOverlap, ...],
        About("What several would hold if an undecided reading were accepted.", paged=True),
    ]
