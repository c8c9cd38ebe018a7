"""The map with nothing on it that only may hold: a rule is kept or broken only where both maps say so."""

from dataclasses import replace

from graph.map_view import MapView
from graph.records import Entity, Relationship, Responsibility
from graph.when import Truth


class SureView(MapView):
    """A view in which what may or may not hold on the day does not."""

    def __init__(self, view: MapView) -> None:
        """Look at what *view* looks at."""
        super().__init__(view.snapshot, replace(view.lenses, as_of=view.as_of))
        self._view = view

    def exists(self, entity: Entity) -> Truth:
        """Whether the entity surely holds on the day."""
        return _surely(self._view.exists(entity))

    def holds(self, relationship: Relationship) -> Truth:
        """Whether the relationship surely holds on the day."""
        return _surely(self._view.holds(relationship))

    def role_holds(self, responsibility: Responsibility) -> Truth:
        """Whether somebody surely holds a role on the day."""
        return _surely(self._view.role_holds(responsibility))


def _surely(truth: Truth) -> Truth:
    return truth if truth is Truth.YES else Truth.NO
