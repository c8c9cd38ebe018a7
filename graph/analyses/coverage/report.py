"""What the question "where are we thin" is answered with."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from graph.analyses.declare import About
from graph.analyses.findings import Decidable, Ownership, Reason
from graph.records import Entity


class CoverageFigure(Enum):
    """The three honest numbers, thinnest first."""

    OPEN = "No unit has it, and no decision in sight would change that."
    HANGS = "A decision that could be taken today would settle it."
    FIRM = "A unit has it, by mandate or decision."


class CoverageState(Enum):
    """How a subject is covered; the first that holds, firmest first."""

    SEVERAL = "Two or more units' mandates or decisions name it."
    NAMED = "Exactly one unit's mandate or decision names it."
    BY_CLASS = "A class it belongs to on that day is named."
    IN_PART = "Some of its parts are firm."
    BY_READING = "It would be firm if an undecided reading were accepted."
    BY_DUTY = "A unit is charged with a duty that concerns it, keeps a register on it, or works on what serves it."
    COLLECTIVE = "Only a body as a whole names it."
    NAMED_ONLY = "Only a goal, priority, programme, event or register names it."
    NONE = "Nothing names it: none on record in the sources loaded."

    @property
    def figure(self) -> CoverageFigure:
        """The number it counts in."""
        if self in (CoverageState.SEVERAL, CoverageState.NAMED, CoverageState.BY_CLASS):
            return CoverageFigure.FIRM
        if self in (CoverageState.IN_PART, CoverageState.BY_READING, CoverageState.BY_DUTY):
            return CoverageFigure.HANGS
        return CoverageFigure.OPEN

    @property
    def words(self) -> str:
        """The state as a sentence calls it."""
        return self.name.lower().replace("_", " ")


class CoverageFlag(Enum):
    """What to know beside the state."""

    DECIDED = "A person has decided or confirmed it."
    FROM_TEXT = "It rests on what documents say; nobody has confirmed it."
    RESTS_ON_STATED = "All it rests on is recorded as stated."
    RESTS_ON_LIST_SPLIT = "Its weakest link: one phrase that names several groups."
    RESTS_ON_STATUS = "Its weakest link: a recorded status."
    RESTS_ON_ORDER = "Its weakest link: the order of paragraphs or items."
    RESTS_ON_STRUCTURE = "Its weakest link: the sentence or slide around it."
    RESTS_ON_NAME = "Its weakest link: the wording of a name."
    NO_SENTENCE = "Something it rests on has no sentence of a document on record, and no decision says it."
    LEAD_AGREED = "Of several units, one is accountable by a role or decision on record."
    NO_LEAD_AGREED = "Of several units, none is on record as accountable."
    SAME_PURPOSE = "The several units have it for the same purpose."
    DIFFERENT_PURPOSE = "The several units have it for different purposes."
    POST_VACANT = "A post that answers for it is vacant."
    NO_STAND_IN = "Nobody is on record as standing in for a post that answers for it."
    UNDATED = "Something it rests on has no dates: assumed to hold."
    MAY_HOLD = "Something it rests on may or may not hold on the day."
    GAP_ACCEPTED = "Somebody has accepted the gap until a day."
    REGISTER_EMPTY = "A register is to hold it, and nothing of it is on record."


@dataclass(frozen=True, slots=True)
class CoverageCount:
    """How many subjects of the roster are in one state."""

    state: Annotated[CoverageState, About("The state.")]
    count: Annotated[int, About("How many subjects are in it.")]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How one subject is covered."""

    subject: Annotated[Entity, About("The subject.")]
    item: Annotated[int | None, About("The number of the roster's item that names it.")]
    state: Annotated[CoverageState, About("How it is covered.")]
    figure: Annotated[CoverageFigure, About("The number it counts in.")]
    flags: Annotated[tuple[CoverageFlag, ...], About("What to know beside the state.")]
    pull: Annotated[int, About("How many goals, priorities, programmes and events name it.")]
    parts_firm: Annotated[int, About("How many of its parts are firm.")]
    parts: Annotated[int, About("How many parts it has.")]
    units: Annotated[tuple[Ownership, ...], About("The units that have it; where it hangs, those that would.")]
    bodies: Annotated[tuple[Entity, ...], About("The bodies that name it as a whole, or help another with it.")]
    named_by: Annotated[tuple[Entity, ...], About("The goals, priorities, programmes and events that name it.")]
    nearest: Annotated[tuple[Reason, ...], About("What is on record nearest to an owner, where there is none.")]
    to_decide: Annotated[tuple[Decidable, ...], About("What could be decided to make it firm.")]
    rule: Annotated[str, About("The rule by which it is in this state.")]
    reasons: Annotated[tuple[Reason, ...], About("Why, each with its sentence.")]


@dataclass(frozen=True, slots=True)
class NamedElsewhere:
    """A subject that something names although the roster does not list it."""

    subject: Annotated[Entity, About("The subject.")]
    state: Annotated[CoverageState, About("How it is covered.")]
    figure: Annotated[CoverageFigure, About("The number it would count in.")]
    pull: Annotated[int, About("How many goals, priorities, programmes and events name it.")]


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """Where coverage is thin on a roster."""

    headline: Annotated[str, About("The answer in one line of at most 70 characters.")]
    definition: Annotated[str, About("What was measured, on which list, by which rule.")]
    roster: Annotated[Entity | None, About("The roster measured on; null where the map has none.")]
    size: Annotated[int, About("How many subjects are on it.")]
    items: Annotated[int, About("How many items the list has as written; one item may name several subjects.")]
    firm: Annotated[int, About("How many a unit has, by mandate or decision.")]
    hangs: Annotated[int, About("How many a decision in sight would settle.")]
    open: Annotated[int, About("How many nobody has.")]
    decisions: Annotated[int, About("How many decisions those that hang are waiting for.")]
    confirmed: Annotated[int, About("How many a person has decided or confirmed.")]
    states: Annotated[tuple[CoverageCount, ...], About("How many subjects are in each state, firmest first.")]
    units: Annotated[tuple[Entity, ...], About("Every unit of the map: the columns of the matrix.")]
    bodies: Annotated[tuple[Entity, ...], About("The bodies that name something on the roster.")]
    rows: Annotated[
        tuple[Coverage, ...],
        About(
            "A row a subject: open, hangs, firm; inside by pull, then name.",
            paged=True,
            filters=("figure", "state", "flags"),
        ),
    ]
    elsewhere: Annotated[
        tuple[NamedElsewhere, ...],
        About("Subjects that something names but this roster does not list, as the rows are."),
    ]
