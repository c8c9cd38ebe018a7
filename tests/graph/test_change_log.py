from collections.abc import Iterator

import pytest

from graph.change_log import ChangeLog, Committed
from graph.records import ChangeSet, Entity, LoggedChange, Put, Revision
from graph.relationship_map import RelationshipMap
from graph.store import GraphStore
from graph.stores import open_store


def office(number: int) -> Entity:
    return Entity(key=f"office-{number}", kind="office", name="Office")


@pytest.fixture
def store() -> Iterator[GraphStore]:
    store = open_store("sqlite://")
    for number in range(1, 8):
        change = Put(office(number), 0)
        store.apply(ChangeSet(changes=(change,), actor="Ada", reason=f"reason {number}"))
    yield store
    store.close()


class Silent:
    """A store that must not be asked for its log."""

    def sizes(self, after: int, until: int) -> list[tuple[Revision, int]]:
        raise AssertionError(f"the store was asked for what came after {after} until {until}")


def numbers(found: Iterator[Committed]) -> list[int]:
    return [each.revision.number for each in found]


def all_of(store: GraphStore) -> list[Committed]:
    return [Committed(revision, changes) for revision, changes in store.changes(0)]


def test_the_log_is_read_either_way_between_two_revisions(store: GraphStore) -> None:
    log = ChangeLog(store)
    assert numbers(log.after(2, until=5)) == [3, 4, 5]
    assert numbers(log.after(0, until=99)) == [1, 2, 3, 4, 5, 6, 7]
    assert numbers(log.back(4)) == [4, 3, 2, 1]


def test_what_was_noted_needs_no_store(store: GraphStore) -> None:
    log = ChangeLog(Silent())  # type: ignore[arg-type] # only its log is asked for
    log.note(all_of(store)[4:])
    assert numbers(log.after(4, until=7)) == [5, 6, 7]
    assert numbers(log.after(5, until=6)) == [6]
    newest = log.back(7)
    assert [next(newest).revision.number for _ in range(3)] == [7, 6, 5]
    with pytest.raises(AssertionError, match="what came after 0 until 4"):
        next(newest)


@pytest.mark.parametrize("kept", [0, 1, 3, 100])
def test_however_much_is_kept_the_log_reads_the_same(store: GraphStore, kept: int) -> None:
    log = ChangeLog(store, kept)
    log.note(all_of(store)[2:])
    for number in range(9):
        assert numbers(log.after(number, until=6)) == list(range(number + 1, 7))
        assert numbers(log.back(min(number, 7))) == list(range(min(number, 7), 0, -1))


def test_a_gap_in_what_is_noted_is_read_from_the_store(store: GraphStore) -> None:
    log = ChangeLog(store)
    whole = all_of(store)
    log.note([whole[1]])
    log.note([whole[5], whole[6]])
    assert numbers(log.after(0, until=7)) == [1, 2, 3, 4, 5, 6, 7]
    assert numbers(log.back(7)) == [7, 6, 5, 4, 3, 2, 1]


def test_the_history_of_a_record_says_who_and_why(store: GraphStore) -> None:
    store.apply(ChangeSet(changes=(Put(office(3), 1),), actor="Bo", reason="again"))
    log = ChangeLog(store)
    for _ in range(2):
        told = log.history("entity", "office-3")
        assert [(revision.actor, revision.reason, change.revision) for revision, change in told] == [
            ("Ada", "reason 3", 3),
            ("Bo", "again", 8),
        ]
    assert log.history("entity", "nobody") == []


def test_the_map_notes_what_it_reads(store: GraphStore) -> None:
    door = RelationshipMap(store)
    door.snapshot()
    door.apply(ChangeSet(changes=(Put(office(8), 0),), actor="Ada"))
    store.apply(ChangeSet(changes=(Put(office(9), 0),), actor="somebody else"))
    door.refresh()
    door.log._store = Silent()  # type: ignore[assignment] # only its log is asked for
    assert numbers(door.log.after(7, until=9)) == [8, 9]


class Counting:
    """A store that counts the changes it gives out."""

    def __init__(self, store: GraphStore) -> None:
        self._store, self.given = store, 0

    def sizes(self, after: int, until: int) -> list[tuple[Revision, int]]:
        return self._store.sizes(after, until)

    def changes_between(self, revision: int, start: int, stop: int) -> tuple[LoggedChange, ...]:
        found = self._store.changes_between(revision, start, stop)
        self.given += len(found)
        return found


def test_of_a_large_change_set_only_what_is_looked_at_is_read(store: GraphStore) -> None:
    puts = tuple(Put(office(number), 0) for number in range(100, 2_600))
    store.apply(ChangeSet(changes=puts, actor="Ada"))
    counting = Counting(store)
    log = ChangeLog(counting)  # type: ignore[arg-type] # only its log is asked for
    large = next(log.back(8))
    whole = tuple(each.key for each in next(store.changes(7))[1])

    assert len(large.changes) == 2_500
    assert counting.given == 0
    assert [each.key for each in large.changes[1_990:2_010]] == list(whole[1_990:2_010])
    assert large.changes[-1].key == whole[-1]
    assert counting.given <= 1_500
    assert tuple(each.key for each in large.changes) == whole
    assert tuple(each.key for each in reversed(large.changes)) == whole[::-1]
