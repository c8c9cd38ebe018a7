"""Of decisions on one day that contradict each other the one given later counts, in a scenario and on the map alike."""

from dataclasses import replace
from datetime import date

import pytest

from graph.analyses import settling
from graph.analyses.decisions import Decisions
from graph.editing import Author, Order, carry_out
from graph.map_view import MapView
from graph.ontology import DecisionEffect, ReadingStatus
from graph.ontology.types.engagement import ENGAGES
from graph.scenarios import imagine, read_changes
from tests.maps import World, a_map
from tests.schema.asking import door_to

DAY = date(2017, 12, 1)
ACCEPT, REJECT = (f"{effect} friends--read-as--members" for effect in ("accept-reading", "reject-reading"))


def a_house() -> World:
    world = a_map(("Unit A", ENGAGES, "Members"), roster=("Friends", "Staff"))
    world.office("Unit B")
    world.read_as("Friends", "Members")
    world.settings = replace(world.settings, reference_date=DAY)
    return world


def both_ways(text: str) -> tuple[MapView, MapView]:
    """What comes of the changes imagined, and written one after the other."""
    door = door_to(a_house())
    imagined = imagine(door.view(), read_changes(text))
    for each in read_changes(text):
        carry_out(door, Order(edits=(each,), paths=(("0",),), author=Author("a test")))
    return imagined, door.view()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"{ACCEPT}\n{REJECT}", ReadingStatus.REJECTED),
        (f"{REJECT}\n{ACCEPT}", ReadingStatus.ACCEPTED),
        (f"{REJECT}\n{ACCEPT}\n{REJECT}", ReadingStatus.REJECTED),
        (f"{REJECT}\n{ACCEPT}\nwithdraw-decision accept-reading-2017-12-01", ReadingStatus.REJECTED),
        (f"{REJECT} on=2017-12-01\n{ACCEPT} on=2017-11-30", ReadingStatus.REJECTED),
    ],
)
def test_a_reading_stands_as_it_was_decided_last(text: str, status: ReadingStatus) -> None:
    for view in both_ways(text):
        reading = view.relationship("friends--read-as--members")
        assert Decisions(view).reading_status(reading)[0] is status


def test_a_gap_is_accepted_until_the_day_that_was_given_last() -> None:
    for view in both_ways("accept-gap staff 2018-12-31\naccept-gap staff 2018-06-30"):
        accepted = [
            [str(found.validity.end) for found, _ in Decisions(seen).about("staff", DecisionEffect.ACCEPT_GAP)]
            for seen in (view, view.seen_on(date(2018, 7, 1)))
        ]
        assert accepted == [["2018-06-30"], []]


def test_what_another_took_the_place_of_is_told_as_not_in_force() -> None:
    for view in both_ways("accept-gap staff 2018-12-31\naccept-gap staff 2018-06-30"):
        told = {each.text: each.in_force for each in settling.run(view, since=date(2017, 11, 1)).settled}
        assert told == {
            "1 December 2017: the gap at Staff was accepted until 31 December 2018.": False,
            "1 December 2017: the gap at Staff was accepted until 30 June 2018.": True,
        }


def test_two_assignments_stand_side_by_side() -> None:
    for view in both_ways("assign-unit staff unit-a\nassign-unit staff unit-b"):
        assert [each.holder.name for each in Decisions(view).assignments("staff")] == ["Unit A", "Unit B"]
