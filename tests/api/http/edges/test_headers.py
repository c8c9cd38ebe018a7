import pytest

from tests.api.http.client import Client
from tests.api.http.edges.asking import ASKED, GRAPHQL, JSON, PREFLIGHT, complaint


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "json",
        "/",
        "text/json",
        "text/plain",
        "application/graphql",
        "application/json-patch+json",
        "application/ld+json",
        "application/graphql-response+json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json, application/json",
        "application/json; charset=latin-1",
        "application/json; charset=utf-16",
        "application/json; charset=",
        "*/*",
    ],
)
def test_a_body_that_is_not_said_to_be_json_in_utf_8_is_a_415(client: Client, content_type: str) -> None:
    response = client.send("POST", "/graphql", content=ASKED, headers={"content-type": content_type})
    assert response.status_code == 415
    assert complaint(response) == "Send the request as application/json, in UTF-8."
    assert response.headers["accept-post"] == "application/json"


def test_a_body_that_does_not_say_what_it_is_or_says_it_twice_is_a_415(client: Client) -> None:
    assert client.send("POST", "/graphql", content=ASKED).status_code == 415
    twice = [("content-type", JSON), ("content-type", "text/plain")]
    assert client.send("POST", "/graphql", content=ASKED, headers=twice).status_code == 415


@pytest.mark.parametrize(
    "content_type",
    ["Application/JSON", "APPLICATION/JSON;CHARSET=UTF-8", 'application/json; charset="utf-8"', "application/json;"],
)
def test_json_may_be_said_in_any_case(client: Client, content_type: str) -> None:
    response = client.send("POST", "/graphql", content=ASKED, headers={"content-type": content_type})
    assert response.json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD", "TRACE", "CONNECT", "QUERY", "get"])
def test_any_other_method_is_a_405_that_names_those_there_are(client: Client, method: str) -> None:
    response = client.send(method, "/graphql", headers={"origin": "https://evil.example", **PREFLIGHT})
    if method == "get":  # which the client itself writes in capitals
        method = response.request.method
    assert response.status_code == (400 if method == "GET" else 405)
    assert "access-control-allow-origin" not in response.headers
    if method not in ("GET", "HEAD"):
        assert response.headers["allow"] == "GET, POST"
        assert complaint(response) == "Ask by POST, or by GET."


@pytest.mark.parametrize("accept", ["text/html", "image/*", "application/xml", "*/*;q=0", f"{JSON};q=0", "nonsense"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_can_be_answered_in_no_asked_form_is_a_406(client: Client, method: str, accept: str) -> None:
    response = client.send(method, "/graphql", content=ASKED, headers={"content-type": JSON, "accept": accept})
    assert response.status_code == 406
    assert complaint(response) == f"Answers come as {JSON} or {GRAPHQL}."


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (f"{JSON};q=0.1, {GRAPHQL};q=0.2", GRAPHQL),
        (f"{JSON};q=0, */*", GRAPHQL),
        (f"text/html, {GRAPHQL};q=0.001", GRAPHQL),
        (f"{GRAPHQL}; charset=utf-8, {JSON}", GRAPHQL),
        (f"{JSON};q=nonsense", JSON),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", JSON),
    ],
)
def test_the_answer_comes_in_the_form_most_wished_for(client: Client, accept: str, media_type: str) -> None:
    response = client.post(content=ASKED, headers={"accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (200, f"{media_type}; charset=utf-8")


def test_accept_may_stand_on_several_lines(client: Client) -> None:
    lines = [("content-type", JSON), ("accept", "text/html"), ("accept", GRAPHQL)]
    response = client.send("POST", "/graphql", content=ASKED, headers=lines)
    assert response.headers["content-type"] == f"{GRAPHQL}; charset=utf-8"
