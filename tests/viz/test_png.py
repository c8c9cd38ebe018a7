import struct

import pytest

from graph.analyses.coverage import run
from tests.maps import World
from tests.viz.pictures import SCENES, crowded, hostile, ministry
from viz.png import SHARP_UP_TO, png
from viz.scene import Scene


def drawn(kind: str, world: World) -> Scene:
    view = world.as_of()
    return SCENES[kind](view, run(view))


def size(picture: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@pytest.mark.parametrize("kind", SCENES)
def test_a_picture_is_drawn_sharply_and_the_same_every_time(kind: str) -> None:
    scene = drawn(kind, ministry())
    first = png(scene)

    assert first.startswith(b"\x89PNG\r\n\x1a\n")
    assert size(first)[0] == 3200
    assert abs(size(first)[1] - 2 * scene.height) <= 2
    assert png(drawn(kind, ministry())) == first


def test_letters_are_drawn_in_the_font_of_the_pictures() -> None:
    scene = drawn("matrix", ministry())
    without = Scene(
        scene.width, scene.height, scene.title, scene.subtitle, scene.marks[:1], scene.table, scene.footer, scene.notes
    )

    assert len(png(scene)) > 5 * len(png(without))


def test_a_very_high_page_is_drawn_at_its_own_size() -> None:
    view = crowded(120, 6)
    scene = SCENES["matrix"](view, run(view))

    assert scene.height > SHARP_UP_TO
    assert size(png(scene))[0] == 1600


def test_names_that_mean_harm_are_drawn() -> None:
    assert size(png(drawn("map", hostile())))[0] == 3200
