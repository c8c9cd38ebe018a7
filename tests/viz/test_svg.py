import re
import xml.etree.ElementTree as ET

import pytest

from graph.analyses.coverage import run
from tests.maps import World
from tests.viz.pictures import HOSTILE, SCENES, hostile, ministry, texts
from viz.scene import Scene
from viz.svg import svg

SVG = "{http://www.w3.org/2000/svg}"


def drawn(kind: str, world: World) -> Scene:
    view = world.as_of()
    return SCENES[kind](view, run(view))


@pytest.fixture(params=SCENES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_text_stays_text(kind: str) -> None:
    scene = drawn(kind, ministry())
    root = ET.fromstring(svg(scene))

    assert ["".join(text.itertext()) for text in root.iter(f"{SVG}text")] == [text.content for text in texts(scene)]


def test_the_picture_has_a_title_a_description_and_a_tip_on_its_marks(kind: str) -> None:
    scene = drawn(kind, ministry())
    root = ET.fromstring(svg(scene))
    tips = {each.text or "" for each in root.iter(f"{SVG}title")}

    assert root.get("role") == "img"
    assert root[0].text == scene.title
    assert scene.subtitle in (root[1].text or "")
    assert any("Press Office" in tip and "Media" in tip for tip in tips)


def test_the_same_scene_gives_the_same_bytes(kind: str) -> None:
    assert svg(drawn(kind, ministry())) == svg(drawn(kind, ministry()))


def test_nothing_is_loaded_and_nothing_runs(kind: str) -> None:
    root = ET.fromstring(svg(drawn(kind, hostile())))
    allowed = {"svg", "title", "desc", "defs", "pattern", "rect", "path", "text", "g"}

    for element in root.iter():
        assert element.tag.removeprefix(SVG) in allowed
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert "href" not in name
            assert all(target.startswith("#hatch-") for target in re.findall(r"url\(([^)]*)\)", value))


def test_hostile_names_are_text(kind: str) -> None:
    root = ET.fromstring(svg(drawn(kind, hostile())))
    said = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}

    assert HOSTILE[0] in said
    assert not any(character in text for text in said for character in "\x00\x1b\u202e\ud800\n")


def test_hatching_is_drawn_by_a_pattern_of_the_picture_itself() -> None:
    written = svg(drawn("matrix", ministry())).decode()

    assert set(re.findall(r"url\(#([^)]*)\)", written)) <= set(re.findall(r'<pattern id="([^"]*)"', written))
    assert "<pattern" in written
