"""Pictures as files: opened from disk, with the network off."""

from pathlib import Path

import pytest

from tests.e2e.conftest import OpenTab
from tests.viz.pictures import hostile, ministry
from viz.draw import draw
from viz.lettering import Weight, width

pytestmark = pytest.mark.browser

WORLDS = {"ministry": ministry, "hostile": hostile}


@pytest.mark.parametrize("kind", ["matrix", "map"])
@pytest.mark.parametrize("world", WORLDS)
def test_the_html_file_opens_offline_in_its_own_font_and_asks_for_nothing(
    open_tab: OpenTab, tmp_path: Path, kind: str, world: str
) -> None:
    file = tmp_path / "picture.html"
    file.write_bytes(draw(kind, WORLDS[world]().as_of(), "html", address="https://map.example/?view=map"))
    asked: list[str] = []
    tab = open_tab("file://", offline=True)
    tab.page.on("request", lambda request: asked.append(request.url))
    page = tab.visit(str(file))

    assert [url for url in asked if not url.startswith("data:")] == [file.as_uri()]
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].map((font) => font.status))") == [
        "loaded",
        "loaded",
    ]
    assert page.locator("svg[role=img]").count() == 1
    assert page.locator("tbody tr").count() > 0
    assert tab.all_wrongs() == []


def test_letters_are_as_wide_as_they_were_measured(open_tab: OpenTab, tmp_path: Path) -> None:
    file = tmp_path / "picture.html"
    file.write_bytes(draw("map", ministry().as_of(), "html"))
    page = open_tab("file://", offline=True).visit(str(file))
    page.evaluate("document.fonts.ready")
    wide = page.evaluate("""[...document.querySelectorAll('svg text')].map((text) =>
      [text.textContent, Number(text.getAttribute('font-size')), Number(text.getAttribute('font-weight') || 400),
       text.getComputedTextLength()])""")
    for content, size, weight, drawn in wide:
        measured = width(content, size, Weight.STRONG if weight == Weight.STRONG.css else Weight.REGULAR)
        assert drawn <= measured * 1.01 + 1, content


def test_pointing_at_a_box_fades_what_has_nothing_to_do_with_it(open_tab: OpenTab, tmp_path: Path) -> None:
    file = tmp_path / "picture.html"
    file.write_bytes(draw("map", ministry().as_of(), "html"))
    page = open_tab("file://", offline=True).visit(str(file))
    page.locator("[data-of='press-office']").first.hover()

    assert page.locator(".picture.fading").count() == 1
    assert page.locator(".near[data-of~='media']").count() > 0
    assert page.locator(".near[data-of='guests']").count() == 0
