"""What goals and priorities reach: at most two hops, in the direction of the relationships, whatever their dates."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from graph.map_view import MapView
from graph.ontology import Path
from graph.ontology.properties import GENERIC
from graph.pulse import beat
from graph.records import Certainty, Entity, Relationship

HOPS = 2

Way: TypeAlias = tuple[Relationship, ...]


class Reach:
    """Finds what is reached on one view. Things too general to be counted are reached by nobody."""

    def __init__(self, view: MapView) -> None:
        """Read *view*."""
        self._view = view
        self._types = [each.name for each in view.ontology.types_for(Path.REACH)]

    def of(self, start: str) -> dict[str, Way]:
        """The keys of all that is reached from *start*, each with the best way: the shortest, then a stated one."""
        found: dict[str, Way] = {}
        front: list[Way] = [()]
        for _ in range(HOPS):
            nearer = set(found)
            front = [way for way in self._longer(start, front) if way[-1].target not in nearer]
            for way in sorted(front, key=_worth):
                found.setdefault(way[-1].target, way)
        return {key: way for key, way in found.items() if key != start and not self._is_generic(key)}

    def by_all(self, starts: Iterable[Entity]) -> dict[str, list[tuple[Entity, Way]]]:
        """Who of *starts* reaches what, by the key of what is reached."""
        found: defaultdict[str, list[tuple[Entity, Way]]] = defaultdict(list)
        for start in starts:
            for key, way in self.of(start.key).items():
                found[key].append((start, way))
        return dict(found)

    def _longer(self, start: str, ways: list[Way]) -> Iterator[Way]:
        for way in ways:
            end = way[-1].target if way else start
            yield from ((*way, tie) for tie in self._view.outgoing(end, *self._types))

    def _is_generic(self, key: str) -> bool:
        return bool(self._view.entity(key).properties.get(GENERIC.name))


def certainty(ways: Iterable[Way]) -> Certainty:
    """Stated if every hop is."""
    stated = all(tie.certainty is Certainty.STATED for way in ways for tie in way)
    return Certainty.STATED if stated else Certainty.INFERRED


def _worth(way: Way) -> tuple[bool, tuple[str, ...]]:
    beat()
    return certainty((way,)) is Certainty.INFERRED, tuple(tie.key for tie in way)
