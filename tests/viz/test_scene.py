import re

import pytest

from graph.analyses.coverage import run
from graph.map_view import MapView
from tests.viz.pictures import SCENES, crowded, hostile, leaving, ministry, overlapping, texts, too_small
from viz.lettering import Weight, clean, fitted, is_covered, width, wrapped
from viz.palette import OTHER, UNITS, WARNING, WARNING_GROUND
from viz.scene import Line, Scene

VIEWS = {
    "a ministry": ministry().as_of(),
    "an empty map": MapView(ministry().as_of().snapshot.build(type(ministry())().contents())),
    "hostile names": hostile().as_of(),
    "60 subjects": crowded(60, 6),
    "400 subjects": crowded(400, 30),
}


@pytest.fixture(scope="module", params=[(kind, name) for kind in SCENES for name in VIEWS], ids=" of ".join)
def drawn(request: pytest.FixtureRequest) -> tuple[Scene, MapView]:
    kind, name = request.param
    view = VIEWS[name]
    return SCENES[kind](view, run(view), "https://map.example/?view=map"), view


def test_no_text_touches_another_leaves_the_page_or_is_under_12_points(drawn: tuple[Scene, MapView]) -> None:
    scene, _ = drawn

    assert overlapping(scene) == []
    assert leaving(scene) == []
    assert too_small(scene) == []


def test_the_title_is_the_headline_of_the_question(drawn: tuple[Scene, MapView]) -> None:
    scene, view = drawn
    report = run(view)

    assert scene.title == report.headline
    assert len(scene.title) <= 70
    assert next(text.content for text in texts(scene)) == report.headline
    numbers = {int(number) for number in re.findall(r"\d+", scene.title)}
    assert numbers <= {report.size, report.open, report.hangs, report.firm, report.decisions, report.confirmed}


def test_the_table_has_every_subject_of_the_roster_in_its_order(drawn: tuple[Scene, MapView]) -> None:
    scene, view = drawn

    assert [row[0] for row in scene.table.rows] == [clean(row.subject.name) for row in run(view).rows]


def test_the_footer_says_day_list_revision_data_level_and_address() -> None:
    view = VIEWS["a ministry"]
    scene = SCENES["matrix"](view, run(view), "https://map.example/?view=matrix")
    footer = " ".join(scene.footer)

    assert "As of 1 December 2017 · Roster: Whom we serve (8 subjects)" in footer
    assert "The reasons rest on 1 document: The mandate · revision 1 · data " in footer
    assert "https://map.example/?view=matrix" in footer
    assert scene.footer[-1] == "INTERNAL"


def test_the_data_hash_changes_with_what_is_shown_and_only_then() -> None:
    world = ministry()
    before = SCENES["matrix"](world.as_of(), run(world.as_of())).footer
    again = SCENES["matrix"](ministry().as_of(), run(ministry().as_of())).footer
    world.tie("Protocol", ministry().as_of().ontology.type["ENGAGES"], "Guests")
    after = SCENES["matrix"](world.as_of(), run(world.as_of())).footer

    assert before == again
    assert before != after


def test_a_page_is_16_to_9_and_grows_only_with_its_rows() -> None:
    few, many = (SCENES["matrix"](view, run(view)) for view in (VIEWS["an empty map"], VIEWS["60 subjects"]))

    assert (few.width, few.height) == (1600, 900)
    assert many.width == 1600
    assert many.height > 900


def test_labels_are_read_on_their_colours() -> None:
    for colour in (*UNITS, OTHER):
        assert contrast(colour.ground, colour.ink) >= 4.9
        assert contrast(colour.ground, "#FFFFFF") >= 3
    assert contrast(WARNING, WARNING_GROUND) >= 4.5


def test_text_is_measured_in_the_font_itself() -> None:
    assert width("Communications", 20) == pytest.approx(157.87, abs=0.01)
    assert width("Communications", 20, Weight.STRONG) > width("Communications", 20)
    assert width("", 20) == 0
    assert width("中", 20) == 20


def test_text_that_does_not_fit_ends_in_an_ellipsis_and_fits() -> None:
    name = "Office for Relations with International Organizations"

    assert fitted(name, 1000, 20) == name
    assert fitted(name, 200, 20) == "Office for Relations…"
    assert wrapped(name, 330, 20, lines=2) == ("Office for Relations with", "International Organizations")
    assert wrapped("W" * 99, 200, 20, lines=2)[0].endswith("…")
    assert wrapped("", 200, 20, lines=2) == ("",)


def test_text_is_cleaned_of_what_would_break_a_picture() -> None:
    assert clean("a\x00b\n c\t\u202ed\ud800  e\ufffe") == "ab c d e"
    assert is_covered("Čeština Ελλάδα Україна")
    assert not is_covered("中国")


def test_a_bent_line_ends_where_it_says() -> None:
    line = Line(0, 10, 100, 50)

    assert (line.at(0), line.at(0.5), line.at(1)) == ((0, 10), (50, 30), (100, 50))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
