from threading import Thread

from graph.analyses.units import Units
from graph.ontology.types.structure import PART_OF
from graph.records import Entity
from tests.maps import World, a_map


def the_sector() -> World:
    return a_map(
        ("Office", PART_OF, "Sector"),
        ("Team", PART_OF, "Office"),
        offices={"Team": "team", "Office": "office"},
        bodies=["Sector"],
    )


def test_parts_are_found_at_any_depth() -> None:
    units = Units(the_sector().as_of())

    assert units.below("sector") == {"office", "team"}
    assert units.below("office") == {"team"}
    assert units.below("team") == frozenset()


def test_a_circle_of_parts_ends_and_holds_everyone_but_the_office_asked_about() -> None:
    world = the_sector()
    world.tie("Sector", PART_OF, "Team")

    assert Units(world.as_of()).below("office") == {"team"}
    assert Units(world.as_of()).below("team") == {"office"}


def test_a_chain_of_parts_may_be_longer_than_a_stack_is_deep() -> None:
    world = a_map(*((f"Team {number}", PART_OF, f"Team {number + 1}") for number in range(3_000)))

    assert len(Units(world.as_of()).below("team-3000")) == 3_000


def test_another_thread_never_sees_an_answer_half_found() -> None:
    told: list[frozenset[str]] = []

    class Interrupted(Units):
        def is_able(self, entity: Entity) -> bool:
            if not told:
                told.append(frozenset())
                other = Thread(target=lambda: told.append(self.below("sector")))
                other.start()
                other.join()
            return super().is_able(entity)

    first = Interrupted(the_sector().as_of()).below("sector")

    assert told[1:] == [first] == [{"office", "team"}]
