"""Who can bring us to whom on the sample, worked out from the rows.

The Media are only aimed at. The Member States are engaged by the International Relations Office; one step from it are
its Head, the Stakeholder Relations Office that coordinates it, and the Director-General whom it advises. No document
names a person.
"""

from collections.abc import Iterator

import pytest

import seeds
from graph.analyses import introductions
from graph.map_view import Lenses
from graph.relationship_map import RelationshipMap
from graph.stores import open_store


@pytest.fixture(scope="module")
def door() -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    seeds.load(door, "ir-map", "me")
    yield door
    door.close()


def test_nobody_can_bring_us_to_the_media(door: RelationshipMap) -> None:
    found = introductions.run(door.view(), subject="media")

    assert found.ways == ()
    assert "International Relations Sector targets Media, to strengthen relations." in [
        each.text for each in found.nearest
    ]


def test_the_nearest_to_the_member_states(door: RelationshipMap) -> None:
    found = introductions.run(door.view(), subject="member-states", most=4)

    assert [(way.by.key, way.steps) for way in found.ways] == [
        ("international-relations-office", 1),
        ("director-general", 2),
        ("head-of-international-relations", 2),
        ("stakeholder-relations-office", 2),
    ]
    assert found.answer.endswith("No person is on record on any of the ways.")


def test_without_what_is_inferred_coordination_is_no_way(door: RelationshipMap) -> None:
    found = introductions.run(door.view(Lenses(stated_only=True)), subject="member-states", most=4)

    assert "stakeholder-relations-office" not in {way.by.key for way in found.ways if way.steps == 2}
