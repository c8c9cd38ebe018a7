"""Keeping scenarios: nobody who writes waits for what one would do."""

from contextlib import closing

from graph.editing import Author, Edit, Edited, Order, SaveScenario, carry_out
from graph.editing.declare import KindName
from graph.editing.entities import CreateEntity
from graph.ontology.types.structure import HEADS
from graph.pulse import seconds, under
from graph.relationship_map import RelationshipMap
from tests.maps import a_map
from tests.schema.asking import door_to


def a_door() -> RelationshipMap:
    return door_to(a_map(("Head of Press", HEADS, "Press Office")))


def an_order(*edits: Edit) -> Order:
    return Order(edits=edits, paths=tuple((str(place),) for place in range(len(edits))), author=Author("Ada"))


def test_others_write_while_it_is_tried_what_a_scenario_would_do() -> None:
    written: list[Edited] = []

    def pulse() -> None:
        if not written:
            with under(None):
                written.append(carry_out(door, an_order(CreateEntity(kind=KindName("place"), name="Hall"))))

    with closing(a_door()) as door:
        save = an_order(SaveScenario(name="No Press", changes="dissolve-office press-ofice"))
        kept = carry_out(door, save, within=pulse)

    assert [each.revision.number for each in written] == [kept.revision.number + 1]
    assert "hall" not in kept.snapshot.entities
    told = "On the map as it is, this could not happen: change 1, dissolve-office, office: there is no entity"
    assert kept.warnings == (f"{told} 'press-ofice' (did you mean 'press-office'?).",)


def test_each_of_several_is_kept_though_there_is_no_time_to_try_it() -> None:
    saves = [SaveScenario(name=name, changes="dissolve-office nothing") for name in ("One", "Two")]
    with closing(a_door()) as door:
        kept = carry_out(door, an_order(*saves), within=seconds(-1))

    assert kept.is_written
    assert {"one", "two"} <= kept.snapshot.entities.keys()
    assert kept.warnings == tuple(
        f"Whether “{name}” could happen on the map as it is was not tried: that would have taken too long."
        for name in ("One", "Two")
    )
