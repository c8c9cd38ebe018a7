"""Who was what on every day on which that may change, worked out from the rows alone.

The reader here is made from the README of the rows and knows nothing of fuzzy dates: a bound is the first and the last
day on which it may lie, and what holds is told by comparing days.
"""

import csv
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from graph.analyses.coverage import Coverage, CoverageFlag, CoverageState
from graph.analyses.coverage.judge import Judge
from graph.analyses.coverage.rows import row as judged
from graph.map_view import MapView
from graph.when import Truth
from seeds.participation.tables import ROWS
from tests.seeds.samples import sample

DAY = timedelta(days=1)
EVER, NEVER = date.min, date.max
CONVENTION = date(1954, 9, 29)
CLASSES = {
    "member": "member-states",
    "associate": "associate-member-states",
    "associate-pre-stage": "associate-member-states",
}


def rows(name: str) -> list[dict[str, str]]:
    with (ROWS / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@dataclass(frozen=True)
class Bound:
    """The first and the last day on which something may have begun, or may have held for the last time."""

    first: date
    last: date


def bound(text: str) -> Bound:
    """`2011`, `2011-03` or `2011-03-05`."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    assert found, text
    year, month, day = (int(each) if each else None for each in found.groups())
    assert year
    first = date(year, month or 1, day or 1)
    return Bound(first, date(year, month or 12, day or monthrange(year, month or 12)[1]))


@dataclass(frozen=True)
class Period:
    begins: Bound
    ends: Bound

    def on(self, day: date) -> Truth:
        if day < self.begins.first or day > self.ends.last:
            return Truth.NO
        return Truth.YES if self.begins.last <= day <= self.ends.first else Truth.MAYBE


def known_to(row: dict[str, str]) -> Bound:
    text = row.get("as_known_to", "")
    return bound(text if text[:1].isdigit() else "2026-01")


def period(row: dict[str, str], start: str) -> Period:
    """The period of a row by its lifecycle; *start* is the column with its start."""
    begins = bound(row[start]) if row.get(start) else None
    forever = Bound(NEVER, NEVER)
    match row["lifecycle"]:
        case "in-force" | "suspended":
            return Period(begins or Bound(EVER, known_to(row).last), forever)
        case "ended":
            return Period(begins or Bound(EVER, EVER if row["end_date"] else NEVER), last_day(row, begins))
        case "pending":
            return Period(Bound(known_to(row).last + DAY, NEVER), forever)
        case _:
            return Period(begins or Bound(EVER, NEVER), Bound(EVER, NEVER))


def last_day(row: dict[str, str], begins: Bound | None) -> Bound:
    if not row["end_date"]:
        return Bound(begins.first if begins else EVER, known_to(row).last)
    end = bound(row["end_date"])
    became = row.get("end_reason", "").startswith("became")
    return Bound(end.first - DAY, end.last - DAY) if became else end


def around(bounds: Iterable[Bound]) -> set[date]:
    """Every day at a bound, the day before and the day after."""
    ends = {day for each in bounds for day in (each.first, each.last) if EVER < day < NEVER}
    return {day + step for day in ends for step in (-DAY, timedelta(0), DAY)}


def gone() -> dict[str, date]:
    """The last day of each state that is no more: the day it ceased, else the eve of its codes' withdrawal."""
    states = (row for row in rows("states") if row["iso_withdrawal_date"])
    found = {row["id"]: bound(row["iso_withdrawal_date"]).first - DAY for row in states}
    ceased = (row for row in rows("participation") if row["end_reason"] == "state ceased to exist")
    return found | {row["participant_id"]: bound(row["end_date"]).last for row in ceased}


GONE = gone()
PERIODS = {row["id"]: period(row, "start_date") for row in rows("participation")}
STANDINGS = {row["id"]: row for row in rows("participation")}
DAYS = sorted(
    around(each for known in PERIODS.values() for each in (known.begins, known.ends))
    | around(Bound(day, day) for day in GONE.values())
    | {CONVENTION - DAY, CONVENTION}
)
STATES = [row["id"] for row in rows("states") if row["kind"] == "state"]


@cache
def on(day: date) -> MapView:
    return sample("participation", as_of=day)


def expected_standing(key: str, day: date) -> Truth:
    """Whether a status holds: as long as its row says, and never after the state is gone."""
    return PERIODS[key].on(day) if day <= GONE.get(STANDINGS[key]["participant_id"], NEVER) else Truth.NO


def expected_classes(state: str, day: date) -> dict[str, Truth]:
    """The classes of a state on a day by its standings, without those that it is not in."""
    if day < CONVENTION or day > GONE.get(state, NEVER):
        return {}
    found: dict[str, Truth] = {}
    for key, row in STANDINGS.items():
        truth = PERIODS[key].on(day)
        if row["participant_id"] == state and row["status"] in CLASSES and truth is not Truth.NO:
            class_ = CLASSES[row["status"]]
            found[class_] = Truth.YES if Truth.YES in (truth, found.get(class_)) else Truth.MAYBE
    if Truth.YES not in found.values():
        found["non-member-states"] = Truth.MAYBE if found else Truth.YES
    return found


def classes(state: str, day: date) -> dict[str, Truth]:
    """The same as the map tells."""
    found: defaultdict[str, Truth] = defaultdict(lambda: Truth.NO)
    for tie in on(day).outgoing(state, "BELONGS_TO"):
        found[tie.target] |= on(day).holds(tie)
    return {class_: truth for class_, truth in found.items() if truth is not Truth.NO}


def test_every_standing_holds_on_every_day_as_its_row_says() -> None:
    wrong = [
        (key, day.isoformat(), expected.name, found.name)
        for day in DAYS
        for key in PERIODS
        if (found := on(day).holds(on(day).relationship(key))) is not (expected := expected_standing(key, day))
    ]

    assert wrong == []
    assert len(DAYS) > 150


def test_every_state_is_in_the_classes_that_its_standings_put_it_in_on_every_day() -> None:
    wrong = [
        (state, day.isoformat(), expected, found)
        for day in DAYS
        for state in STATES
        if (found := classes(state, day)) != (expected := expected_classes(state, day))
    ]

    assert wrong == []


def test_a_state_that_is_gone_is_on_no_later_day_and_on_every_one_before() -> None:
    assert {"czechoslovakia", "yugoslavia"} <= GONE.keys()
    for state, last in GONE.items():
        days = (last - DAY, last, last + DAY)
        assert [on(day).exists(on(day).entity(state)) for day in days] == [Truth.YES, Truth.YES, Truth.NO]


def test_every_agreement_and_relation_holds_on_every_day_as_its_row_says() -> None:
    told = {row["id"]: period(row, "signed_date") for row in rows("cooperation_agreements")}
    told |= {row["id"]: period(row, "start_date") for row in rows("organization_relations")}
    days = sorted(around(each for known in told.values() for each in (known.begins, known.ends)))
    snapshot = on(days[0]).snapshot
    ties = {
        key: tie
        for key in told
        if (tie := snapshot.relationships.get(key) or snapshot.relationships.get(f"cern--party-to--{key}"))
    }

    wrong = [
        (key, day.isoformat(), expected.name, found.name)
        for day in days
        for key, tie in ties.items()
        if (found := on(day).holds(tie)) is not (expected := told[key].on(day))
        and on(day).exists(on(day).entity(tie.target)) is not Truth.NO
    ]

    assert wrong == []
    as_observers = {row["id"] for row in rows("organization_relations") if row["direction"] == "org-at-cern"}
    assert told.keys() - ties.keys() <= as_observers  # told with the status itself
    assert len(days) > 250


NAMED = {"member-states", "non-member-states"}
"""The classes that a mandate of the documents names; the one of Associate Member States is none of them."""
IN_DOUBT = [
    (state, day)
    for state in ("czechoslovakia", "israel", "chile")
    for day in DAYS
    if Truth.MAYBE in expected_classes(state, day).values()
]


def covered(state: str, day: date) -> Coverage:
    judge = Judge(on(day))
    return judged(judge, judge.judge(on(day).entity(state)), None)


def test_coverage_follows_the_class_from_day_to_day_and_says_where_it_only_may_hold() -> None:
    moving = ("spain", "serbia", "yugoslavia")
    for state, day in [*IN_DOUBT, *((state, day) for state in moving for day in DAYS)]:
        expected = {name: truth for name, truth in expected_classes(state, day).items() if name in NAMED}

        found = covered(state, day)

        assert (found.state is CoverageState.BY_CLASS) is bool(expected), (state, day)
        is_doubtful = Truth.MAYBE in expected.values()
        assert (CoverageFlag.MAY_HOLD in found.flags) is is_doubtful, (state, day)
        assert any("(may hold)" in each.text for each in found.reasons) is is_doubtful, (state, day)
    assert {state for state, _ in IN_DOUBT} == {"czechoslovakia", "israel", "chile"}
