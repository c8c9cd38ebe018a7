from graph.analyses import coverage
from graph.analyses.coverage.words import held_words
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


def test_one_hangs_and_several_hang_and_thousands_are_set_apart() -> None:
    assert held_words(1200, 1) == "1,200 firm, 1 hangs"
    assert held_words(0, 2345) == "0 firm, 2,345 hang"


def test_the_headline_sets_thousands_apart() -> None:
    world = World()
    for number in range(1001):
        world.add(f"Subject {number}", "stakeholder")
    world.office("Press")
    world.roster([f"Subject {number}" for number in range(1001)])

    assert coverage.run(world.as_of()).headline == "1,001 of 1,001 have no unit; 0 confirmed by a person"
