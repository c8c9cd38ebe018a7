import networkx as nx
import pytest
from hypothesis import given

from graph.analyses.centrality.betweenness import betweenness
from graph.analyses.centrality.sampling import sampled_betweenness
from tests.graph.analyses.networks import beside, networks


@given(networks())
def test_it_is_what_networkx_computes(graph: "nx.Graph[int]") -> None:
    expected = nx.betweenness_centrality(graph)

    assert betweenness(beside(graph)) == pytest.approx([expected[each] for each in range(len(graph))], abs=1e-12)


@pytest.mark.parametrize(
    "graph",
    [
        nx.star_graph(6),
        nx.path_graph(7),
        nx.complete_graph(5),
        nx.barbell_graph(4, 2),
        nx.barabasi_albert_graph(120, 2, seed=1),
        nx.random_labeled_tree(80, seed=1),
    ],
    ids=("star", "path", "all with all", "barbell", "hubs", "tree"),
)
def test_it_is_what_networkx_computes_on_networks_with_a_shape(graph: "nx.Graph[int]") -> None:
    expected = nx.betweenness_centrality(graph)

    assert betweenness(beside(graph)) == pytest.approx([expected[each] for each in range(len(graph))], abs=1e-12)


@pytest.mark.parametrize(
    "graph",
    [
        nx.barabasi_albert_graph(150, 2, seed=1),
        nx.random_labeled_tree(120, seed=2),
        nx.watts_strogatz_graph(120, 4, 0.1, seed=3),
        nx.disjoint_union(nx.star_graph(40), nx.path_graph(40)),
    ],
    ids=("hubs", "tree", "small world", "two parts"),
)
def test_a_band_holds_the_true_share_19_times_of_20(graph: "nx.Graph[int]") -> None:
    exact = betweenness(beside(graph))
    highest = sorted(range(len(graph)), key=lambda thing: -exact[thing])[:15]

    held = [
        shares[thing].low <= exact[thing] + 1e-12 and exact[thing] <= shares[thing].high + 1e-12
        for shares in (sampled_betweenness(beside(graph), 60, seed) for seed in range(40))
        for thing in highest
    ]

    assert sum(held) / len(held) >= 0.94


def test_of_several_shortest_ways_each_is_drawn_as_often() -> None:
    left, right, upper, lower = 0, 1, 2, 3
    graph: nx.Graph[int] = nx.Graph([(left, 4), (4, upper), (upper, 5), (5, right), (right, 6), (6, lower)])
    graph.add_edges_from((each, other) for each in (7, 8, 9) for other in (lower, left))
    leaves = iter(range(10, 40))
    for thing, number in ((left, 2), (right, 10), (upper, 9), (lower, 9)):
        graph.add_edges_from((thing, next(leaves)) for _ in range(number))
    exact = nx.betweenness_centrality(graph)

    shares = sampled_betweenness(beside(graph), 3_000, 1)

    for thing in (upper, lower, 5, 6, 7):
        assert abs(shares[thing].value - exact[thing]) < 0.03  # three standard errors


def test_more_pairs_make_a_narrower_band() -> None:
    graph = nx.barabasi_albert_graph(150, 2, seed=1)

    few, many = (sampled_betweenness(beside(graph), drawn, 1)[0] for drawn in (50, 2_000))

    assert many.high - many.low < (few.high - few.low) / 3


def test_the_same_seed_draws_the_same_pairs() -> None:
    graph = nx.barabasi_albert_graph(60, 2, seed=1)

    assert sampled_betweenness(beside(graph), 40, 7) == sampled_betweenness(beside(graph), 40, 7)
    assert sampled_betweenness(beside(graph), 40, 7) != sampled_betweenness(beside(graph), 40, 8)


@given(networks(least=3))
def test_every_share_lies_in_its_band_and_between_nothing_and_all(graph: "nx.Graph[int]") -> None:
    for share in sampled_betweenness(beside(graph), 5, 1):
        assert 0 <= share.low <= share.value <= share.high <= 1


@pytest.mark.parametrize("size", [0, 1, 2])
def test_between_two_there_is_nobody(size: int) -> None:
    graph = nx.complete_graph(size)

    assert betweenness(beside(graph)) == [0.0] * size
    assert [share.high for share in sampled_betweenness(beside(graph), 5, 1)] == [0.0] * size
