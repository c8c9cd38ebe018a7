import networkx as nx
from hypothesis import example, given
from hypothesis import strategies as st

from graph.analyses.cuts import cuts

VERTICES = "abcdefghij"
EDGES = st.lists(st.tuples(st.sampled_from(VERTICES), st.sampled_from(VERTICES)), max_size=22)
WEIGHTS = st.dictionaries(st.sampled_from(VERTICES), st.integers(0, 3))


def test_the_middle_of_a_line_is_a_cut_vertex_and_both_its_ties_are_bridges() -> None:
    found = cuts([("a", "b"), ("b", "c")], {"a": 1, "b": 1, "c": 5})

    assert found.pieces == {"b": (5, 1)}
    assert found.bridges == {("a", "b"): (1, 6), ("b", "c"): (2, 5)}


def test_nothing_holds_a_ring_together() -> None:
    found = cuts([("a", "b"), ("b", "c"), ("c", "a")], {})

    assert (found.pieces, found.bridges) == ({}, {})


def test_an_empty_network_and_a_thing_tied_to_itself_have_no_cuts() -> None:
    assert cuts([], {}).pieces == {}
    assert cuts([("a", "a")], {"a": 1}).bridges == {}


def test_a_tie_that_stands_twice_is_no_bridge() -> None:
    assert cuts([("a", "b"), ("b", "a")], {}).bridges == {}


def test_a_long_line_needs_no_deep_stack() -> None:
    line = [(f"{number:06}", f"{number + 1:06}") for number in range(20_000)]

    assert len(cuts(line, {}).bridges) == 20_000


@given(EDGES, WEIGHTS)
@example([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "c")], {"a": 1, "d": 2})
@example([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "f"), ("e", "e"), ("f", "e")], {"d": 2})
def test_cuts_and_what_falls_off_are_what_networkx_finds_by_taking_each_away(
    edges: list[tuple[str, str]], weights: dict[str, int]
) -> None:
    graph: nx.MultiGraph[str] = nx.MultiGraph(edges)
    graph.remove_edges_from([edge for edge in graph.edges if edge[0] == edge[1]])

    found = cuts(edges, weights)

    assert set(found.pieces) == set(nx.articulation_points(nx.Graph(graph)))
    assert set(found.bridges) == {(min(pair), max(pair)) for pair in nx.bridges(graph)}
    for vertex, pieces in found.pieces.items():
        part = graph.subgraph(nx.node_connected_component(graph, vertex)).copy()
        part.remove_node(vertex)
        left = [sum(weights.get(each, 0) for each in piece) for piece in nx.connected_components(part)]
        assert list(pieces) == sorted(left, reverse=True)
    for (one, other), sides in found.bridges.items():
        part = graph.subgraph(nx.node_connected_component(graph, one)).copy()
        part.remove_edge(one, other)
        left = [sum(weights.get(each, 0) for each in piece) for piece in nx.connected_components(part)]
        assert list(sides) == sorted(left)


@given(EDGES)
def test_the_order_of_the_edges_changes_nothing(edges: list[tuple[str, str]]) -> None:
    turned = [(other, one) for one, other in reversed(edges)]

    assert cuts(turned, {"a": 1, "b": 2}) == cuts(edges, {"a": 1, "b": 2})
