from dataclasses import replace

import pytest

from graph.analyses import owners
from graph.analyses.coverage import CoverageFlag
from graph.errors import NotFound, Unanswerable
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES, TARGETS
from graph.ontology.types.purpose import CHARGED_WITH, CONCERNS
from graph.ontology.types.structure import BELONGS_TO, HEADS, HOLDS
from tests.maps import World, a_map, lasting


def test_owners_name_the_unit_its_post_and_who_is_in_it() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"), ("Head of Press", HEADS, "Press Office"))
    world.tie("Ada", HOLDS, "Head of Press")

    found = owners.run(world.as_of(), subject="journalists")

    assert found.answer == "Press Office has Journalists, by mandate, not yet confirmed by a person."
    assert [each.unit.name for each in found.units] == ["Press Office"]
    assert [post.name for post in found.units[0].posts] == ["Head of Press"]
    assert [person.name for person in found.units[0].holders] == ["Ada"]


def test_where_there_is_none_the_nearest_things_on_record_are_given() -> None:
    world = a_map(("The house", TARGETS, "Donors"), bodies=["The house"])

    found = owners.run(world.as_of(), subject="donors")

    assert found.answer == "Nobody on record has Donors. Only a body as a whole names it: The house."
    assert found.units == ()
    assert [each.text for each in found.nearest] == ["The house targets Donors."]


def test_what_would_be_owned_if_decided_is_kept_apart() -> None:
    world = a_map(("Press Office", ENGAGES, "Members"))
    world.add("Friends", "stakeholder")
    world.read_as("Friends", "Members")

    found = owners.run(world.as_of(), subject="friends")

    assert found.units == ()
    assert [each.unit.name for each in found.would_have] == ["Press Office"]


def test_an_unknown_key_suggests_the_nearest() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"))

    with pytest.raises(NotFound) as caught:
        owners.run(world.as_of(), subject="journalist")

    assert str(caught.value) == "There is no entity 'journalist' on the map. Did you mean 'journalists'?"


def test_what_is_no_subject_is_refused_in_words() -> None:
    world = World()
    world.add("Physics", "topic")

    with pytest.raises(Unanswerable) as caught:
        owners.run(world.as_of(), subject="physics")

    assert str(caught.value) == (
        "physics: 'Physics' is of the kind Topic; "
        "owners can be asked of stakeholders, states, organizations, agreements."
    )


def korea_by_decision() -> World:
    world = World()
    world.add("Korea", "state")
    world.office("Korea Desk")
    world.decide(
        DecisionEffect.ASSIGN,
        about="Korea",
        assigns="Korea Desk",
        on="2017-11-01",
        until="2018",
        by="The board",
        why="Nobody had it.",
    )
    return world


def test_ownership_by_decision_tells_who_decided_when_until_when_and_why() -> None:
    found = owners.run(korea_by_decision().as_of(), subject="korea")

    told = found.units[0].decision
    assert told is not None
    assert (told.by and told.by.name, told.why) == ("The board", "Nobody had it.")
    assert found.units[0].validity == lasting("2017-11-01", "2018")
    assert found.answer == ("Korea Desk has Korea, by decision taken on 1 November 2017 by The board, good until 2018.")
    assert [each.text for each in found.reasons] == [
        "“Decision 3” decides on Korea, taken on 1 November 2017 by The board, good until 2018: Nobody had it."
    ]


def test_what_a_dated_decision_says_is_dated() -> None:
    world = korea_by_decision()

    assert CoverageFlag.UNDATED not in owners.run(world.as_of(), subject="korea").coverage.flags

    world.entities["decision-3"] = replace(world.entities["decision-3"], validity=lasting())
    assert CoverageFlag.UNDATED in owners.run(world.as_of(), subject="korea").coverage.flags


def test_a_confirmed_mandate_tells_of_the_decision_and_keeps_its_own_dates() -> None:
    world = a_map(("Press", ENGAGES, "Media"), ("Radio", ENGAGES, "Media"))
    mandate = world.tie("Press", ENGAGES, "Media", validity=lasting("2015"))
    world.decide(DecisionEffect.CONFIRM, relationship=mandate, on="2017-03-01")

    found = owners.run(world.as_of(), subject="media")

    assert [each.decision is not None for each in found.units] == [True, False]
    assert found.units[0].validity == lasting("2015")
    assert found.answer == (
        "Press and Radio have Media: Press by its mandate, confirmed on 1 March 2017; otherwise by mandate only."
    )


def test_a_mandate_that_somebody_confirmed_is_no_ownership_by_decision() -> None:
    world = World()
    mandate = world.tie("Press", ENGAGES, "Media")
    world.decide(DecisionEffect.CONFIRM, relationship=mandate, on="2017-03-01", by="The board")

    assert owners.run(world.as_of(), subject="media").answer == (
        "Press has Media, by its mandate, confirmed by The board on 1 March 2017."
    )


def test_an_open_subject_tells_of_its_classes_of_decisions_and_of_other_days() -> None:
    world = a_map(("Enlargement", CHARGED_WITH, "Widen the circle"))
    world.add("Ireland", "state")
    world.add("Associates", "state", subtype="class")
    world.tie("Widen the circle", CONCERNS, "Associates")
    world.tie("Ireland", BELONGS_TO, "Associates", validity=lasting("2025-10-22"))
    world.decide(DecisionEffect.ASSIGN, about="Ireland", assigns="Enlargement", on="2016", until="2018")
    world.tie("West Desk", ENGAGES, "Ireland", validity=lasting("2010", "2017-12-31"))
    world.tie("East Desk", ENGAGES, "Ireland", validity=lasting("2030-01-01"))

    found = owners.run(world.as_of("2026-01-01"), subject="ireland")

    assert found.answer == (
        "Nobody on record has Ireland. Nothing names it itself on 1 January 2026: none on that day, though on others. "
        "Its class Associates hangs on a decision: Enlargement would have it, and Ireland with it."
    )
    assert sorted(each.text for each in found.nearest) == [
        "Ireland belongs to Associates. Enlargement would have Associates, if so decided.",
        "Named from 1 January 2030 on by East Desk: East Desk engages Ireland.",
        "Named until 31 December 2017 by West Desk: West Desk engages Ireland.",
        "“Decision 5” decides on Ireland, taken in 2016, good until 2018. It is not in force on that day.",
    ]
    assert found.reasons == ()


def test_a_class_that_nobody_has_is_told_too() -> None:
    world = World()
    world.add("Ireland", "state")
    world.add("Associates", "state")
    world.tie("Ireland", BELONGS_TO, "Associates")

    found = owners.run(world.as_of(), subject="ireland")

    assert found.answer == "Nobody on record has Ireland. Nothing names it: none on record in the sources loaded."
    assert [each.text for each in found.nearest] == ["Ireland belongs to Associates. Nobody has Associates either."]


def test_only_subjects_are_offered_for_a_key_that_names_none() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"))
    world.add("Journalism", "goal")

    with pytest.raises(NotFound) as missing:
        owners.run(world.as_of(), subject="journalism-")

    assert missing.value.nearest == ("journalists",)
