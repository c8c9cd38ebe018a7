from graph.analyses import coverage
from graph.ontology.types.engagement import ENGAGES
from tests.maps import World, a_map


def definition(world: World) -> str:
    return coverage.run(world.as_of("2024-01-01")).definition


def test_either_of_two_readings_would_do() -> None:
    world = a_map(("Press Office", ENGAGES, "Members"), ("Press Office", ENGAGES, "Donors"))
    world.add("Friends", "stakeholder")
    world.read_as("Friends", "Members")
    world.read_as("Friends", "Donors")
    world.roster(["Friends"])

    [row] = coverage.run(world.as_of()).rows
    assert row.rule == "Firm if an undecided reading were accepted: “Donors” or “Members”."


def test_a_map_without_a_roster_says_so() -> None:
    assert "The map has no roster of its own, so these are counts without a share." in definition(
        a_map(("Press Office", ENGAGES, "Members"))
    )


def test_a_roster_that_is_not_the_default_is_named() -> None:
    world = a_map(("Press Office", ENGAGES, "Members"))
    world.roster(["Members"], name="Our list", default=False)

    assert "The map has no default roster, though “Our list” (our-list) can be asked for, so" in definition(world)
