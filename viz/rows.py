"""The rows of a matrix: a subject each, or many that are alike where there are too many to read."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from graph.analyses.coverage.report import Coverage, CoverageFigure
from graph.analyses.sentences import counted
from graph.map_view import MapView
from viz.lettering import clean

MOST_ROWS = 400
"""Above this many subjects, those that are alike share a row; the table beside the picture still has each."""


@dataclass(frozen=True, slots=True)
class Row:
    """Subjects of one state that are drawn as one row; mostly one."""

    members: tuple[Coverage, ...]
    label: str

    @property
    def first(self) -> Coverage:
        """The one that stands for all."""
        return self.members[0]

    @property
    def figure(self) -> CoverageFigure:
        """The figure they count in."""
        return self.first.figure

    @property
    def id(self) -> str:
        """A name for it without blanks: the key of its subject, or of the first of them and how many they are."""
        key = self.first.subject.key
        return key if len(self.members) == 1 else f"{key}+{len(self.members) - 1}"

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its subjects."""
        return tuple(each.subject.key for each in self.members)


def rows(view: MapView, coverages: Sequence[Coverage], at_most: int = MOST_ROWS) -> list[Row]:
    """One row a subject, in the given order; alike ones together where there are more than *at_most*.

    No subject is left out.
    """
    found: list[Row] = []
    for fold in range(FOLDS):
        found = folded(view, coverages, fold)
        if len(found) <= at_most:
            break
    return found


def folded(view: MapView, coverages: Sequence[Coverage], fold: int) -> list[Row]:
    """The rows, alike ones together: 0 none, 1 with the same units unless open, 2 also open ones, 3 all of a state."""
    return _grouped(view, coverages, _ALIKE[fold])


def folding(drawn: Iterable[Row]) -> str:
    """A sentence on what was folded; empty where nothing was."""
    folded = [row for row in drawn if len(row.members) > 1]
    if not folded:
        return ""
    subjects = sum(len(row.members) for row in folded)
    into = counted(len(folded), "row", "rows")
    return f"Folded: {subjects:,} subjects that are alike stand in {into}; the table has each of them."


def _grouped(view: MapView, coverages: Sequence[Coverage], alike: Callable[[Coverage], Hashable]) -> list[Row]:
    groups: defaultdict[Hashable, list[Coverage]] = defaultdict(list)
    for each in coverages:
        groups[(each.figure, alike(each))].append(each)
    return [Row(tuple(members), _label(view, members)) for members in groups.values()]


def _label(view: MapView, members: Sequence[Coverage]) -> str:
    if len(members) == 1:
        return clean(members[0].subject.name)
    kind = view.ontology.kind.get(members[0].subject.kind)
    many = kind.plural.lower() if kind else "subjects"
    return f"{len(members):,} {many}"


def _never(row: Coverage) -> Hashable:
    return row.subject.key


def _by_units_unless_open(row: Coverage) -> Hashable:
    return row.subject.key if row.figure is CoverageFigure.OPEN else _by_units(row)


def _by_units(row: Coverage) -> Hashable:
    units = frozenset(each.unit.key for each in row.units)
    return row.state, row.subject.kind, units, frozenset(body.key for body in row.bodies)


def _by_state(row: Coverage) -> Hashable:
    return row.state, row.subject.kind


_ALIKE = (_never, _by_units_unless_open, _by_units, _by_state)
FOLDS = len(_ALIKE)
"""How far rows can be folded."""
