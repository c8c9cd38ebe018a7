"""Opens the map that a command works on, and gives it back."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from api.cli.terminal import working
from graph.relationship_map import RelationshipMap
from graph.stores import open_store


@contextmanager
def opened(store: str | None) -> Iterator[RelationshipMap]:
    """The map in *store*, else the one that the settings name."""
    default = Path(platformdirs.user_data_dir("sociogram")) / "sociogram.db"
    url = store or os.environ.get("SOCIOGRAM_STORE_URL") or f"sqlite:///{default}"
    with working(f"Opening the map at {url}"):
        door = RelationshipMap(open_store(url))
    try:
        yield door
    finally:
        door.close()
