"""The map as it was known at a moment: since when there is something to be known."""

from api.cli.terminal import say
from graph.map_view import MapView
from graph.relationship_map import RelationshipMap
from graph.when import day


def tell_beginning(door: RelationshipMap, view: MapView) -> bool:
    """Say since when something is on record, where *view* is of a moment before; answer whether it is."""
    moment = view.lenses.recorded_as_of
    first = [] if moment is None or view.snapshot.revision.number else door.store.revisions([1])
    if moment is None or not first:
        return False
    since = day(first[0].committed_at.date())
    say(f"Nothing was on record on {day(moment.date())}; the first record of this map is of {since}.", "bold")
    return True
