"""The independent answer key: what was worked out from the documents and the rules alone, read as it lies."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from graph.map_view import MapView
from graph.records import Entity
from graph.scenarios import imagine, read_changes

FOLDER = Path(__file__).parent / "answer_key"
ROSTERS = ("target-groups", "goal-audiences", "focus-states-2017", "register-parties")


@cache
def key(name: str) -> Any:
    """What the key has in the file of this *name*."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def keys(entities: Iterable[Entity]) -> list[str]:
    """The keys of *entities*, in order, as the answer key lists them."""
    return sorted(each.key for each in entities)


def imagined(view: MapView, text: str) -> MapView:
    """The map of *view* after the changes that *text* writes."""
    return imagine(view, read_changes(text))
