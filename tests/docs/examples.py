"""The maps that the pages write down, loaded."""

from pathlib import Path

from graph.load import load_folder
from graph.map_view import MapView
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from tests.docs.pages import text, write_files


def example(page: str, folder: Path) -> MapView:
    """The map whose files the *page* shows, written into *folder* and loaded from there."""
    write_files(text(page), folder)
    door = RelationshipMap(open_store("sqlite://"))
    load_folder(door, folder, "reader")
    view = door.view()
    door.close()
    return view
