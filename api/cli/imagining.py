"""The map as a command looks at it: through lenses, and as a scenario imagines it where one is given."""

from collections.abc import Sequence

from api.cli.terminal import say
from graph.called import called
from graph.map_view import Lenses, MapView
from graph.relationship_map import RelationshipMap
from graph.scenarios import Scenario
from graph.scenarios.given import kept_scenarios


def scenario_of(door: RelationshipMap, written: Sequence[str] | None) -> Scenario | None:
    """The scenario of these changes; or the one that is kept behind *door* under a key or name, if that is all of them.

    None where there are none.

    Raises:
        Impossible: They write none.
    """
    if not written:
        return None
    named = called(kept_scenarios(door.view()), written[0]) if len(written) == 1 else []
    return Scenario(key=named[0].key) if len(named) == 1 else Scenario.of("\n".join(written))


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
