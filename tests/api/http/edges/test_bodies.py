from collections.abc import AsyncIterator

import anyio
import pytest

from tests.api.http.client import Client
from tests.api.http.edges.asking import ASKED, GRAPHQL, JSON, PREFLIGHT, complaint
from tests.maps import World


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "The body cannot be read as JSON: "),
        (b"   \n", "The body cannot be read as JSON: "),
        (b"null", "The body is null. Send an object with a query."),
        (b"true", "The body is true or false. Send an object with a query."),
        (b"7", "The body is a number. Send an object with a query."),
        (b"1.5", "The body is a number. Send an object with a query."),
        (b'"{ __typename }"', "The body is a text. Send an object with a query."),
        (b"[]", "The body is a list. Send one request at a time, as an object with a query."),
        (b"[" + ASKED + b"]", "The body is a list. Send one request at a time, as an object with a query."),
        (ASKED + ASKED, "The body cannot be read as JSON: "),
        (ASKED + b"\x00", "The body cannot be read as JSON: "),
        (b"\xef\xbb\xbf" + ASKED, "The body cannot be read as JSON: UTF-8 byte order mark (BOM) is not supported"),
        (ASKED.decode().encode("utf-16"), "The body cannot be read as JSON: "),
        (ASKED.decode().encode("utf-16-le"), "The body cannot be read as JSON: "),
        (b'{"query": "\xff"}', "The body cannot be read as JSON: "),
        (b'{"query": "\xc3\x28"}', "The body cannot be read as JSON: "),
        (b'{"query": "\xed\xa0\x80"}', "The body cannot be read as JSON: "),  # a surrogate, in UTF-8
        (b'{"query": "\xc0\xaf"}', "The body cannot be read as JSON: "),  # longer than it need be
        (b'{"query": "\\ud800"}', "The body cannot be read as JSON: "),
        (b'{"query": "{ __typename }", "\\udc00": 1}', "The body cannot be read as JSON: "),
        (b'{"query": "{ __typename }", "variables": {"x": NaN}}', "The body cannot be read as JSON: "),
        (b'{"query": "{ __typename }", "variables": {"x": -Infinity}}', "The body cannot be read as JSON: "),
        (b'{"query": "{ __typename }", "variables": {"x": 1e999}}', "The body cannot be read as JSON: "),
        (b'{"query": "{ __typename }", "variables": {"x": ' + b"9" * 5000 + b"}}", "The body cannot be read as JSON: "),
        (b'{"query": "{ __typename }", "variables": {"x": 01}}', "The body cannot be read as JSON: "),
        (b'{"query": "{ __typename }",}', "The body cannot be read as JSON: "),
        (b"{'query': '{ __typename }'}", "The body cannot be read as JSON: "),
        (b'{"query": "{ __typename }"} // so', "The body cannot be read as JSON: "),
        (b'{"query": "a\nb"}', "The body cannot be read as JSON: "),
        (b"[" * 200_000, "The body cannot be read as JSON: "),
        (b"[" * 200_000 + b"]" * 200_000, "The body cannot be read as JSON: "),
        (b'{"query":' * 90_000 + b"1" + b"}" * 90_000, "The body cannot be read as JSON: "),
        (b'{"query": "{ __typename }", "variables": {"x": ' + b"[" * 1000 + b"]" * 1000 + b"}}", "The "),
        (b'{"query": "{ a }", "query": "{ b }"}', 'The body has the key "query" twice. Send each key once.'),
        (b'{"query": "{ a }", "\\u0071uery": "{ b }"}', 'The body has the key "query" twice. Send each key once.'),
        (b'{"query": "{ a }", "variables": {"x": {"y": 1, "y": 1}}}', 'The body has the key "y" twice.'),
        (b'{"query": "{ a }", "variables": [{"": 1, "": 2}]}', 'The body has the key "" twice. Send each key once.'),
        (b"{}", "There is no query. Send the GraphQL document, a text, as query."),
        (b'{"Query": "{ __typename }"}', "There is no query. Send the GraphQL document, a text, as query."),
        (b'{"query": null}', "There is no query. Send the GraphQL document, a text, as query."),
        (b'{"query": " \\n\\t"}', "There is no query. Send the GraphQL document, a text, as query."),
        (b'{"query": ["{ __typename }"]}', "There is no query. Send the GraphQL document, a text, as query."),
        (b'{"query": {"a": 1}}', "There is no query. Send the GraphQL document, a text, as query."),
        (b'{"query": false}', "There is no query. Send the GraphQL document, a text, as query."),
        (b'{"query": "{ a }", "variables": "{}"}', "variables is a text. Send an object, or leave it out."),
        (b'{"query": "{ a }", "variables": []}', "variables is a list. Send an object, or leave it out."),
        (b'{"query": "{ a }", "variables": 0}', "variables is a number. Send an object, or leave it out."),
        (b'{"query": "{ a }", "variables": false}', "variables is true or false. Send an object, or leave it out."),
        (b'{"query": "{ a }", "operationName": 7}', "operationName is a number. Send a text, or leave it out."),
        (b'{"query": "{ a }", "operationName": []}', "operationName is a list. Send a text, or leave it out."),
        (b'{"query": "{ a }", "operationName": {}}', "operationName is an object. Send a text, or leave it out."),
        (b'{"query": "{ a }", "operationName": true}', "operationName is true or false. Send a text, or leave it out."),
        (b'{"query": "{ a }", "extensions": "x"}', "extensions is a text. Send an object, or leave it out."),
        (b'{"query": "{ a }", "extensions": [{}]}', "extensions is a list. Send an object, or leave it out."),
        (b'{"query": "{ a }", "extensions": 1}', "extensions is a number. Send an object, or leave it out."),
    ],
    ids=lambda value: f"{len(value)} {value[:40]!a}",
)
@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
def test_a_body_that_is_no_request_is_a_400(client: Client, accept: str, body: bytes, message: str) -> None:
    response = client.post(content=body, headers={"accept": accept})
    assert response.status_code == 400
    assert complaint(response).startswith(message)


def test_parameters_that_nobody_knows_are_passed_over(client: Client) -> None:
    assert client.post({"query": "{ __typename }", "id": 1, "batch": []}).json()["data"] == {"__typename": "Query"}
    asked = client.get("/graphql", params={"query": "{ __typename }", "utm": "x"}, headers=PREFLIGHT)
    assert asked.json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "GZIP", "gzip, identity", "nonsense"])
def test_a_packed_body_is_a_415(client: Client, coding: str) -> None:
    response = client.post(content=ASKED, headers={"content-encoding": coding})
    assert response.status_code == 415
    assert complaint(response) == "Send the body unpacked, without Content-Encoding."
    assert response.headers["accept-encoding"] == "identity"


@pytest.mark.parametrize("coding", ["identity", "Identity", ""])
def test_a_body_may_say_that_it_is_not_packed(client: Client, coding: str) -> None:
    assert client.post(content=ASKED, headers={"content-encoding": coding}).status_code == 200


@pytest.mark.parametrize("declared", ["1000001", "9" * 30])
def test_a_body_that_says_it_is_too_large_is_a_413_unread(client: Client, declared: str) -> None:
    async def unread() -> AsyncIterator[bytes]:
        for _ in range(1):
            raise AssertionError("the body was read")
        yield b""

    response = client.send(
        "POST", "/graphql", content=unread(), headers={"content-type": JSON, "content-length": declared}
    )
    assert response.status_code == 413
    assert complaint(response) == "The body is larger than 1000000 bytes."


def test_a_body_that_never_arrives_is_a_408() -> None:
    async def slow() -> AsyncIterator[bytes]:
        yield b"{"
        await anyio.sleep(60)

    response = Client(World(), max_seconds=0.05).send(
        "POST", "/graphql", content=slow(), headers={"content-type": JSON}
    )
    assert response.status_code == 408
    assert complaint(response) == "The body did not arrive within 0.05 seconds."
