"""What stands beside the states on two maps from other fields: flags, pull, order, units, and the days of change."""

from collections.abc import Iterator
from typing import Any

import pytest

from graph.analyses import coverage
from graph.analyses.coverage import Coverage, CoverageFlag, CoverageReport
from tests.seeds.foreign_maps import MAPS, expected, keys, named, seen

DECIDED, FROM_TEXT = CoverageFlag.DECIDED, CoverageFlag.FROM_TEXT
ALL_DAYS = {"every day, with and without stated-only": ("2024-03-10", "2025-11-20", "2026-02-15")}
WORDS = {
    "gap accepted": CoverageFlag.GAP_ACCEPTED,
    "lead agreed": CoverageFlag.LEAD_AGREED,
    "lead: head-press accountable": CoverageFlag.LEAD_AGREED,
    "no lead agreed": CoverageFlag.NO_LEAD_AGREED,
    "different purpose": CoverageFlag.DIFFERENT_PURPOSE,
    "may hold": CoverageFlag.MAY_HOLD,
}
"""How the remarks of the key begin that are flags."""


def tables() -> Iterator[tuple[str, str, str, bool, dict[str, Any]]]:
    """Each table of rows: map, roster, day, whether of what is stated only, and the rows."""
    for name in MAPS:
        for roster, told in expected(name)["coverage"].items():
            for seen_as, table in told.items():
                if isinstance(table, dict) and "rows" in table:
                    for day in ALL_DAYS.get(seen_as, (seen_as.split()[0],)):
                        yield name, roster, day, seen_as.endswith("stated-only"), table["rows"]


def row(report: CoverageReport, key: str) -> Coverage:
    return next(each for each in report.rows if each.subject.key == key)


def is_as_told(flag: bool, told: bool | str | None) -> bool:
    """Whether a flag is as the key has it, which leaves some open ("either") and knows none where nobody has it."""
    return told == "either" or flag is bool(told)


def is_the_post(flags: set[CoverageFlag], told: str | None, day: str) -> bool:
    vacant, nobody = CoverageFlag.POST_VACANT in flags, CoverageFlag.NO_STAND_IN in flags
    if told is None or f"on {day} filled" in told or told.startswith("not vacant"):
        return not vacant
    if told.startswith("vacant, stand-in"):
        return vacant and not nobody
    return told.startswith("either") or "unsaid" in told or (vacant and nobody)


def basis(told: str | None) -> set[CoverageFlag]:
    """The flags of what it rests on that the key takes."""
    if told is None:
        return set()
    if told == "text":
        return {FROM_TEXT}
    return {DECIDED} if told.startswith(("decided", "both")) and "accept text" not in told else {DECIDED, FROM_TEXT}


@pytest.mark.parametrize(("name", "roster", "day", "stated_only", "rows"), list(tables()))
def test_flags_are_as_worked_out_by_hand(
    name: str, roster: str, day: str, stated_only: bool, rows: dict[str, Any]
) -> None:
    report = coverage.run(seen(name, day, stated_only=stated_only), roster)

    for key, told in rows.items():
        flags = set(row(report, key).flags)
        if told["weakest_link"]:
            assert CoverageFlag[f"RESTS_ON_{told['weakest_link'].upper().replace('-', '_')}"] in flags, key
        assert flags & {DECIDED, FROM_TEXT} <= basis(told["basis"]), key
        assert bool(flags & {DECIDED, FROM_TEXT}) == (told["basis"] is not None), key
        assert is_as_told(CoverageFlag.UNDATED in flags, told["undated"]), key
        assert is_the_post(flags, told["post"], day), key
        said = {flag for words, flag in WORDS.items() if any(each.startswith(words) for each in told["flags"])}
        assert said <= flags, key
        for flag in (CoverageFlag.GAP_ACCEPTED, CoverageFlag.LEAD_AGREED, CoverageFlag.NO_LEAD_AGREED):
            assert (flag in flags) == (flag in said), (key, flag)


@pytest.mark.parametrize(("name", "roster", "day", "stated_only", "rows"), list(tables()))
def test_of_parts_so_many_are_firm(name: str, roster: str, day: str, stated_only: bool, rows: dict[str, Any]) -> None:
    report = coverage.run(seen(name, day, stated_only=stated_only), roster)
    in_part = {key: told["flags"][0] for key, told in rows.items() if told["state"] == "in part"}

    for key, told in in_part.items():
        found = row(report, key)
        assert told.startswith(f"{found.parts_firm} of {found.parts}")


@pytest.mark.parametrize("name", MAPS)
def test_items_pull_order_and_confirmations(name: str) -> None:
    for roster, told in expected(name)["coverage"].items():
        for what, wanted in told.items():
            view = seen(name, what.split()[1]) if " 20" in what else seen(name)
            report = coverage.run(view, roster)
            if what == "items":
                assert report.items == wanted
            elif what.startswith("pull"):
                others = wanted["every other row"]
                assert {each.subject.key: each.pull for each in report.rows} == {
                    each.subject.key: wanted.get(each.subject.key, others) for each in report.rows
                }
            elif what.startswith("order"):
                order = [each.subject.key for each in report.rows]
                assert order[: report.open + report.hangs] == wanted["open"] + wanted["hangs"]
            elif what.startswith("confirmed"):
                assert report.confirmed in wanted["accept"]


@pytest.mark.parametrize("name", MAPS)
def test_everything_named_is_who_is_named(name: str) -> None:
    told = expected(name)["coverage"]["everything-named"]
    report = coverage.run(seen(name), "everything-named")

    assert keys(each.subject for each in report.rows) == sorted(told["members"])
    assert report.size == told["size"]
    assert [report.firm, report.hangs, report.open] == told[expected(name)["reference_date"]]


@pytest.mark.parametrize("name", MAPS)
def test_units_are_told_from_bodies(name: str) -> None:
    report = coverage.run(seen(name))

    assert keys(report.units) == named(expected(name)["units"])
    assert set(named(expected(name)["bodies"])) <= set(keys(report.bodies))


@pytest.mark.parametrize(("name", "boundary"), [(name, each) for name in MAPS for each in expected(name)["boundaries"]])
def test_a_state_changes_on_the_day_it_changes(name: str, boundary: list[str]) -> None:
    day, key, state = boundary
    view = seen(name, day)
    rows = [each for roster in (None, "everything-named") for each in coverage.run(view, roster).rows]

    assert {each.state.words for each in rows if each.subject.key == key} == {state}


@pytest.mark.parametrize(
    ("key", "day", "flags"),
    [
        ("eastholm", "2025-10-31", set()),
        ("eastholm", "2025-11-01", {CoverageFlag.GAP_ACCEPTED}),
        ("eastholm", "2026-05-31", {CoverageFlag.GAP_ACCEPTED}),
        ("eastholm", "2026-06-01", set()),
        ("aldermouth", "2026-01-31", set()),
        ("aldermouth", "2026-02-01", {CoverageFlag.POST_VACANT}),
        ("deepsea-lines", "2025-12-31", {CoverageFlag.NO_STAND_IN}),
        ("deepsea-lines", "2026-01-01", {CoverageFlag.POST_VACANT, CoverageFlag.NO_STAND_IN}),
        ("coastal-lines", "2026-10-31", {CoverageFlag.NO_STAND_IN}),
        ("coastal-lines", "2026-11-01", {CoverageFlag.POST_VACANT, CoverageFlag.NO_STAND_IN}),
    ],
)
def test_a_flag_goes_up_and_down_on_its_day(key: str, day: str, flags: set[CoverageFlag]) -> None:
    found = set(row(coverage.run(seen("harbour", day)), key).flags)

    assert found & {CoverageFlag.GAP_ACCEPTED, CoverageFlag.POST_VACANT, CoverageFlag.NO_STAND_IN} == flags
