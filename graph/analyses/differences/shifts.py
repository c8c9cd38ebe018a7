"""Who is covered differently before and after."""

from graph.analyses.coverage.figures import Figures, figures
from graph.analyses.coverage.judge import Judge
from graph.analyses.coverage.report import CoverageState
from graph.analyses.differences.report import CoverageShift
from graph.analyses.rosters import find_roster
from graph.analyses.sentences import counted
from graph.errors import NotFound
from graph.map_view import MapView
from graph.records import Entity


class Shifts:
    """The states of the subjects of one roster in two views."""

    def __init__(self, before: MapView, after: MapView, roster: str | None) -> None:
        """Judge *roster* (its key; the map's default where None) in both views.

        Raises:
            NotFound: It is on neither side.
        """
        self._after = _states(after, roster)
        try:
            self._before = _states(before, roster)
        except NotFound:  # recorded later: nobody was on it then
            self._before = {}

    @property
    def before(self) -> Figures:
        """The figures before."""
        return figures(state.figure for _, state in self._before.values())

    @property
    def after(self) -> Figures:
        """The figures after."""
        return figures(state.figure for _, state in self._after.values())

    def all(self) -> tuple[CoverageShift, ...]:
        """Every subject whose state differs, by name."""
        shifts = []
        for key in self._before.keys() | self._after.keys():
            subject, after = self._after.get(key, (None, None))
            earlier, before = self._before.get(key, (None, None))
            named = subject or earlier
            if named is not None and before is not after:
                text = f"{named.name}: {_words(before)} before, {_words(after)} after."
                shifts.append(CoverageShift(named, before, after, text))
        return tuple(sorted(shifts, key=lambda each: (each.subject.name, each.subject.key)))

    def sentence(self) -> str:
        """What became of the figures, as a sentence."""
        size = counted(len(self._after), "subject", "subjects")
        if not self._after and not self._before:
            return "Nobody is on the roster."
        if not self._before:
            return f"Nobody was on the roster before; of {size}, {_figures(self.after)}."
        if not self._after:
            return "Nobody is on the roster any more."
        if self.before == self.after:
            return f"The coverage of {size} is the same: {_figures(self.after)}."
        return f"The coverage of {size} went from {_figures(self.before)} to {_figures(self.after)}."


def _states(view: MapView, roster: str | None) -> dict[str, tuple[Entity, CoverageState]]:
    judge = Judge(view)
    return {each.key: (each, judge.judge(each).state) for each in find_roster(view, roster).members}


def _figures(found: Figures) -> str:
    return f"{found.firm} firm, {found.hangs} hanging, {found.open} open"


def _words(state: CoverageState | None) -> str:
    return "not on the roster" if state is None else state.words
