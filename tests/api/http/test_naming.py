"""Documents that are named instead of sent."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import Unusable
from schema.documents import digest
from schema.limits import Limits
from schema.manifest import manifest_of
from tests.api.http.client import Client
from tests.maps import World
from viz.page import explorer_documents

GRAPHQL = "application/graphql-response+json"
LISTED, OTHER = "query Listed { revision { number } }", "query Other { __typename }"
ANSWER = {"revision": {"number": 1}}


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    file = tmp_path / "manifest.json"
    file.write_bytes(manifest_of({"listed.graphql": LISTED}, Limits()))
    return file


def hashed(text: str, **more: Any) -> dict[str, Any]:
    """A request as clients send it that register their documents."""
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": digest(text)}}, **more}


def refusal(client: Client, body: dict[str, Any]) -> tuple[int, str, str]:
    """Status, code and message of the answer to a request that is refused."""
    response = client.post(body, headers={"accept": GRAPHQL})
    assert "data" not in response.json()
    (error,) = response.json()["errors"]
    return response.status_code, error["extensions"]["code"], error["message"]


@pytest.mark.parametrize("mode", ["allow", "only"])
def test_a_listed_document_is_answered_by_any_of_its_names(manifest: Path, mode: str) -> None:
    client = Client(World(), manifest=manifest, persisted_documents=mode)
    name = digest(LISTED)
    for body in ({"query": LISTED}, {"documentId": name}, {"documentId": f"sha256:{name}"}, hashed(LISTED)):
        assert client.post(body).json()["data"] == ANSWER


def test_a_get_may_name_its_document(manifest: Path) -> None:
    client = Client(World(), manifest=manifest)
    by_name = {"documentId": digest(LISTED)}
    by_hash = {"extensions": json.dumps(hashed(LISTED)["extensions"])}
    for params in (by_name, by_hash):
        response = client.get("/graphql", params=params, headers={"GraphQL-Require-Preflight": "1"})
        assert response.json()["data"] == ANSWER


def test_variables_and_the_name_of_the_operation_go_with_it() -> None:
    client = Client(World())
    text = "query A($key: String!) { entity(key: $key) { key } } query B { __typename }"
    client.post(hashed(text, query=text, operationName="B"))
    body = hashed(text, operationName="A", variables={"key": "nobody"})
    assert client.post(body).json()["data"] == {"entity": None}


def test_a_client_registers_what_is_not_found_and_then_only_names_it() -> None:
    client = Client(World())
    assert refusal(client, hashed(LISTED)) == (400, "PERSISTED_QUERY_NOT_FOUND", "PersistedQueryNotFound")
    assert client.post(hashed(LISTED, query=LISTED)).json()["data"] == ANSWER
    assert client.post(hashed(LISTED)).json()["data"] == ANSWER
    assert client.post({"documentId": digest(LISTED)}).json()["data"] == ANSWER


def test_a_text_under_another_texts_name_is_refused_and_not_kept() -> None:
    client = Client(World())
    assert refusal(client, hashed(LISTED, query=OTHER)) == (
        400,
        "BAD_REQUEST",
        "extensions.persistedQuery.sha256Hash is not the SHA-256 of query.",
    )
    assert refusal(client, hashed(LISTED))[1] == "PERSISTED_QUERY_NOT_FOUND"


def test_where_only_listed_documents_are_answered_others_are_not(manifest: Path) -> None:
    client = Client(World(), manifest=manifest, persisted_documents="only")
    for body in ({"query": OTHER}, hashed(OTHER, query=OTHER), {"query": f" {LISTED}"}):
        assert refusal(client, body) == (
            400,
            "QUERY_NOT_IN_SAFELIST",
            "Only documents of the manifest are answered here, and this is none of them.",
        )
    assert refusal(client, hashed(OTHER))[1] == "PERSISTED_QUERY_NOT_FOUND"
    assert refusal(client, {"documentId": "x"}) == (400, "PERSISTED_QUERY_NOT_FOUND", "There is no document 'x'.")


def test_where_documents_are_not_kept_only_texts_are_answered(manifest: Path) -> None:
    client = Client(World(), manifest=manifest, persisted_documents="off")
    assert refusal(client, hashed(LISTED)) == (400, "PERSISTED_QUERY_NOT_SUPPORTED", "PersistedQueryNotSupported")
    assert refusal(client, {"documentId": digest(LISTED)})[1] == "PERSISTED_QUERY_NOT_SUPPORTED"
    assert client.post(hashed(LISTED, query=LISTED)).json()["data"] == ANSWER


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"documentId": 7}, "documentId is a number. Send the name of a document, a text."),
        ({"documentId": ""}, "documentId is empty. Send the name of a document, a text."),
        ({"documentId": []}, "documentId is empty. Send the name of a document, a text."),
        ({"documentId": "x", "query": LISTED}, "There are both query and documentId. Send one of them."),
        (
            {"extensions": {"persistedQuery": "x"}},
            "extensions.persistedQuery is a text. Send an object, or leave it out.",
        ),
        (
            {"extensions": {"persistedQuery": {"sha256Hash": digest(LISTED)}}},
            "extensions.persistedQuery.version is not 1, the only one there is.",
        ),
        (
            {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "abc"}}},
            "extensions.persistedQuery.sha256Hash is no SHA-256: 64 digits, hexadecimal.",
        ),
        (
            {"extensions": {"persistedQuery": {"version": 1}}},
            "extensions.persistedQuery.sha256Hash is no SHA-256: 64 digits, hexadecimal.",
        ),
        (
            {"extensions": {}},
            "There is no query. Send the GraphQL document, a text, as query.",
        ),
    ],
)
def test_a_name_that_is_none_is_a_400(body: dict[str, Any], message: str) -> None:
    assert refusal(Client(World()), body) == (400, "BAD_REQUEST", message)


def test_a_manifest_that_is_none_keeps_the_service_from_starting(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="cannot be read: No such file"):
        Client(World(), manifest=tmp_path / "none.json")


@pytest.mark.parametrize("document", explorer_documents(), ids=lambda text: " ".join(text[6:].split())[:60])
def test_what_the_explorer_asks_is_always_answered(document: str) -> None:
    client = Client(World(), persisted_documents="only", introspection=False)
    given: dict[str, Any] = {"key": "x", "subject": "x", "text": "x", "words": "x", "statedOnly": False, "first": 5}
    given["scenario"] = {"text": "vacate-post x"}
    used = {name: value for name, value in given.items() if f"${name}:" in document}
    assert "data" in client.post({"query": document, "variables": used}).json()
