"""What the question about losses is answered with."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from graph.analyses.alignment.report import GoalState
from graph.analyses.coverage.figures import Figures
from graph.analyses.coverage.report import CoverageState
from graph.analyses.declare import About
from graph.analyses.findings import Reason
from graph.records import Entity


class LossKind(Enum):
    """What a subject loses, the worst first."""

    LOST = "It had a unit, and has none."
    UNATTENDED = "It keeps a unit, and nobody is left in a post that answers for it."
    FEWER = "It loses a unit, and keeps another."
    WEAKER = "It had no unit before, and is further from one."


@dataclass(frozen=True, slots=True)
class Loss:
    """A subject that loses something."""

    kind: Annotated[LossKind, About("What it loses.")]
    subject: Annotated[Entity, About("The subject.")]
    on_roster: Annotated[bool, About("Whether the roster lists it; the others are named elsewhere.")]
    text: Annotated[str, About("The loss as a sentence.")]
    before: Annotated[CoverageState, About("How it is covered.")]
    after: Annotated[CoverageState, About("How it would be covered.")]
    units: Annotated[tuple[Entity, ...], About("The units that have it; where it hangs, those that would.")]
    left: Annotated[tuple[Entity, ...], About("Those of them that would be left, and others in their place.")]
    posts: Annotated[tuple[Entity, ...], About("The posts that answer for it.")]
    stand_ins: Annotated[tuple[Entity, ...], About("Who would stand in; empty: nobody on record.")]
    reasons: Annotated[tuple[Reason, ...], About("What it rests on now, each with its sentence.")]


@dataclass(frozen=True, slots=True)
class Fallen:
    """Something that falls with it: a goal, agreement, duty, delegation, register or programme."""

    thing: Annotated[Entity, About("What falls.")]
    text: Annotated[str, About("What becomes of it, as a sentence.")]
    holders: Annotated[tuple[Entity, ...], About("Who has it now and would no longer; empty for a goal.")]
    goal_before: Annotated[GoalState | None, About("For a goal: how its subjects are covered.")]
    goal_after: Annotated[GoalState | None, About("For a goal: how they would be covered.")]
    reasons: Annotated[tuple[Reason, ...], About("What it rests on now, each with its sentence.")]


@dataclass(frozen=True, slots=True)
class Losses:
    """What would be lost in a scenario."""

    answer: Annotated[str, About("The answer as a sentence.")]
    imagined: Annotated[tuple[str, ...], About("What is imagined, a sentence a change.")]
    roster: Annotated[Entity | None, About("The roster measured on; null: everything named.")]
    size: Annotated[int, About("Subjects on it.")]
    before: Annotated[Figures, About("The figures of coverage on the roster.")]
    after: Annotated[Figures, About("The figures as they would be.")]
    rows: Annotated[
        tuple[Loss, ...],
        About(
            "What subjects lose, the worst first, those on the roster before others. One that loses a unit and is left "
            "unattended is told once for each.",
            paged=True,
            filters=("kind",),
        ),
    ]
    falls: Annotated[tuple[Fallen, ...], About("What falls with it, goals first, then by name.", paged=True)]
