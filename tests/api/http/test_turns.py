"""Many operations at once: each has its turn, or is told that nothing was done."""

import asyncio
import threading

import httpx

from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from tests.api.http.client import Client
from tests.maps import World
from tests.schema.asking import write

READ = {"query": '# no mutation {\n{ entity(key: "mandates") { ... on Document { text } } }'}
WRITE = {"query": 'mutation { createEntity(input: {kind: PLACE, name: "Hall"}) { __typename } }'}
AT_ONCE = 8


class _Held(RelationshipMap):
    """A door that hands out no text before somebody lets it."""

    def __init__(self) -> None:
        super().__init__(open_store("sqlite://"))
        self.reached, self.let = threading.Semaphore(0), threading.Event()

    def text(self, document: str) -> str | None:
        self.reached.release()
        assert self.let.wait(30)
        return document


def test_what_gets_no_turn_is_told_that_nothing_was_done_and_readers_keep_no_writer_waiting() -> None:
    door = _Held()
    write(door, World().add("Mandates", "document"))
    app = Client(door, max_seconds=4.0).app

    async def ask() -> tuple[httpx.Response, httpx.Response, list[httpx.Response]]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
            held = [asyncio.create_task(client.post("/graphql", json=READ)) for _ in range(AT_ONCE)]
            for _ in held:
                await asyncio.to_thread(door.reached.acquire)
            waiting = await client.post("/graphql", json=READ)
            written = await client.post("/graphql", json=WRITE)
            door.let.set()
            return waiting, written, [await each for each in held]

    waiting, written, held = asyncio.run(ask())

    assert (waiting.status_code, waiting.headers["retry-after"]) == (503, "5")
    [error] = waiting.json()["errors"]
    assert error["extensions"]["code"] == "SERVICE_BUSY"
    assert error["message"] == "The service is busy: others are served first. Nothing was done; try again in a moment."
    assert written.json()["data"] == {"createEntity": {"__typename": "CreateEntityPayload"}}
    assert [each.json()["data"] for each in held] == [{"entity": {"text": "mandates"}}] * AT_ONCE
    assert not door.reached.acquire(blocking=False), "the one that was refused was begun all the same"
