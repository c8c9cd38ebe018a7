from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analyses import paths
from graph.errors import NotFound, Unanswerable
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import PART_OF
from graph.records import Basis
from tests.maps import World, lasting


def a_world() -> World:
    """Two teams of one house; both engage the donors, one of them twice over; the press is engaged by a third."""
    world = World()
    world.tie("East Team", PART_OF, "House")
    world.tie("West Team", PART_OF, "House")
    world.tie("East Team", ENGAGES, "Donors")
    world.tie("West Team", ENGAGES, "Donors")
    world.tie("West Team", ENGAGES, "Donors", key="again")
    world.tie("Third Team", ENGAGES, "Press")
    return world


def ways(found: paths.Paths) -> list[list[str]]:
    return [[found.source.key, *(hop.far.key for hop in path.hops)] for path in found.paths]


def test_paths_are_found_shortest_first_then_by_key() -> None:
    found = paths.run(a_world().as_of(), "house", "donors")
    assert ways(found) == [["house", "east-team", "donors"], ["house", "west-team", "donors"]]
    assert [each.length for each in found.paths] == [2, 2]
    assert found.complete


def test_each_step_tells_every_tie_and_which_way_it_runs() -> None:
    found = paths.run(a_world().as_of(), "house", "donors").paths[1]
    assert [(hop.near.key, hop.far.key) for hop in found.hops] == [("house", "west-team"), ("west-team", "donors")]
    assert [[(tie.relationship.key, tie.forward) for tie in hop.ties] for hop in found.hops] == [
        [("west-team--part-of--house", False)],
        [("again", True), ("west-team--engages--donors", True)],
    ]


def test_a_path_visits_nobody_twice() -> None:
    found = paths.run(a_world().as_of(), "east-team", "west-team", longest=6)
    assert ways(found) == [["east-team", "donors", "west-team"], ["east-team", "house", "west-team"]]


def test_who_is_not_connected_has_no_path() -> None:
    found = paths.run(a_world().as_of(), "house", "press", longest=8)
    assert (found.paths, found.complete) == ((), True)


def test_types_and_lengths_and_numbers_are_kept_to() -> None:
    view = a_world().as_of()
    assert ways(paths.run(view, "east-team", "west-team", ["PART_OF"])) == [["east-team", "house", "west-team"]]
    assert paths.run(view, "house", "donors", longest=1).paths == ()
    assert [len(paths.run(view, "house", "donors", first=first).paths) for first in (0, 1, 9)] == [0, 1, 2]


def test_only_what_holds_on_the_day_and_is_seen_through_the_lenses_connects() -> None:
    world = World()
    world.tie("Old Team", ENGAGES, "Donors", validity=lasting("2010", "2015"))
    world.tie("Old Team", PART_OF, "House")
    world.tie("Guessed Team", ENGAGES, "Donors", basis=Basis.ORDER)
    world.tie("Guessed Team", PART_OF, "House")
    assert ways(paths.run(world.as_of("2012-01-01"), "house", "donors"))[1] == ["house", "old-team", "donors"]
    assert ways(paths.run(world.as_of("2017-01-01"), "house", "donors")) == [["house", "guessed-team", "donors"]]
    assert paths.run(world.as_of("2017-01-01", stated_only=True), "house", "donors").paths == ()


def test_being_on_one_list_is_no_tie() -> None:
    world = a_world()
    world.roster(["Donors", "Press"])
    view = world.as_of()
    assert paths.run(view, "donors", "press").paths == ()
    assert ways(paths.run(view, "donors", "press", ["INCLUDES"])) == [["donors", "the-roster", "press"]]


def test_the_search_ends_when_it_has_looked_at_enough_and_says_so() -> None:
    world = World()
    for number in range(30):
        world.tie(f"Team {number}", ENGAGES, "Donors")
        world.tie(f"Team {number}", PART_OF, "House")
    view = world.as_of()
    assert paths.run(view, "house", "donors", first=3).complete
    short = paths.run(view, "house", "donors", longest=6, first=1_000_000, looks=200)
    assert not short.complete
    assert ways(short) == ways(paths.run(view, "house", "donors", first=len(short.paths)))
    assert not paths.run(view, "house", "donors", looks=50).complete


def test_what_cannot_be_asked_is_refused_in_words() -> None:
    view = a_world().as_of()
    with pytest.raises(NotFound, match="There is no entity 'donor' on the map"):
        paths.run(view, "house", "donor")
    with pytest.raises(Unanswerable) as same:
        paths.run(view, "house", "house")
    assert str(same.value) == "paths: 'house' is where it starts and where it leads to (name two)."
    with pytest.raises(Unanswerable) as long:
        paths.run(view, "house", "donors", longest=9)
    assert str(long.value) == "paths, longest: 9 is no length (ask for 1 to 8)."


EDGES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=16)


@settings(max_examples=150, deadline=None)
@given(edges=EDGES, longest=st.integers(1, 6), looks=st.sampled_from([30, 250_000]))
def test_the_same_paths_are_found_as_networkx_finds(edges: list[tuple[int, int]], longest: int, looks: int) -> None:
    world = World()
    for number in range(7):
        world.office(f"n{number}")
    for near, far in edges:
        world.tie(f"n{near}", PART_OF, f"n{far}")
    graph: nx.Graph[str] = nx.Graph((f"n{near}", f"n{far}") for near, far in edges)
    graph.add_nodes_from(["n0", "n1"])

    found = paths.run(world.as_of(), "n0", "n1", longest=longest, first=10_000, looks=looks)

    expected = sorted(nx.all_simple_paths(graph, "n0", "n1", cutoff=longest), key=lambda path: (len(path), path))
    assert ways(found) == (expected if found.complete else expected[: len(found.paths)])
    assert found.complete or looks == 30
    assert all(hop.ties for path in found.paths for hop in path.hops)
    assert all(near.far == far.near for path in found.paths for near, far in pairwise(path.hops))
