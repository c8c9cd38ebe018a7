"""Which priorities touch which goals."""

from collections.abc import Iterator
from itertools import chain

from graph.analyses.alignment.goals import number
from graph.analyses.alignment.reach import Reach, Way, certainty
from graph.analyses.alignment.report import PriorityAlignment, Touch, TouchState
from graph.analyses.decisions import Decisions
from graph.analyses.sentences import listed, reason, sentence
from graph.map_view import MapView
from graph.ontology import ReadingStatus
from graph.ontology.properties import STRENGTH
from graph.records import Certainty, Entity, Relationship


def priorities_of(view: MapView, year: int | None = None) -> list[tuple[Entity, int]]:
    """Everything that is set for a year, with it (only those of *year*, if given), by year, number and name."""
    found = [
        (each, set_for)
        for kind in view.ontology.kinds
        if kind.holds_in is not None
        for each in view.entities(kind.name)
        if isinstance(set_for := kind.holds_in.read(each.properties), int) and year in (None, set_for)
    ]
    return sorted(found, key=lambda pair: (pair[1], number(pair[0]), pair[0].name, pair[0].key))


class Touches:
    """What the priorities and *goals* of one view share."""

    def __init__(self, view: MapView, goals: list[Entity]) -> None:
        """Read *view*."""
        self._view = view
        self._decisions = Decisions(view)
        self._reach = Reach(view)
        self._by_goals = self._reach.by_all(goals)

    def row(self, priority: Entity, year: int) -> PriorityAlignment:
        """The goals that a priority touches, or would if a reading were accepted."""
        found = sorted(self._touches(priority), key=_nearest)
        decided = [each for each in found if each.decided]
        touched = {each.goal.key for each in decided}
        touches = decided + [each for each in found if not each.decided and each.goal.key not in touched]
        state = TouchState.TOUCHES if decided else TouchState.BY_READING if touches else TouchState.TOUCHES_NONE
        return PriorityAlignment(priority, year, state, self._sentence(priority, touches), tuple(touches))

    def _touches(self, priority: Entity) -> Iterator[Touch]:
        for key, way in self._reach.of(priority.key).items():
            for goal, other in self._by_goals.get(key, ()):
                yield self._touch(goal, key, way, other)
            for tie, name in self._decisions.readings(key):
                status, _ = self._decisions.reading_status(tie)
                if status is ReadingStatus.REJECTED:
                    continue
                for goal, other in self._by_goals.get(name, ()):
                    yield self._touch(goal, key, way, other, tie, is_decided=status is ReadingStatus.ACCEPTED)

    def _touch(
        self,
        goal: Entity,
        shared: str,
        way: Way,
        other: Way,
        reading: Relationship | None = None,
        *,
        is_decided: bool = True,
    ) -> Touch:
        hops = [sentence(self._view, tie) for tie in chain(way, other)]
        if reading is not None:
            hops.insert(len(way), self._read(reading, is_decided=is_decided))
        return Touch(
            goal=goal,
            shared=self._view.entity(shared),
            from_priority=len(way),
            from_goal=len(other),
            certainty=certainty((way, other)),
            reading=reading,
            decided=is_decided,
            reason=reason(self._view, *way, *other, text=" ".join(hops), reading=reading),
        )

    def _read(self, tie: Relationship, *, is_decided: bool) -> str:
        one, other = self._view.entity(tie.source).name, self._view.entity(tie.target).name
        if is_decided:
            return f"“{one}” and “{other}” are said to mean the same."
        return f"“{one}” and “{other}” may mean the same ({tie.properties.get(STRENGTH.name, 'uncertain')}, undecided)."

    def _sentence(self, priority: Entity, touches: list[Touch]) -> str:
        name = f"“{priority.name}”"
        if not touches:
            return f"{name} touches no goal: {self._view.absence}."
        nearest: dict[str, Touch] = {}
        for each in touches:
            nearest.setdefault(each.goal.key, each)
        now = [_by_way_of(each) for each in nearest.values() if each.decided]
        then = [_by_way_of(each) for each in nearest.values() if not each.decided]
        if not now:
            return f"{name} touches no goal for certain; if a reading were accepted, {listed(then)}."
        also = f"; if a reading were accepted, also {listed(then)}" if then else ""
        return f"{name} touches {listed(now)}{also}."


def _by_way_of(touch: Touch) -> str:
    inferred = " (inferred)" if touch.certainty is Certainty.INFERRED else ""
    return f"“{touch.goal.name}” by way of {touch.shared.name}{inferred}"


def _nearest(touch: Touch) -> tuple[int, bool, int, str, str, str]:
    hops = touch.from_priority + touch.from_goal
    inferred = touch.certainty is Certainty.INFERRED
    return hops, inferred, number(touch.goal), touch.goal.name, touch.goal.key, touch.shared.key
