"""Who can bring us to whom, what waits for a decision, and how much is tied to what, on two maps from other fields."""

import pytest

from graph.analyses import centrality, introductions, settling
from graph.analyses.coverage import CoverageState
from graph.analyses.settling import SettlingKind, Waiting
from tests.seeds.foreign_maps import MAPS, expected, named, seen

WAYS = [(name, key) for name in MAPS for key in expected(name)["introductions"]]


@pytest.mark.parametrize(("name", "key"), WAYS)
def test_persons_are_as_many_steps_away_as_worked_out_by_hand(name: str, key: str) -> None:
    told = expected(name)["introductions"][key]
    ways = introductions.run(seen(name), key, most=50).ways
    steps = {each.by.key: each.steps for each in reversed(ways)}

    assert {person: steps[person] for person in told["persons"]} == told["persons"]
    if not told["persons"]:
        assert not any(each.persons for each in ways)


def test_the_ways_to_coastal_lines_and_who_stands_beside_the_league() -> None:
    told = expected("harbour")["introductions"]
    ways = introductions.run(seen("harbour"), "coastal-lines", most=50).ways
    found = {
        " - ".join(("coastal-lines", *(step.key for step in reversed(each.through)), each.by.key)) for each in ways
    }

    assert set(told["coastal-lines"]["paths"]) <= found
    league = introductions.run(seen("harbour"), "maritime-league", most=50).ways
    beside = {each.through[-1].key if each.through else each.by.key for each in league}
    assert beside == {*told["maritime-league"]["also 1 hop"], *told["maritime-league"]["persons"]}


def test_nobody_of_the_archive_is_reached_from_the_rest() -> None:
    archive = set(expected("ensemble")["parts"]["archive"])
    ways = introductions.run(seen("ensemble"), "archive-users", most=50).ways

    assert {key for each in ways for key in (each.by.key, *(step.key for step in each.through))} == archive - {
        "archive-users"
    }


def waiting(name: str, *kinds: SettlingKind) -> dict[str, Waiting]:
    rows = settling.run(seen(name)).rows
    return {(each.relationship or each.subject).key: each for each in rows if each.kind in kinds}


@pytest.mark.parametrize("name", MAPS)
def test_what_waits_for_a_decision_is_as_worked_out_by_hand(name: str) -> None:
    told = expected(name)["settling"]
    readings = waiting(name, SettlingKind.UNDECIDED_READING)
    inferred = waiting(name, SettlingKind.INFERRED_MANDATE)
    ending = waiting(name, SettlingKind.GAP_ENDING)
    still_open = waiting(name, SettlingKind.OPEN_SUBJECT)

    firmer = {
        key: [f"{move.subject.key} hangs -> firm" for move in row.moves if move.if_yes is CoverageState.NAMED]
        for key, row in readings.items()
    }
    assert firmer == told["open readings"]
    assert not set(told.get("must not list", ())) & set(readings)
    assert set(inferred) == set(named(told["inferred mandates"]))
    for key, subjects in told["inferred mandates"].items():
        assert [each.subject.key for each in inferred[key.split()[0]].moves] == subjects
    assert {*still_open, *ending} == set(told["open subjects"])
    assert set(ending) == set(named(told["gap near its end"]))


@pytest.mark.parametrize("name", MAPS)
def test_the_mandates_that_nobody_confirmed_are_those_worked_out_by_hand(name: str) -> None:
    told = expected(name)["settling"]
    ties = [
        each.relationship
        for each in waiting(name, SettlingKind.INFERRED_MANDATE, SettlingKind.UNCONFIRMED_MANDATE).values()
        if each.relationship is not None and each.relationship.type == "ENGAGES"
    ]
    found = {f"{each.source} {each.target}" for each in ties}

    assert set(told["never confirmed"]) <= found
    assert not set(told.get("not in never confirmed", ())) & found
    bodies = {each.removeprefix("mandates of ") for each in told["accept never confirmed also"]}
    assert {each.split()[0] for each in found - set(told["never confirmed"])} <= bodies


@pytest.mark.parametrize("name", MAPS)
def test_things_have_as_many_neighbours_as_worked_out_by_hand(name: str) -> None:
    found = {each.thing.key: each.neighbours for each in centrality.run(seen(name), most=1000).rows}

    told = {key: each for key, each in expected(name)["degree"].items() if isinstance(each, dict)}
    assert {key: found.get(key, 0) for key in told} == {
        key: each.get("neighbours", each.get("neighbours_on_day")) for key, each in told.items()
    }
