"""Opens the map that a command works on, and gives it back."""

from collections.abc import Iterator
from contextlib import contextmanager

from api.bootstrap import open_map
from api.cli.terminal import working
from api.settings import read_settings
from graph.relationship_map import RelationshipMap


@contextmanager
def opened(store: str | None, *, create: bool = False) -> Iterator[RelationshipMap]:
    """The map in *store*, else the one that the settings name; only with *create* is a file made that is not there."""
    settings = read_settings(store_url=store)
    with working("Opening the map"):
        door = open_map(settings, create=create)
        door.snapshot()
    try:
        yield door
    finally:
        door.close()


def actor() -> str:
    """Who makes the changes of this session."""
    return read_settings().actor
