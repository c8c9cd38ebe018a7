"""What the question "what changed" is answered with."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from graph.analyses.coverage.figures import Figures
from graph.analyses.coverage.report import CoverageState
from graph.analyses.declare import About
from graph.analyses.findings import Reason
from graph.records import Entity, Relationship


class DifferenceKind(Enum):
    """In which way something differs, losses first."""

    REMOVED = "It was there before and is not after; a priority that the later list does not carry on."
    ADDED = "It is there after and was not before; a priority that carries nothing on."
    CHANGED = "It is there both times, and something about it differs."
    FOLLOWS_ON = (
        "It takes the place of something that was there before; a priority that serves whom an earlier one served."
    )
    CONTINUES = "It goes on in a new period; a priority that concerns what an earlier one concerned."


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs between before and after."""

    kind: Annotated[DifferenceKind, About("In which way it differs.")]
    entity: Annotated[Entity | None, About("The entity that differs; null where a relationship does.")]
    relationship: Annotated[Relationship | None, About("The relationship that differs; null where an entity does.")]
    text: Annotated[str, About("The difference as a sentence.")]
    earlier: Annotated[tuple[Entity, ...], About("What it follows on from, or continues.")]
    reasons: Annotated[tuple[Reason, ...], About("What it rests on, each with its sentence.")]


@dataclass(frozen=True, slots=True)
class CoverageShift:
    """A subject that is covered differently."""

    subject: Annotated[Entity, About("The subject.")]
    before: Annotated[CoverageState | None, About("Its state before; null: not on the roster then.")]
    after: Annotated[CoverageState | None, About("Its state after; null: not on the roster any more.")]
    text: Annotated[str, About("The shift as a sentence.")]


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs between two dates, two states of the record, or two years' priorities."""

    answer: Annotated[str, About("The answer as a sentence.")]
    compared: Annotated[str, About("What was compared with what, and what stays outside.")]
    rows: Annotated[
        tuple[Difference, ...],
        About("What differs: removed, added, changed, followed on, continued.", paged=True, filters=("kind",)),
    ]
    shifts: Annotated[tuple[CoverageShift, ...], About("The subjects of the roster that are covered differently.")]
    before: Annotated[Figures | None, About("The figures of coverage before; null where priorities are compared.")]
    after: Annotated[Figures | None, About("The figures of coverage after; null where priorities are compared.")]
