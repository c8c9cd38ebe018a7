"""The sample maps, loaded once for all tests that only read them."""

from functools import cache
from typing import Any

from graph.map_view import Lenses, MapView
from graph.relationship_map import RelationshipMap
from graph.snapshot import Snapshot
from graph.stores import open_store
from seeds import load


@cache
def snapshot_of(name: str) -> Snapshot:
    """The snapshot of the sample map of this *name*."""
    door = RelationshipMap(open_store("sqlite://"))
    load(door, name, actor="a test")
    snapshot = door.snapshot()
    door.close()
    return snapshot


def sample(name: str = "ir-map", **lenses: Any) -> MapView:
    """A sample map seen through *lenses*."""
    return MapView(snapshot_of(name), Lenses(**lenses))
