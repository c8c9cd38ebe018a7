from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from networkx.algorithms.link_analysis import pagerank_alg

from graph.analyses.centrality.pagerank import page_rank
from tests.graph.analyses.networks import beside, networks


def by_networkx(graph: "nx.Graph[Any]") -> list[float]:
    """In plain Python and to a tolerance of its own: with the default one a figure may be off by some hundredths."""
    computed = pagerank_alg._pagerank_python  # type: ignore[attr-defined] # the public one asks for SciPy
    found = computed(graph, tol=1e-14, max_iter=10_000)
    return [found[each] for each in range(len(graph))]


@given(networks())
def test_it_is_what_networkx_computes(graph: "nx.Graph[int]") -> None:
    lonely = [each for each in graph if not graph.degree(each)]
    graph.remove_nodes_from(lonely)
    tied = nx.relabel_nodes(graph, {old: new for new, old in enumerate(sorted(graph))})

    found = page_rank(beside(tied))

    assert found == pytest.approx(by_networkx(tied) if len(tied) else [], rel=1e-6)
    assert sum(found) == pytest.approx(1.0 if len(tied) else 0.0)


@pytest.mark.parametrize(
    "graph",
    [
        nx.complete_bipartite_graph(3, 40),
        nx.path_graph(60),
        nx.barabasi_albert_graph(200, 2, seed=1),
        nx.disjoint_union(nx.star_graph(30), nx.cycle_graph(9)),
    ],
    ids=("two sides", "path", "hubs", "two parts"),
)
def test_every_figure_is_exact_to_a_millionth_of_itself(graph: "nx.Graph[int]") -> None:
    assert page_rank(beside(graph)) == pytest.approx(by_networkx(graph), rel=1e-6)
