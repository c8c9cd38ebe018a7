from pathlib import Path

import pytest

from graph.editing import Author
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from schema.execution import Runner
from tests.maps import World
from tests.schema.mutations.writing import Writer


def writer_on(path: Path, actor: str = "Ada") -> Writer:
    """Who writes to the map in the file *path*, as a process of its own would."""
    return Writer(RelationshipMap(open_store(f"sqlite:///{path}")), author=Author(actor))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map.db"


SHOWN = "key entity { name version relationships { totalCount } }"
HALL = {"kind": "PLACE", "name": "Hall", "idempotencyKey": "a-key", "reason": "It was built."}


def test_the_same_key_and_input_give_the_same_answer_whatever_came_since(path: Path) -> None:
    writer = writer_on(path)
    first = writer.done("createEntity", SHOWN, **HALL)
    writer.done("updateEntity", key="hall", expectedVersion=1, name="Great Hall")

    assert writer.done("createEntity", SHOWN, **HALL) == first
    assert writer.data("{ revision { number } places { totalCount } }") == {
        "revision": {"number": 2},
        "places": {"totalCount": 1},
    }


def test_a_key_survives_a_restart(path: Path) -> None:
    before = writer_on(path)
    first = before.done("createEntity", SHOWN, **HALL)
    before.door.close()

    assert writer_on(path).done("createEntity", SHOWN, **HALL) == first


def test_a_key_stands_for_one_input_of_one_person(path: Path) -> None:
    writer_on(path).done("createEntity", **HALL)
    refused = (
        "ValidationFailed",
        "input.idempotencyKey",
        "'a-key' was used for another change in the last 24 hours (take a new key for a new change)",
    )

    assert writer_on(path).refused("createEntity", **HALL | {"name": "Attic"}) == refused
    assert writer_on(path).refused("createEntity", **HALL | {"reason": "It was found."}) == refused
    assert writer_on(path, "Bo").refused("createEntity", **HALL) == refused


def test_a_refusal_does_not_use_up_a_key(path: Path) -> None:
    writer = writer_on(path)
    writer.refused("createEntity", **HALL | {"start": "soon"})

    assert writer.done("createEntity", **HALL)["written"]


def test_what_is_only_validated_does_not_use_up_a_key(path: Path) -> None:
    writer = writer_on(path)
    writer.done("createEntity", validateOnly=True, **HALL)

    assert writer.done("createEntity", **HALL)["written"]


def test_several_changes_and_their_undoing_are_answered_again_as_well(path: Path) -> None:
    writer = writer_on(path)
    changes = [{"createEntity": {"kind": "PLACE", "name": name}} for name in ("Hall", "Attic")]
    many = {"changes": changes, "idempotencyKey": "many"}
    made = writer.done("applyChanges", "things { key version }", **many)
    undone = writer.done("revertChange", "total things { key version }", revision=1, idempotencyKey="undo")

    assert writer_on(path).done("applyChanges", "things { key version }", **many) == made
    again = writer_on(path).done("revertChange", "total things { key version }", revision=1, idempotencyKey="undo")
    assert again == undone
    assert sorted(each["key"] for each in undone["things"]) == ["attic", "hall"]


@pytest.mark.parametrize("key", ["", "k" * 201])
def test_a_key_has_some_characters_and_not_too_many(key: str) -> None:
    assert Writer(World()).refused("createEntity", **HALL | {"idempotencyKey": key}) == (
        "ValidationFailed",
        "input.idempotencyKey",
        f"it has {len(key)} characters (take 1 to 200, such as a UUID)",
    )


def test_another_process_may_answer_what_this_one_did(path: Path) -> None:
    one, other = writer_on(path), writer_on(path)
    one.runner, other.runner = Runner(one.door, author=Author("Ada")), Runner(other.door, author=Author("Ada"))

    assert one.done("createEntity", SHOWN, **HALL) == other.done("createEntity", SHOWN, **HALL)
