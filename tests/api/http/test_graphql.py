import json
from typing import Any

import pytest
import structlog

from graph.errors import StoreUnavailable
from graph.relationship_map import RelationshipMap
from graph.snapshot import Snapshot
from tests.api.http.client import Client
from tests.maps import World

JSON, GRAPHQL = "application/json", "application/graphql-response+json"
FIELD = {"query": "{ __typename }"}
PREFLIGHT = {"GraphQL-Require-Preflight": "1"}


@pytest.fixture(scope="module")
def client() -> Client:
    world = World()
    world.office("Press Office")
    return Client(world)


def test_a_post_is_answered(client: Client) -> None:
    response = client.post({"query": '{ entity(key: "press-office") { name } }'})
    assert response.status_code == 200
    assert response.json()["data"] == {"entity": {"name": "Press Office"}}
    assert response.headers["content-type"] == "application/json; charset=utf-8"
    assert response.headers["vary"] == "Accept, Accept-Encoding"
    assert response.headers["cache-control"] == "no-store"


def test_the_cost_is_told(client: Client) -> None:
    assert client.post(FIELD).json()["extensions"] == {"cost": {"requested": 1, "limit": 20000}}


def test_variables_and_an_operation_name_are_taken(client: Client) -> None:
    response = client.post(
        {
            "query": "query A($key: String!) { entity(key: $key) { key } } query B { __typename }",
            "operationName": "A",
            "variables": {"key": "press-office"},
            "extensions": {},
        }
    )
    assert response.json()["data"] == {"entity": {"key": "press-office"}}


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [("*/*", JSON), (JSON, JSON), (GRAPHQL, GRAPHQL), (f"{GRAPHQL}, {JSON};q=0.9", GRAPHQL)],
)
def test_the_answer_comes_as_asked_for(client: Client, accept: str, content_type: str) -> None:
    response = client.post(FIELD, headers={"accept": accept})
    assert response.headers["content-type"] == f"{content_type}; charset=utf-8"


def test_what_can_be_answered_in_no_asked_form_is_not(client: Client) -> None:
    assert client.post(FIELD, headers={"accept": "text/html"}).status_code == 406


@pytest.mark.parametrize(
    "document",
    ["{", "{ nothing }", "query ($x: Int!) { __typename }", "query A { __typename } query B { __typename }"],
)
def test_a_refused_document_is_a_400_only_where_the_media_type_says_so(client: Client, document: str) -> None:
    strict = client.post({"query": document}, headers={"accept": GRAPHQL})
    legacy = client.post({"query": document}, headers={"accept": JSON})
    assert (strict.status_code, legacy.status_code) == (400, 200)
    assert "data" not in strict.json()
    assert strict.json() == legacy.json()


def test_a_variable_that_does_not_fit_is_a_refused_document(client: Client) -> None:
    body = {"query": "query ($d: Date) { offices(asOf: $d) { totalCount } }", "variables": {"d": "x"}}
    response = client.post(body, headers={"accept": GRAPHQL})
    assert response.status_code == 400
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


def test_bad_arguments_of_a_field_come_with_data(client: Client) -> None:
    response = client.post({"query": "{ offices(first: -1) { totalCount } }"}, headers={"accept": GRAPHQL})
    assert response.status_code == 200
    assert response.json()["data"] is None
    assert response.json()["errors"][0]["path"] == ["offices"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'"x"',
        b"null",
        b"1",
        b"true",
        b"[]",
        b'[{"query": "{ __typename }"}]',
        b"{}",
        b'{"query": null}',
        b'{"query": ""}',
        b'{"query": 1}',
        b'{"query": []}',
        b'{"query": "{ __typename }", "variables": []}',
        b'{"query": "{ __typename }", "variables": "x"}',
        b'{"query": "{ __typename }", "operationName": {}}',
        b'{"query": "{ __typename }", "extensions": 7}',
        b'\xff\xfe{"query": "{ __typename }"}',
        b'{"query": "\xc3\x28"}',
        b'{"query": "{ __typename }", "variables": {"x": "\\ud800"}}',
        b"[" * 200_000,
        b'{"query":' * 50_000,
        b"\x00",
        b"NaN",
    ],
    ids=lambda body: ascii(body[:60]),
)
@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
def test_a_body_that_is_no_request_is_a_400_in_words(client: Client, body: bytes, accept: str) -> None:
    response = client.post(content=body, headers={"accept": accept})
    assert response.status_code == 400
    error = response.json()["errors"][0]
    assert error["message"]
    assert error["extensions"]["code"] == "BAD_REQUEST"
    assert response.headers["content-type"].startswith(accept)


@pytest.mark.parametrize("nulls", ["operationName", "variables", "extensions"])
def test_null_means_left_out(client: Client, nulls: str) -> None:
    assert client.post({**FIELD, nulls: None}).json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize(
    "content_type",
    ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/graphql", ""],
)
def test_only_json_is_taken(client: Client, content_type: str) -> None:
    response = client.send("POST", "/graphql", content=json.dumps(FIELD), headers={"content-type": content_type})
    assert response.status_code == 415


def test_a_body_that_is_too_large_is_refused_whether_or_not_it_says_so(client: Client) -> None:
    body = json.dumps({"query": "{ __typename }", "variables": {"x": "x" * 1_000_000}}).encode()
    assert client.post(content=body).status_code == 413

    async def chunks() -> Any:
        for start in range(0, len(body), 65_536):
            yield body[start : start + 65_536]

    streamed = client.send("POST", "/graphql", content=chunks(), headers={"content-type": JSON})
    assert streamed.status_code == 413
    assert streamed.json()["errors"][0]["message"] == "The body is larger than 1000000 bytes."


def test_a_body_of_exactly_the_largest_size_is_taken(client: Client) -> None:
    fixed = len(json.dumps({"query": "{ __typename }", "extensions": {"x": ""}}))
    body = json.dumps({"query": "{ __typename }", "extensions": {"x": "x" * (1_000_000 - fixed)}}).encode()
    assert len(body) == 1_000_000
    assert client.post(content=body).status_code == 200
    assert client.post(content=body + b" ").status_code == 413


@pytest.mark.parametrize("header", ["GraphQL-Require-Preflight", "Apollo-Require-Preflight", "X-Apollo-Operation-Name"])
def test_a_get_reads_where_no_other_site_could_have_sent_it(client: Client, header: str) -> None:
    query = {"query": "query A { __typename } query B { b: __typename }", "operationName": "B", "variables": "{}"}
    assert client.get("/graphql", params=query).status_code == 400
    assert client.get("/graphql", params=query, headers={header: ""}).status_code == 400
    answered = client.get("/graphql", params=query, headers={header: "1"})
    assert answered.json()["data"] == {"b": "Query"}


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"query": ""},
        {"query": "{ __typename }", "variables": "x"},
        {"query": "{ __typename }", "variables": "[]"},
        {"query": "{ __typename }", "extensions": "1"},
    ],
)
def test_a_get_that_is_no_request_is_a_400(client: Client, query: dict[str, str]) -> None:
    assert client.get("/graphql", params=query, headers=PREFLIGHT).status_code == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_a_405(client: Client, method: str) -> None:
    response = client.send(method, "/graphql", headers={"origin": "https://evil.example"})
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, POST"
    assert "access-control-allow-origin" not in response.headers


def test_head_has_no_body(client: Client) -> None:
    assert client.send("HEAD", "/graphql").content == b""


class _NeverRead(RelationshipMap):
    """A door whose store stopped answering before anything was read."""

    def __init__(self) -> None:
        from graph.stores import open_store

        super().__init__(open_store("sqlite://"))
        self.is_up = True

    def snapshot(self) -> Snapshot:
        if self.is_up:
            return super().snapshot()
        raise StoreUnavailable("The store does not answer.")


def test_a_store_that_is_needed_and_down_is_a_503_that_says_when_to_come_back() -> None:
    door = _NeverRead()
    client = Client(door)
    door.is_up = False
    response = client.post({"query": "{ revision { number } }"})
    assert response.status_code == 503
    assert response.headers["retry-after"] == "5"
    assert response.json()["errors"] == [
        {"message": "The store does not answer.", "extensions": {"code": "STORE_UNAVAILABLE"}}
    ]


@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
def test_what_nobody_expected_is_a_500_that_a_client_can_read(
    client: Client, monkeypatch: pytest.MonkeyPatch, accept: str
) -> None:
    def fail(*_: object) -> Any:
        raise RuntimeError("secret")

    monkeypatch.setattr("schema.execution.Runner.run", fail)
    with structlog.testing.capture_logs() as logged:
        response = client.post(FIELD, headers={"accept": accept})
    assert response.status_code == 500
    assert response.headers["content-type"] == f"{accept}; charset=utf-8"
    (error,) = response.json()["errors"]
    assert error["message"] == f"Something went wrong on our side. It is logged as {logged[0]['fault']}."
    assert error["extensions"] == {"code": "INTERNAL_SERVER_ERROR"}
    assert "secret" not in response.text + str(logged)


def test_limits_are_settings() -> None:
    client = Client(World(), max_depth=1, max_body_bytes=1000, max_cost=1, page_size=3, max_page_size=5)
    assert client.post({"query": "{ map { title } }"}).json()["errors"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"
    assert client.post({"query": "{ a: __typename b: __typename }"}).json()["errors"][0]["message"] == (
        "The operation costs 2; at most 1 is allowed. Ask for fewer fields, or smaller pages."
    )
    assert client.post({"query": "{ __typename }" + " " * 1000}).status_code == 413
