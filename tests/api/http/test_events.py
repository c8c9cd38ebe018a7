import asyncio
import json
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest

from api.http.events import asks_for_events
from tests.api.http.client import Client
from tests.api.http.talking import Stream, streaming
from tests.maps import World
from tests.schema.asking import write

FOLLOW = "subscription ($after: Int) { changes(after: $after) { revision } }"


def a_client(**given: Any) -> Client:
    world = World()
    world.office("Press Office")
    return Client(world, **given)


@pytest.fixture
def client() -> Iterator[Client]:
    client = a_client()
    yield client
    client.door.close()


def read(client: Client, body: Any, hear: Callable[[Stream], Coroutine[Any, Any, Any]], **headers: str) -> Any:
    """What comes of a stream."""

    async def run() -> Any:
        async with streaming(client.app, body, **headers) as stream:
            return await hear(stream)

    return asyncio.run(run())


async def whole(stream: Stream) -> Any:
    found = []
    while (event := await stream.event())[0] != "end":
        found.append(event)
    return stream.status, stream.headers["content-type"], found


def test_a_query_is_one_event_and_the_end(client: Client) -> None:
    status, media_type, events = read(client, {"query": "{ map { title } }"}, whole)
    assert (status, media_type) == (200, "text/event-stream; charset=utf-8")
    assert [name for name, _ in events] == ["next", "complete"]
    assert events[0][1]["data"] == {"map": {"title": "A test map"}}


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { changes(after: -1) { revision } }", "BAD_USER_INPUT"),
    ],
)
def test_what_is_refused_is_told_as_an_event(client: Client, query: str, code: str) -> None:
    status, _, events = read(client, {"query": query}, whole)
    assert status == 200
    assert [name for name, _ in events] == ["next", "complete"]
    assert events[0][1]["errors"][0]["extensions"]["code"] == code


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        ([], {}, 400),
        ({"query": 1}, {}, 400),
        ({"query": "{ map { title } }"}, {"content-type": "text/plain"}, 415),
        ({"query": FOLLOW}, {"origin": "https://evil.example"}, 403),
        ({"query": FOLLOW}, {"host": "evil.example"}, 421),
    ],
)
def test_what_is_no_request_is_refused_before_it_streams(
    client: Client, body: Any, headers: dict[str, str], status: int
) -> None:
    async def refused(stream: Stream) -> int:
        return stream.status

    assert read(client, body, refused, **headers) == status


def test_a_subscription_goes_on_from_a_revision(client: Client) -> None:
    async def hear(stream: Stream) -> Any:
        heard = [await stream.event() for _ in range(2)]
        for number in range(2):
            await asyncio.to_thread(write, client.door, World().office(f"Office {number}"))
            heard.append(await stream.event())
        return heard

    body = {"query": FOLLOW, "variables": {"after": 0}}
    begun, *told = read(client, body, hear)
    assert begun == ("", None)
    assert [(name, event["data"]["changes"]["revision"]) for name, event in told] == [
        ("next", 1),
        ("next", 2),
        ("next", 3),
    ]
    assert client.door._watchers == {}


def test_a_stream_in_which_nothing_happens_gives_signs_of_life() -> None:
    async def hear(stream: Stream) -> Any:
        return [await stream.event() for _ in range(4)]

    assert read(a_client(heartbeat_seconds=0.05), {"query": FOLLOW}, hear) == [("", None)] * 4


def test_one_more_stream_than_may_be_open_is_refused() -> None:
    client = a_client(max_streams=1)

    async def run() -> tuple[int, int, str | None]:
        async with (
            streaming(client.app, {"query": FOLLOW}) as first,
            streaming(client.app, {"query": FOLLOW}) as second,
        ):
            return first.status, second.status, second.headers.get("retry-after")

    assert asyncio.run(run()) == (200, 503, "5")


def test_who_accepts_no_event_is_cut_off() -> None:
    client = a_client(stall_seconds=0.1)

    async def hear(stream: Stream) -> Any:
        await stream.event()
        stream.wire.open.clear()
        await asyncio.to_thread(write, client.door, World().office("Office"))
        await asyncio.sleep(0.5)
        return len(client.door._watchers)

    assert read(client, {"query": FOLLOW}, hear) == 0


def test_when_the_service_ends_streams_end_without_being_complete(client: Client) -> None:
    async def hear(stream: Stream) -> Any:
        await stream.event()
        client.app.state.end_streams()
        return await stream.event()

    assert read(client, {"query": FOLLOW}, hear) == ("end", None)


def test_a_get_reads_and_follows_and_never_writes(client: Client) -> None:
    accept = {"accept": "text/event-stream", "graphql-require-preflight": "1"}
    told = client.get("/graphql", params={"query": "{ map { title } }"}, headers=accept)
    assert told.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert json.loads(told.text.split("data: ")[1].split("\n")[0])["data"] == {"map": {"title": "A test map"}}
    bare = client.get("/graphql", params={"query": "{ map { title } }"}, headers={"accept": "text/event-stream"})
    assert bare.status_code == 400


@pytest.mark.parametrize(
    ("accept", "asks"),
    [
        ("text/event-stream", True),
        ("application/json, TEXT/EVENT-STREAM; charset=utf-8", True),
        ("*/*", False),
        ("text/*", False),
        ("", False),
    ],
)
def test_only_who_says_so_gets_events(accept: str, *, asks: bool) -> None:
    assert asks_for_events(accept) is asks


def test_a_subscription_asked_for_as_json_says_where_to_follow_it(client: Client) -> None:
    answer: Any = client.post({"query": FOLLOW}).json()
    assert answer["errors"][0]["message"] == (
        "Follow subscriptions over a WebSocket (graphql-transport-ws), or with Accept: text/event-stream."
    )


MANY = "application/graphql-response+json, application/json, text/event-stream, multipart/mixed"


def test_who_accepts_events_and_json_gets_events_only_where_there_is_something_to_follow(client: Client) -> None:
    answered = client.post({"query": "{ map { title } }"}, headers={"accept": MANY})
    assert answered.headers["content-type"] == "application/graphql-response+json; charset=utf-8"
    assert answered.json()["data"] == {"map": {"title": "A test map"}}
    refused = client.post({"query": "{ nothing }"}, headers={"accept": MANY})
    assert refused.status_code == 400

    async def hear(stream: Stream) -> Any:
        return [await stream.event() for _ in range(2)]

    told = read(client, {"query": FOLLOW, "variables": {"after": 0}}, hear, accept=MANY)
    assert told[1][1]["data"]["changes"]["revision"] == 1
