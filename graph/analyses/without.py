"""The map as if some of what is on it had ended: nothing is copied, and nothing written."""

from collections.abc import Set
from dataclasses import replace

from graph.map_view import MapView
from graph.records import Entity, Relationship
from graph.when import Truth


class WithoutView(MapView):
    """A view in which these entities and relationships stand on record and no longer hold."""

    def __init__(self, view: MapView, entities: Set[str] = frozenset(), relationships: Set[str] = frozenset()) -> None:
        """Lay the end of these over *view*, by their keys."""
        super().__init__(view.snapshot, replace(view.lenses, as_of=view.as_of), view.imagined, view.recorded)
        self._entities, self._relationships = entities, relationships

    def exists(self, entity: Entity) -> Truth:
        """Whether the entity holds on the day; not if it has ended here."""
        return Truth.NO if entity.key in self._entities else super().exists(entity)

    def holds(self, relationship: Relationship) -> Truth:
        """Whether the relationship holds on the day; not if it, or an end of it, has ended here."""
        return Truth.NO if relationship.key in self._relationships else super().holds(relationship)
