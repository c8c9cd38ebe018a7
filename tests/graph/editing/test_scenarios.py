"""Keeping scenarios: nobody who writes waits for what one would do, and none tells what is hidden."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from graph.editing import Author, Edit, Edited, Order, SaveScenario, carry_out
from graph.editing.declare import LEFT_OUT, KindName, LeftOut
from graph.editing.entities import CreateEntity
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import HEADS
from graph.pulse import seconds, under
from graph.records import Sensitivity
from graph.relationship_map import RelationshipMap
from tests.maps import a_map
from tests.schema.asking import door_to


def a_door() -> RelationshipMap:
    return door_to(a_map(("Head of Press", HEADS, "Press Office")))


ADA, BO = Author("Ada"), Author("Bo", ceiling=Sensitivity.INTERNAL)
SECRET = Sensitivity.CONFIDENTIAL


def an_order(*edits: Edit, author: Author = ADA) -> Order:
    return Order(edits=edits, paths=tuple((str(place),) for place in range(len(edits))), author=author)


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


@pytest.fixture
def watched() -> Iterator[RelationshipMap]:
    """A map on which an informant is confidential, and so is what Unit B has to do with the press."""
    world = a_map(("Unit A", ENGAGES, "Press"))
    world.tie("Unit B", ENGAGES, "Press", sensitivity=SECRET)
    world.add("Informant X", "stakeholder")
    world.entities["informant-x"] = replace(world.entities["informant-x"], sensitivity=SECRET)
    with closing(door_to(world)) as door:
        yield door


def level(door: RelationshipMap, edit: SaveScenario, author: Author = ADA) -> Sensitivity:
    kept = carry_out(door, an_order(edit, author=author))
    return kept.snapshot.entities[kept.things[0][1]].sensitivity


@pytest.mark.parametrize(
    "changes",
    [
        "add-relationship ENGAGES unit-a informant-x",
        "dissolve-office unit-a\nassign-unit informant-x unit-b",
        "split-office unit-a part='North: press, informant-x' part='South: press'",
        "assign-unit press unit-a document=informant-x",
        "dissolve-office unit-a  # informant-x, who says so, is with them",
        "retire-relationship unit-b--engages--press",
        "confirm unit-a--engages--informant-x",
    ],
)
@pytest.mark.parametrize("asked", [LEFT_OUT, Sensitivity.PUBLIC])
def test_a_scenario_is_no_less_secret_than_what_it_names(
    watched: RelationshipMap, changes: str, asked: Sensitivity | LeftOut
) -> None:
    assert level(watched, SaveScenario(name="Plan", changes=changes, sensitivity=asked)) is SECRET


def test_a_scenario_that_names_nothing_secret_is_for_whom_it_is_said_to_be(watched: RelationshipMap) -> None:
    told = "add-relationship ENGAGES unit-a press"
    assert level(watched, SaveScenario(name="Usual", changes=told)) is Sensitivity.INTERNAL
    for each in (Sensitivity.RESTRICTED, SECRET):
        assert level(watched, SaveScenario(name=each.name, changes=told, sensitivity=each)) is each


def test_a_scenario_that_comes_to_name_something_secret_is_raised(watched: RelationshipMap) -> None:
    level(watched, SaveScenario(name="Plan", changes="dissolve-office unit-a"))
    told = "assign-unit informant-x unit-a"
    assert level(watched, SaveScenario(name="Plan", key="plan", changes=told, expected_version=1)) is SECRET


def test_who_may_not_see_a_thing_learns_nothing_of_it_by_naming_it(watched: RelationshipMap) -> None:
    hidden, unknown = (
        carry_out(watched, an_order(SaveScenario(name=name, changes=f"assign-unit {key} unit-a"), author=BO))
        for name, key in (("Plan", "informant-x"), ("Other", "informant-y"))
    )
    levels = [kept.snapshot.entities[kept.things[0][1]].sensitivity for kept in (hidden, unknown)]
    assert levels == [Sensitivity.INTERNAL] * 2
    assert [each.replace("informant-x", "informant-y") for each in hidden.warnings] == list(unknown.warnings)
