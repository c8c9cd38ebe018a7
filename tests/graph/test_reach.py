from datetime import UTC, datetime

import pytest

from graph.errors import StoreUnavailable
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from tests.outage import Outage


def known(door: RelationshipMap) -> tuple[str | None, datetime | None]:
    info = door.reach.info
    return None if info is None else info.kind, door.reach.lost_since


def test_what_the_store_is_is_known_from_the_first_reading_on() -> None:
    door = RelationshipMap(open_store("sqlite://"))
    assert known(door) == (None, None)

    door.snapshot()

    assert known(door) == ("SQLite", None)


def test_a_store_that_is_lost_was_last_seen_when_it_last_answered() -> None:
    door = RelationshipMap(open_store("sqlite://"))
    door.snapshot()
    answered_before = datetime.now(UTC)
    store = Outage(door)
    store.is_down = True

    for _ in range(2):
        with pytest.raises(StoreUnavailable):
            door.refresh()

    kind, since = known(door)
    assert kind is None
    assert since is not None
    assert since <= answered_before

    store.is_down = False
    door.refresh()
    assert known(door) == ("SQLite", None)
