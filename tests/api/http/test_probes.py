"""What somebody who looks for weak GraphQL services tries first; each probe says whether it found something."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import pytest

from tests.api.http.client import Client
from tests.maps import World

Probe: TypeAlias = Callable[[Client], bool]

PLAIN = "{ __typename }"


def answer(client: Client, document: str) -> Any:
    """The answer to a document, asked as simply as can be."""
    return client.post({"query": document}).json()


def is_run(client: Client, document: str) -> bool:
    return answer(client, document).get("data") is not None


def many_aliases(client: Client) -> bool:
    return is_run(client, f"{{ {' '.join(f'alias{n}: __typename' for n in range(101))} }}")


def many_of_one_field(client: Client) -> bool:
    return is_run(client, "{ " + "__typename " * 500 + "}")


def many_directives(client: Client) -> bool:
    told = answer(client, "{ __typename " + "@aa" * 10 + " }").get("errors", [])
    more = answer(client, "{ __typename " + "@aa" * 11 + " }").get("errors", [])
    return len(more) > 1 or len(told) > 10


def many_requests_in_one(client: Client) -> bool:
    return isinstance(client.post([{"query": PLAIN}] * 10).json(), list)


def types_in_types_in_types(client: Client) -> bool:
    nested = "fields { type { " * 4 + "name" + " } }" * 4
    return is_run(client, f"{{ __schema {{ types {{ {nested} }} }} }}")


def fragments_in_circles(client: Client) -> bool:
    return is_run(
        client, "{ __schema { ...A } } fragment A on __Schema { __typename ...B } fragment B on __Schema { ...A }"
    )


def names_offered_to_who_guesses(client: Client) -> bool:
    told = [answer(client, f"{{ {name} }}") for name in ("entitie", "__schem", "officess { key }", "map { titel }")]
    return any("did you mean" in str(each).lower() for each in told)


def introspection(client: Client) -> bool:
    return is_run(client, "{ __schema { types { name fields { name } } } }")


def a_page_to_try_it_on(client: Client) -> bool:
    paths = ("/graphiql", "/playground", "/console", "/graphql", "/altair")
    pages = (client.get(path, headers={"accept": "text/html"}) for path in paths)
    return any(page.status_code == 200 and "graphiql" in page.text.lower() for page in pages)


def reading_by_get(client: Client) -> bool:
    return client.get("/graphql", params={"query": PLAIN}).json().get("data") is not None


def writing_by_get(client: Client) -> bool:
    preflight = {"GraphQL-Require-Preflight": "1"}
    return client.get("/graphql", params={"query": "mutation { __typename }"}, headers=preflight).status_code == 200


def asking_by_form(client: Client) -> bool:
    forms: tuple[Mapping[str, Any], ...] = (
        {"data": {"query": PLAIN}},
        {"files": {"operations": (None, '{"query": "{ __typename }"}')}},
        {"content": '{"query": "{ __typename }"}', "headers": {"content-type": "text/plain"}},
    )
    return any(client.send("POST", "/graphql", **form).json().get("data") is not None for form in forms)


def traces(client: Client) -> bool:
    told = str([answer(client, PLAIN), answer(client, "{ nothing }"), answer(client, "{")]).lower()
    return any(word in told for word in ("tracing", "stacktrace", "traceback", "exception"))


def faults_told(client: Client) -> bool:
    told = answer(client, "qwerty { abc }")["errors"]
    return any(set(each["extensions"]) != {"code"} for each in told)


PROBES: tuple[Probe, ...] = (
    many_aliases,
    many_of_one_field,
    many_directives,
    many_requests_in_one,
    types_in_types_in_types,
    fragments_in_circles,
    names_offered_to_who_guesses,
    introspection,
    a_page_to_try_it_on,
    reading_by_get,
    writing_by_get,
    asking_by_form,
    traces,
    faults_told,
)
BY_POLICY = (introspection, a_page_to_try_it_on)
"""What is told to whoever may ask at all; one setting takes both away."""


@pytest.fixture(scope="module", params=[True, False], ids=["told", "untold"])
def client(request: pytest.FixtureRequest) -> Client:
    return Client(World(), introspection=request.param)


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe.__name__)
def test_a_probe_finds_only_what_is_told_by_policy(client: Client, probe: Probe) -> None:
    assert probe(client) is (client.settings.introspection and probe in BY_POLICY)
