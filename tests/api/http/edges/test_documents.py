import json
from typing import Any

import pytest

from graph.records import ChangeSet
from graph.relationship_map import RelationshipMap
from tests.api.http.client import Client
from tests.api.http.edges.asking import GRAPHQL, JSON, OPERATIONS, complaint
from tests.maps import World
from tests.schema.asking import door_to


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("}", "GRAPHQL_PARSE_FAILED"),
        ("\u0000", "GRAPHQL_PARSE_FAILED"),
        ("{ a\u0000 }", "GRAPHQL_PARSE_FAILED"),
        ("{ \u202e }", "GRAPHQL_PARSE_FAILED"),
        ('{ entity(key: "\\ud800") { key } }', "GRAPHQL_PARSE_FAILED"),
        ('{ entity(key: "\\u{110000}") { key } }', "GRAPHQL_PARSE_FAILED"),
        ('{ entity(key: "unended) { key } }', "GRAPHQL_PARSE_FAILED"),
        ("{ offices(first: 01) { totalCount } }", "GRAPHQL_PARSE_FAILED"),
        ("\ufeff}", "GRAPHQL_PARSE_FAILED"),
        ("# nothing", "GRAPHQL_PARSE_FAILED"),
        ("{ " + "a { " * 990, "GRAPHQL_PARSE_FAILED"),
        ("{ x(y: " + "[" * 990, "GRAPHQL_PARSE_FAILED"),
        ("query ($x: " + "[" * 990, "GRAPHQL_PARSE_FAILED"),
        ("{ " + "a { " * 900 + "b" + " }" * 901, "GRAPHQL_PARSE_FAILED"),
        ("{ " + "a { " * 100 + "b" + " }" * 101, "LIMIT_EXCEEDED"),
        ("{" + " a" * 3000 + " }", "LIMIT_EXCEEDED"),
        ("{ __typename " + "@skip(if: false) " * 200 + "}", "LIMIT_EXCEEDED"),
        ("query " + "@a " * 11 + "{ __typename }", "LIMIT_EXCEEDED"),
        ("{" + " map { title }" * 200 + " }", "LIMIT_EXCEEDED"),
        ("{ entities(first: " + "9" * 5000 + ") { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ entities(first: 2147483648) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ entities(first: 1e400) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ entity(key: 1) { key } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ entities(where: " + "{AND: [" * 200 + "]}" * 200 + ") { totalCount } }", "GRAPHQL_PARSE_FAILED"),
        ("{ entities(kinds: " + "[" * 150 + "]" * 150 + ") { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ entities(kinds: [NOTHING]) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ topics(orderBy: [{ name: ASC, key: DESC }]) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ topics(orderBy: [{ name: null }]) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ topics(orderBy: [{}]) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ topics(orderBy: [{ name: $nowhere }]) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
        ("query ($way: Sort) { topics(orderBy: [{ name: $way }]) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ __typename } { __typename }", "GRAPHQL_VALIDATION_FAILED"),
        ("query A { __typename } query A { __typename }", "GRAPHQL_VALIDATION_FAILED"),
        ("type Query { a: Int }", "GRAPHQL_VALIDATION_FAILED"),
        ("fragment F on Query { __typename }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ ...Nowhere }", "GRAPHQL_VALIDATION_FAILED"),
        ("query ($x: Nothing) { __typename }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ entity(key: $nothing) { key } }", "GRAPHQL_VALIDATION_FAILED"),
        (OPERATIONS, "OPERATION_RESOLUTION_FAILURE"),
    ],
    ids=lambda value: f"{len(value)} {value[:40]!a}",
)
def test_a_document_that_cannot_be_run_is_refused_and_says_why(client: Client, document: str, code: str) -> None:
    strict = client.post({"query": document}, headers={"accept": GRAPHQL})
    assert strict.status_code == 400
    assert "data" not in strict.json()
    assert {each["extensions"]["code"] for each in strict.json()["errors"]} == {code}
    assert client.post({"query": document}, headers={"accept": JSON}).status_code == 200


@pytest.mark.parametrize("name", ["C", "a", "A ", "A\u0000", "\u202eA", "A" * 100_000, "__proto__", "{", "🐘"])
def test_an_operation_that_is_not_there_is_refused(client: Client, name: str) -> None:
    response = client.post({"query": OPERATIONS, "operationName": name}, headers={"accept": GRAPHQL})
    assert response.status_code == 400
    assert complaint(response).startswith("The document has no operation named ")
    assert len(response.content) < 1000


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("Int!", None),
        ("Int!", "1"),
        ("Int!", 1.5),
        ("Int!", True),
        ("Int!", 2**31),
        ("Int!", 2**64),
        ("Int!", -(10**30)),
        ("Int!", []),
        ("Int!", {}),
    ],
)
def test_a_variable_of_the_wrong_type_is_refused_and_named(client: Client, type_: str, value: object) -> None:
    body = {"query": f"query ($n: {type_}) {{ entities(first: $n) {{ totalCount }} }}", "variables": {"n": value}}
    response = client.post(body, headers={"accept": GRAPHQL})
    assert response.status_code == 400
    assert "$n" in complaint(response)


@pytest.mark.parametrize("variables", [{"unasked": 1}, {"": None}, {"\u0000": "\u0000"}, {"__proto__": {}}])
def test_variables_that_nobody_asked_for_are_passed_over(client: Client, variables: Any) -> None:
    assert client.post({"query": "{ __typename }", "variables": variables}).json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize("key", ["\u0000", "a\u0000b", "\U0001f600", "' OR 1=1 --", "../..", "", "x" * 100_000])
def test_a_key_of_any_characters_is_only_not_found(client: Client, key: str) -> None:
    body = {"query": "query ($key: String!) { entity(key: $key) { name } }", "variables": {"key": key}}
    assert client.post(body).json()["data"] == {"entity": None}


@pytest.mark.parametrize(
    "written",
    ["2017-13-01", "2017-02-30", "2017", "12/06/2017", "", "\u0000", "2017-06-12T00:00:00Z", "-0001-01-01", "x" * 5000],
)
def test_a_date_that_is_none_is_told_what_one_looks_like(client: Client, written: str) -> None:
    body = {"query": "query ($d: Date) { offices(asOf: $d) { totalCount } }", "variables": {"d": written}}
    response = client.post(body, headers={"accept": GRAPHQL})
    assert response.status_code == 400
    message = complaint(response)
    assert "$d" in message
    assert message.endswith(" is no day of the calendar. Write it as 2017-06-12.")
    assert len(message) < 300


def test_a_key_that_names_nothing_is_offered_the_nearest(client: Client) -> None:
    response = client.post({"query": '{ owners(subject: "pres-office") { answer } }'}, headers={"accept": GRAPHQL})
    assert response.json()["errors"][0]["message"] == (
        "There is no entity 'pres-office' on the map. Did you mean 'press-office'?"
    )
    assert response.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"


class _Watched(RelationshipMap):
    """A door that would tell of any change set."""

    def apply(self, change_set: ChangeSet) -> Any:
        raise AssertionError(f"something was written: {change_set}")


def test_no_refused_request_reaches_the_store() -> None:
    client = Client(_Watched(door_to(World()).store))
    for content in (b"{", b"[]", b'{"query": "mutation { x }"}', json.dumps({"query": OPERATIONS}).encode()):
        assert client.post(content=content, headers={"accept": GRAPHQL}).status_code == 400
