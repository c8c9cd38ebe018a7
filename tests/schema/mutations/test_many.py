from typing import Any

import pytest

from graph.editing import Author
from graph.ontology.types.engagement import ENGAGES
from graph.records import Sensitivity
from tests.maps import a_map
from tests.schema.mutations.writing import REFUSED, Writer

TIE = "press-office--engages--journalists"
SHOWN = "things { key version entity { name } relationship { type } }"


@pytest.fixture
def writer() -> Writer:
    world = a_map(("Press Office", ENGAGES, "Journalists"))
    world.add("Donors", "stakeholder")
    return Writer(world)


def test_several_changes_are_one_revision_and_each_sees_those_before(writer: Writer) -> None:
    changes = [
        {"createEntity": {"kind": "STAKEHOLDER", "name": "Friends"}},
        {"connect": {"type": "ENGAGES", "source": "press-office", "target": "friends", "role": "mandated"}},
        {"updateEntity": {"key": "friends", "expectedVersion": 0, "note": "New."}},
    ]
    made = writer.done("applyChanges", SHOWN, changes=changes, reason="The Board met.")

    assert made["revision"]["number"] == 2
    assert made["things"] == [
        {"key": "friends", "version": 1, "entity": {"name": "Friends"}, "relationship": None},
        {"key": "press-office--engages--friends", "version": 1, "entity": None, "relationship": {"type": "ENGAGES"}},
        {"key": "friends", "version": 1, "entity": {"name": "Friends"}, "relationship": None},
    ]


def test_of_several_changes_all_that_is_wrong_is_told_with_its_place(writer: Writer) -> None:
    changes: list[dict[str, Any]] = [
        {"createEntity": {"kind": "STAKEHOLDER", "name": "Friends", "start": "soon"}},
        {"connect": {"type": "ENGAGES", "source": "pres-office", "target": "donors", "role": "mandated"}},
        {"updateEntity": {"key": "donors", "expectedVersion": 7, "note": "x"}},
        {"createEntity": {"kind": "PLACE", "name": "Hall"}},
    ]
    answer = writer.write("applyChanges", SHOWN, changes=changes)

    assert answer["__typename"] == "ValidationFailed"
    assert [".".join(each["path"]) for each in answer["problems"]] == [
        "input.changes.0.createEntity.start",
        "input.changes.1.connect.source",
        "input.changes.2.updateEntity.expectedVersion",
    ]
    assert answer["message"] == "There are 3 problems. Nothing was written."
    assert writer.data("{ places { totalCount } revision { number } }") == {
        "places": {"totalCount": 0},
        "revision": {"number": 1},
    }


def test_checks_of_several_changes_name_the_change(writer: Writer) -> None:
    changes = [
        {"createEntity": {"kind": "GOAL", "name": "Openness"}},
        {"connect": {"type": "ENGAGES", "source": "openness", "target": "donors", "role": "mandated"}},
    ]
    kind, path, _ = writer.refused("applyChanges", changes=changes)

    assert (kind, path) == ("ValidationFailed", "input.changes.1.connect.type")


def test_a_thing_and_what_refers_to_it_go_together(writer: Writer) -> None:
    changes = [
        {"deleteRelationship": {"key": TIE, "expectedVersion": 1}},
        {"deleteEntity": {"key": "journalists", "expectedVersion": 1}},
    ]
    made = writer.done("applyChanges", SHOWN, changes=changes)

    assert [(each["key"], each["version"]) for each in made["things"]] == [(TIE, None), ("journalists", None)]


def test_one_change_is_exactly_one(writer: Writer) -> None:
    document = f"mutation ($input: ApplyChangesInput!) {{ applyChanges(input: $input) {{ __typename {REFUSED} }} }}"
    both = {"deleteView": {"key": "a", "expectedVersion": 1}, "deleteEntity": {"key": "a", "expectedVersion": 1}}

    code, message = writer.error(document, input={"changes": [both]})
    assert code == "BAD_USER_INPUT"
    assert "ChangeInput" in message


def test_no_change_is_no_revision(writer: Writer) -> None:
    made = writer.done("applyChanges", SHOWN, changes=[])

    assert (made["written"], made["things"], made["revision"]["number"]) == (False, [], 1)


def test_a_change_is_undone_by_a_new_one_and_that_one_too(writer: Writer) -> None:
    created = writer.done("createEntity", kind="PLACE", name="Hall")
    undone = writer.done("revertChange", "total things { key entity { name } }", revision=created["revision"]["number"])
    assert writer.data("{ places { totalCount } }") == {"places": {"totalCount": 0}}
    redone = writer.done("revertChange", "total things { key entity { name } }", revision=undone["revision"]["number"])

    assert undone["things"] == [{"key": "hall", "entity": None}]
    assert redone["things"] == [{"key": "hall", "entity": {"name": "Hall"}}]
    assert (redone["total"], redone["revision"]["number"]) == (1, 4)
    assert writer.data("{ places { totalCount } }") == {"places": {"totalCount": 1}}


def test_what_was_changed_again_is_not_undone(writer: Writer) -> None:
    first = writer.done("updateEntity", key="donors", expectedVersion=1, note="one")
    writer.done("updateEntity", key="donors", expectedVersion=2, note="two")
    answer = writer.write("revertChange", "total", revision=first["revision"]["number"])

    assert answer["__typename"] == "Conflict"
    assert answer["problems"][0]["message"] == "entity 'donors' was changed again since"
    assert answer["current"] == {"key": "donors", "version": 3}


def test_what_others_rest_on_by_now_is_not_undone(writer: Writer) -> None:
    first = writer.done("createEntity", kind="STAKEHOLDER", name="Friends")
    writer.done("connect", type="ENGAGES", source="press-office", target="friends", role="mandated")

    kind, path, words = writer.refused("revertChange", revision=first["revision"]["number"])
    assert (kind, path) == ("ValidationFailed", "input")
    assert words.startswith("is still the target of relationship 'press-office--engages--friends'")


def test_nobody_undoes_what_they_may_not_see(writer: Writer) -> None:
    writer.done("createEntity", kind="PLACE", name="Hall", sensitivity="RESTRICTED")
    low = Writer(writer.door, author=Author("Bo", ceiling=Sensitivity.INTERNAL))

    assert low.refused("revertChange", revision=2) == (
        "Forbidden",
        "input.revision",
        "Bo may not see all that it changed",
    )


def test_a_revision_that_is_not_there_cannot_be_undone(writer: Writer) -> None:
    assert writer.refused("revertChange", revision=7)[:2] == ("NotFound", "input.revision")
    assert writer.refused("revertChange", revision=-1)[:2] == ("NotFound", "input.revision")
