from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from starlette.requests import ClientDisconnect

from tests.api.http.client import Client
from tests.maps import World

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'"
)


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(World())


@pytest.fixture
def logged() -> Iterator[list[Any]]:
    with structlog.testing.capture_logs(processors=[structlog.contextvars.merge_contextvars]) as lines:
        yield lines


@pytest.mark.parametrize("path", ["/", "/graphiql", "/graphql", "/healthz", "/nowhere", "/views/nothing.svg"])
def test_every_answer_tells_browsers_what_it_may_do(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith(POLICY)
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "127.8.9.1", "[::1]:8000"])
def test_what_is_addressed_to_this_machine_is_answered(client: Client, host: str) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.0.1", "", "[::1", "0.0.0.0"]
)
def test_what_is_addressed_to_another_host_is_not(client: Client, host: str) -> None:
    response = client.get("/graphql", headers={"host": host})
    assert response.status_code == 421
    assert response.text == "This service answers to localhost. Name other hosts in SOCIOGRAM_ALLOWED_HOSTS.\n"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_a_proxy_may_pass_on_the_hosts_that_are_named() -> None:
    client = Client(World(), allowed_hosts="map.example.org, other.example")
    assert client.get("/healthz", headers={"host": "Map.example.org:443"}).status_code == 200
    assert client.get("/healthz", headers={"host": "evil.example"}).status_code == 421


def test_a_request_is_logged_once_with_its_id_and_without_what_was_asked(client: Client, logged: list[Any]) -> None:
    response = client.get("/graphql?query=%7B%20secret%20%7D", headers={"authorization": "secret"})
    line = next(each for each in logged if each["event"] == "request")
    assert line["method"] == "GET"
    assert line["path"] == "/graphql"
    assert line["status"] == 400
    assert line["request_id"] == response.headers["x-request-id"]
    assert "secret" not in str(logged)


@pytest.mark.parametrize(("given", "kept"), [("abc-1", True), ("a b", False), ("x" * 65, False), ("<script>", False)])
def test_an_id_is_passed_on_where_it_is_one(client: Client, given: str, kept: bool) -> None:
    told = client.get("/healthz", headers={"x-request-id": given}).headers["x-request-id"]
    assert (told == given) is kept


def test_what_nobody_expected_is_answered_with_an_id_alone(
    client: Client, logged: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise RuntimeError("secret")

    monkeypatch.setattr("api.http.views.draw", fail)
    response = client.get("/views/matrix.svg")
    told = response.headers["x-request-id"]
    assert (response.status_code, response.text) == (
        500,
        f"Something went wrong on our side. It is logged as {told}.\n",
    )
    assert response.headers["content-security-policy"].startswith(POLICY)
    assert [each["event"] for each in logged] == ["fault", "request"]


def test_who_goes_away_before_having_asked_is_no_fault_of_ours(client: Client, logged: list[Any]) -> None:
    async def gone() -> Any:
        yield b"{"
        raise ClientDisconnect

    with pytest.raises(AssertionError):  # httpx wants an answer, and there is none
        client.send("POST", "/graphql", content=gone(), headers={"content-type": "application/json"})
    assert [(each["event"], each["status"]) for each in logged] == [("request", 499)]
