import pytest

from graph.analyses import completeness
from graph.analyses.completeness import FactFlag, PartyState
from graph.errors import NotFound, Unanswerable
from graph.ontology import DecisionEffect
from graph.ontology.types.partners import COVERS, MAINTAINS, PARTICIPATES_IN
from graph.ontology.types.structure import BELONGS_TO
from graph.records import Sensitivity
from graph.when import Validity
from tests.maps import World, lasting


def a_register(*cases: str, roster: tuple[str, ...] = ()) -> World:
    """A register that is to hold the members of a club, with these on record."""
    world = World()
    world.add("Register", "programme", subtype="register")
    world.add("Club members", "state", subtype="class-of-states")
    world.tie("Register", COVERS, "Club members")
    for name in {*cases, *roster}:
        world.add(name, "state", subtype="country")
    for name in cases:
        world.tie(name, BELONGS_TO, "Club members", validity=lasting("2015-01-01"))
    if roster:
        world.roster(roster, "Whom we expect")
    return world


def the_party(world: World, day: str = "2017-12-01") -> PartyState:
    (state,) = completeness.run(world.as_of(day)).registers
    (party,) = state.parties
    return party


def test_without_a_roster_completeness_is_unknown() -> None:
    found = completeness.run(a_register("Norway").as_of())

    assert (found.registers[0].expected, found.registers[0].found) == (None, None)
    assert found.answer == (
        "Register has 1 party on record under the one it is to hold; whether that is complete is unknown, because no "
        "roster of whom to expect was given; of 1 entry, 1 rests on one document or none, "
        "and for 1 nothing says of which day it speaks."
    )


def test_a_roster_says_who_is_missing() -> None:
    world = a_register("Norway", "Sweden", roster=("Norway", "Sweden", "Finland"))

    (state,) = completeness.run(world.as_of(), roster="whom-we-expect").registers

    assert (state.expected, state.found) == (3, 2)
    assert [each.name for each in state.missing] == ["Finland"]
    assert "on record are 2 of the 3 on the roster “Whom we expect”" in state.text


def test_a_class_that_the_roster_lists_is_on_record_once_a_case_of_it_is() -> None:
    empty, filled = a_register(), a_register("Norway")
    for world in (empty, filled):
        world.roster(["Club members"], "Whom we expect")

    states = [completeness.run(each.as_of(), roster="whom-we-expect").registers[0] for each in (empty, filled)]

    assert [each.found for each in states] == [0, 1]
    assert states[0].text == (
        "Register has nobody on record under the one it is to hold; "
        "on record are 0 of the 1 on the roster “Whom we expect”."
    )


def test_only_what_holds_on_the_day_counts() -> None:
    world = a_register("Norway")

    assert the_party(world, "2014-12-31").on_record == 0
    assert the_party(world, "2015-01-01").on_record == 1


def test_what_may_hold_counts_with_a_flag() -> None:
    world = a_register()
    world.add("Norway", "state")
    world.tie("Norway", BELONGS_TO, "Club members", validity=lasting("2017"))

    party = the_party(world, "2017-06-01")

    assert party.on_record == 1
    assert FactFlag.MAY_HOLD in party.facts[0].flags


def test_an_entry_says_how_much_it_rests_on_and_since_when_it_was_not_confirmed() -> None:
    world = a_register("Norway", "Sweden")
    norway = world.relationships["norway--belongs-to--club-members"]
    sweden = world.relationships["sweden--belongs-to--club-members"]
    world.add("Almanac", "document", level="secondary", about="a list")
    world.quote(norway, "Almanac", "2016")
    world.quote(sweden, "Almanac", "2016")
    world.quote(sweden, "Treaty", "2017-11-21")
    world.quote(sweden, "Rumour", "2017-11-30", contradicts=True)

    party = the_party(world)

    first, second = party.facts
    assert first.flags == (FactFlag.SINGLE_SOURCE, FactFlag.SECONDARY_ONLY)
    assert (first.last_confirmed, first.age_days) == ("2016", 700)
    assert second.flags == (FactFlag.CONTRADICTED,)
    assert (second.sources, second.last_confirmed, second.age_days) == (2, "2017-11-21", 10)
    assert (party.single_source, party.secondary_only, party.contradicted, party.oldest_days) == (1, 1, 1, 700)


def test_a_person_who_confirms_an_entry_confirms_it_for_that_day() -> None:
    world = a_register("Norway")
    world.decide(
        DecisionEffect.CONFIRM, relationship=world.relationships["norway--belongs-to--club-members"], on="2017-11-30"
    )

    assert the_party(world).facts[0].age_days == 1


def test_a_source_that_speaks_for_later_is_no_days_old() -> None:
    world = a_register("Norway")
    world.quote(world.relationships["norway--belongs-to--club-members"], "Almanac", "2025")

    assert the_party(world).oldest_days == 0


def test_an_entry_without_dates_and_sources_says_so() -> None:
    world = a_register()
    world.add("Norway", "state")
    world.tie("Norway", BELONGS_TO, "Club members", validity=Validity())

    (fact,) = the_party(world).facts

    assert fact.flags == (FactFlag.UNDATED, FactFlag.NO_SOURCE, FactFlag.NEVER_CONFIRMED)


def test_a_single_party_is_on_record_by_what_it_takes_part_in() -> None:
    world = World()
    world.add("Register", "programme", subtype="register")
    world.add("Norway", "state", subtype="country")
    world.tie("Register", COVERS, "Norway")
    assert the_party(world).on_record == 0

    world.add("Telescope", "programme")
    world.tie("Norway", PARTICIPATES_IN, "Telescope")
    assert the_party(world).on_record == 1


def test_who_keeps_it_is_told() -> None:
    world = a_register()
    world.tie("Registry", MAINTAINS, "Register")

    assert [each.name for each in completeness.run(world.as_of()).registers[0].keepers] == ["Registry"]


def test_what_a_viewer_may_not_see_is_not_counted() -> None:
    world = a_register()
    world.add("Norway", "state")
    world.tie("Norway", BELONGS_TO, "Club members", sensitivity=Sensitivity.CONFIDENTIAL)

    found = completeness.run(world.as_of(ceiling=Sensitivity.INTERNAL))

    assert found.registers[0].parties[0].on_record == 0


def test_a_map_without_a_register_says_so() -> None:
    assert completeness.run(World().as_of()).answer == (
        "No register is on record: none on record in the sources loaded."
    )


def test_a_register_that_is_to_hold_nobody_is_not_complete_but_unknown() -> None:
    world = World()
    world.add("Register", "programme", subtype="register")

    assert completeness.run(world.as_of()).answer == (
        "Whom Register is to hold is not on record, so whether it is complete is unknown."
    )


def test_what_is_no_register_is_refused_with_those_there_are() -> None:
    world = a_register()
    world.add("Website", "programme", subtype="channel")

    with pytest.raises(Unanswerable) as caught:
        completeness.run(world.as_of(), register="website")

    assert str(caught.value) == "website: 'Website' is no register; of registers there is on record: 'register'."


def test_an_unknown_roster_suggests_the_nearest() -> None:
    with pytest.raises(NotFound) as caught:
        completeness.run(a_register(roster=("Norway",)).as_of(), roster="whom-we-expct")

    assert "Did you mean 'whom-we-expect'" in str(caught.value)
