from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from graph.analyses import (
    centrality,
    communities,
    completeness,
    concentration,
    coverage,
    horizon,
    introductions,
    mandates,
    owners,
)
from graph.analyses.coverage.report import CoverageState
from graph.load import load_folder
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from tests.docs.pages import text, write_files


@pytest.fixture
def empty() -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    yield door
    door.close()


def loaded(door: RelationshipMap, page: str, folder: Path) -> RelationshipMap:
    write_files(text(page), folder)
    load_folder(door, folder, "reader")
    return door


def test_the_first_map_of_the_import_page_loads_and_says_what_the_page_says(
    empty: RelationshipMap, tmp_path: Path
) -> None:
    report = coverage.run(loaded(empty, "docs/import.md", tmp_path / "lighthouse").view())

    assert (report.firm, report.size) == (1, 4)
    assert {row.subject.name: row.state for row in report.rows} == {
        "Schools": CoverageState.NAMED,
        "Sailors": CoverageState.NONE,
        "Donors": CoverageState.NAMED_ONLY,
        "Neighbours": CoverageState.NONE,
    }


def test_the_worked_example_of_coverage_comes_out_as_the_page_says(empty: RelationshipMap, tmp_path: Path) -> None:
    report = coverage.run(loaded(empty, "docs/questions/coverage.md", tmp_path / "example").view())

    assert (report.firm, report.hangs, report.open, report.size) == (1, 1, 2, 4)
    assert [(row.subject.name, row.state) for row in report.rows] == [
        ("Donors", CoverageState.COLLECTIVE),
        ("Staff", CoverageState.NONE),
        ("Friends", CoverageState.BY_READING),
        ("Press", CoverageState.NAMED),
    ]


def test_the_worked_example_of_owners_comes_out_as_the_page_says(empty: RelationshipMap, tmp_path: Path) -> None:
    view = loaded(empty, "docs/questions/coverage.md", tmp_path / "example").view()

    press, friends, staff = (owners.run(view, key) for key in ("press", "friends", "staff"))

    (unit,) = press.units
    assert (unit.unit.name, [post.name for post in unit.posts]) == ("Unit A", ["Head of Unit A"])
    assert (unit.holders, unit.stand_ins) == ((), ())
    assert [each.unit.name for each in friends.would_have] == ["Unit A"]
    assert staff.answer.startswith("Nobody on record has Staff.")


def test_the_worked_example_of_horizon_comes_out_as_the_page_says(empty: RelationshipMap, tmp_path: Path) -> None:
    found = horizon.run(loaded(empty, "docs/questions/horizon.md", tmp_path / "example").view())

    assert [(row.what, row.latest, [each.name for each in row.owners]) for row in found.due] == [
        ("Charter with Chile", date(2018, 12, 30), []),
        ("Pact with Norway", date(2018, 5, 31), ["Legal Service"]),
        ("Press Office engages Journalists", date(2018, 6, 30), ["Press Office"]),
    ]
    charter, pact, _ = found.due
    assert pact.act_by == date(2018, 2, 28)
    assert (charter.earliest, len(charter.assumptions)) == (date(2017, 12, 31), 1)
    assert [row.what for row in found.unknown] == ["Letter to Peru"]
    assert [(each.subject.name, each.after.name) for each in found.moves] == [("Journalists", "NONE")]
    assert (found.firm_now, found.firm_then, found.size) == (1, 0, 1)


def test_the_worked_example_of_completeness_comes_out_as_the_page_says(empty: RelationshipMap, tmp_path: Path) -> None:
    view = loaded(empty, "docs/questions/completeness.md", tmp_path / "example").view()

    (state,) = completeness.run(view, roster="nordic").registers
    (members,) = state.parties
    norway, sweden = members.facts

    assert (state.found, state.expected, [each.name for each in state.missing]) == (2, 3, ["Finland"])
    assert (norway.sources, norway.age_days, norway.flags) == (2, 10, ())
    assert (sweden.sources, sweden.age_days) == (1, 700)
    assert {flag.name for flag in sweden.flags} == {"UNDATED", "SINGLE_SOURCE", "SECONDARY_ONLY"}
    assert "unknown" in completeness.run(view).answer


def test_the_worked_example_of_mandates_comes_out_as_the_page_says(empty: RelationshipMap, tmp_path: Path) -> None:
    found = mandates.run(loaded(empty, "docs/questions/mandates.md", tmp_path / "example").view())

    assert [(row.kind.name, row.about.name, row.certain) for row in found.rows] == [
        ("DUTY_WITHOUT_SUBJECT", "Keep the house style", True),
        ("SUBJECT_WITHOUT_DUTY", "Journalists", True),
        ("POST_VACANT", "Head of Press", True),
        ("TWO_DELEGATIONS", "The house", False),
    ]


def test_the_worked_example_of_introductions_comes_out_as_the_page_says(empty: RelationshipMap, tmp_path: Path) -> None:
    view = loaded(empty, "docs/questions/coverage.md", tmp_path / "example").view()

    press, donors = (introductions.run(view, subject=key) for key in ("press", "donors"))
    between = introductions.run(view, subject="press", start="unit-a-head")

    assert [(way.by.name, way.steps, way.persons) for way in press.ways] == [
        ("Unit A", 1, ()),
        ("Head of Unit A", 2, ()),
    ]
    assert (donors.ways, [each.text for each in donors.nearest]) == ((), ["House targets Donors."])
    assert [(way.steps, [each.name for each in way.through]) for way in between.ways] == [(2, ["Unit A"])]


def test_the_worked_example_of_concentration_comes_out_as_the_page_says(empty: RelationshipMap, tmp_path: Path) -> None:
    found = concentration.run(loaded(empty, "docs/questions/concentration.md", tmp_path / "example").view())

    assert (found.size, found.firm, found.one_unit) == (3, 2, 1)
    assert [(each.unit.name, len(each.alone), len(each.shared)) for each in found.units] == [
        ("Press Office", 1, 1),
        ("Web Team", 0, 1),
    ]
    assert [(each.post.name, [one.name for one in each.alone]) for each in found.posts] == [
        ("Head of Press", ["Journalists", "Readers"])
    ]
    assert ("Press Office", 3, 1) in [(each.thing.name, each.pieces, each.cut_off) for each in found.cut_vertices]


def test_the_worked_example_of_centrality_comes_out_as_the_page_says(empty: RelationshipMap, tmp_path: Path) -> None:
    found = centrality.run(loaded(empty, "docs/questions/mandates.md", tmp_path / "example").view())

    top = found.rows[0]
    assert (top.thing.name, top.neighbours, found.things, round(top.betweenness, 3)) == ("Press Office", 6, 8, 0.905)


def test_the_worked_example_of_communities_comes_out_as_the_page_says(empty: RelationshipMap, tmp_path: Path) -> None:
    found = communities.run(loaded(empty, "docs/questions/communities.md", tmp_path / "example").view())

    assert [(each.centre.name, each.size, each.inside, each.outside) for each in found.groups] == [
        ("North", 3, 2, 1),
        ("South", 3, 2, 1),
    ]
    assert round(found.modularity, 9) == 0.3
    assert [each.office.name for each in found.straddling] == ["North", "South"]
