import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import structlog

from api.bootstrap import service_over
from api.http.health import Health
from api.settings import read_settings
from graph.errors import StoreUnavailable
from graph.relationship_map import RelationshipMap
from graph.store import Finding
from graph.stores import open_store
from tests.api.http.client import Client
from tests.maps import World
from tests.outage import Outage
from tests.schema.asking import door_to, write


def test_the_process_lives() -> None:
    response = Client(World()).get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_a_service_whose_store_answers_is_ready_and_tells_of_it() -> None:
    response = Client(World()).get("/readyz")
    assert response.status_code == 200
    told = response.json()
    assert told["status"] == "ready"
    assert told["store"]["kind"] == "SQLite"
    assert told["revision"] == 1
    assert response.headers["cache-control"] == "no-store"


def test_while_the_store_is_down_it_is_not_ready_and_reads_go_on() -> None:
    world = World()
    world.office("Press Office")
    door = door_to(world)
    client = Client(door)
    store = Outage(door)

    store.is_down = True
    response = client.get("/readyz")
    reading = client.post({"query": "{ offices { totalCount } revision { store { kind } } }"})

    assert response.status_code == 503
    assert response.headers["retry-after"] == "5"
    assert response.json() == {"status": "unavailable", "message": "The store does not answer.", "revision": 1}
    assert reading.json()["data"] == {"offices": {"totalCount": 1}, "revision": {"store": None}}

    store.is_down = False
    assert client.get("/readyz").status_code == 200


def test_while_the_store_is_down_answers_say_how_old_they_are_and_ask_it_nothing() -> None:
    door = door_to(World())
    client = Client(door)
    store = Outage(door)
    before = datetime.now(UTC)
    assert "stale" not in client.post({"query": "{ map { title } }"}).json()["extensions"]

    store.is_down = True
    with pytest.raises(StoreUnavailable):
        door.refresh()
    store.asked = 0
    body = client.post({"query": "{ map { title } revision { store { kind } } }"}).json()

    assert body["data"] == {"map": {"title": "A test map"}, "revision": {"store": None}}
    assert datetime.fromisoformat(body["extensions"]["stale"]["since"]) <= before
    assert store.asked == 0

    store.is_down = False
    door.refresh()
    body = client.post({"query": "{ revision { store { kind } } }"}).json()
    assert (body["data"], "stale" in body["extensions"]) == ({"revision": {"store": {"kind": "SQLite"}}}, False)


def examined(client: Client, revision: int) -> int | None:
    """What readiness tells once the map was examined at this revision."""
    for _ in range(500):
        told = client.get("/readyz").json()["last_examination"]
        if told and told["revision"] == revision:
            found = told["findings"]
            assert found is None or isinstance(found, int)
            return found
        time.sleep(0.01)
    raise AssertionError(f"revision {revision} was not examined")


def test_what_does_not_fit_the_ontology_is_counted() -> None:
    world = World()
    world.office("Press Office", unit_type="galaxy")

    assert examined(Client(world), 1) == 1


class Slow:
    """A store whose examination lasts until it is let go."""

    def __init__(self, door: RelationshipMap) -> None:
        self._store = door.store
        self.goes_on = threading.Event()
        self.examinations = 0
        door.store = self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def check(self) -> list[Finding]:
        self.examinations += 1
        assert self.goes_on.wait(10)
        return self._store.check()


def test_nobody_waits_for_an_examination() -> None:
    door = door_to(World())
    client = Client(door)
    store = Slow(door)

    meanwhile = [client.get("/readyz").json() for _ in range(3)]

    assert {(each["status"], each["last_examination"]) for each in meanwhile} == {("ready", None)}
    store.goes_on.set()
    assert examined(client, 1) == 0
    assert store.examinations == 1


def test_a_map_that_changes_all_the_time_is_examined_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    door = door_to(World())
    client = Client(door)
    store = Slow(door)
    store.goes_on.set()
    before = datetime.now(UTC).replace(microsecond=0)
    assert examined(client, 1) == 0

    write(door, World().office("Press Office", unit_type="galaxy"))
    told = client.get("/readyz").json()

    at = datetime.fromisoformat(told["last_examination"].pop("at"))
    assert told["revision"] == 2
    assert told["last_examination"] == {"findings": 0, "revision": 1, "is_of_newest_revision": False}
    assert before <= at <= datetime.now(UTC)
    assert store.examinations == 1

    monkeypatch.setattr("api.http.examination.PAUSE_SECONDS", 0.0)
    client = Client(door)
    assert examined(client, 2) == 1
    assert store.examinations == 2

    client.get("/readyz")
    assert store.examinations == 2, "nothing was written since"


def test_a_store_that_fails_while_it_is_examined_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.http.examination.PAUSE_SECONDS", 0.0)
    door = door_to(World())
    client = Client(door)
    store = Outage(door)
    assert examined(client, 1) == 0

    store.is_down = True
    assert client.get("/readyz").status_code == 503
    store.is_down = False
    write(door, World().office("Press Office"))

    assert examined(client, 2) == 0


def _watched(door: RelationshipMap, act: Callable[[], None], until: Callable[[], bool]) -> None:
    async def watch() -> None:
        health = Health(service_over(door, read_settings(poll_seconds=0.01)))
        async with health.watching():
            await asyncio.to_thread(act)
            async with asyncio.timeout(5):
                while not until():
                    await asyncio.sleep(0.01)

    asyncio.run(watch())


def test_what_another_process_writes_shows_without_anybody_asking(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'map.db'}"
    ours, theirs = RelationshipMap(open_store(url)), RelationshipMap(open_store(url))
    _watched(
        ours,
        lambda: write(theirs, World().office("Press Office")),
        lambda: "press-office" in ours.snapshot().entities,
    )
    ours.close()
    theirs.close()


def test_a_new_revision_is_examined_without_anybody_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.http.examination.PAUSE_SECONDS", 0.0)
    door = door_to(World())
    store = Slow(door)
    store.goes_on.set()

    def write_once_examined() -> None:
        while not store.examinations:
            time.sleep(0.01)
        write(door, World().office("Press Office"))

    _watched(door, write_once_examined, lambda: store.examinations == 2)


def test_a_service_that_has_just_started_is_not_examined_before_anybody_asks() -> None:
    door = door_to(World())
    store = Slow(door)

    _watched(door, lambda: time.sleep(0.2), lambda: True)

    assert store.examinations == 0


@pytest.fixture
def logged() -> Iterator[list[Any]]:
    with structlog.testing.capture_logs() as lines:
        yield lines


def test_an_outage_is_logged_once_and_so_is_its_end(logged: list[Any]) -> None:
    door = door_to(World())
    door.snapshot()
    store = Outage(door)
    ends = iter([True])

    def told() -> bool:
        if any(each["event"] == "the store does not answer" for each in logged) and next(ends, False):
            store.is_down = False
        return any(each["event"] == "the store answers again" for each in logged)

    _watched(door, lambda: setattr(store, "is_down", True), told)
    assert [each["event"] for each in logged] == ["the store does not answer", "the store answers again"]
