"""What the question "what must we decide" is answered with."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated

from graph.analyses.coverage.figures import Figures
from graph.analyses.coverage.report import CoverageState
from graph.analyses.declare import About
from graph.analyses.findings import Reason
from graph.records import Entity, Relationship


class SettlingKind(Enum):
    """What sort of thing waits for a decision."""

    CONTRADICTED = "A later source says otherwise."
    OPEN_SUBJECT = "Nobody has the subject."
    UNIT_IN_SIGHT = "No mandate names the subject, though a duty, register, programme or part points at a unit."
    UNDECIDED_READING = "Two names may mean the same, and nobody has decided."
    GAP_ENDING = "A gap was accepted until a day that is near."
    INFERRED_MANDATE = "A mandate that rests on inference, and that nobody has confirmed."
    UNCONFIRMED_MANDATE = "A mandate that a document states, and that nobody has confirmed."


@dataclass(frozen=True, slots=True)
class Move:
    """A row of coverage that comes out differently by the answer."""

    subject: Annotated[Entity, About("The subject of the row.")]
    now: Annotated[CoverageState, About("Its state as things stand.")]
    if_yes: Annotated[CoverageState, About("Its state if the answer is yes.")]
    if_no: Annotated[CoverageState, About("Its state if the answer is no.")]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for a decision."""

    relationship: Annotated[Relationship | None, About("The reading or mandate to decide on; null: none.")]
    subject: Annotated[Entity, About("The subject it is about.")]
    kind: Annotated[SettlingKind, About("What sort of thing waits.")]
    text: Annotated[str, About("The decision to take, as a question.")]
    gains: Annotated[int, About("How many rows a yes would move towards firm.")]
    losses: Annotated[int, About("How many rows a no would move towards open.")]
    pull: Annotated[int, About("The largest pull among the rows it moves.")]
    unit: Annotated[Entity | None, About("The unit in sight, where there is exactly one.")]
    moves: Annotated[tuple[Move, ...], About("The rows that come out differently by the answer.")]
    reasons: Annotated[tuple[Reason, ...], About("What it rests on, each with its sentence.")]


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision taken since a day."""

    decision: Annotated[Entity, About("The decision, with its dates and its reason.")]
    text: Annotated[str, About("What was decided, when and by whom, as a sentence.")]
    in_force: Annotated[bool, About("Whether it is in force on the day asked about.")]
    contradicted: Annotated[bool, About("Whether a later source says otherwise of it, or of what was decided on.")]


@dataclass(frozen=True, slots=True)
class Settling:
    """What must be decided on a roster, and what was settled of late."""

    answer: Annotated[str, About("The answer as a sentence.")]
    roster: Annotated[Entity | None, About("The roster measured on; null where the map has none.")]
    size: Annotated[int, About("How many subjects are on it.")]
    rows: Annotated[
        tuple[Waiting, ...],
        About(
            "What waits: first what would move most rows towards firm, by pull; then what most rows rest on.",
            paged=True,
            filters=("kind",),
        ),
    ]
    accepted: Annotated[tuple[Entity, ...], About("Subjects whose gap is accepted, and not about to run out.")]
    since: Annotated[date | None, About("From which day on decisions were looked for; null: none asked for.")]
    settled: Annotated[tuple[Settled, ...], About("The decisions taken after that day, the latest first.")]
    before: Annotated[Figures | None, About("The figures of coverage on that day.")]
    now: Annotated[Figures, About("The figures of coverage on the day asked about.")]
