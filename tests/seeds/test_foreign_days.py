"""What ends, what goes on from year to year, and how complete a register is, on two maps from other fields."""

from datetime import date
from typing import Any

import pytest

from graph.analyses import completeness, differences, horizon
from graph.analyses.differences import DifferenceKind
from graph.analyses.horizon import Due, DueAction
from tests.seeds.foreign_maps import MAPS, expected, keys, seen

SPANS = {"180": 180, "365 adds": 365}


def due(name: str, days: int) -> dict[str, Due]:
    found = horizon.run(seen(name), days)
    return {(each.relationship or each.thing).key: each for each in found.due}


def ends(told: list[Any]) -> list[tuple[str, str, Any, list[str]]]:
    """What ends, with its last days, in how many days, and who is on it, where the key says so."""
    return [(each[0], each[1], each[2], each[4].split(", ") if len(each) > 4 else []) for each in told]


@pytest.mark.parametrize("name", MAPS)
def test_what_ends_is_what_was_worked_out_by_hand(name: str) -> None:
    told = expected(name)["horizon"]
    wanted: set[str] = set()
    for span, days in SPANS.items():
        found = due(name, days)
        for key, day, within, on_it in ends(told[span]):
            row = found[key]
            earliest, _, latest = day.partition(" to ")
            assert str(row.latest) == (latest or earliest), key
            assert not latest or str(row.earliest) == earliest, key
            assert row.latest is not None
            left = (row.latest - date.fromisoformat(told["from"])).days
            assert left == (within[1] if isinstance(within, list) else within), key
            assert not on_it or keys(row.owners) == sorted(on_it), key
            wanted.add(key)
        others = {row.thing.kind for key, row in found.items() if key not in wanted}
        assert others <= {"priority", "event"}, "the key leaves open whether these end"
    assert keys(each.thing for each in horizon.run(seen(name), 365).unknown) == [
        each.split()[0] for each in told["unknown"]
    ]


@pytest.mark.parametrize(
    ("name", "key", "moves"),
    [
        ("harbour", "twinning-brackwater", [("twinning-brackwater", "several", "none")]),
        ("harbour", "gap-eastholm", []),
        ("harbour", "twinning-aldermouth", []),
        ("harbour", "trade-team--engages--ports-network", [("ports-network", "named", "collective")]),
        ("harbour", "mou-ports-network", [("mou-ports-network", "named", "none")]),
        ("ensemble", "assign-private-donors", [("private-donors", "named", "collective")]),
        ("ensemble", "tour-accord", []),
        ("ensemble", "touring-desk--engages--delta-players", [("delta-players", "named", "none")]),
        ("ensemble", "radio-contract", [("radio-contract", "named", "none")]),
    ],
)
def test_what_coverage_loses_by_it_is_as_worked_out_by_hand(
    name: str, key: str, moves: list[tuple[str, str, str]]
) -> None:
    told = next(each[5] for each in expected(name)["horizon"]["180"] if each[0] == key)
    found = [(each.subject.key, each.before.words, each.after.words) for each in due(name, 180)[key].moves]

    assert found == moves
    assert all(f"{before} -> {after}" in told for _, before, after in moves)


@pytest.mark.parametrize(
    ("name", "key", "action", "act_by"),
    [
        ("harbour", "twinning-aldermouth", DueAction.GOES_ON, {"2025-12-30", "2025-12-31"}),
        ("harbour", "twinning-brackwater", DueAction.RENEW, {"None"}),
        ("harbour", "mou-ports-network", DueAction.ENDS, {"None"}),
        ("ensemble", "tour-accord", DueAction.GOES_ON, {"2025-08-30", "2025-08-31", "2025-09-01"}),
        ("ensemble", "radio-contract", DueAction.RENEW, {"None"}),
    ],
)
def test_how_it_is_renewed_and_when_notice_was_due(name: str, key: str, action: DueAction, act_by: set[str]) -> None:
    row = due(name, 180)[key]

    assert row.action is action
    assert str(row.act_by) in act_by


@pytest.mark.parametrize(("name", "later", "lapsed"), [("harbour", "2026-09-30", 1), ("ensemble", "2026-02-15", 0)])
def test_horizon_counts_as_coverage_does(name: str, later: str, lapsed: int) -> None:
    roster, told = next(iter(expected(name)["coverage"].items()))
    now = told[expected(name)["reference_date"]]

    found = horizon.run(seen(name), 180)

    assert found.roster is not None
    assert (found.roster.key, found.size, found.firm_now) == (roster, now["size"], now["figures"][0])
    assert found.firm_then == told[later]["figures"][0] - lapsed, "what is to be renewed is not"


@pytest.mark.parametrize(("name", "years"), [("harbour", "years 2025 2026"), ("ensemble", "years 2024 2025")])
def test_priorities_go_on_from_year_to_year_as_worked_out_by_hand(name: str, years: str) -> None:
    told = expected(name)[years]
    _, earlier, later = years.split()
    rows = differences.run(seen(name), year=int(later), previous=int(earlier)).rows
    links = {
        kind: [(before.key, each.entity.key) for each in rows if each.kind is kind and each.entity is not None
               for before in each.earlier]
        for kind in DifferenceKind
    }  # fmt: skip

    assert links[DifferenceKind.CONTINUES] == [tuple(each[:2]) for each in told["continues"]]
    assert links[DifferenceKind.FOLLOWS_ON] == [tuple(each[:2]) for each in told["follows on"]]
    new = [each.entity.key for each in rows if each.kind is DifferenceKind.ADDED and each.entity is not None]
    assert new == told.get("new", [])
    assert not links[DifferenceKind.REMOVED]


@pytest.mark.parametrize(("day", "on_record"), [("2026-03-15", 2), ("2025-06-30", 3), ("2026-09-30", 3)])
def test_the_register_has_whom_it_has(day: str, on_record: int) -> None:
    told = expected("harbour")["completeness"]
    (register,) = completeness.run(seen("harbour", day), roster="sister-list").registers
    parties = {each.party.key: each for each in register.parties}

    assert register.register.key == told["register"]
    assert (register.found, register.expected) == (on_record, told["kinds"]["sister-cities"]["of"])
    assert parties["sister-cities"].on_record == on_record
    assert parties["shipping-lines"].on_record == told["kinds"]["shipping-lines"]["on_record"]


def test_without_a_roster_whether_the_register_is_complete_is_unknown_and_how_old_it_is_is_told() -> None:
    told = expected("harbour")["completeness"]
    (register,) = completeness.run(seen("harbour")).registers
    facts = [fact for each in register.parties for fact in each.facts]

    assert (register.expected, register.found) == (None, None)
    assert sum(each.undated for each in register.parties) == len(told["undated"])
    assert {fact.relationship.key for fact in facts if fact.relationship.key in told["undated"]} == set(told["undated"])
    assert {(fact.last_confirmed, fact.age_days, fact.sources) for fact in facts} == {("2026-03-01", 14, 1)}
    assert completeness.run(seen("ensemble")).registers == ()
