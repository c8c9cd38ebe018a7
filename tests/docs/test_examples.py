from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.analyses import coverage, owners
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
