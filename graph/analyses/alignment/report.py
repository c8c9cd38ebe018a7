"""What the question "which goals have a unit, which priorities touch which goals" is answered with."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from graph.analyses.coverage.report import CoverageState
from graph.analyses.declare import About
from graph.analyses.findings import Reason
from graph.records import Certainty, Entity, Relationship


class GoalState(Enum):
    """For how many of the subjects it names a goal has a unit, the thinnest first."""

    NOBODY = "Nobody has any of the subjects it names."
    BY_READING = "No subject it names has a unit for certain; a reading or another decision in sight would give one."
    SOME = "Some of the subjects it names have a unit."
    ALL = "Every subject it names has a unit."
    NAMES_NONE = "It names no subject."


class TouchState(Enum):
    """Whether a priority touches a goal, the thinnest first."""

    TOUCHES_NONE = "It reaches nothing that a goal reaches."
    BY_READING = "It would touch a goal if an undecided reading were accepted."
    TOUCHES = "It reaches something that a goal reaches too."


@dataclass(frozen=True, slots=True)
class ServedSubject:
    """A subject that a goal is for."""

    subject: Annotated[Entity, About("The subject.")]
    state: Annotated[CoverageState, About("How it is covered.")]
    units: Annotated[tuple[Entity, ...], About("The units that have it; empty: none for certain.")]
    reason: Annotated[Reason, About("The sentence by which the goal is for it.")]


@dataclass(frozen=True, slots=True)
class GoalAlignment:
    """A goal, and whether somebody has whom it is for."""

    goal: Annotated[Entity, About("The goal.")]
    state: Annotated[GoalState, About("For how many of its subjects there is a unit.")]
    text: Annotated[str, About("Whether somebody has its subjects, as a sentence.")]
    firm: Annotated[int, About("How many of its subjects have a unit.")]
    size: Annotated[int, About("How many subjects it names.")]
    subjects: Annotated[tuple[ServedSubject, ...], About("The subjects it names, those without a unit first.")]
    priorities: Annotated[tuple[Entity, ...], About("The priorities that touch it.")]


@dataclass(frozen=True, slots=True)
class Touch:
    """Something that a priority and a goal both reach."""

    goal: Annotated[Entity, About("The goal.")]
    shared: Annotated[Entity, About("What both reach; with a reading, what the priority reaches of the two.")]
    from_priority: Annotated[int, About("How many hops the priority is away from it.")]
    from_goal: Annotated[int, About("How many hops the goal is away from it.")]
    certainty: Annotated[Certainty, About("Stated if every hop is; inferred if one is not.")]
    reading: Annotated[Relationship | None, About("The reading that takes two names as one; null: none needed.")]
    decided: Annotated[bool, About("Whether it holds as things stand; no: the reading is undecided.")]
    reason: Annotated[Reason, About("The hops, each as a sentence.")]


@dataclass(frozen=True, slots=True)
class PriorityAlignment:
    """A priority, and which goals it touches."""

    priority: Annotated[Entity, About("The priority.")]
    year: Annotated[int, About("The year it is set for.")]
    state: Annotated[TouchState, About("Whether it touches a goal.")]
    text: Annotated[str, About("Whether it touches a goal, as a sentence.")]
    touches: Annotated[tuple[Touch, ...], About("What it shares with goals, the nearest first.")]


@dataclass(frozen=True, slots=True)
class Alignment:
    """How goals, units and priorities fit together."""

    answer: Annotated[str, About("The answer as a sentence.")]
    goals: Annotated[
        tuple[GoalAlignment, ...],
        About("A row a goal: the thinnest first, then by number and name.", paged=True, filters=("state",)),
    ]
    priorities: Annotated[
        tuple[PriorityAlignment, ...],
        About("A row a priority, by year, number and name.", paged=True, filters=("state", "year")),
    ]
