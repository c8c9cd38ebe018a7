from hypothesis import given

from graph.analyses.network import Network
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES, TARGETS
from graph.ontology.types.structure import LIAISES_WITH
from graph.when import Truth
from tests.graph.analyses.test_coverage_laws import worlds
from tests.maps import World, a_map


def test_things_are_tied_whichever_way_a_relationship_runs_and_however_often() -> None:
    world = a_map(("Press", ENGAGES, "Journalists"), ("Press", TARGETS, "Journalists"), ("Press", LIAISES_WITH, "Web"))

    network = Network.of(world.as_of())

    assert network.keys == ("journalists", "press", "web")
    assert network.beside == ((1,), (0, 2), (1,))
    assert network.times == ((2,), (2, 1), (1,))
    assert (network.ties, network.pairs) == (3, 2)


def test_rosters_readings_and_decisions_tie_nothing() -> None:
    world = a_map(("Press", ENGAGES, "Journalists"), roster=["Journalists"])
    world.add("Reporters", "stakeholder")
    world.read_as("Reporters", "Journalists")
    world.decide(DecisionEffect.ASSIGN, about="Reporters", assigns="Press")

    assert Network.of(world.as_of()).keys == ("journalists", "press")


def test_what_is_tied_to_itself_only_is_not_there() -> None:
    world = World()
    world.office("Press")
    world.tie("Press", LIAISES_WITH, "Press")

    assert Network.of(world.as_of()).keys == ()


def test_parts_come_largest_first() -> None:
    world = a_map(("Web", LIAISES_WITH, "Print"), ("Legal", LIAISES_WITH, "Press"), ("Press", LIAISES_WITH, "Audit"))
    network = Network.of(world.as_of())

    assert [[network.keys[each] for each in part] for part in network.parts()] == [
        ["audit", "legal", "press"],
        ["print", "web"],
    ]


@given(worlds())
def test_it_has_every_tie_that_counts_on_both_sides(world: World) -> None:
    view = world.as_of()
    network = Network.of(view)

    pairs = {
        frozenset((tie.source, tie.target))
        for tie in view.relationships()
        if tie.type not in ("INCLUDES", "READ_AS", "DECIDES") and view.holds(tie) is not Truth.NO
    }
    found = {
        frozenset((network.keys[one], network.keys[other])) for one, row in enumerate(network.beside) for other in row
    }
    assert found == {each for each in pairs if len(each) == 2}
    assert all(one in network.beside[other] for one, row in enumerate(network.beside) for other in row)
