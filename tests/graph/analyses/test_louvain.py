import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analyses.communities.louvain import louvain, modularity
from tests.graph.analyses.networks import beside, networks


def weights(graph: "nx.Graph[int]") -> list[list[int]]:
    return [[graph[thing][other].get("weight", 1) for other in row] for thing, row in enumerate(beside(graph))]


def groups(graph: "nx.Graph[int]", seed: int = 1) -> list[set[int]]:
    found: dict[int, set[int]] = {}
    for thing, group in enumerate(louvain(beside(graph), weights(graph), seed)):
        found.setdefault(group, set()).add(thing)
    return list(found.values())


@given(networks(), st.integers(0, 5), st.data())
def test_modularity_is_what_networkx_computes(graph: "nx.Graph[int]", seed: int, data: st.DataObject) -> None:
    for one, other in graph.edges:
        graph[one][other]["weight"] = data.draw(st.integers(1, 4))
    group = louvain(beside(graph), weights(graph), seed)

    found = modularity(beside(graph), weights(graph), group)

    expected = nx.community.modularity(graph, groups(graph, seed)) if graph.size() else 0.0
    assert found == pytest.approx(expected, abs=1e-12)


@given(networks(least=1), st.integers(0, 5))
def test_groups_hang_together_and_are_no_worse_than_one_group_of_all(graph: "nx.Graph[int]", seed: int) -> None:
    found = groups(graph, seed)

    assert sorted(each for group in found for each in group) == list(range(len(graph)))
    assert all(nx.is_connected(graph.subgraph(group)) for group in found)
    if graph.size():
        assert nx.community.modularity(graph, found) >= nx.community.modularity(graph, [set(graph)]) - 1e-12


@pytest.mark.parametrize(
    "graph",
    [
        nx.convert_node_labels_to_integers(nx.karate_club_graph()),
        nx.connected_caveman_graph(10, 6),
        nx.barabasi_albert_graph(200, 3, seed=1),
        nx.watts_strogatz_graph(200, 6, 0.1, seed=1),
        nx.random_partition_graph([30, 30, 30], 0.4, 0.02, seed=1),
    ],
    ids=("karate club", "caves", "hubs", "small world", "planted"),
)
def test_groups_are_as_good_as_those_of_networkx(graph: "nx.Graph[int]") -> None:
    best = max(nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=seed)) for seed in range(4))

    assert max(nx.community.modularity(graph, groups(graph, seed)) for seed in range(4)) >= best - 0.01


def test_planted_groups_are_found() -> None:
    graph = nx.connected_caveman_graph(5, 6)

    assert sorted(map(sorted, groups(graph))) == [list(range(start, start + 6)) for start in range(0, 30, 6)]


def test_the_same_seed_gives_the_same_groups() -> None:
    graph = nx.barabasi_albert_graph(120, 2, seed=1)

    assert louvain(beside(graph), weights(graph), 3) == louvain(beside(graph), weights(graph), 3)


def test_without_ties_everything_is_by_itself() -> None:
    assert louvain([[], []], [[], []], 1) == [0, 1]
    assert louvain([], [], 1) == []
