"""What `--if` is taken for: a change, or a scenario that is kept."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from api.cli.imagining import scenario_of
from graph.errors import Unanswerable
from graph.ontology import ONTOLOGY
from graph.ontology.properties import IMAGINED_CHANGES
from graph.ontology.types.engagement import ENGAGES
from graph.records import Entity
from graph.relationship_map import RelationshipMap
from graph.scenarios import Scenario
from tests.maps import World, a_map
from tests.schema.asking import door_to


def kept(world: World, key: str, name: str, changes: str = "dissolve-office web-team") -> None:
    """Keep a scenario as other tools may: under any name and key."""
    kind = next(each.name for each in ONTOLOGY.kinds if each.is_scenario)
    world.entities[key] = Entity(key=key, kind=kind, name=name, properties={IMAGINED_CHANGES.name: changes}, version=1)


@pytest.fixture
def door() -> Iterator[RelationshipMap]:
    world = a_map(("Press Office", ENGAGES, "Press"), ("Web Team", ENGAGES, "Press"))
    kept(world, "a-change", "dissolve-office press-office")
    kept(world, "confirm", "Confirm all")
    kept(world, "plan-one", "Plan one")
    kept(world, "plan-x", "PLAN ONE")
    kept(world, "reform", "No press")
    kept(world, "other", "Reform")
    with closing(door_to(world)) as opened:
        yield opened


def test_what_begins_with_the_name_of_a_change_is_a_change(door: RelationshipMap) -> None:
    written = "dissolve-office press-office"
    assert scenario_of(door, [written]) == Scenario.of(written)


def test_a_key_comes_before_a_name(door: RelationshipMap) -> None:
    assert scenario_of(door, ["reform"]) == Scenario(key="reform")
    assert scenario_of(door, ["no  PRESS"]) == Scenario(key="reform")
    assert scenario_of(door, ["other"]) == Scenario(key="other")


def test_a_name_that_several_have_is_told_with_their_keys(door: RelationshipMap) -> None:
    with pytest.raises(Unanswerable) as error:
        scenario_of(door, ["Plan One"])
    assert str(error.value) == (
        "scenario: several are called 'Plan One': plan-one and plan-x (write the key of the one you mean)."
    )
    assert scenario_of(door, ["plan-x"]) == Scenario(key="plan-x")
