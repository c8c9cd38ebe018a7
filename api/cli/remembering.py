"""The map as it was known at a moment: since when there is something to be known."""

from api.cli.terminal import say
from graph.map_view import MapView
from graph.relationship_map import RelationshipMap
from graph.when import day


def tell_beginning(door: RelationshipMap, view: MapView) -> None:
    """Say since when something is on record, where *view* is of a moment before."""
    if view.lenses.recorded_as_of is None or view.snapshot.revision.number:
        return
    for first in door.store.revisions([1]):
        say(f"The first record of this map is of {day(first.committed_at.date())}.", "italic")
