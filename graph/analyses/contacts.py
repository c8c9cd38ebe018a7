"""Who could introduce whom: the ties that bear contact, on the view's day, in both directions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from graph.analyses.declare import Among
from graph.map_view import MapView
from graph.ontology import ONTOLOGY
from graph.pulse import beating
from graph.records import Entity, Relationship
from graph.when import Truth

if TYPE_CHECKING:
    import networkx as nx

Place = TypeVar("Place", str, tuple[str, str])
ContactGraph: TypeAlias = "nx.Graph[str]"

_IN_CONTACT = {
    kind
    for each in ONTOLOGY.types
    if each.contact_bearing
    for pair in each.endpoints
    for kind in (*pair.sources, *pair.targets)
}

WHO = tuple(Among(kind.name) for kind in ONTOLOGY.kinds if kind in _IN_CONTACT)
"""Whom a tie that bears contact may lead to or from."""


class Contacts:
    """Reads the ties that bear contact and hold, or may hold."""

    def __init__(self, view: MapView) -> None:
        """Read *view*."""
        self._view = view
        self._types = [each.name for each in view.ontology.types if each.contact_bearing]

    def of(self, key: str) -> dict[str, Relationship]:
        """Everybody in contact with this entity, each with the tie that is surest and then first by key."""
        view, types = self._view, self._types
        if not types:
            return {}
        found: dict[str, Relationship] = {}
        for tie in (*view.outgoing(key, *types), *view.incoming(key, *types)):
            self._keep(found, tie.target if tie.source == key else tie.source, tie)
        found.pop(key, None)
        return dict(sorted(found.items()))

    def graph(self) -> ContactGraph:
        """All of them as networkx knows it; each edge has its surest tie as ``tie``."""
        import networkx as nx  # takes a moment to load; most questions need none of it

        best: dict[tuple[str, str], Relationship] = {}
        for tie in self._view.relationships(*self._types) if self._types else ():
            if tie.source != tie.target:
                self._keep(best, (min(tie.source, tie.target), max(tie.source, tie.target)), tie)
        graph: ContactGraph = nx.Graph()
        graph.add_edges_from((one, other, {"tie": tie}) for (one, other), tie in beating(sorted(best.items())))
        return graph

    def from_(self, subject: str) -> Iterator[list[tuple[str, tuple[Relationship, ...]]]]:
        """Everybody who can be reached from *subject*, nearest first: a list a number of steps.

        With each stands one shortest way to the subject, as ties in the order in which one goes there.
        """
        ways: dict[str, tuple[Relationship, ...]] = {subject: ()}
        level = [subject]
        while level:
            reached: list[tuple[str, tuple[Relationship, ...]]] = []
            for nearer in level:
                for other, tie in self.of(nearer).items():
                    if other not in ways:
                        ways[other] = (tie, *ways[nearer])
                        reached.append((other, ways[other]))
            if reached:
                yield reached
            level = sorted(other for other, _ in reached)

    def _keep(self, found: dict[Place, Relationship], other: Place, tie: Relationship) -> None:
        if not self._view.holds(tie).counts:
            return
        known = found.get(other)
        if known is None or self._rank(tie) < self._rank(known):
            found[other] = tie

    def _rank(self, tie: Relationship) -> tuple[bool, str]:
        return self._view.holds(tie) is Truth.MAYBE, tie.key


def is_person(view: MapView, entity: Entity) -> bool:
    """Whether it is a human being: somebody who can hold a role and is neither office nor post."""
    kind = view.ontology.kind.get(entity.kind)
    return kind is not None and kind.holds_responsibility and not kind.is_unit and not kind.is_post
