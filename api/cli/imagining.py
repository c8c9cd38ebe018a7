"""The map as a command looks at it: through lenses, and as a scenario imagines it where one is given."""

from collections.abc import Sequence

from api.cli.terminal import say
from graph.map_view import Lenses, MapView
from graph.relationship_map import RelationshipMap
from graph.scenarios import Scenario
from graph.scenarios.given import meant_by, together


def scenario_of(door: RelationshipMap, written: Sequence[str] | None) -> Scenario | None:
    """The scenario of these changes, of those that scenarios say which are kept behind *door* under a key or name.

    What begins with the name of a change is a change. None where there are none.

    Raises:
        NotFound: No scenario is kept under one of several keys.
        Impossible: They write none.
        Unanswerable: Several are kept under the name; each is named with its key.
    """
    if not written:
        return None
    lines = "\n".join(written).splitlines()
    if len(lines) > 1:
        return together(door.view(), lines)
    meant = meant_by(door.view(), written[0])
    return Scenario.of(written[0]) if meant is None else Scenario(key=meant.key)


def seen(door: RelationshipMap, lenses: Lenses, scenario: Scenario | None) -> MapView:
    """The map behind *door* through *lenses*, or what *scenario* makes of it.

    Raises:
        NotFound: No scenario is kept under its key.
        Impossible: What it imagines could not happen.
    """
    view = door.view(lenses)
    return view if scenario is None else scenario.over(view, newest(door, view))


def newest(door: RelationshipMap, view: MapView) -> MapView:
    """All that is on record now behind *door* for whoever sees *view*."""
    return door.view(Lenses(ceiling=view.lenses.ceiling))


def tell_imagined(view: MapView) -> None:
    """Say what of the map is imagined, if anything is."""
    if view.imagined:
        say(f"What if: {' '.join(view.imagined)} Nothing is written.", "italic")
