"""What hangs on whom on the sample, worked out from the mandates of document 001.

On the roster of target groups two subjects have a unit: the general public two, the international organizations one. Of
everything named, the mandates name 20 subjects that are counted: six of Communications (the general public among
them), four of Education (the same), five of International Relations and six of the office for international
organizations; only the general public is shared, so that 19 hang on one.
"""

from collections.abc import Iterator

import pytest

import seeds
from graph.analyses import concentration
from graph.relationship_map import RelationshipMap
from graph.stores import open_store


@pytest.fixture(scope="module")
def door() -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    seeds.load(door, "ir-map", "me")
    yield door
    door.close()


def test_of_the_target_groups_one_hangs_on_one_unit(door: RelationshipMap) -> None:
    found = concentration.run(door.view())

    assert (found.size, found.firm, found.one_unit, found.one_post) == (17, 2, 1, 1)
    assert [(load.unit.key, [each.key for each in load.alone]) for load in found.units if load.alone] == [
        ("relations-with-international-organizations-office", ["international-organizations"])
    ]


def test_of_everything_named_nineteen_hang_on_four_units(door: RelationshipMap) -> None:
    found = concentration.run(door.view(), roster="everything-named")

    assert (found.firm, found.one_unit) == (20, 19)
    assert {load.unit.key: len(load.alone) for load in found.units} == {
        "relations-with-international-organizations-office": 6,
        "communications-team": 5,
        "international-relations-office": 5,
        "education-team": 3,
    }
    assert {load.post.key: len(load.alone) for load in found.posts} == {
        "head-of-relations-with-international-organizations": 6,
        "head-of-communications": 5,
        "head-of-international-relations": 5,
        "head-of-education": 3,
    }


def test_the_general_public_is_all_that_two_units_share(door: RelationshipMap) -> None:
    found = concentration.run(door.view(), roster="everything-named")

    shared = {each.key for load in found.units for each in load.shared}
    (joint,) = [each for each in found.cut_vertices if each.thing.key == "general-public"]
    assert shared == {"general-public"}
    assert (joint.pieces, joint.cut_off) == (2, 3)
