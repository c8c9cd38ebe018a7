import networkx as nx
import pytest
from hypothesis import given

from graph.analyses import communities
from graph.ontology.types.engagement import ENGAGES, TARGETS
from graph.ontology.types.structure import LIAISES_WITH
from tests.graph.analyses.test_coverage_laws import worlds
from tests.maps import World, a_map

NORTH, SOUTH = ("Sailors", "Farmers", "Fishers"), ("Miners", "Smiths", "Weavers")


def two_houses() -> World:
    """Two offices with their own three subjects each, who are in contact."""
    world = a_map(("North", LIAISES_WITH, "South"))
    for office, subjects in (("North", NORTH), ("South", SOUTH)):
        for name in subjects:
            world.tie(office, ENGAGES, name)
            world.tie(office, TARGETS, name)
    return world


def test_two_houses_are_two_groups_called_by_their_centre() -> None:
    found = communities.run(two_houses().as_of())

    assert [(each.centre.name, each.size, each.inside, each.outside) for each in found.groups] == [
        ("North", 4, 6, 1),
        ("South", 4, 6, 1),
    ]
    assert {each.name for each in found.groups[0].members} == {"North", *NORTH}
    assert [each.name for each in found.groups[0].offices] == ["North"]
    assert found.steady == 1.0


def test_an_office_with_a_tie_into_another_group_straddles() -> None:
    found = communities.run(two_houses().as_of())

    assert [(each.office.name, each.centre.name, each.inside, each.outside) for each in found.straddling] == [
        ("North", "North", 6, 1),
        ("South", "South", 6, 1),
    ]
    north = found.straddling[0]
    assert [(each.centre.name, each.ties) for each in north.reaches] == [("South", 1)]
    assert [each.text for each in north.reasons] == ["North liaises with South."]
    assert found.answer == (
        "8 things fall into 2 groups; the largest are those around North (4) and South (4). "
        "2 offices are tied to more than one, most of all North: 1 relationship into 1 other group."
    )


def test_houses_with_nothing_in_common_are_straddled_by_nobody() -> None:
    world = two_houses()
    world.retire("North", LIAISES_WITH, "South", on="2017-01-01")

    found = communities.run(world.as_of())

    assert found.straddling == ()
    assert found.answer.endswith("No office is tied to more than one.")


def test_what_is_one_group_says_so() -> None:
    found = communities.run(a_map(("North", LIAISES_WITH, "South")).as_of())

    assert found.answer == "2 things make one group, around North; nothing sets parts of it apart."


def test_a_group_is_not_called_by_what_is_too_general_to_be_counted() -> None:
    world = two_houses()
    world.office("North", generic=True)

    assert "North" not in {each.centre.name for each in communities.run(world.as_of()).groups}


def test_the_same_map_gives_the_same_answer() -> None:
    assert communities.run(two_houses().as_of()) == communities.run(two_houses().as_of())


def test_an_empty_map_answers_in_words() -> None:
    found = communities.run(World().as_of())

    assert (found.groups, found.modularity) == ((), 0.0)
    assert found.answer == (
        "Nothing is tied to anything on that day, so there are no groups (none on record in the sources loaded)."
    )


@given(worlds())
def test_groups_part_the_map_and_count_every_relationship_once(world: World) -> None:
    view = world.as_of()
    graph: nx.Graph[str] = nx.Graph()
    for tie in view.relationships():
        if tie.type not in ("INCLUDES", "READ_AS", "DECIDES") and view.holds(tie).counts:
            number = graph.get_edge_data(tie.source, tie.target, {"weight": 0})["weight"]
            graph.add_edge(tie.source, tie.target, weight=number + 1)

    found = communities.run(view)

    members = [{each.key for each in group.members} for group in found.groups]
    assert sum(map(len, members)) == len(graph) == found.things
    assert sum(group.inside for group in found.groups) + sum(group.outside for group in found.groups) / 2 == (
        found.relationships
    )
    if graph:
        assert found.modularity == pytest.approx(nx.community.modularity(graph, members))
