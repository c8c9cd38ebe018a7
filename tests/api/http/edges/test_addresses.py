import pytest

from tests.api.http.client import Client
from tests.api.http.edges.asking import GRAPHQL, JSON, PREFLIGHT, complaint
from tests.maps import World


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("", "There is no query. "),
        ("?query=", "There is no query. "),
        ("?query", "There is no query. "),
        ("?QUERY={__typename}", "There is no query. "),
        ("?query={__typename}&query={__typename}", "The address has the parameter 'query' twice. Send each once."),
        ("?query={__typename}&x=1&x=2", "The address has the parameter 'x' twice. Send each once."),
        ("?query={__typename}&variables=", "variables cannot be read as JSON: "),
        ("?query={__typename}&variables={", "variables cannot be read as JSON: "),
        ("?query={__typename}&variables=[]", "variables is a list. Send an object, or leave it out."),
        ('?query={__typename}&variables="{}"', "variables is a text. Send an object, or leave it out."),
        ('?query={__typename}&variables={"a":1,"a":2}', 'variables has the key "a" twice. Send each key once.'),
        ("?query={__typename}&extensions=1", "extensions is a number. Send an object, or leave it out."),
        ("?query=%FF", "The address is not in UTF-8."),
        ("?query=%ED%A0%80", "The address is not in UTF-8."),
        ("?query={__typename}&%FF=1", "The address is not in UTF-8."),
    ],
)
def test_an_address_that_is_no_request_is_a_400(client: Client, address: str, message: str) -> None:
    response = client.get(f"/graphql{address}", headers={"accept": GRAPHQL, **PREFLIGHT})
    assert response.status_code == 400
    assert complaint(response).startswith(message)


def test_an_address_that_is_too_long_is_a_414() -> None:
    client = Client(World(), max_body_bytes=1000)
    at_most = client.get("/graphql?query={__typename}&x=" + "x" * 979, headers=PREFLIGHT)
    assert (at_most.status_code, at_most.json()["data"]) == (200, {"__typename": "Query"})
    beyond = client.get("/graphql?query={__typename}&x=" + "x" * 980, headers=PREFLIGHT)
    assert beyond.status_code == 414
    assert complaint(beyond) == "The address is longer than 1000 bytes. Ask by POST."


@pytest.mark.parametrize("headers", [{}, {"GraphQL-Require-Preflight": ""}, {"content-type": JSON}])
def test_a_get_that_another_site_could_have_sent_is_a_400(client: Client, headers: dict[str, str]) -> None:
    response = client.get("/graphql?query={__typename}", headers=headers)
    assert response.status_code == 400
    assert complaint(response) == "A GET needs the header GraphQL-Require-Preflight: 1. A POST needs none."


@pytest.mark.parametrize("document", ["mutation { __typename }", "mutation M { anything }", "subscription { a }"])
@pytest.mark.parametrize("accept", [JSON, GRAPHQL])
def test_a_get_that_would_not_only_read_is_a_405(client: Client, document: str, accept: str) -> None:
    response = client.get("/graphql", params={"query": document}, headers={"accept": accept, **PREFLIGHT})
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    assert complaint(response) == "A GET only reads. Send mutations by POST."


def test_a_get_may_read_from_a_document_that_could_also_write(client: Client) -> None:
    both = {"query": "query A { __typename } mutation B { __typename }", "operationName": "B"}
    assert client.get("/graphql", params=both, headers=PREFLIGHT).status_code == 405
