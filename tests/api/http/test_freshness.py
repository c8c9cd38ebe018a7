import datetime
from typing import Any

import httpx
import pytest

from api.http import freshness
from api.http.freshness import is_held
from graph.errors import StoreUnavailable
from schema.execution import Request, Runner
from tests.api.http.client import Client
from tests.maps import World
from tests.outage import Outage
from tests.schema.asking import write

GRAPHQL = "application/graphql-response+json"
OFFICES = "{ offices { totalCount } }"


@pytest.fixture
def client() -> Client:
    world = World()
    world.office("Press Office")
    return Client(world)


def look_up(
    client: Client, document: str = OFFICES, /, *, held: str = "", accept: str = "", **more: str
) -> httpx.Response:
    """The response to a GET from a client that has the answer with the tag *held*."""
    headers = {"GraphQL-Require-Preflight": "1", "accept": accept, "if-none-match": held}
    return client.get("/graphql", params={"query": document, **more}, headers=headers)


def test_what_a_client_has_already_is_not_sent_again(client: Client) -> None:
    first = look_up(client)
    assert first.headers["cache-control"] == "private, no-cache"
    assert first.headers["etag"].startswith('W/"')
    again = look_up(client, held=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == "private, no-cache"
    assert again.headers["vary"] == "Accept, Accept-Encoding"
    assert "content-type" not in again.headers


def test_what_a_client_has_already_is_not_even_worked_out(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    tag = look_up(client).headers["etag"]

    def fail(*_: object) -> Any:
        raise AssertionError("it was run")

    monkeypatch.setattr(Runner, "run", fail)
    assert look_up(client, held=tag).status_code == 304


def test_after_a_change_the_answer_is_sent(client: Client) -> None:
    tag = look_up(client).headers["etag"]
    write(client.door, World().office("Archive"))
    after = look_up(client, held=tag)
    assert after.json()["data"] == {"offices": {"totalCount": 2}}
    assert after.headers["etag"] != tag


def test_the_next_day_the_answer_is_sent(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Tomorrow(datetime.date):
        @classmethod
        def today(cls) -> "Tomorrow":
            return cls(2999, 1, 1)

    tag = look_up(client).headers["etag"]
    monkeypatch.setattr(freshness, "date", Tomorrow)
    assert look_up(client, held=tag).status_code == 200


@pytest.mark.parametrize(
    "other",
    [
        {"document": "{ offices  { totalCount } }"},
        {"accept": GRAPHQL},
        {"variables": '{"first": 1}'},
        {"document": "query A { offices { totalCount } } query B { __typename }", "operationName": "A"},
    ],
)
def test_another_request_has_another_tag(client: Client, other: dict[str, str]) -> None:
    tag = look_up(client).headers["etag"]
    document = other.pop("document", OFFICES)
    response = look_up(client, document, held=tag, **other)
    assert response.status_code == 200
    assert response.headers["etag"] != tag


def test_variables_in_another_order_are_the_same_request(client: Client) -> None:
    document = "query ($a: Int, $b: Int) { offices(first: $a) { totalCount } posts(first: $b) { totalCount } }"
    one = look_up(client, document, variables='{"a": 1, "b": 2}')
    two = look_up(client, document, variables='{"b": 2, "a": 1}')
    assert one.headers["etag"] == two.headers["etag"]


def test_another_service_over_the_same_map_has_other_tags(client: Client) -> None:
    tag = look_up(client).headers["etag"]
    assert look_up(Client(client.door, page_size=7), held=tag).status_code == 200
    assert look_up(Client(client.door), held=tag).status_code == 304


@pytest.mark.parametrize(
    "document",
    [
        "{ nothing }",
        "{ offices(first: -1) { totalCount } }",
        "{ revision { store { kind } } }",
        "{ ...F } fragment F on Query { revision { store { kind } } }",
    ],
)
def test_what_may_be_otherwise_next_time_is_not_kept(client: Client, document: str) -> None:
    response = look_up(client, document)
    assert "etag" not in response.headers
    assert response.headers["cache-control"] == "no-store"


def test_the_answer_to_a_post_is_not_kept(client: Client) -> None:
    response = client.post({"query": OFFICES}, headers={"if-none-match": look_up(client).headers["etag"]})
    assert response.status_code == 200
    assert "etag" not in response.headers
    assert response.headers["cache-control"] == "no-store"


def test_what_is_written_while_an_answer_is_worked_out_leaves_it_without_a_tag(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Runner.run

    def run_beside_a_writer(runner: Runner, request: Request) -> Any:
        answer = run(runner, request)
        write(client.door, World().office("Archive"))
        return answer

    monkeypatch.setattr(Runner, "run", run_beside_a_writer)
    assert "etag" not in look_up(client).headers


@pytest.mark.parametrize(
    ("if_none_match", "is_it"),
    [
        ('W/"a"', True),
        ('"a"', True),
        ('"b", W/"a"', True),
        ('"b",W/"a","c"', True),
        ('"b"', False),
        ("a", False),
        ("", False),
        ('"', False),
    ],
)
def test_tags_are_compared_weakly(if_none_match: str, is_it: bool) -> None:
    assert is_held('W/"a"', if_none_match) is is_it


def test_a_client_that_has_the_answer_learns_that_it_grows_old(client: Client) -> None:
    fresh = look_up(client).headers["etag"]
    store = Outage(client.door)
    store.is_down = True
    with pytest.raises(StoreUnavailable):
        client.door.refresh()

    stale = look_up(client, held=fresh)

    assert stale.json()["extensions"]["stale"]["since"]
    assert look_up(client, held=stale.headers["etag"]).status_code == 304
