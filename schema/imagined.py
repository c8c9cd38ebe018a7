"""A scenario as a client gives it: by its changes, by their text, or by the key it is kept under."""

from typing import Any

import strawberry
from strawberry import UNSET

from graph.editing import Trouble
from graph.editing.declare import field_of
from graph.errors import Impossible, Problem
from graph.scenarios import IMAGININGS, Scenario, read_changes
from graph.scenarios.text import MOST_CHANGES
from schema.mutations.inputs import chosen, edit_of, one_of_inputs

ImaginedChange = one_of_inputs(IMAGININGS, "ImaginedChange", "Something that is imagined; exactly one of these.")

CHANGES = "What is imagined, each on what those before it made."
TEXT = "The same as text, one change a line, as scenarios are kept: `vacate-post head-of-press`."
KEY = "The key of a scenario that is kept on the map."


@strawberry.input(description="A scenario: what if? Exactly one of these.", one_of=True)
class ScenarioInput:
    """A scenario, by exactly one of its forms."""

    changes: list[ImaginedChange] | None = strawberry.field(description=CHANGES, default=UNSET)  # type: ignore[valid-type] # a class
    text: str | None = strawberry.field(description=TEXT, default=UNSET)
    key: str | None = strawberry.field(description=KEY, default=UNSET)


def scenario_of(given: ScenarioInput) -> Scenario:
    """The scenario that an input says.

    Raises:
        Impossible: It says none.
    """
    if given.text is not UNSET and given.text is not None:
        return Scenario(read_changes(given.text))
    if given.key is not UNSET and given.key is not None:
        return Scenario(key=given.key)
    return of_changes(given.changes or [])


def of_changes(given: list[Any]) -> Scenario:
    """The scenario of these changes.

    Raises:
        Impossible: There are none, or too many, or one empties what cannot be empty.
    """
    if not 0 < len(given) <= MOST_CHANGES:
        hint = f"imagine 1 to {MOST_CHANGES}"
        raise Impossible([Problem("scenario", f"it has {len(given)} changes", hint=hint)])
    troubles: list[Trouble] = []
    edits = []
    for place, each in enumerate(given):
        change, said = chosen(each, IMAGININGS)
        edits.append(edit_of(change, said, ("changes", str(place), field_of(change)), troubles))
    if troubles:
        raise Impossible([Problem(".".join(each.path), each.fact, "", each.value, each.hint) for each in troubles])
    return Scenario(tuple(edits))
