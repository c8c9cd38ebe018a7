import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from graph.analyses.coverage import run
from tests.maps import World
from tests.viz.pictures import HOSTILE, SCENES, hostile, ministry
from viz.html import html
from viz.lettering import clean
from viz.scene import Scene


class Page(HTMLParser):
    """What a browser would see: elements with their attributes, and the text of table cells."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self._within: list[str] = []
        self.feed(written)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))
        if tag in ("td", "script", "style"):
            self._within.append(tag)
            self.cells += [""] if tag == "td" else []

    def handle_endtag(self, tag: str) -> None:
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, text: str) -> None:
        if self._within[-1:] == ["td"]:
            self.cells[-1] += text


def drawn(kind: str, world: World) -> Scene:
    view = world.as_of()
    return SCENES[kind](view, run(view), "https://map.example/?a=1&b=2")


@pytest.fixture(params=SCENES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_page_has_the_picture_and_the_table_that_says_the_same(kind: str) -> None:
    scene = drawn(kind, ministry())
    page = Page(html(scene).decode())

    assert [tag for tag, _ in page.elements].count("svg") == 1
    assert page.cells == [cell for row in scene.table.rows for cell in row]


def test_the_policy_admits_exactly_the_two_parts_of_the_page(kind: str) -> None:
    written = html(drawn(kind, ministry())).decode()
    policy = next(
        attributes["content"] or ""
        for tag, attributes in Page(written).elements
        if attributes.get("http-equiv") == "Content-Security-Policy"
    )

    for part, directive in (("style", "style-src"), ("script", "script-src")):
        content = re.findall(rf"<{part}>(.*?)</{part}>", written, re.DOTALL)
        assert len(content) == 1
        digest = base64.b64encode(hashlib.sha256(content[0].encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy


def test_nothing_is_loaded_from_anywhere(kind: str) -> None:
    written = html(drawn(kind, hostile())).decode()
    for tag, attributes in Page(written).elements:
        for name in ("src", "href", "srcset", "action", "xlink:href"):
            assert (attributes.get(name) or "data:").startswith("data:"), tag
    assert not re.search(r"url\((?!data:|#hatch)", written)


def test_hostile_names_are_text(kind: str) -> None:
    page = Page(html(drawn(kind, hostile())).decode())

    assert [tag for tag, _ in page.elements].count("script") == 1
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert {clean(name) for name in HOSTILE} <= set(page.cells)


def test_the_same_scene_gives_the_same_bytes(kind: str) -> None:
    assert html(drawn(kind, ministry())) == html(drawn(kind, ministry()))
