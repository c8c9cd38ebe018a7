"""The three figures of every roster in every scenario of the independent answer key."""

from datetime import date

import pytest

from graph.analyses import coverage
from graph.analyses.coverage import CoverageFlag
from graph.map_view import MapView
from tests.seeds.independent import ROSTERS, imagined, key
from tests.seeds.samples import sample

SCENARIOS = key("scenarios")


def figures(view: MapView, roster: str) -> list[int]:
    found = coverage.run(view, roster)
    return [found.firm, found.hangs, found.open]


def on_each_roster(view: MapView) -> dict[str, list[int]]:
    return {roster: figures(view, roster) for roster in ROSTERS}


def test_nothing_imagined() -> None:
    assert on_each_roster(sample()) == SCENARIOS["baseline"]


@pytest.mark.parametrize("post", SCENARIOS["vacate_head"])
def test_a_vacant_post_moves_no_figure_and_marks_the_rows_of_its_office(post: str) -> None:
    view = imagined(sample(), f"vacate-post {post}")
    expected = SCENARIOS["vacate_head"][post]

    assert figures(view, "target-groups") == expected["target-groups"]
    for row in coverage.run(view, "everything-named").rows:
        of_office = expected["office"] in {held.unit.key for held in row.units}
        assert (CoverageFlag.POST_VACANT in row.flags) is of_office


@pytest.mark.parametrize("office", SCENARIOS["dissolve"])
def test_a_dissolved_office(office: str) -> None:
    assert on_each_roster(imagined(sample(), f"dissolve-office {office}")) == SCENARIOS["dissolve"][office]


@pytest.mark.parametrize("reading", SCENARIOS["accept"])
def test_an_accepted_reading(reading: str) -> None:
    assert on_each_roster(imagined(sample(), f"accept-reading {reading}")) == SCENARIOS["accept"][reading]


def test_every_reading_accepted() -> None:
    text = "\n".join(f"accept-reading {reading}" for reading in SCENARIOS["accept"])

    assert on_each_roster(imagined(sample(), text)) == SCENARIOS["all_readings_accepted"]


@pytest.mark.parametrize("priority", SCENARIOS["drop_priority_2018"])
def test_a_dropped_priority_of_2018(priority: str) -> None:
    view = imagined(sample(), f"drop-priority {priority}")

    assert on_each_roster(view) == SCENARIOS["drop_priority_2018"][priority]


def test_of_what_is_stated() -> None:
    assert on_each_roster(sample(stated_only=True)) == SCENARIOS["statedOnly"]


@pytest.mark.parametrize("day", ["2017-12-01", "2025-11-01"])
def test_the_focus_states_with_the_public_facts(day: str) -> None:
    view = sample("participation", as_of=date.fromisoformat(day))
    expected = SCENARIOS["combined_with_participation"]["focus-states-2017"]

    assert figures(view, "focus-states-2017") == expected[day]
    for row in coverage.run(view, "focus-states-2017").rows:
        assert row.state.name.lower().replace("_", " ") == expected["rows"][day][row.subject.key]
