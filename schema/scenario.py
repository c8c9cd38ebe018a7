"""What if: the same reading fields on a map that is imagined, and never written."""

import types
from collections.abc import Iterable
from typing import Annotated, Any

import strawberry

from graph.errors import Impossible, Problem
from graph.scenarios import Scenario, read_changes
from schema.imagined import CHANGES, KEY, TEXT, ImaginedChange, of_changes
from schema.roots import Root
from schema.scope import Scope


class Imagined:
    """A map that is imagined: each of its fields lays the scenario over the map through the lenses it is asked with."""

    scenario: strawberry.Private[Scenario]


def scenario_field(roots: Iterable[Root]) -> Any:
    """The root field that answers with a map on which all of *roots* can be asked."""
    shown = _map_type(roots)

    def scenario(
        changes: Annotated[list[ImaginedChange] | None, strawberry.argument(description=CHANGES)] = None,  # type: ignore[valid-type] # a class
        text: Annotated[str | None, strawberry.argument(description=TEXT)] = None,
        key: Annotated[str | None, strawberry.argument(description=KEY)] = None,
    ) -> Any:
        return shown(scenario=_given(changes, text, key))

    scenario.__annotations__["return"] = shown
    about = (
        "What if: the map as it would be after these changes, with everything that can be asked of it. Nothing is "
        "written. A change that names no day happens on the day asked about."
    )
    return strawberry.field(scenario, description=about)


def _given(changes: list[Any] | None, text: str | None, key: str | None) -> Scenario:
    given = [each for each in (changes, text, key) if each is not None]
    if len(given) != 1:
        hint = "give changes, or their text, or the key of a scenario that is kept"
        raise Impossible([Problem("scenario", f"it is given in {len(given)} ways", hint=hint)])
    if changes is not None:
        return of_changes(changes)
    return Scenario(read_changes(text)) if text is not None else Scenario(key=key)


def imagined(scope: Scope) -> list[str]:
    """What is imagined, a sentence a change."""
    return list(scope.view.imagined)


_OWN = Root(imagined, "What is imagined, a sentence a change.")


def _map_type(roots: Iterable[Root]) -> Any:
    made = types.new_class("ScenarioMap", (Imagined,))
    made.__module__ = __name__
    made.__annotations__ = {"scenario": strawberry.Private[Scenario]}
    for each in (_OWN, *roots):
        setattr(made, each.answer.__name__, each.on_scenario())
    return strawberry.type(made, description="The map as a scenario imagines it; nothing of it is written.")
