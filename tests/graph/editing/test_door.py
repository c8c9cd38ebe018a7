import threading
from contextlib import closing

import pytest

from graph.editing import Author, Order, Refused, carry_out
from graph.editing.declare import KindName
from graph.editing.entities import CreateEntity, UpdateEntity
from graph.errors import StoreUnavailable
from graph.records import ChangeSet, Entity
from graph.relationship_map import RelationshipMap
from graph.snapshot import Snapshot
from graph.stores import open_store
from tests.graph.stores.moves import a_change_set, office


def an_order(edit: CreateEntity | UpdateEntity) -> Order:
    return Order(edits=(edit,), paths=(("input",),), author=Author("Ada"))


HALL = an_order(CreateEntity(kind=KindName("place"), name="Hall"))


def test_an_edit_is_made_anew_where_somebody_else_wrote_in_between() -> None:
    with closing(RelationshipMap(open_store("sqlite://"))) as door:
        seen: list[int] = []

        def plan(snapshot: Snapshot) -> ChangeSet:
            seen.append(snapshot.revision.number)
            if len(seen) == 1:
                door.store.apply(a_change_set(office("other")))
            return a_change_set(office("mine"))

        revision, after = door.edit(plan)

    assert (seen, revision.number) == ([0, 1], 2)
    assert set(after.entities) == {"other", "mine"}


def test_an_edit_between_others_who_write_all_the_time_is_given_up_and_nothing_of_it_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("graph.relationship_map.EDIT_SECONDS", 0.0)
    with closing(RelationshipMap(open_store("sqlite://"))) as door:
        seen: list[int] = []

        def plan(snapshot: Snapshot) -> ChangeSet:
            seen.append(snapshot.revision.number)
            door.store.apply(a_change_set(office(f"other-{len(seen)}")))
            return a_change_set(office("mine"))

        with pytest.raises(StoreUnavailable) as error:
            door.edit(plan)

        assert seen == [0, 1, 2]
        assert set(door.refresh().entities) == {"other-1", "other-2", "other-3"}
        assert str(error.value) == ("Others write to the map all the time; nothing was written. Try again in a moment.")


def test_what_another_process_made_is_found_by_an_edit_that_did_not_know_it() -> None:
    with closing(RelationshipMap(open_store("sqlite://"))) as door:
        door.snapshot()
        door.store.apply(a_change_set(Entity(key="other", kind="place", name="Other")))

        edited = carry_out(door, an_order(UpdateEntity(key="other", expected_version=1, note="Found.")))

    assert edited.snapshot.entities["other"].note == "Found."


def test_an_edit_that_is_refused_on_the_newest_map_is_not_tried_again() -> None:
    with closing(RelationshipMap(open_store("sqlite://"))) as door, pytest.raises(Refused) as error:
        carry_out(door, an_order(UpdateEntity(key="nobody", expected_version=1)))

    assert str(error.value) == "Nothing was written. input.key: there is no entity 'nobody'."


def test_nobody_queues_behind_an_edit_that_does_not_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.relationship_map.EDIT_PATIENCE", 0.05)
    begun, end = threading.Event(), threading.Event()
    with closing(RelationshipMap(open_store("sqlite://"))) as door:

        def slow(_: Snapshot) -> ChangeSet:
            begun.set()
            end.wait(10)
            return a_change_set(office())

        first = threading.Thread(target=door.edit, args=(slow,))
        first.start()
        begun.wait(10)
        with pytest.raises(StoreUnavailable) as error:
            carry_out(door, HALL)
        end.set()
        first.join()

        assert str(error.value) == "Other changes are being written, or the store is slow. Try again in a moment."
        assert carry_out(door, HALL).revision.number == 2
