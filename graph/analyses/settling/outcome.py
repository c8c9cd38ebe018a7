"""What came of a decision: what it says, and what it moved in coverage."""

from dataclasses import dataclass
from datetime import date

from graph.analyses.decisions import Decisions
from graph.analyses.differences.report import CoverageShift
from graph.analyses.differences.shifts import Shifts
from graph.analyses.settling.settled import decided
from graph.map_view import MapView
from graph.records import Entity
from graph.when import day


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a decision, in sentences: what was decided, the figures before and after, and every row moved.

    ``standing`` says why it moves nothing where it is not in force on the day of the views, else it is empty;
    ``begins`` is the day from which on it may be in force, where that is later.
    """

    decided: str
    coverage: str
    moved: tuple[CoverageShift, ...]
    standing: str
    begins: date | None


def outcome(before: MapView, after: MapView, decision: Entity) -> Outcome:
    """Compare the map *before* and right *after* a decision, on the default roster."""
    shifts = Shifts(before, after, None)
    first = after.validity(decision).earliest
    begins = first if first > after.as_of else None
    said = f"On {day(after.as_of)} it is not in force{' yet' if begins else ''}."
    standing = "" if Decisions(after).is_in_force(decision) else said
    return Outcome(decided(after, decision), shifts.sentence(), shifts.all(), standing, begins)
