import threading
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from graph.errors import StoreUnavailable
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from schema.execution import Answer, Request, Runner
from schema.limits import Limits
from tests.maps import World
from tests.schema.asking import Asker


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(World(), Limits(depth=3, aliases=2, repeats=2, directives=2, tokens=60, cost=60))


@pytest.mark.parametrize(
    ("document", "code", "message"),
    [
        ("{", "GRAPHQL_PARSE_FAILED", "Syntax Error: Expected Name, found <EOF>."),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED", "Cannot query field 'nothing' on type 'Query'."),
        ("{ entity }", "GRAPHQL_VALIDATION_FAILED", None),
        ("fragment F on Query { __typename }", "GRAPHQL_VALIDATION_FAILED", None),
        (
            "query A { __typename } query B { __typename }",
            "OPERATION_RESOLUTION_FAILURE",
            "The document has several operations. Say which: operationName.",
        ),
        ("query ($key: String!) { entity(key: $key) { key } }", "BAD_USER_INPUT", None),
        ("mutation { x }", "GRAPHQL_VALIDATION_FAILED", None),
    ],
)
def test_a_document_that_cannot_be_run_is_refused_with_a_code(
    asker: Asker, document: str, code: str, message: str | None
) -> None:
    answer = asker.runner.run(Request(document))
    assert answer.is_refused
    assert "data" not in answer.body
    assert answer.body["errors"][0]["extensions"]["code"] == code
    assert message is None or answer.body["errors"][0]["message"] == message


def test_an_operation_is_chosen_by_its_name(asker: Asker) -> None:
    document = "query A { a: __typename } query B { b: __typename }"
    assert asker.runner.run(Request(document, "B")).body["data"] == {"b": "Query"}
    refused = asker.runner.run(Request(document, "C")).body["errors"][0]
    assert refused["message"] == "The document has no operation named 'C'."


@pytest.mark.parametrize(
    ("within", "beyond", "message"),
    [
        (
            "{ entity(key: 1) { validity { current } } }",
            "{ entity(key: 1) { validity { start { text } } } }",
            "The operation has 4 levels; at most 3 are allowed.",
        ),
        (
            "{ a: __typename b: __typename }",
            "{ a: __typename b: __typename c: __typename }",
            "The operation has 3 aliases; at most 2 are allowed.",
        ),
        (
            "{ __typename @skip(if: false) @include(if: true) }",
            "{ __typename @a @b @c }",
            "The operation has 3 directives; at most 2 are allowed.",
        ),
        (
            "{ map { title title } ... { map { title } } }",
            "{ map { title title } ... { map { title } } map { title } }",
            "The operation has 3 repeated fields; at most 2 are allowed.",
        ),
        (
            "{ ...F ...F } fragment F on Query { a: __typename }",
            "{ ...F ...F ...F } fragment F on Query { a: __typename }",
            "The operation has 3 aliases; at most 2 are allowed.",
        ),
        (
            "{ x y(" + "a: 1 " * 18 + ") }",
            "{ x y z(" + "a: 1 " * 18 + ") }",
            "The document has more than 60 tokens.",
        ),
        (
            "{ offices(first: 29) { nodes { key } } }",
            "{ offices(first: 30) { nodes { key } } }",
            "The operation costs 61; at most 60 is allowed. Ask for fewer fields, or smaller pages.",
        ),
    ],
)
def test_each_limit_holds_at_n_and_refuses_n_plus_one(asker: Asker, within: str, beyond: str, message: str) -> None:
    first = asker.runner.run(Request(within)).body.get("errors", [{"extensions": {"code": ""}}])[0]
    assert first["extensions"]["code"] != "LIMIT_EXCEEDED"
    refused = asker.runner.run(Request(beyond))
    assert refused.is_refused
    assert [each["message"] for each in refused.body["errors"]] == [message]
    assert refused.body["errors"][0]["extensions"]["code"] == "LIMIT_EXCEEDED"


def test_the_cost_is_told_and_counts_pages_by_variables_and_defaults(asker: Asker) -> None:
    document = "query ($first: Int = 3) { offices(first: $first) { nodes { key } } }"
    costs = [
        asker.body(document)["extensions"]["cost"]["requested"],
        asker.body(document, first=5)["extensions"]["cost"]["requested"],
        asker.body("{ offices { nodes { key } } }")["extensions"]["cost"]["requested"],
    ]
    assert costs == [1 + 3 * 2, 1 + 5 * 2, 1 + 20 * 2]


def test_a_page_costs_the_same_whether_its_size_is_written_with_a_point_or_without() -> None:
    asker = Asker(World(), Limits(cost=202))
    for size in ("first", "last"):
        document = f"query ($size: Int!) {{ offices({size}: $size) {{ nodes {{ key }} }} }}"
        for number in (100, 100.0, 1e2):
            assert asker.body(document, size=number)["extensions"]["cost"]["requested"] == 1 + 100 * 2
        for none in (True, 1.5, "100", float("inf")):
            assert asker.error(document, size=none)[0] == "BAD_USER_INPUT"
    beyond = "query ($size: Int!) { offices(first: $size) { nodes { key name } } }"
    assert asker.error(beyond, size=100.0) == (
        "LIMIT_EXCEEDED",
        "The operation costs 301; at most 202 is allowed. Ask for fewer fields, or smaller pages.",
    )


def test_a_list_of_records_without_pages_counts_as_ten_rows() -> None:
    asker = Asker(World())

    def cost(document: str) -> int:
        return int(asker.body(document)["extensions"]["cost"]["requested"])

    assert cost('{ entity(key: "a") { evidence { quote } } }') == 1 + 1 + 10
    assert cost("{ relationships(first: 2) { nodes { responsibilities { role } } } }") == 1 + 2 * (1 + 1 + 10)
    assert cost("{ relationships(first: 2) { nodes { properties { name } aliases: key } } }") == 1 + 2 * (1 + 1 + 1 + 1)
    assert cost("{ coverage { roster { key } bodies { key } } }") == 1 + 2 + 1 + 10
    assert cost("{ __schema { types { fields { args { name } } } } }") == 5


def test_a_fragment_that_contains_itself_is_refused(asker: Asker) -> None:
    code, _ = asker.error("{ ...F } fragment F on Query { ...F }")
    assert code == "GRAPHQL_VALIDATION_FAILED"


def test_fragments_that_double_again_and_again_are_measured_quickly() -> None:
    fragments = " ".join(f"fragment F{n} on Query {{ ...F{n + 1} ...F{n + 1} }}" for n in range(40))
    document = f"{{ ...F0 }} {fragments} fragment F40 on Query {{ a: __typename }}"
    code, message = Asker(World()).error(document)
    assert code == "LIMIT_EXCEEDED"
    assert message == f"The operation has {2**40} aliases; at most 30 are allowed."


def test_introspection_is_allowed_unless_it_is_switched_off() -> None:
    document = "{ __schema { queryType { name } } }"
    assert Asker(World()).data(document) == {"__schema": {"queryType": {"name": "Query"}}}
    code, _ = Asker(World(), introspection=False).error(document)
    assert code == "GRAPHQL_VALIDATION_FAILED"


def test_graphiqls_own_question_is_within_the_limits() -> None:
    from graphql import get_introspection_query

    document = get_introspection_query(specified_by_url=True, directive_is_repeatable=True, schema_description=True)
    body = Asker(World()).body(document)
    assert "errors" not in body


def test_nothing_is_suggested_to_somebody_who_guesses(asker: Asker) -> None:
    _, message = asker.error("{ officess { totalCount } }")
    assert message == "Cannot query field 'officess' on type 'Query'."


def test_an_operation_ends_in_time() -> None:
    world = World()
    for number in range(200):
        world.add(f"Person {number}", "person")
    asker = Asker(world, Limits(seconds=0.0))
    answer = asker.runner.run(Request("{ persons(first: 100) { nodes { key } } }"))
    assert answer.body["errors"][0]["message"] == ("The operation took longer than 0 seconds. Ask for less at once.")
    assert answer.body["errors"][0]["extensions"]["code"] == "TIMEOUT"


class _Failing(RelationshipMap):
    """A door behind which something is wrong."""

    def __init__(self, error: Exception) -> None:
        super().__init__(open_store("sqlite://"))
        self._error = error

    def text(self, document: str) -> str | None:
        raise self._error


@pytest.fixture
def logged() -> Iterator[list[Any]]:
    with structlog.testing.capture_logs() as lines:
        yield lines


def _of_document(door: RelationshipMap) -> Answer:
    from tests.schema.asking import write

    write(door, World().add("Mandates", "document"))
    return Runner(door).run(Request('{ entity(key: "mandates") { key ... on Document { text } } }'))


def test_what_nobody_expected_is_logged_under_an_id_and_masked(logged: list[Any]) -> None:
    answer = _of_document(_Failing(RuntimeError("secret")))

    error = answer.body["errors"][0]
    assert answer.body["data"] == {"entity": {"key": "mandates", "text": None}}
    assert error["extensions"] == {"code": "INTERNAL_SERVER_ERROR"}
    assert error["message"] == f"Something went wrong on our side. It is logged as {logged[0]['fault']}."
    assert logged[0]["error"] == "RuntimeError"
    assert "secret" not in str(answer.body) + str(logged)


def test_an_error_of_the_map_is_told_in_its_own_words() -> None:
    answer = _of_document(_Failing(StoreUnavailable("The store does not answer.")))
    error = answer.body["errors"][0]
    assert (error["message"], error["extensions"]["code"]) == ("The store does not answer.", "STORE_UNAVAILABLE")


def test_reads_go_on_from_the_snapshot_while_the_store_is_down() -> None:
    world = World()
    world.office("Press Office")
    asker = Asker(world)
    asker.data("{ revision { number } }")
    asker.door.store.close()
    assert asker.data("{ offices { totalCount } revision { number } }") == {
        "offices": {"totalCount": 1},
        "revision": {"number": 1},
    }


def test_many_threads_may_ask_at_once() -> None:
    world = World()
    world.office("Press Office")
    asker = Asker(world)
    answers: list[Any] = []

    def ask() -> None:
        answers.extend(asker.data(f"{{ offices(first: {size}) {{ totalCount }} }}") for size in range(20))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [{"offices": {"totalCount": 1}}] * 160
