from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analyses import introductions
from graph.errors import NotFound, Unanswerable
from graph.ontology import ONTOLOGY
from graph.ontology.types.engagement import ENGAGES, TARGETS
from graph.ontology.types.structure import HEADS, HOLDS, LIAISES_WITH
from graph.records import Sensitivity
from tests.maps import World, a_map, lasting


def test_whoever_is_nearest_comes_first_with_a_way_told_step_by_step() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"), ("Head of Press", HEADS, "Press Office"))
    world.tie("Ada", HOLDS, "Head of Press")

    found = introductions.run(world.as_of(), subject="journalists")

    assert [(way.by.name, way.steps) for way in found.ways] == [("Press Office", 1), ("Head of Press", 2), ("Ada", 3)]
    assert found.ways[2].text == (
        "Ada holds Head of Press. Head of Press heads Press Office. Press Office engages Journalists."
    )
    assert [each.name for each in found.ways[2].through] == ["Head of Press", "Press Office"]
    assert [each.name for each in found.ways[1].persons] == ["Ada"]
    assert found.answer == ("Press Office can bring us to Journalists in 1 step. Persons on record on the ways: Ada.")


def test_no_person_on_record_is_said() -> None:
    found = introductions.run(a_map(("Press Office", ENGAGES, "Journalists")).as_of(), subject="journalists")

    assert found.answer == (
        "Press Office can bring us to Journalists in 1 step. No person is on record on any of the ways."
    )


def test_what_is_no_contact_is_no_way_but_is_told() -> None:
    world = a_map(("The house", TARGETS, "Journalists"), bodies=["The house"])

    found = introductions.run(world.as_of(), subject="journalists")

    assert found.ways == ()
    assert found.answer == (
        "Nobody on record can bring us to Journalists: no relationship that bears contact leads there from an office, "
        "post or person (none on record in the sources loaded)."
    )
    assert [each.text for each in found.nearest] == ["The house targets Journalists."]


def test_a_tie_that_is_over_bears_no_contact_and_one_that_may_hold_says_so() -> None:
    world = a_map()
    world.tie("Press Office", ENGAGES, "Journalists", validity=lasting("2014", "2017"))

    assert introductions.run(world.as_of("2018-01-01"), subject="journalists").ways == ()
    (way,) = introductions.run(world.as_of("2017-06-01"), subject="journalists").ways
    assert way.may_hold


def test_of_two_ties_the_surer_is_taken() -> None:
    world = a_map()
    world.tie("Press Office", ENGAGES, "Journalists", validity=lasting("2014", "2017"), key="a-doubtful")
    world.tie("Press Office", ENGAGES, "Journalists", key="b-sure")

    (way,) = introductions.run(world.as_of("2017-06-01"), subject="journalists").ways

    assert not way.may_hold


def test_from_somebody_named_the_shortest_ways_come_first() -> None:
    world = a_map(("Legal", LIAISES_WITH, "Press"), ("Press", LIAISES_WITH, "Web"), ("Legal", LIAISES_WITH, "Web"))

    found = introductions.run(world.as_of(), subject="web", start="legal")

    assert [[each.name for each in way.through] for way in found.ways] == [[], ["Press"]]
    assert found.answer == (
        "Legal reaches Web in 1 step, and in 1 other way. No person is on record on any of the ways."
    )


def test_two_whom_nothing_joins_are_told_so() -> None:
    world = a_map(("Legal", LIAISES_WITH, "Press"), ("Web", LIAISES_WITH, "Print"))

    found = introductions.run(world.as_of(), subject="web", start="legal")

    assert found.answer == ("Legal has no way to Web: no contacts join the two (none on record in the sources loaded).")


def test_a_way_never_leads_over_what_a_viewer_may_not_see() -> None:
    world = a_map(("Press Office", ENGAGES, "Journalists"))
    world.tie("Ada", HOLDS, "Head of Press")
    world.tie("Head of Press", HEADS, "Press Office", sensitivity=Sensitivity.CONFIDENTIAL)

    found = introductions.run(world.as_of(ceiling=Sensitivity.INTERNAL), subject="journalists")

    assert [way.by.name for way in found.ways] == ["Press Office"]


def test_impossible_questions_are_refused_in_words() -> None:
    world = a_map(("Press", LIAISES_WITH, "Web"))

    with pytest.raises(Unanswerable) as same:
        introductions.run(world.as_of(), subject="web", start="web")
    with pytest.raises(Unanswerable) as none:
        introductions.run(world.as_of(), subject="web", most=0)
    with pytest.raises(NotFound):
        introductions.run(world.as_of(), subject="webb")

    assert str(same.value) == "web: nobody needs to be brought to themselves; name another start."
    assert str(none.value) == "most: 0 ways are none; ask for 1 or more."


OFFICES = [f"Office {letter}" for letter in "ABCDEFG"]
TIES = st.lists(st.tuples(st.sampled_from(OFFICES), st.sampled_from(OFFICES), st.booleans()), max_size=16)


def drawn(ties: list[tuple[str, str, bool]]) -> tuple[World, "nx.Graph[str]"]:
    """A map with these ties (itself, twice and over included), and what networkx makes of those that hold."""
    world = World()
    graph: nx.Graph[str] = nx.Graph()
    for name in OFFICES:
        world.office(name)
    for number, (one, other, is_over) in enumerate(ties):
        validity = lasting(None, "2016") if is_over else lasting()
        world.tie(one, LIAISES_WITH, other, validity=validity, key=f"tie-{number}")
        if not is_over:
            graph.add_edge(*(name.lower().replace(" ", "-") for name in (one, other)))
    return world, graph


@given(TIES)
def test_the_nearest_are_as_near_as_networkx_finds_them(ties: list[tuple[str, str, bool]]) -> None:
    world, graph = drawn(ties)

    found = introductions.run(world.as_of(), subject="office-a", most=100)

    expected = dict(nx.single_source_shortest_path_length(graph, "office-a")) if "office-a" in graph else {}
    assert {way.by.key: way.steps for way in found.ways} == {key: far for key, far in expected.items() if far}
    assert [way.steps for way in found.ways] == sorted(way.steps for way in found.ways)
    for way in found.ways:
        path = [way.by.key, *(each.key for each in way.through), "office-a"]
        assert all(graph.has_edge(*pair) for pair in pairwise(path))


@given(TIES, st.integers(1, 5))
def test_the_ways_between_two_are_the_shortest_that_networkx_finds(
    ties: list[tuple[str, str, bool]], most: int
) -> None:
    world, graph = drawn(ties)
    graph.add_nodes_from(["office-a", "office-b"])

    found = introductions.run(world.as_of(), subject="office-b", start="office-a", most=most)

    lengths = sorted(len(path) - 1 for path in nx.all_simple_paths(graph, "office-a", "office-b"))
    assert [way.steps for way in found.ways] == lengths[:most]
    assert len({way.text for way in found.ways}) == len(found.ways)


def test_every_type_that_bears_contact_is_followed() -> None:
    followed = {each.name for each in ONTOLOGY.types if each.contact_bearing}

    assert {"ENGAGES", "HEADS", "HOLDS", "MEMBER_OF", "REPORTS_TO", "LIAISES_WITH"} <= followed
    assert not followed & {"TARGETS", "SERVES", "READ_AS", "BELONGS_TO", "PART_OF"}
