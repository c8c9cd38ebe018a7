"""How are two entities connected?

Definition. A path is a row of different entities, each tied to the next by relationships that hold on the day,
whichever way they run. Paths are found shortest first, equally long ones by the keys on them. What people have listed,
read and decided ties nobody to anybody, unless its types are asked for.

Computed by looking back from the target for as long as the longest path, then forward from the source, one length after
the other, along nothing that cannot arrive in time. It looks at so many relationships at most, whatever the map; where
they did not suffice, the answer says that it is not complete. networkx knows the same question, but needs the whole map
as it is seen through the lenses, and gives equally long paths in no order.

>>> run(view, "press-office", "donors")                                                     # doctest: +SKIP

Not to be read as a recommendation: that two are connected does not say that either would open the door.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from graph.analyses.declare import About
from graph.errors import Problem, Unanswerable
from graph.map_view import MapView
from graph.ontology import Family
from graph.pulse import beat
from graph.records import Entity, Relationship

LONGEST = 8
"""How many steps a path may be asked to have."""

MOST_LOOKS = 250_000
"""So many relationships are looked at: about a second's work."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship on a path, and which way it is followed."""

    relationship: Annotated[Relationship, About("The relationship.")]
    forward: Annotated[bool, About("Whether it runs along the path, from `near` to `far`; else it runs against it.")]


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path: two entities, and everything that ties one to the other."""

    near: Annotated[Entity, About("The entity it starts from.")]
    far: Annotated[Entity, About("The entity it leads to.")]
    ties: Annotated[tuple[Tie, ...], About("The relationships between the two, by key.")]


@dataclass(frozen=True, slots=True)
class Path:
    """One way from an entity to another that visits none twice."""

    length: Annotated[int, About("How many steps it has.")]
    hops: Annotated[tuple[Hop, ...], About("Its steps, in order.")]


@dataclass(frozen=True, slots=True)
class Paths:
    """The ways from one entity to another."""

    source: Annotated[Entity, About("Where they start.")]
    target: Annotated[Entity, About("Where they lead to.")]
    paths: Annotated[tuple[Path, ...], About("The ways, shortest first; equally long ones by the keys on them.")]
    complete: Annotated[
        bool, About("Whether all was looked at that had to be. False: there may be more ways, none shorter.")
    ]


def run(
    view: MapView,
    source: str,
    target: str,
    types: Sequence[str] = (),
    *,
    longest: int = 4,
    first: int = 5,
    looks: int = MOST_LOOKS,
) -> Paths:
    """The *first* paths of at most *longest* steps from *source* to *target*, over relationships of these *types*.

    Raises:
        NotFound: One of the two is not on the map.
        Unanswerable: They are the same, or *longest* is no number of steps that can be asked for.
    """
    start, end = view.entity(source), view.entity(target)
    if start == end:
        raise Unanswerable(Problem("paths", f"{source!r} is where it starts and where it leads to", hint="name two"))
    if not 1 <= longest <= LONGEST:
        raise Unanswerable(Problem("paths", f"{longest} is no length", "longest", hint=f"ask for 1 to {LONGEST}"))
    search = _Search(view, types or _binding(view), looks)
    found, complete = search.found(source, target, longest, first)
    return Paths(start, end, tuple(map(search.shown, found)), complete)


def _binding(view: MapView) -> tuple[str, ...]:
    return tuple(each.name for each in view.ontology.types if each.family is not Family.JUDGEMENT)


class _Enough(Exception):
    """As much was looked at as may be."""


class _Search:
    """Looks along relationships, and counts."""

    def __init__(self, view: MapView, types: Sequence[str], looks: int) -> None:
        self._view, self._types, self._left = view, tuple(types), looks
        self._near: dict[str, dict[str, list[Tie]]] = {}
        self._steps: dict[str, int] = {}  # how far from the target, as far as is known
        self._known = 0  # all that are nearer than this, or as near, are known

    def found(self, source: str, target: str, longest: int, first: int) -> tuple[list[tuple[str, ...]], bool]:
        """The first paths, and whether nothing was left out."""
        found: list[tuple[str, ...]] = []
        forward, self._left = self._left // 2, self._left - self._left // 2
        with suppress(_Enough):  # without it the way forward is longer, and as sure
            self._look_back(target, longest)
        self._left = forward
        try:
            for length in range(1, longest + 1):
                for keys in self._paths(source, target, length):
                    if len(found) >= first:
                        return found, True
                    found.append(keys)
        except _Enough:
            return found, False
        return found, True

    def _look_back(self, target: str, longest: int) -> None:
        """Find out how far entities are from the target: those that may be behind the first step of a path."""
        self._steps[target] = 0
        edge = [target]
        for steps in range(1, longest):
            edge = [each for key in edge for each in self._around(key) if self._steps.setdefault(each, steps) == steps]
            edge = list(dict.fromkeys(edge))
            self._known = steps

    def _paths(self, source: str, target: str, length: int) -> Iterator[tuple[str, ...]]:
        """The paths of exactly this length, ordered by their keys."""
        walk = [source]
        options = [iter(self._around(source))]
        while options:
            key = next(options[-1], None)
            if key is None:
                options.pop()
                walk.pop()
                continue
            self._count(1)
            left = length - len(walk)
            if key == target and left == 0:
                yield (*walk, key)
            elif key != target and key not in walk and self._arrives(key, left):
                walk.append(key)
                options.append(iter(self._around(key)))

    def shown(self, keys: Sequence[str]) -> Path:
        """The path over these entities, with what ties them."""
        entity = self._view.entity
        hops = tuple(
            Hop(entity(near), entity(far), tuple(sorted(self._near[near][far], key=lambda tie: tie.relationship.key)))
            for near, far in pairwise(keys)
        )
        return Path(len(hops), hops)

    def _arrives(self, key: str, left: int) -> bool:
        steps = self._steps.get(key)
        return left > 0 and (left > self._known if steps is None else steps <= left)

    def _around(self, key: str) -> dict[str, list[Tie]]:
        """The entities tied to this one, by key, each with its ties."""
        known = self._near.get(key)
        if known is None:
            ties = [
                *((each.target, Tie(each, forward=True)) for each in self._view.outgoing(key, *self._types)),
                *((each.source, Tie(each, forward=False)) for each in self._view.incoming(key, *self._types)),
            ]
            self._count(len(ties))
            found: dict[str, list[Tie]] = {}
            for other, tie in ties:
                if other != key and self._view.holds(tie.relationship).counts:
                    found.setdefault(other, []).append(tie)
            known = self._near[key] = dict(sorted(found.items()))
        return known

    def _count(self, looks: int) -> None:
        beat()
        self._left -= looks
        if self._left < 0:
            raise _Enough
