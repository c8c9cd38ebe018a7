import asyncio
import threading
from collections.abc import Iterator
from contextlib import aclosing

import pytest

from api.bootstrap import service_over
from api.http.feed import Feed
from api.settings import read_settings
from graph.change_log import ChangeLog
from graph.errors import StoreUnavailable
from graph.records import LoggedChange, Revision
from graph.relationship_map import RelationshipMap
from graph.store import GraphStore
from schema.execution import Request
from tests.maps import World
from tests.schema.asking import door_to, write

FOLLOW = Request("subscription ($after: Int) { changes(after: $after) { revision } }")


@pytest.fixture
def door() -> Iterator[RelationshipMap]:
    world = World()
    world.office("Press Office")
    door = door_to(world)
    door.snapshot()
    yield door
    door.close()


async def heard(feed: Feed, after: int, count: int) -> list[int]:
    found: list[int] = []
    async with aclosing(feed.answers(FOLLOW, after, 5)) as answers:
        async for answer in answers:
            assert answer, "nothing came for five seconds"
            found.append(answer.body["data"]["changes"]["revision"])
            if len(found) == count:
                break
    return found


def test_however_many_write_at_once_each_subscriber_hears_each_change_set_once_in_order(door: RelationshipMap) -> None:
    feed = Feed(service_over(door, read_settings()))

    def burst(name: str) -> None:
        for number in range(20):
            write(door, World().office(f"{name} {number}"))

    async def run() -> list[list[int]]:
        listening = [asyncio.create_task(heard(feed, after, 81 - after)) for after in (0, 1, 0)]
        threads = [threading.Thread(target=burst, args=(f"writer {place}",)) for place in range(4)]
        for each in threads:
            each.start()
        listening.append(asyncio.create_task(heard(feed, 1, 80)))
        found = await asyncio.gather(*listening)
        for each in threads:
            each.join()
        return found

    assert asyncio.run(run()) == [list(range(after + 1, 82)) for after in (0, 1, 0, 1)]


class Away:
    """A store that does not answer the first *times* when it is asked *what*."""

    def __init__(self, store: GraphStore, what: str, times: int) -> None:
        self._store, self._what, self._left = store, what, times

    def sizes(self, after: int, until: int) -> list[tuple[Revision, int]]:
        self._answer("sizes")
        return self._store.sizes(after, until)

    def changes(self, after: int) -> Iterator[tuple[Revision, tuple[LoggedChange, ...]]]:
        return self._store.changes(after)

    def changes_between(self, revision: int, start: int, stop: int) -> tuple[LoggedChange, ...]:
        self._answer("changes_between")
        return self._store.changes_between(revision, start, stop)

    def _answer(self, what: str) -> None:
        if what == self._what and self._left:
            self._left -= 1
            raise StoreUnavailable("The store does not answer.")


def test_while_the_store_is_away_a_subscriber_waits_and_misses_nothing(door: RelationshipMap) -> None:
    write(door, World().office("Late Office"))
    door.log = ChangeLog(Away(door.store, "sizes", times=2))  # type: ignore[arg-type] # only its log is asked for

    async def run() -> list[int | None]:
        feed = Feed(service_over(door, read_settings()))
        found: list[int | None] = []
        async with aclosing(feed.answers(FOLLOW, 0, 0.05)) as answers:
            async for answer in answers:
                found.append(answer.body["data"]["changes"]["revision"] if answer else None)
                if len(found) == 4:
                    break
        return found

    assert asyncio.run(run()) == [None, None, 1, 2]


def test_a_large_change_set_is_told_whole_or_later(door: RelationshipMap) -> None:
    world = World()
    write(door, *(world.office(f"Office {number:04}") for number in range(2_500)))
    door.log = ChangeLog(Away(door.store, "changes_between", times=2))  # type: ignore[arg-type] # as above
    follow = Request("subscription { changes { revision size changes(first: 2) { nodes { key } } } }")

    async def run() -> list[object]:
        feed = Feed(service_over(door, read_settings()))
        found: list[object] = []
        async with aclosing(feed.answers(follow, 1, 0.05)) as answers:
            async for answer in answers:
                found.append(answer.body["data"]["changes"] if answer else None)
                if answer:
                    break
        return found

    *waiting, told = asyncio.run(run())
    assert waiting == [None, None]
    assert told == {"revision": 2, "size": 2500, "changes": {"nodes": [{"key": "office-0000"}, {"key": "office-0001"}]}}
