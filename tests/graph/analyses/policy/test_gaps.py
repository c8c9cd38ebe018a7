from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest

from graph.analyses.policy import Verdict
from graph.map_view import MapView
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import BELONGS_TO
from tests.graph.analyses.policy.checking import check, text_of, verdicts
from tests.maps import World, a_map, lasting

BROKEN, UNKNOWN, KEPT = Verdict.BROKEN, Verdict.UNKNOWN, Verdict.KEPT


def recorded(view: MapView, _moment: datetime | int) -> MapView:
    return view


def left_alone(end: str | None) -> World:
    world = a_map(roster=["Journalists"])
    world.tie("Press Office", ENGAGES, "Journalists", validity=lasting("2010-01-01", end))
    return world


def test_a_gap_begins_on_the_day_after_the_last_unit_was_there() -> None:
    world = left_alone("2017-09-01")

    assert check(world, "no-old-gap", days=90).text == (
        "No gap is older than 90 days: kept by the only one (The roster)."
    )
    found = check(world, "no-old-gap", days=89)
    assert (found.verdict, text_of(found)) == (
        BROKEN,
        (
            "Journalists has had no unit since 2 September 2017, 90 days. "
            "Nothing names it on 1 December 2017: none on that day, though on others."
        ),
    )


def test_what_says_that_a_gap_began_is_among_its_reasons() -> None:
    world = left_alone("2017-09-01")
    world.quote(world.relationships["press-office--engages--journalists"], "Mandates")

    (found,) = check(world, "no-old-gap", days=30).findings

    assert "A sentence of Mandates." in [each.quote for reason in found.reasons for each in reason.evidence]


def test_a_covered_subject_is_no_gap_however_long_it_was_one() -> None:
    assert text_of(check(left_alone(None), "no-old-gap", days=0)) == (
        "Journalists is no gap. One unit's mandate or decision names it: Press Office."
    )


@pytest.mark.parametrize(("days", "verdict"), [(88, BROKEN), (89, UNKNOWN), (452, UNKNOWN), (453, KEPT)])
def test_an_end_known_to_the_year_is_not_sharpened(days: int, verdict: Verdict) -> None:
    assert check(left_alone("2017"), "no-old-gap", "2018-03-31", days=days).verdict is verdict


def test_a_gap_after_an_end_known_to_the_month_says_the_first_and_the_last_day() -> None:
    assert text_of(check(left_alone("2017-06"), "no-old-gap", days=90)).startswith(
        "Journalists has had no unit since some day from 2 June 2017 to 1 July 2017, 153 to 182 days."
    )


def test_what_never_had_a_unit_is_a_gap_since_it_began() -> None:
    world = World()
    world.add("Journalists", "stakeholder", lasting("2017-11-01"))
    world.roster(["Journalists"])

    assert check(world, "no-old-gap", days=29).verdict is BROKEN
    found = check(world, "no-old-gap", days=30)
    assert (found.verdict, text_of(found).split(". ")[0]) == (
        KEPT,
        "Journalists has had no unit on record since it began: 1 November 2017, 30 days",
    )


def test_where_a_subject_has_no_dates_those_of_the_roster_or_class_tell() -> None:
    world = World()
    world.roster(["Korea"], "Focus")
    world.entities["focus"] = replace(world.entities["focus"], validity=lasting("2017", "2017"))
    found = check(world, "no-old-gap", days=90)
    assert (found.verdict, text_of(found).split(". ")[0]) == (
        BROKEN,
        "Korea has had no unit on record since Focus began to list it: 1 January 2017, 334 days",
    )

    world.add("Club", "state", subtype="class-of-states")
    world.add("Korea", "state")
    world.tie("Korea", BELONGS_TO, "Club", validity=lasting("2017-11-20"))
    assert check(world, "no-old-gap", days=90, class_='"club"').verdict is KEPT


def test_where_nothing_is_dated_since_when_is_unknown_and_never_kept() -> None:
    found = check(a_map(roster=["Journalists"]), "no-old-gap", days=36_525)

    assert (found.verdict, text_of(found)) == (
        UNKNOWN,
        (
            "Journalists has no unit, and nothing on record says since when. "
            "Nothing names it: none on record in the sources loaded."
        ),
    )


def test_the_record_tells_where_the_map_does_not() -> None:
    world = a_map(roster=["Journalists"])
    asked: list[datetime | int] = []

    def then(moment: datetime | int) -> MapView:
        asked.append(moment)
        return world.as_of("2017-12-01")

    found = check(world, "no-old-gap", days=90, then=then)

    assert asked == [datetime(2017, 9, 1, 23, 59, 59, 999999, UTC)]
    assert (found.verdict, text_of(found).split(". ")[0]) == (
        BROKEN,
        "Journalists has no unit, and had none on record on 1 September 2017; nothing says since when",
    )


def test_a_subject_that_was_not_on_record_then_or_had_a_unit_proves_no_old_gap() -> None:
    world = a_map(roster=["Journalists"])

    for before in (World(), a_map(("Press Office", ENGAGES, "Journalists"), roster=["Journalists"])):
        view = before.as_of()
        assert check(world, "no-old-gap", days=90, then=partial(recorded, view)).verdict is UNKNOWN


def test_a_decision_that_accepts_a_gap_says_that_there_was_one() -> None:
    world = a_map(roster=["Journalists"])
    world.decide(DecisionEffect.ACCEPT_GAP, about="Journalists", on="2017-06-01", until="2018-06-01", by="Board")

    found = check(world, "no-old-gap", days=90)

    assert (found.verdict, text_of(found).split(". ")[0]) == (
        BROKEN,
        "Journalists has no unit, and somebody accepted that by 1 June 2017; nothing says since when",
    )
    assert check(world, "no-old-gap", days=200).verdict is UNKNOWN


def test_an_accepted_gap_is_excused_where_the_rule_says_so_and_no_longer_than_it_is_accepted() -> None:
    world = left_alone("2010")
    world.decide(DecisionEffect.ACCEPT_GAP, about="Journalists", on="2017-06-01", until="2018-06-01", by="Board")

    found = [check(world, "no-old-gap", day, days=90, excuse_accepted="true") for day in ("2018-06-01", "2018-06-02")]

    assert [each.verdict for each in found] == [KEPT, BROKEN]
    assert text_of(found[0]) == "Journalists is a gap that somebody has accepted."
    assert check(world, "no-old-gap", "2018-06-01", days=90).verdict is BROKEN


def test_an_assignment_that_ran_out_or_was_withdrawn_leaves_a_gap_from_then_on() -> None:
    world = a_map(roster=["Donors", "Staff"])
    world.office("Press Office")
    world.decide(DecisionEffect.ASSIGN, about="Donors", assigns="Press Office", on="2015-01-01", until="2017-11-10")
    assigned = world.decide(DecisionEffect.ASSIGN, about="Staff", assigns="Press Office", on="2015-01-01")
    world.decide(DecisionEffect.WITHDRAW, about=assigned.name, on="2017-11-21")

    texts = [each.text.split(".")[0] for each in check(world, "no-old-gap", days=9).findings]

    assert texts == [
        "Donors has had no unit since 11 November 2017, 20 days",
        "Staff has had no unit since 21 November 2017, 10 days",
    ]


def test_what_hangs_is_a_gap_where_the_rule_says_so() -> None:
    world = a_map(("Press Office", ENGAGES, "Members"), roster=["Friends"])
    world.add("Friends", "stakeholder", lasting("2010-01-01"))
    world.read_as("Friends", "Members")

    assert check(world, "no-old-gap", days=90).verdict is KEPT
    assert check(world, "no-old-gap", days=90, hanging="true").verdict is BROKEN


def test_a_gap_that_what_may_hold_would_fill_cannot_be_told() -> None:
    world = a_map(roster=["Journalists"])
    world.add("Journalists", "stakeholder", lasting("2010-01-01"))
    world.tie("Press Office", ENGAGES, "Journalists", validity=lasting("2017", None))

    assert verdicts(check(world, "no-old-gap", "2017-06-01", days=90)) == {"Journalists": UNKNOWN}
    assert check(world, "no-old-gap", "2018-01-01", days=90).verdict is KEPT


def test_a_gap_of_what_has_ended_begins_on_the_day_after_its_last() -> None:
    world = a_map(roster=["Pool"])
    world.add("Pool", "stakeholder", lasting("2001-01-01", "2017-09-01"))
    world.tie("Press Office", ENGAGES, "Pool")

    assert check(world, "no-old-gap", days=90).verdict is KEPT
    found = check(world, "no-old-gap", days=89)
    assert (found.verdict, text_of(found)[:52]) == (BROKEN, "Pool has had no unit since 2 September 2017, 90 days")
