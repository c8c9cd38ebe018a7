"""Who can bring us to whom and what hangs on one unit, held against the independent answer key."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import networkx as nx
import pytest

from graph.analyses import concentration, introductions, owners
from graph.analyses.introductions import Introduction
from tests.seeds.independent import ROSTERS, key, keys
from tests.seeds.samples import sample

INTRODUCTIONS: Mapping[str, Any] = key("introductions")
ALONE: Mapping[str, Any] = key("concentration")["alone"]
NETWORK: Mapping[str, Any] = key("concentration")["network"]

every_subject = pytest.mark.parametrize("subject", INTRODUCTIONS)


def nodes(way: Introduction, subject: str) -> list[str]:
    return [way.by.key, *(each.key for each in way.through), subject]


def types(way: Introduction) -> list[str]:
    return [tie.type for reason in way.reasons for tie in reason.relationships]


def parallel(one: str, other: str) -> set[str]:
    """The types of all that relates the two: any of them is a step from the one to the other."""
    view = sample()
    return {tie.type for tie in (*view.outgoing(one), *view.incoming(one)) if other in (tie.source, tie.target)}


@every_subject
def test_who_is_one_step_away(subject: str) -> None:
    ways = [way for way in introductions.run(sample(), subject, most=50).ways if way.steps == 1]
    found = sorted((way.by.key, *types(way)) for way in ways)

    assert found == sorted((each["from"], each["type"]) for each in INTRODUCTIONS[subject]["direct"])


def check_shortest(subject: str, start: str, expected: list[dict[str, Any]]) -> None:
    """That the shortest ways from *start* are the *expected*, step by step."""
    ways = introductions.run(sample(), subject, start=start, most=50).ways
    shortest = [way for way in ways if way.steps == ways[0].steps]

    assert sorted(nodes(way, subject) for way in shortest) == sorted(each["nodes"] for each in expected)
    for way in shortest:
        (told,) = [each for each in expected if each["nodes"] == nodes(way, subject)]
        assert way.steps == told["hops"]
        for step, said in enumerate(zip(types(way), told["types"], strict=True)):
            assert {*said} <= parallel(told["nodes"][step], told["nodes"][step + 1])


@every_subject
def test_the_shortest_ways_from_the_director_general(subject: str) -> None:
    check_shortest(subject, "director-general", INTRODUCTIONS[subject]["from_director_general"])


@every_subject
def test_the_shortest_ways_from_every_post(subject: str) -> None:
    nearest = {way.by.key: way for way in introductions.run(sample(), subject, most=50).ways if way.by.kind == "post"}
    expected: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for each in (*INTRODUCTIONS[subject]["nearest_posts"], *INTRODUCTIONS[subject]["as_near_through_a_third_party"]):
        expected[each["nodes"][0]].append(each)

    assert nearest.keys() == expected.keys()
    for post, told in expected.items():
        assert nodes(nearest[post], subject) in [each["nodes"] for each in told]
        check_shortest(subject, post, told)


@every_subject
def test_no_person_is_on_record_on_any_way(subject: str) -> None:
    assert INTRODUCTIONS[subject]["persons"] == "no person on record"
    assert not any(way.persons for way in introductions.run(sample(), subject, most=50).ways)


@pytest.mark.parametrize("roster", ROSTERS)
def test_what_hangs_on_one_unit_of_each_roster(roster: str) -> None:
    found = concentration.run(sample(), roster)

    assert {load.unit.key: keys(load.alone) for load in found.units if load.alone} == {
        unit: sorted(told["by_roster"][roster]) for unit, told in ALONE.items() if told["by_roster"][roster]
    }


def test_what_hangs_on_one_unit_of_all_that_is_counted() -> None:
    found = concentration.run(sample(), "everything-named")
    counted = {
        unit: sorted(each for each in told["subjects"] if not sample().entity(each).properties.get("generic"))
        for unit, told in ALONE.items()
    }

    assert {load.unit.key: keys(load.alone) for load in found.units} == {
        unit: subjects for unit, subjects in counted.items() if subjects
    }
    assert {load.unit.key: keys(load.posts) for load in found.units} == {
        unit: told["post"] for unit, told in ALONE.items() if counted[unit]
    }


@pytest.mark.parametrize("unit", ALONE)
def test_every_subject_that_one_unit_alone_has(unit: str) -> None:
    alone = []
    for subject in key("owners")["every_mandate"]:
        having = owners.run(sample(), subject).units
        if keys(each.unit for each in having) == [unit]:
            alone.append(subject)
            assert keys(having[0].posts) == ALONE[unit]["post"]

    assert sorted(alone) == sorted(ALONE[unit]["subjects"])
    assert len(alone) == ALONE[unit]["count"]


def test_the_network_of_units_and_subjects_and_what_it_falls_apart_without() -> None:
    graph: nx.Graph[str] = nx.Graph(
        (each.unit.key, subject)
        for subject in key("owners")["every_mandate"]
        for each in owners.run(sample(), subject).units
    )
    found = concentration.run(sample(), "everything-named")
    bridges = [each.relationship.type for each in found.bridges]

    assert (graph.number_of_nodes(), graph.number_of_edges()) == (NETWORK["nodes"], NETWORK["edges"])
    assert nx.number_connected_components(graph) == NETWORK["components"]
    assert len(list(nx.bridges(graph))) == NETWORK["bridges"]
    assert keys(each.thing for each in found.cut_vertices) == sorted(NETWORK["cut_vertices"])
    assert bridges.count("ENGAGES") == NETWORK["bridges_to_what_is_counted"]
    assert bridges.count("HEADS") == NETWORK["bridges_to_posts"]
