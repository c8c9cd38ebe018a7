import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from weakref import ref

import pytest

from graph.errors import NotFound
from graph.map_view import Lenses
from graph.records import ChangeSet, DocumentText, Entity, Put, Relationship, Remove
from graph.relationship_map import RelationshipMap
from graph.snapshot import Snapshot
from graph.stores import open_store

PRESS = Entity(key="press", kind="office", name="Press", properties={"unit_type": "team"})
MEDIA = Entity(key="media", kind="stakeholder", name="Media")
TIE = Relationship(key="press--engages--media", type="ENGAGES", source="press", target="media", role="mandated")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map.db"


@pytest.fixture
def a_door(path: Path) -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store(f"sqlite:///{path}"))
    yield door
    door.close()


def creating(*records: Entity | Relationship | DocumentText) -> ChangeSet:
    return ChangeSet(changes=tuple(Put(each, 0) for each in records), actor="ada", reason="a test")


def test_a_write_shows_in_the_next_view_and_not_in_the_one_before(a_door: RelationshipMap) -> None:
    before = a_door.view()
    a_door.apply(creating(PRESS, MEDIA, TIE))

    assert before.entities() == []
    assert [each.key for each in a_door.view().entities()] == ["media", "press"]


def test_another_processs_write_is_noticed(a_door: RelationshipMap, path: Path) -> None:
    a_door.apply(creating(PRESS))
    other = RelationshipMap(open_store(f"sqlite:///{path}"))
    other.apply(creating(MEDIA, TIE))
    other.close()

    a_door.refresh()

    assert [each.key for each in a_door.view().relationships()] == [TIE.key]


def test_the_map_can_be_asked_as_it_was_known_then(a_door: RelationshipMap) -> None:
    a_door.apply(creating(PRESS, MEDIA, TIE))
    known = datetime.now(UTC)
    a_door.apply(ChangeSet(changes=(Put(replace(MEDIA, name="The media"), 1),), actor="ada"))
    a_door.apply(ChangeSet(changes=(Remove("relationship", TIE.key, 1),), actor="ada"))

    then = a_door.view(Lenses(recorded_as_of=known))

    assert then.entity("media").name == "Media"
    assert [each.key for each in then.relationships()] == [TIE.key]
    assert then.snapshot.revision.number == 1
    assert a_door.view().relationships() == []


def test_what_was_known_after_the_last_change_is_what_is_known_now(a_door: RelationshipMap) -> None:
    a_door.apply(creating(PRESS))

    then = a_door.view(Lenses(recorded_as_of=datetime.now(UTC)))

    assert then.snapshot is a_door.snapshot()


def test_before_the_first_change_set_nothing_was_known(a_door: RelationshipMap) -> None:
    a_door.apply(creating(PRESS))

    then = a_door.view(Lenses(recorded_as_of=datetime(1954, 9, 29, tzinfo=UTC)))

    assert then.entities() == []
    assert then.snapshot.revision.number == 0


def test_the_text_of_a_document_stays_in_the_store(a_door: RelationshipMap) -> None:
    slides = Entity(key="slides", kind="document", name="slides.txt")
    a_door.apply(creating(slides, DocumentText(key="slides", text="Korea")))

    assert a_door.text("slides") == "Korea"
    assert a_door.text("press") is None


def test_no_answer_is_torn_while_writers_run(a_door: RelationshipMap) -> None:
    a_door.apply(creating(PRESS, MEDIA))
    seen: list[tuple[str | None, str | None]] = []
    done = threading.Event()

    def write() -> None:
        for number in range(1, 60):
            changes = tuple(Put(replace(each, note=str(number)), number) for each in (PRESS, MEDIA))
            a_door.apply(ChangeSet(changes=changes, actor="ada"))
        done.set()

    def read() -> None:
        while not done.is_set():
            view = a_door.view()
            seen.append((view.entity("press").note, view.entity("media").note))

    threads = [threading.Thread(target=each) for each in (write, read, read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert all(one == other for one, other in seen)
    assert a_door.view().entity("media").note == "59"


def test_the_map_can_be_asked_as_it_was_at_a_revision(a_door: RelationshipMap) -> None:
    first = a_door.apply(creating(PRESS, MEDIA, TIE))
    second = a_door.apply(ChangeSet(changes=(Put(replace(MEDIA, name="The media"), 1),), actor="ada"))

    then, now = a_door.view_then(first.number), a_door.view_then(second.number)

    assert (then.entity("media").name, then.snapshot.revision) == ("Media", first)
    assert (now.entity("media").name, now.snapshot.revision) == ("The media", second)
    assert a_door.view_then(0).entities() == []
    assert a_door.view_then(first.committed_at).snapshot.revision.number in (first.number, second.number)


def test_a_revision_that_never_was_is_said_so_with_the_newest(a_door: RelationshipMap) -> None:
    a_door.apply(creating(PRESS))

    for number in (-1, 2):
        with pytest.raises(NotFound) as caught:
            a_door.view_then(number)
        assert str(caught.value) == f"There is no revision '{number}' on the map. Did you mean '1'?"


def test_a_map_that_is_read_anew_lets_the_one_before_go(
    a_door: RelationshipMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.relationship_map.PATCHED_AT_MOST", 0)  # every write has the map read anew
    seen: list[ref[Snapshot]] = []
    for number in range(3):
        a_door.apply(creating(replace(PRESS, key=f"press-{number}")))
        holding: list[object] = [a_door.snapshot()]
        seen.append(ref(a_door.snapshot()))
        holding.append(holding)  # a circle, as answers leave them behind
        del holding

    assert [each() is None for each in seen] == [True, True, False]


def test_one_snapshot_seen_as_recorded_later_is_that_snapshot(a_door: RelationshipMap) -> None:
    a_door.apply(creating(PRESS))
    known = a_door.snapshot()
    a_door.apply(creating(MEDIA))

    later = Lenses(recorded_as_of=datetime(2100, 1, 1, tzinfo=UTC))
    assert a_door.view(later, known).snapshot is known
