"""A store that stops answering when told to."""

from typing import Any

from graph.errors import StoreUnavailable
from graph.relationship_map import RelationshipMap


class Outage:
    """Stands between a map and its store."""

    def __init__(self, door: RelationshipMap) -> None:
        """Stand behind *door*."""
        self._store = door.store
        self.is_down = False
        self.asked = 0
        door.store = self

    def __getattr__(self, name: str) -> Any:
        self.asked += 1
        if self.is_down:
            raise StoreUnavailable("The store does not answer.")
        return getattr(self._store, name)
