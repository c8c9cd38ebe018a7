import networkx as nx
import pytest
from hypothesis import given

from graph.analyses import centrality
from graph.errors import Unanswerable
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import LIAISES_WITH
from graph.records import Basis, Sensitivity
from tests.graph.analyses.test_coverage_laws import worlds
from tests.maps import World, a_map


def a_star() -> World:
    return a_map(*(("Hub", LIAISES_WITH, name) for name in ("Legal", "Press", "Web", "Audit")))


def test_the_middle_of_a_star_connects_all() -> None:
    found = centrality.run(a_star().as_of())

    hub = found.rows[0]
    assert (hub.thing.name, hub.neighbours, hub.betweenness, hub.rank_by_betweenness) == ("Hub", 4, 1.0, 1)
    assert [row.rank_by_neighbours for row in found.rows] == [1, 2, 2, 2, 2]
    assert (found.things, found.pairs, found.parts, found.sampled) == (5, 4, 1, 0)
    assert found.answer == (
        "Of 5 things that are tied to another, Hub lies on the most shortest ways between others (100.0 %) "
        "and has the most neighbours, 4 of 4."
    )


def test_of_several_on_equally_many_shortest_ways_none_is_called_the_one() -> None:
    line = a_map(("Legal", LIAISES_WITH, "Press"), ("Press", LIAISES_WITH, "Web"), ("Web", LIAISES_WITH, "Audit"))

    assert centrality.run(line.as_of()).answer == (
        "Of 4 things that are tied to another, 2 lie on the most shortest ways between others (66.7 % each); "
        "2 have the most neighbours, 2 each."
    )


def test_told_from_pairs_every_share_has_a_band_and_the_answer_says_from_how_many() -> None:
    found = centrality.run(a_star().as_of(), pairs=200)

    hub = found.rows[0]
    assert found.sampled == 200
    assert hub.betweenness_low < hub.betweenness < 1.05
    assert hub.betweenness_low < 1.0 <= hub.betweenness_high
    assert "told from 200 pairs; no other may be as high" in found.answer


def test_with_few_pairs_the_answer_says_how_many_may_be_as_high() -> None:
    found = centrality.run(a_star().as_of(), pairs=2)

    assert "others may be as high" in found.answer


def test_what_is_too_general_to_be_counted_ties_others_and_is_no_row() -> None:
    world = a_star()
    world.office("Hub", generic=True)

    found = centrality.run(world.as_of())

    assert found.things == 5
    assert "Hub" not in {row.thing.name for row in found.rows}
    assert found.answer == (
        "Of 5 things that are tied to another, none lies between others; 4 have the most neighbours, 1 each."
    )


def test_only_so_many_rows_as_asked_for() -> None:
    assert len(centrality.run(a_star().as_of(), most=2).rows) == 2


def test_lenses_change_what_is_tied() -> None:
    world = a_star()
    world.tie("Web", ENGAGES, "Readers", basis=Basis.ORDER)
    world.tie("Web", ENGAGES, "Journalists", sensitivity=Sensitivity.CONFIDENTIAL)

    assert centrality.run(world.as_of()).things == 7
    assert centrality.run(world.as_of(stated_only=True)).things == 6
    assert centrality.run(world.as_of(ceiling=Sensitivity.INTERNAL)).things == 6


@pytest.mark.parametrize("asked", [{"most": 0}, {"pairs": 0}, {"most": -1}])
def test_asking_for_nothing_is_refused_in_words(asked: dict[str, int]) -> None:
    with pytest.raises(Unanswerable) as caught:
        centrality.run(a_star().as_of(), **asked)

    ((name, number),) = asked.items()
    assert str(caught.value) == f"{name}: {number} are none; ask for 1 or more."


def test_an_empty_map_answers_in_words() -> None:
    found = centrality.run(World().as_of())

    assert found.rows == ()
    assert found.answer == (
        "Nothing is tied to anything on that day, so nothing connects the map (none on record in the sources loaded)."
    )


@given(worlds())
def test_it_is_what_networkx_computes_of_the_whole_map(world: World) -> None:
    view = world.as_of()
    graph: nx.Graph[str] = nx.Graph()
    for tie in view.relationships():
        if tie.type not in ("INCLUDES", "READ_AS", "DECIDES") and view.holds(tie).counts:
            graph.add_edge(tie.source, tie.target)

    found = centrality.run(view, most=100)

    share = nx.betweenness_centrality(graph)
    assert {row.thing.key: row.neighbours for row in found.rows} == dict(graph.degree)
    assert {row.thing.key: row.betweenness for row in found.rows} == pytest.approx(share)
    assert found.parts == nx.number_connected_components(graph)
