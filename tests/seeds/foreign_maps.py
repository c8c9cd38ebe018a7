"""Two maps from other fields, loaded as anybody would load them, and what was worked out by hand of each."""

import json
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from graph.load import load_folder
from graph.map_view import Lenses, MapView
from graph.records import Entity
from graph.relationship_map import RelationshipMap
from graph.snapshot import Snapshot
from graph.stores import open_store

FOLDER = Path(__file__).parent / "foreign"
MAPS = ("harbour", "ensemble")


@cache
def snapshot(name: str) -> Snapshot:
    """A map, through the public door."""
    door = RelationshipMap(open_store("sqlite://"))
    load_folder(door, FOLDER / name, "a test")
    found = door.snapshot()
    door.close()
    return found


@cache
def expected(name: str) -> Any:
    """The key of the map of this *name*."""
    return json.loads((FOLDER / name / "expected.json").read_text("utf-8"))


def seen(name: str, day: str | None = None, *, stated_only: bool = False) -> MapView:
    """A map on a *day*; on its reference date where none is given."""
    return MapView(snapshot(name), Lenses(date.fromisoformat(day) if day else None, stated_only=stated_only))


def keys(entities: Iterable[Entity]) -> list[str]:
    """The keys of *entities*, in order."""
    return sorted(each.key for each in entities)


def named(values: Iterable[str]) -> list[str]:
    """The keys that *values* of the key of answers begin with, in order; what follows there is a remark."""
    return sorted(re.split(r"[ ,]", each)[0] for each in values)
