"""The map as a command looks at it: through lenses, and as a scenario imagines it where one is given."""

from collections.abc import Iterable, Sequence

from api.cli.terminal import say
from graph.called import called
from graph.checks import listed
from graph.errors import Problem, Unanswerable
from graph.map_view import Lenses, MapView
from graph.records import Entity
from graph.relationship_map import RelationshipMap
from graph.scenarios import Scenario
from graph.scenarios.given import kept_scenarios, together
from graph.scenarios.text import change_begun


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
    if change_begun(written[0]) is None:
        kept = kept_scenarios(door.view())
        found = next((each for each in kept if each.key == written[0]), None) or the_one_called(kept, written[0])
        if found is not None:
            return Scenario(key=found.key)
    return Scenario.of(written[0])


def the_one_called(kept: Iterable[Entity], name: str) -> Entity | None:
    """The one of the *kept* scenarios that has this name; None where none has.

    Raises:
        Unanswerable: Several have it; each is named with its key.
    """
    named = called(kept, name)
    if len(named) > 1:
        fact = f"several are called {name!r}: {listed([each.key for each in named], 'and')}"
        raise Unanswerable(Problem("scenario", fact, value=name, hint="write the key of the one you mean"))
    return named[0] if named else None


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
