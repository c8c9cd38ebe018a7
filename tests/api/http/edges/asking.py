"""What the requests of the edge suite have in common: each is odd, and answered in the form of GraphQL."""

import httpx

from tests.maps import World

JSON, GRAPHQL = "application/json", "application/graphql-response+json"
PREFLIGHT = {"GraphQL-Require-Preflight": "1"}
ASKED = b'{"query": "{ __typename }"}'
OPERATIONS = "query A { a: __typename } query B { b: __typename }"


def an_office() -> World:
    """A map of one office."""
    world = World()
    world.office("Press Office")
    return world


def complaint(response: httpx.Response) -> str:
    """The message of an answer that refuses the request, which is checked to have GraphQL's form."""
    assert response.headers["content-type"].split(";")[0] in (JSON, GRAPHQL)
    body = response.json()
    assert "data" not in body
    (error,) = body["errors"]
    assert error["extensions"]["code"]
    return str(error["message"])
