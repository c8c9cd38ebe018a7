"""How many changes a client imagines, counted before any of them is read."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from graph.scenarios.given import lines_of
from graph.scenarios.text import MOST_CHANGES


class Supposed(NamedTuple):
    """How many changes a scenario has on the newest map, and at most where an earlier state of the map is asked."""

    now: int = 0
    earlier: int = 0


NOTHING = Supposed()


def supposed(given: Mapping[str, Any], kept: Callable[[str], int]) -> Supposed:
    """What is supposed by a scenario that is *given* by its changes, their text or a key.

    *kept* says how many changes the scenario has that is kept under a key now. One that was removed since is still
    there earlier; nobody looks up what it said, so that it counts as the most it may have.
    """
    changes, text, key = (given.get(each) for each in ("changes", "text", "key"))
    if isinstance(key, str):
        return Supposed(known := kept(key), known or MOST_CHANGES)
    if isinstance(text, str):
        number = lines_of(text)
    else:  # a client may leave the brackets out around a single one
        number = len(changes) if isinstance(changes, list) else int(changes is not None)
    return Supposed(number, number)
