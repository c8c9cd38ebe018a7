"""Reach held against networkx, goals against coverage."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graph.analyses import alignment, coverage
from graph.analyses.alignment.reach import HOPS, Reach
from graph.analyses.coverage import CoverageFigure
from graph.ontology import ONTOLOGY, Path
from graph.ontology.types.engagement import SERVES
from graph.ontology.types.purpose import CONCERNS
from tests.graph.analyses.test_coverage_laws import DAY, worlds
from tests.maps import World

PROGRAMMES = ("P1", "P2", "P3", "P4")
SUBJECTS = ("S1", "S2")


@st.composite
def programmes(draw: st.DrawFn) -> World:
    """Programmes that concern one another in any way, themselves included, and serve groups."""
    world = World()
    for name in PROGRAMMES:
        world.add(name, "programme")
    for name in SUBJECTS:
        world.add(name, "stakeholder", generic=draw(st.booleans()))
    for source, target in draw(st.lists(st.tuples(st.sampled_from(PROGRAMMES), st.sampled_from(PROGRAMMES)))):
        world.tie(source, CONCERNS, target, key=f"tie-{len(world.relationships)}")
    for source, target in draw(st.lists(st.tuples(st.sampled_from(PROGRAMMES), st.sampled_from(SUBJECTS)))):
        world.tie(source, SERVES, target)
    return world


@given(programmes())
def test_what_is_reached_is_what_networkx_reaches_by_as_many_hops(world: World) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(world.entities)
    reaching = {each.name for each in ONTOLOGY.types_for(Path.REACH)}
    graph.add_edges_from((tie.source, tie.target) for tie in world.relationships.values() if tie.type in reaching)

    generic = {key for key, entity in world.entities.items() if entity.properties.get("generic")}

    for start in world.entities:
        near = nx.single_source_shortest_path_length(graph, start, cutoff=HOPS)
        expected = {key: hops for key, hops in near.items() if hops and key not in generic}
        assert {key: len(way) for key, way in Reach(world.as_of(DAY)).of(start).items()} == expected


@given(worlds())
def test_the_subjects_of_goals_are_covered_as_coverage_says(world: World) -> None:
    view = world.as_of(DAY)
    report = coverage.run(view, "everything-named")
    figure = {row.subject.key: row.figure for row in report.rows}

    for row in alignment.run(view).goals:
        found = [figure[each.subject.key] for each in row.subjects]
        assert (row.firm, row.size) == (found.count(CoverageFigure.FIRM), len(found))
        assert all(bool(each.units) is (figure[each.subject.key] is CoverageFigure.FIRM) for each in row.subjects)
