"""Two maps from other fields, a port city's and a players' association's, held to figures worked out by hand."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.analyses import alignment, coverage, losses
from graph.analyses.losses import LossKind
from graph.load import load_folder
from graph.relationship_map import RelationshipMap
from graph.scenarios import imagine, read_changes
from graph.stores import open_store
from tests.seeds.foreign_maps import FOLDER, MAPS, expected, seen, snapshot

CHANGES = {
    "post vacant": "vacate-post {}",
    "post filled": "fill-post {} name='Somebody new'",
    "office dissolved": "dissolve-office {}",
    "offices merged": "merge-offices {} {}",
    "bodies merged": "merge-bodies {} {}",
    "priority dropped": "drop-priority {}",
    "agreement lapsed": "lapse-agreement {}",
    "reading accepted": "accept-reading {}",
    "reading rejected": "reject-reading {}",
}
"""How the changes that the key names are written."""


def rosters() -> Iterator[tuple[str, str, str]]:
    """Every roster of every map, with a day and the lens that the key gives rows for."""
    for name in MAPS:
        for roster, told in expected(name)["coverage"].items():
            yield from ((name, roster, seen_as) for seen_as, rows in told.items() if is_table(rows))


def is_table(rows: object) -> bool:
    return isinstance(rows, dict) and "rows" in rows


@pytest.mark.parametrize(("name", "roster", "seen_as"), list(rosters()))
def test_every_row_of_every_roster_is_covered_as_worked_out_by_hand(name: str, roster: str, seen_as: str) -> None:
    told = expected(name)["coverage"][roster][seen_as]
    day = seen_as.split()[0] if seen_as[0].isdigit() else None
    report = coverage.run(seen(name, day, stated_only="stated-only" in seen_as.split()), roster)

    rows = {row.subject.key: row for row in report.rows}
    assert {key: (rows[key].state.words, rows[key].figure.name.lower()) for key in told["rows"]} == {
        key: (row["state"], row["figure"]) for key, row in told["rows"].items()
    }
    assert {key: sorted({each.unit.key for each in rows[key].units}) for key in told["rows"]} == {
        key: sorted(row["units"]) for key, row in told["rows"].items()
    }
    assert [report.firm, report.hangs, report.open] == told["figures"]
    assert report.size == len(told["rows"])


def offices() -> Iterator[tuple[str, str]]:
    for name in MAPS:
        yield from ((name, office) for office in expected(name)["losses"]["office dissolved"])


@pytest.mark.parametrize(("name", "office"), list(offices()))
def test_what_a_dissolved_office_loses_is_what_was_worked_out_by_hand(name: str, office: str) -> None:
    told = expected(name)["losses"]["office dissolved"][office]
    view = seen(name, expected(name)["reference_date"])
    found = losses.run(view, imagine(view, read_changes(f"dissolve-office {office}")))

    lost = {row.subject.key: [row.before.words, row.after.words] for row in found.rows if row.kind is LossKind.LOST}
    assert lost == told["lost"]
    falls = told.get("falls", {})
    assert {
        each.thing.key: [_goal(each.goal_before), _goal(each.goal_after)] for each in found.falls if each.goal_before
    } == falls.get("goals", {})
    fallen = {each.thing.key for each in found.falls if not each.goal_before}
    for sort in ("agreements", "duties", "registers"):
        assert set(falls.get(sort, [])) <= fallen


def _goal(state: Any) -> str:
    return str(state.name).lower().replace("_", " ")


def scenarios() -> Iterator[tuple[str, str]]:
    for name in MAPS:
        told = expected(name)["scenarios"]
        yield from ((name, each["what"]) for each in [*told["list"], *told["extra"]] if ":" in each["what"])


@pytest.mark.parametrize(("name", "what"), list(scenarios()))
def test_what_is_imagined_comes_out_as_worked_out_by_hand(name: str, what: str) -> None:
    told = expected(name)["scenarios"]
    wanted = next(each for each in [*told["list"], *told["extra"]] if each["what"] == what)
    change, keys = what.split(": ")
    view = seen(name, told["date"])
    before = coverage.run(view, told["roster"])

    imagined = imagine(view, read_changes(CHANGES[change].format(*keys.split(" into "))))
    after = coverage.run(imagined, told["roster"])

    assert [before.firm, before.hangs, before.open] == told["before"]
    assert [after.firm, after.hangs, after.open] == wanted["after"]
    assert after.size == before.size
    rows = {key: coverage.of_subject(imagined, imagined.entity(key)) for key in wanted.get("rows", {})}
    for key, told_of in wanted.get("rows", {}).items():
        state, _, unit = told_of.partition(" by ")
        if state == "named" and unit:
            assert [each.unit.key for each in rows[key].units] == [unit]
            assert rows[key].state.words == state
        else:
            assert rows[key].state.words == told_of


@pytest.mark.parametrize("name", MAPS)
def test_goals_and_priorities_are_as_worked_out_by_hand(name: str) -> None:
    told = expected(name)["alignment"]
    for seen_as, goals in told.items():
        if seen_as[0].isdigit():
            view = seen(name, seen_as.split()[0], stated_only="stated-only" in seen_as)
            assert {row.goal.key: _goal(row.state) for row in alignment.run(view).goals} == goals
    found = alignment.run(seen(name, expected(name)["reference_date"]))
    assert {
        row.priority.key: sorted({each.goal.key for each in row.touches if each.decided}) for row in found.priorities
    } == {key: sorted(goals) for key, goals in told["touches"].items()}


def test_a_value_added_to_a_free_property_does_not_make_the_others_unknown(tmp_path: Path) -> None:
    shutil.copytree(FOLDER / "ensemble", tmp_path / "ensemble")
    shutil.copy(FOLDER / "ensemble-natural.toml", tmp_path / "ensemble" / "map.toml")
    door = RelationshipMap(open_store("sqlite://"))

    load_folder(door, tmp_path / "ensemble", "a test")

    assert len(door.snapshot().entities) == len(snapshot("ensemble").entities)
    door.close()
