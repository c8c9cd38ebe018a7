"""Networks for tests, as our own analyses read them and as networkx does."""

import networkx as nx
from hypothesis import strategies as st

VERTICES = 9


@st.composite
def networks(draw: st.DrawFn, least: int = 0) -> "nx.Graph[int]":
    """Any undirected network of a few things: in parts, with lonely ones, empty or of one."""
    size = draw(st.integers(least, VERTICES))
    pairs = [(one, other) for one in range(size) for other in range(one)]
    graph: nx.Graph[int] = nx.empty_graph(size)
    graph.add_edges_from(draw(st.lists(st.sampled_from(pairs), max_size=18)) if pairs else ())
    return graph


def beside(graph: "nx.Graph[int]") -> list[list[int]]:
    """Whom each thing is tied to, ascending."""
    return [sorted(graph[thing]) for thing in range(len(graph))]
