from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analyses import horizon
from graph.analyses.coverage import CoverageState
from graph.analyses.horizon import Due, DueAction
from graph.errors import Unanswerable
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.partners import PARTY_TO
from graph.ontology.types.priority import OWNED_BY
from graph.ontology.types.structure import BELONGS_TO, HOLDS
from graph.when import FuzzyDate, Validity
from tests.maps import World, a_map, lasting

DAY = date(2017, 12, 1)


def an_agreement(start: str | None, end: str | None = None, **properties: Any) -> World:
    world = World()
    world.add("Pact", "agreement", lasting(start, end), **properties)
    return world


def the_only(world: World, days: int = 365, day: str = "2017-12-01") -> Due:
    found = horizon.run(world.as_of(day), days)
    (row,) = (*found.due, *found.unknown)
    return row


def test_an_agreement_with_an_end_ends_on_it() -> None:
    row = the_only(an_agreement("2014-06-01", "2018-05-31"))

    assert (row.action, row.earliest, row.latest) == (DueAction.ENDS, date(2018, 5, 31), date(2018, 5, 31))
    assert row.text == "Pact ends on 31 May 2018."
    assert row.assumptions == ()
    assert not row.may_be_outside


def test_the_first_term_of_an_explicit_renewal_is_told_from_the_start() -> None:
    row = the_only(an_agreement("2013-06-01", term="P5Y", renewal="explicit"))

    assert (row.action, row.latest) == (DueAction.RENEW, date(2018, 5, 31))
    assert row.text == "Pact ends on 31 May 2018 unless it is renewed."
    assert row.assumptions == ()


def test_renewals_that_are_not_on_record_are_marked_as_assumed() -> None:
    row = the_only(an_agreement("2008-06-01", term="P5Y", renewal="explicit"))

    assert row.latest == date(2018, 5, 31)
    (assumed,) = row.assumptions
    assert assumed == (
        "It is assumed to have been renewed explicitly every 5 years since its first term ended by 31 May 2013; "
        "no renewal is on record."
    )


def test_a_tacit_renewal_goes_on_and_asks_for_notice_in_time() -> None:
    row = the_only(an_agreement("2013-06-01", term="P5Y", renewal="tacit", notice="P6M"))

    assert (row.action, row.act_by) == (DueAction.GOES_ON, date(2017, 11, 30))
    assert row.text == (
        "Pact goes on by itself after its term, which ends on 31 May 2018; notice was due by 30 November 2017."
    )


def test_a_day_for_notice_within_the_days_asked_about_is_due_though_the_term_ends_later() -> None:
    world = an_agreement("2013-06-01", term="P5Y", renewal="tacit", notice="P5M")

    (row,) = horizon.run(world.as_of("2017-12-01"), 31).due

    assert row.text == (
        "Pact goes on by itself after its term, which ends on 31 May 2018, unless notice is given by 31 December 2017."
    )
    assert row.may_be_outside


def test_a_term_without_renewal_that_has_passed_is_overdue() -> None:
    row = the_only(an_agreement("2010-01-01", term="P5Y", renewal="none"))

    assert row.text == "Pact was to end on 31 December 2014 by its term; nothing on record says that it did."


def test_how_it_renews_itself_is_assumed_where_it_is_not_on_record() -> None:
    row = the_only(an_agreement("2013-06-01", term="P5Y"))

    assert row.action is DueAction.RENEW
    assert row.assumptions == ("Whether it renews itself is not on record; it is assumed that somebody must renew it.",)


def test_a_start_known_to_the_year_makes_an_end_known_to_the_year() -> None:
    row = the_only(an_agreement("2013", term="P5Y", renewal="explicit"))

    assert (row.earliest, row.latest) == (date(2017, 12, 31), date(2018, 12, 30))
    assert row.text == "Pact ends on some day from 31 December 2017 to 30 December 2018 unless it is renewed."
    assert row.may_be_outside


@pytest.mark.parametrize(
    ("start", "end", "properties", "why"),
    [
        (None, None, {}, "neither an end nor a term is on record"),
        ("2014", None, {}, "neither an end nor a term is on record"),
        (None, None, {"term": "P5Y"}, "its term of 5 years has no start on record"),
        ("/2014", None, {"term": "P5Y"}, "its term of 5 years has no start on record"),
        ("2014/", None, {"term": "P5Y"}, "its term of 5 years has no certain start on record"),
        ("2014", "/", {}, "that it has an end is on record, but not when"),
        ("2014", None, {"term": "P0Y"}, "neither an end nor a term is on record"),
    ],
)
def test_what_says_no_end_is_unknown_and_says_what_is_missing(
    start: str | None, end: str | None, properties: dict[str, Any], why: str
) -> None:
    found = horizon.run(an_agreement(start, end, **properties).as_of())

    assert found.due == ()
    assert [row.text for row in found.unknown] == [f"When Pact ends cannot be told: {why}."]
    assert found.answer == (
        "Nothing on record is sure to end or to need renewal by 1 December 2018. "
        "The only agreement on record has no end that could be told: whether it lapses is unknown."
    )


def test_a_map_without_agreements_does_not_say_that_nothing_lapses() -> None:
    assert horizon.run(World().as_of()).answer == (
        "Nothing on record is sure to end or to need renewal by 1 December 2018. "
        "No agreement is on record, so whether one lapses is unknown (none on record in the sources loaded)."
    )


def test_what_is_too_general_to_be_counted_is_not_unknown() -> None:
    found = horizon.run(an_agreement(None, generic=True).as_of())

    assert found.unknown == ()


def test_a_relationship_that_ends_with_its_ends_is_told_by_them() -> None:
    world = an_agreement("2014", "2018-05-31")
    world.add("Norway", "state")
    world.tie("Norway", PARTY_TO, "Pact", validity=lasting("2014", "2018-05-31"))

    assert [row.what for row in horizon.run(world.as_of()).due] == ["Pact"]


def test_a_relationship_that_ends_before_its_ends_is_a_row_of_its_own() -> None:
    world = a_map(("Ada", HOLDS, "Head of Press"))
    world.tie("Ada", HOLDS, "Head of Press", validity=lasting("2014", "2018-05-31"))

    (row,) = horizon.run(world.as_of()).due

    assert row.what == "Ada holds Head of Press"
    assert row.text == "Ada holds Head of Press: this ends on 31 May 2018."


def test_a_period_that_another_follows_does_not_end() -> None:
    world = a_map(("Ada", HOLDS, "Head of Press"))
    world.tie("Ada", HOLDS, "Head of Press", validity=lasting("2014", "2018-05-31"))
    world.tie("Ada", HOLDS, "Head of Press", validity=lasting("2018-06-01"), key="again")

    assert horizon.run(world.as_of()).due == ()


def test_what_takes_place_does_not_lapse() -> None:
    world = World()
    world.add("Open days", "event", lasting("2018-05-01", "2018-05-02"))

    assert horizon.run(world.as_of()).due == ()


def test_the_unit_that_owns_it_is_on_it_and_a_body_only_as_a_whole() -> None:
    world = an_agreement(None, "2018-05-31")
    world.add("Charter", "agreement", lasting(None, "2018-06-30"))
    world.office("The house", "sector")
    world.tie("Pact", OWNED_BY, "Legal Service")
    world.office("Legal Service")
    world.tie("Charter", OWNED_BY, "The house")

    pact, charter = horizon.run(world.as_of()).due

    assert ([each.name for each in pact.owners], pact.as_a_whole) == (["Legal Service"], False)
    assert ([each.name for each in charter.owners], charter.as_a_whole) == (["The house"], True)


def test_who_is_on_something_that_has_not_begun_is_who_will_be() -> None:
    world = World()
    world.office("Press Office")
    world.add("More interviews", "priority", year=2018)
    world.tie("More interviews", OWNED_BY, "Press Office")

    (row,) = horizon.run(world.as_of("2017-12-01"), 400).due

    assert [each.name for each in row.owners] == ["Press Office"]


def test_the_coverage_that_falls_with_it_is_told_subject_by_subject() -> None:
    world = a_map(("Press Office", ENGAGES, "Donors"), roster=["Journalists", "Donors"])
    world.tie("Press Office", ENGAGES, "Journalists", validity=lasting("2014", "2018-05-31"))

    found = horizon.run(world.as_of())

    assert (found.size, found.firm_now, found.firm_then) == (2, 2, 1)
    assert [(each.subject.name, each.before, each.after) for each in found.moves] == [
        ("Journalists", CoverageState.NAMED, CoverageState.NONE)
    ]
    assert found.due[0].moves == found.moves
    assert found.answer == (
        "1 thing ends by 1 December 2018: Press Office engages Journalists. "
        "If nothing follows, 1 of the 2 subjects of The roster is covered less, and 1 instead of 2 are firm. "
        "No agreement is on record, so whether one lapses is unknown (none on record in the sources loaded)."
    )


def test_what_goes_on_by_itself_takes_nothing_with_it() -> None:
    for renewal, moved in (("tacit", []), ("explicit", ["Protocol"])):
        world = a_map(("Legal Service", ENGAGES, "Pact"))
        world.add(
            "Pact", "agreement", lasting("2013-06-01"), term="P5Y", renewal=renewal, subtype="class-of-agreements"
        )
        world.tie("Protocol", BELONGS_TO, "Pact")
        world.add("Protocol", "agreement")
        world.roster(["Protocol"])

        assert [each.subject.name for each in horizon.run(world.as_of()).moves] == moved


def test_an_agreement_on_the_roster_counts_until_it_ends_and_not_after() -> None:
    for renewal, then in (("none", 0), ("explicit", 0), ("tacit", 1)):
        world = World()
        world.add("Pact", "agreement", lasting("2013-06-01", "2018-05-31"), renewal=renewal)
        world.tie("Pact", OWNED_BY, "Legal Service")
        world.roster(["Pact"])

        found = horizon.run(world.as_of())

        assert (found.size, found.firm_now, found.firm_then) == (1, 1, then)
        assert [(each.subject.name, each.after) for each in found.moves] == [("Pact", CoverageState.NONE)][then:]
        assert found.due[0].moves == found.moves


def test_two_mandates_that_end_together_leave_nobody() -> None:
    world = a_map(roster=["Journalists"])
    for office in ("Press Office", "Web Team"):
        world.tie(office, ENGAGES, "Journalists", validity=lasting("2014", "2018-05-31"))

    found = horizon.run(world.as_of())

    assert [each.after for each in found.moves] == [CoverageState.NONE]
    assert all(row.moves == found.moves for row in found.due)


def test_a_gap_that_was_accepted_until_a_day_runs_out() -> None:
    world = a_map(roster=["Donors"])
    world.decide(DecisionEffect.ACCEPT_GAP, about="Donors", on="2017-06-01", until="2018-01-31")

    (row,) = horizon.run(world.as_of()).due

    assert row.latest == date(2018, 1, 31)


def test_negative_days_are_refused_in_words() -> None:
    with pytest.raises(Unanswerable) as caught:
        horizon.run(World().as_of(), -1)

    assert str(caught.value) == "days: -1 days lie behind; ask for 0 or more."


def test_all_days_there_are_can_be_asked_about() -> None:
    assert horizon.run(an_agreement("2014", "9999-12-31").as_of(), 10**9).last_day == date.max


DATES = st.sampled_from([None, "2014", "2016-03", "2017-12-01", "2018-02~", "2018", "/", "/2018", "2018/"])
WORLDS = st.tuples(
    DATES,
    DATES,
    st.sampled_from([None, "P1D", "P7M", "P5Y", "P100Y"]),
    st.sampled_from([None, "tacit", "explicit", "none", "unknown"]),
    st.sampled_from([None, "P6M", "P90D"]),
)


@given(WORLDS, st.integers(0, 1000), st.integers(0, 1000))
def test_looking_further_never_hides_what_was_in_sight(cells: tuple[str | None, ...], days: int, more: int) -> None:
    start, end, term, renewal, notice = cells
    begins, ends = (FuzzyDate.read(each) if each else None for each in (start, end))
    if begins and ends and begins.earliest > ends.latest:
        begins, ends = ends, begins
    said = {"term": term, "renewal": renewal, "notice": notice}
    world = World()
    world.add("Pact", "agreement", Validity(begins, ends), **{name: value for name, value in said.items() if value})

    near, far = (horizon.run(world.as_of(DAY), each) for each in (days, days + more))

    assert {row.thing.key for row in near.due} <= {row.thing.key for row in far.due}
    assert near.unknown == far.unknown
    for row in near.due:
        assert row.earliest is not None
        assert row.latest is not None
        assert row.earliest <= row.latest
        in_time = row.earliest <= near.last_day and row.latest >= DAY
        assert in_time or row.act_by is not None or "was to end" in row.text
