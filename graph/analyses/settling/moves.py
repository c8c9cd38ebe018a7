"""Which rows of coverage a decision would move: each is judged again as if it had been taken."""

from collections import defaultdict
from collections.abc import Iterable

from graph.analyses.coverage.flags import resting_of
from graph.analyses.coverage.judge import Judge, Judgement
from graph.analyses.coverage.report import CoverageFigure, CoverageState
from graph.analyses.settling.report import Move
from graph.map_view import MapView
from graph.ontology import Path, ReadingStatus
from graph.records import Entity, Relationship

_STEPS_TO_A_READING = 4
"""A row may depend on a reading of a class of another name of a part of another name of it, and on none further off."""
_DEPTH = {figure: depth for depth, figure in enumerate(CoverageFigure)}


class Moves:
    """The rows of one roster, and what would become of them."""

    def __init__(self, view: MapView, judge: Judge, members: Iterable[Entity]) -> None:
        """Judge the *members* of a roster in *view*."""
        self._view, self._judge = view, judge
        self.judged: dict[str, Judgement] = {each.key: judge.judge(each) for each in members}
        self._resting: defaultdict[str, set[str]] = defaultdict(set)
        for key, found in self.judged.items():
            for tie in resting_of(found):
                self._resting[tie.key].add(key)
        of = view.ontology.types_for
        self._readings = [each.name for each in of(Path.READING)]
        self._to_wholes = [*self._readings, *(each.name for each in of(Path.PART))]
        self._to_members = [*self._readings, *(each.name for each in of(Path.CLASS))]

    def readings(self) -> list[Relationship]:
        """Every reading that holds on the day, whether or not it moves anything."""
        found = self._view.relationships(*self._readings)
        return [tie for tie in found if self._view.holds(tie).counts]

    def by_reading(self, reading: Relationship) -> tuple[Move, ...]:
        """What accepting or rejecting a reading would move."""
        yes = self._judge.supposing({reading.key: ReadingStatus.ACCEPTED})
        no = self._judge.supposing({reading.key: ReadingStatus.REJECTED})
        return self._compared(self._near(reading), yes, no)

    def by_mandate(self, mandate: Relationship) -> tuple[Move, ...]:
        """What would move if a mandate turned out not to stand."""
        without = self._judge.supposing(without=frozenset({mandate.key}))
        return self._compared(self._resting[mandate.key], self._judge, without)

    def by_assigning(self, subject: str) -> tuple[Move, ...]:
        """What assigning a unit to a subject would move: its own row."""
        found = self.judged[subject]
        return (Move(found.subject, found.state, CoverageState.NAMED, found.state),)

    def _compared(self, keys: Iterable[str], yes: Judge, no: Judge) -> tuple[Move, ...]:
        moves = []
        for key in keys:
            found = self.judged[key]
            move = Move(found.subject, found.state, yes.judge(found.subject).state, no.judge(found.subject).state)
            if move.if_yes is not move.if_no:
                moves.append(move)
        return tuple(sorted(moves, key=lambda move: (move.subject.name, move.subject.key)))

    def _near(self, reading: Relationship) -> set[str]:
        """The rows that a reading may have to do with: other names, members of classes, wholes of parts."""
        found = front = {reading.source, reading.target}
        for _ in range(_STEPS_TO_A_READING):
            beyond = {tie.target for key in front for tie in self._view.outgoing(key, *self._to_wholes)}
            beyond |= {tie.source for key in front for tie in self._view.incoming(key, *self._to_members)}
            front = beyond - found
            found = found | front
        return found & self.judged.keys()


def gains(moves: Iterable[Move]) -> int:
    """How many rows a yes would move towards firm."""
    return sum(_DEPTH[move.if_yes.figure] > _DEPTH[move.now.figure] for move in moves)


def losses(moves: Iterable[Move]) -> int:
    """How many rows a no would move towards open."""
    return sum(_DEPTH[move.if_no.figure] < _DEPTH[move.now.figure] for move in moves)
