from datetime import date

from graph.map_view import Lenses
from graph.ontology import ONTOLOGY
from schema.scope import Context, PageSizes, Scopes
from tests.maps import World
from tests.schema.asking import Asker, door_to, write

ENGAGES = ONTOLOGY.type["ENGAGES"]


def test_what_was_worked_out_is_kept_until_the_map_changes() -> None:
    door, scopes = door_to(World()), Scopes()
    first = Context(door, PageSizes(), scopes).scope(Lenses())
    again = Context(door, PageSizes(), scopes).scope(Lenses())
    other = Context(door, PageSizes(), scopes).scope(Lenses(as_of=date(2017, 1, 1)))
    assert first is again
    assert first is not other
    assert first.kept("answer", lambda: 42) == again.kept("answer", lambda: 43) == 42

    write(door, World().add("Donors", "stakeholder"))

    assert Context(door, PageSizes(), scopes).scope(Lenses()) is not first


def test_no_more_is_kept_than_there_is_room_for() -> None:
    door, scopes = door_to(World()), Scopes(most=2)
    asked = [Context(door, PageSizes(), scopes).scope(Lenses(as_of=date(2017, 1, day))) for day in (1, 2, 3)]
    again = [Context(door, PageSizes(), scopes).scope(Lenses(as_of=date(2017, 1, day))) for day in (3, 2, 1)]
    assert [one is other for one, other in zip(asked[::-1], again, strict=True)] == [True, True, False]
    for number in range(100):
        asked[0].kept(number, lambda: "old")
    assert asked[0].kept(99, lambda: "new") == "old"
    assert asked[0].kept(0, lambda: "new") == "new"


def test_a_write_shows_in_the_next_answer() -> None:
    world = World()
    world.office("Press Office")
    world.add("Donors", "stakeholder")
    world.roster(["Donors"])
    asker = Asker(world)
    document = '{ coverage { open firm } entity(key: "donors") { coverage { state } } }'
    assert asker.data(document) == {"coverage": {"open": 1, "firm": 0}, "entity": {"coverage": {"state": "NONE"}}}

    write(asker.door, world.tie("Press Office", ENGAGES, "Donors"))

    assert asker.data(document) == {"coverage": {"open": 0, "firm": 1}, "entity": {"coverage": {"state": "NAMED"}}}
