import json

import pytest

from graph.errors import NotFound
from tests.viz.pictures import hostile, ministry
from viz.draw import FORMATS, MEDIA_TYPES, draw

OPENS_WITH = {"svg": b"<?xml", "png": b"\x89PNG", "html": b"<!doctype html>", "json": b"{", "graphml": b"<?xml"}


@pytest.mark.parametrize(("kind", "format_"), [(kind, each) for kind, formats in FORMATS.items() for each in formats])
def test_every_picture_is_drawn_in_every_format_and_the_same_twice(kind: str, format_: str) -> None:
    first = draw(kind, ministry().as_of(), format_, address="/?view=map")

    assert first.startswith(OPENS_WITH[format_])
    assert draw(kind, ministry().as_of(), format_, address="/?view=map") == first
    assert format_ in MEDIA_TYPES


def test_an_unknown_picture_or_format_is_named_with_those_there_are() -> None:
    view = ministry().as_of()

    with pytest.raises(NotFound) as no_picture:
        draw("chart", view, "svg")
    with pytest.raises(NotFound) as no_format:
        draw("matrix", view, "graphml")

    assert no_picture.value.nearest == tuple(
        f"{kind}.{each}" for kind in FORMATS for each in FORMATS[kind] if each != "json"
    )
    assert str(no_format.value) == (
        "There is no picture 'matrix.graphml' on the map. Did you mean 'matrix.svg', 'matrix.png', 'matrix.html'?"
    )


def test_another_roster_is_another_picture() -> None:
    world = ministry()
    world.roster(["Media", "Guests"], "The short list", default=False)
    found = json.loads(draw("matrix", world.as_of(), "json", roster="the-short-list"))

    assert [row[0] for row in found["rows"]] == ["Guests", "Media"]
    assert found["title"].startswith("1 of 2")


def test_an_unknown_roster_is_not_found() -> None:
    with pytest.raises(NotFound):
        draw("matrix", ministry().as_of(), "svg", roster="nobody")


def test_json_of_hostile_names_is_json() -> None:
    for kind in FORMATS:
        assert json.loads(draw(kind, hostile().as_of(), "json"))["title"]
