import asyncio
import json
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest

from api.http import conversation
from tests.api.http.client import Client
from tests.api.http.talking import Talk, connected, denied
from tests.maps import World
from tests.schema.asking import write

FOLLOW = "subscription ($after: Int) { changes(after: $after) { revision changes { nodes { what key } } } }"


def a_client(**given: Any) -> Client:
    world = World()
    world.office("Press Office")
    return Client(world, **given)


@pytest.fixture
def client() -> Iterator[Client]:
    client = a_client()
    yield client
    client.door.close()


def said(client: Client, talk: Callable[[Talk], Coroutine[Any, Any, Any]], **options: Any) -> Any:
    """What comes of a talk."""

    async def run() -> Any:
        async with connected(client.app, **options) as found:
            return await talk(found)

    return asyncio.run(run())


def an_office(number: int) -> Any:
    return World().office(f"Office {number}")


def test_queries_are_answered_and_completed(client: Client) -> None:
    async def talk(it: Talk) -> Any:
        await it.begun()
        it.subscribe("1", "query ($key: String!) { entity(key: $key) { name } }", key="press-office")
        return [await it.hear(), await it.hear()]

    answered, completed = said(client, talk)
    assert (answered["id"], answered["type"]) == ("1", "next")
    assert answered["payload"]["data"] == {"entity": {"name": "Press Office"}}
    assert completed == {"id": "1", "type": "complete"}


def test_a_subscription_tells_each_change_set_once_from_where_it_is_asked_to(client: Client) -> None:
    async def talk(it: Talk) -> Any:
        await it.begun()
        it.subscribe("old", FOLLOW, after=0)
        heard = [await it.hear()]
        for number in range(3):
            await asyncio.to_thread(write, client.door, an_office(number))
            heard.append(await it.hear())
        it.subscribe("new", FOLLOW, after=2)
        heard += [await it.hear() for _ in range(2)]
        return heard

    heard = said(client, talk)
    assert [(each["id"], each["payload"]["data"]["changes"]["revision"]) for each in heard] == [
        ("old", 1), ("old", 2), ("old", 3), ("old", 4), ("new", 3), ("new", 4),
    ]  # fmt: skip
    assert heard[1]["payload"]["data"]["changes"]["changes"]["nodes"] == [{"what": "CREATED", "key": "office-0"}]


def test_without_a_revision_only_what_comes_is_told(client: Client) -> None:
    async def talk(it: Talk) -> Any:
        await it.begun()
        it.subscribe("1", FOLLOW)
        it.say("ping")
        await it.hear()
        await asyncio.sleep(0.1)
        await asyncio.to_thread(write, client.door, an_office(1))
        return await it.hear()

    assert said(client, talk)["payload"]["data"]["changes"]["revision"] == 2


def test_who_completes_a_subscription_hears_no_more_and_may_use_its_id_again(client: Client) -> None:
    async def talk(it: Talk) -> Any:
        await it.begun()
        it.subscribe("1", FOLLOW, after=0)
        first = await it.hear()
        it.say("complete", id="1")
        it.say("complete", id="never heard of")
        it.subscribe("1", "{ map { title } }")
        rest = [await it.hear(), await it.hear()]
        await asyncio.to_thread(write, client.door, an_office(1))
        await asyncio.sleep(0.1)
        return first, rest, it.wire.silent()

    first, rest, silent = said(client, talk)
    assert first["payload"]["data"]["changes"]["revision"] == 1
    assert [each["type"] for each in rest] == ["next", "complete"]
    assert silent


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { changes(after: -1) { revision } }", "BAD_USER_INPUT"),
        ('subscription { changes(after: "one") { revision } }', "GRAPHQL_VALIDATION_FAILED"),
        ("subscription { a: changes { revision } b: changes { revision } }", "GRAPHQL_VALIDATION_FAILED"),
    ],
)
def test_what_is_refused_is_an_error_of_its_own_and_the_talk_goes_on(client: Client, query: str, code: str) -> None:
    async def talk(it: Talk) -> Any:
        await it.begun()
        it.subscribe("1", query)
        refused = await it.hear()
        it.subscribe("1", "{ map { title } }")
        return refused, await it.hear()

    refused, answered = said(client, talk)
    assert (refused["id"], refused["type"]) == ("1", "error")
    assert refused["payload"][0]["extensions"]["code"] == code
    assert answered["type"] == "next"


def test_pings_are_answered_before_and_after_the_beginning(client: Client) -> None:
    async def talk(it: Talk) -> Any:
        it.say("ping", payload={"a": 1})
        early = await it.hear()
        await it.begun()
        it.say("pong")
        it.say("ping")
        return early, await it.hear()

    assert said(client, talk) == ({"type": "pong", "payload": {"a": 1}}, {"type": "pong"})


INIT = json.dumps({"type": "connection_init"})
ASK = {"type": "subscribe", "payload": {"query": "{ map { title } }"}}


@pytest.mark.parametrize(
    ("texts", "code", "reason"),
    [
        ([json.dumps({"id": "1", **ASK})], 4401, "Unauthorized"),
        ([INIT, INIT], 4429, "Too many initialisation requests"),
        (["{"], 4400, "The message is no JSON."),
        (["[]"], 4400, "The message is no object with a type."),
        (['{"type": 1}'], 4400, "The message is no object with a type."),
        (['{"type": "connection_init", "payload": 1}'], 4400, "The payload is no object."),
        ([INIT, '{"type": "start"}'], 4400, "There is no message of the type 'start'."),
        ([INIT, json.dumps(ASK)], 4400, "The message has no id, which is a text."),
        ([INIT, '{"type": "complete", "id": 1}'], 4400, "The message has no id, which is a text."),
        ([INIT, '{"type": "ping", "payload": []}'], 4400, "The payload is no object."),
        (
            [INIT, '{"type": "subscribe", "id": "1", "payload": {}}'],
            4400,
            "There is no query. Send the GraphQL document, a text, as query.",
        ),
        (
            [INIT, json.dumps({"type": "subscribe", "id": "1", "payload": {"query": FOLLOW}})] * 1
            + [json.dumps({"type": "subscribe", "id": "1", "payload": {"query": FOLLOW}})],
            4409,
            "Subscriber for 1 already exists",
        ),
    ],
)
def test_what_breaks_the_protocol_is_closed_with_its_number(
    client: Client, texts: list[str], code: int, reason: str
) -> None:
    async def talk(it: Talk) -> Any:
        for text in texts:
            it.say_text(text)
        return await it.end()

    assert said(client, talk) == (code, reason)


def test_bytes_are_no_messages(client: Client) -> None:
    async def talk(it: Talk) -> Any:
        it.wire.put({"type": "websocket.receive", "bytes": INIT.encode()})
        return await it.end()

    assert said(client, talk) == (4400, "Messages are texts.")


def test_who_does_not_begin_in_time_is_closed(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "INIT_SECONDS", 0.05)
    assert said(client, Talk.end) == (4408, "Connection initialisation timeout")


@pytest.mark.parametrize("subprotocol", ["", "graphql-ws"])
def test_another_subprotocol_is_closed(client: Client, subprotocol: str) -> None:
    assert said(client, Talk.end, subprotocol=subprotocol) == (4406, "Speak graphql-transport-ws.")


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost:1", "http://localhost.evil.example"]
)
def test_pages_of_other_sites_are_refused(client: Client, origin: str) -> None:
    assert asyncio.run(denied(client.app, origin=origin)) == 403


@pytest.mark.parametrize("origin", ["http://localhost", "http://LOCALHOST:80"])
def test_our_own_pages_may_connect(client: Client, origin: str) -> None:
    said(client, Talk.begun, origin=origin)


def test_other_host_names_are_not_answered(client: Client) -> None:
    assert asyncio.run(denied(client.app, host="evil.example")) == 421


@pytest.mark.parametrize("size", [0, 1])
def test_a_message_may_be_as_long_as_a_body(size: int) -> None:
    client = a_client(max_body_bytes=1000)
    padded = INIT + " " * (1000 - len(INIT) + size)

    async def talk(it: Talk) -> Any:
        it.say_text(padded)
        return (await it.end())[0] if size else await it.hear()

    assert said(client, talk) == (1009 if size else {"type": "connection_ack"})


def test_one_more_operation_than_may_run_at_once_is_refused() -> None:
    client = a_client(max_stream_operations=2)

    async def talk(it: Talk) -> Any:
        await it.begun()
        for number in range(3):
            it.subscribe(str(number), FOLLOW)
        refused = await it.hear()
        it.say("complete", id="0")
        it.subscribe("again", FOLLOW, after=0)
        return refused, await it.hear()

    refused, told = said(client, talk)
    assert (refused["id"], refused["payload"][0]["extensions"]["code"]) == ("2", "LIMIT_EXCEEDED")
    assert told["id"] == "again"


def test_one_more_connection_than_may_be_open_is_refused() -> None:
    client = a_client(max_streams=2)

    async def run() -> tuple[int, Any]:
        async with connected(client.app) as first, connected(client.app):
            status = await denied(client.app)
            await first.begun()
        async with connected(client.app) as another:
            return status, await another.begun()

    assert asyncio.run(run())[0] == 503


def test_who_accepts_no_message_is_cut_off_and_the_others_go_on() -> None:
    client = a_client(stall_seconds=0.1)

    async def run() -> Any:
        async with connected(client.app) as slow, connected(client.app) as quick:
            for each in (await slow.begun(), await quick.begun()):
                each.subscribe("1", FOLLOW)
            await asyncio.sleep(0.1)
            slow.wire.open.clear()
            for number in range(5):
                await asyncio.to_thread(write, client.door, an_office(number))
            heard = [(await quick.hear())["payload"]["data"]["changes"]["revision"] for _ in range(5)]
            await asyncio.sleep(0.3)
            slow.wire.open.set()
            return heard, (await slow.end()), len(client.door._watchers)

    heard, ended, watching = asyncio.run(run())
    assert heard == [2, 3, 4, 5, 6]
    assert ended == (1013, "Too slow")
    assert watching == 1


def test_who_gives_no_sign_of_life_is_closed() -> None:
    client = a_client(heartbeat_seconds=0.05)

    async def dead(it: Talk) -> Any:
        await it.begun()
        return await it.hear(), await it.end()

    async def alive(it: Talk) -> Any:
        await it.begun()
        for _ in range(5):
            assert await it.hear() == {"type": "ping"}
            it.say("pong")

    assert said(client, dead) == ({"type": "ping"}, (1013, "No sign of life"))
    said(client, alive)


def test_when_the_service_ends_connections_are_closed_and_no_more_accepted(client: Client) -> None:
    async def run() -> Any:
        async with connected(client.app) as talk:
            await talk.begun()
            talk.subscribe("1", FOLLOW)
            client.app.state.end_streams()
            return await talk.end(), await denied(client.app), len(client.door._watchers)

    assert asyncio.run(run()) == ((1012, "The service ends."), 503, 0)


def test_nothing_is_left_behind_by_who_leaves(client: Client) -> None:
    async def talk(it: Talk) -> Any:
        await it.begun()
        for number in range(5):
            it.subscribe(str(number), FOLLOW, after=0)
            await it.hear()

    said(client, talk)
    assert client.door._watchers == {}
