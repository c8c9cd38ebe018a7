"""Each limit is a setting that lets exactly so much through."""

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest

from bench.analyses import a_snapshot
from bench.large_map import Size
from graph.analyses import losses
from graph.relationship_map import RelationshipMap
from graph.scenarios import Scenario
from graph.snapshot import Snapshot
from graph.stores import open_store
from tests.api.http.client import Client
from tests.maps import World
from tests.schema.asking import write

GENEROUS = 2.0
"""Seconds within which an operation ends after its limit, on a machine that is busy with other things."""

NESTED = "query ($where: EntityFilter) { entities(where: $where) { totalCount } }"


def asked(document: str, **variables: Any) -> bytes:
    return json.dumps({"query": document, "variables": variables}).encode()


def nested(levels: int) -> dict[str, Any]:
    """An object so many levels deep."""
    value: dict[str, Any] = {"name": {"eq": "x"}}
    for _ in range(levels - 2):
        value = {"NOT": value}
    return value


def a_body_of(size: int) -> bytes:
    return asked("{ __typename }").ljust(size)


@pytest.mark.parametrize(
    ("setting", "most", "within", "beyond", "answer"),
    [
        ("max_body_bytes", 1000, a_body_of(1000), a_body_of(1001), "The body is larger than 1000 bytes."),
        (
            "max_tokens",
            10,
            asked("{" + " a: __typename" * 2 + " b c }"),
            asked("{" + " a: __typename" * 2 + " b c d }"),
            "The document has more than 10 tokens.",
        ),
        (
            "max_depth",
            2,
            asked("{ map { title } }"),
            asked("{ ontology { kinds { name } } }"),
            "The operation has 3 levels; at most 2 are allowed.",
        ),
        (
            "max_aliases",
            1,
            asked("{ a: __typename }"),
            asked("{ a: __typename b: __typename }"),
            "The operation has 2 aliases; at most 1 are allowed.",
        ),
        (
            "max_repeats",
            1,
            asked("{ __typename __typename }"),
            asked("{ __typename __typename ... { __typename } }"),
            "The operation has 2 repeated fields; at most 1 are allowed.",
        ),
        (
            "max_directives",
            1,
            asked("{ __typename @skip(if: false) }"),
            asked("{ __typename @skip(if: false) @include(if: true) }"),
            "The operation has 2 directives; at most 1 are allowed.",
        ),
        (
            "max_nesting",
            4,
            asked(NESTED, where=nested(3)),
            asked(NESTED, where=nested(4)),
            "The variables are nested more than 4 levels deep.",
        ),
        (
            "max_cost",
            21,
            asked("{ offices { totalCount } }"),
            asked("{ offices { totalCount } __typename }"),
            "The operation costs 22; at most 21 is allowed. Ask for fewer fields, or smaller pages.",
        ),
        (
            "max_page_size",
            20,
            asked("{ offices(first: 20) { totalCount } }"),
            asked("{ offices(first: 21) { totalCount } }"),
            "first: 21 is more than a page holds. Ask for at most 20, then go on after pageInfo.endCursor.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value.startswith("max_") else "",
)
def test_a_limit_lets_through_exactly_what_it_says(
    setting: str, most: int, within: bytes, beyond: bytes, answer: str
) -> None:
    client = Client(World(), **{setting: most})
    refused_within = str(client.post(content=within).json().get("errors", ""))
    assert "LIMIT_EXCEEDED" not in refused_within
    assert "BAD_USER_INPUT" not in refused_within
    assert "BAD_REQUEST" not in refused_within
    assert client.post(content=beyond).json()["errors"][0]["message"] == answer


class _Ready(RelationshipMap):
    """A door to a map that is in memory already, and in no store: so much takes long to write."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(open_store("sqlite://"))
        self._snapshot = snapshot


class _Slow(RelationshipMap):
    """A door behind which a document's text takes its time."""

    def text(self, document: str) -> str | None:
        time.sleep(0.2)
        return document


@pytest.mark.parametrize(("most", "is_answered"), [(10.0, True), (0.1, False)])
def test_an_operation_that_takes_too_long_is_ended(most: float, is_answered: bool) -> None:
    door = _Slow(open_store("sqlite://"))
    write(door, World().add("Mandates", "document"))
    document = '{ entity(key: "mandates") { ... on Document { text } key } }'
    answer = Client(door, max_seconds=most).post({"query": document}).json()
    if is_answered:
        assert answer["data"] == {"entity": {"text": "mandates", "key": "mandates"}}
    else:
        assert answer["data"] is None
        assert answer["errors"][0]["extensions"]["code"] == "TIMEOUT"


def test_what_an_operation_costs_is_told_beside_what_it_may_cost() -> None:
    answer = Client(World(), max_cost=50).post({"query": "{ offices(first: 7) { totalCount nodes { key } } }"}).json()
    assert answer["extensions"] == {"cost": {"requested": 1 + 7 * 3, "limit": 50}}


@pytest.fixture(scope="module")
def large() -> Iterator[RelationshipMap]:
    door = _Ready(a_snapshot(Size(4_000, 20_000)))
    yield door
    door.close()


HUNDRED = "\n".join(f"merge-offices office-{number} office-{number + 1}" for number in range(4, 54))
LONG = {
    "questions": "{ overlaps { answer } alignment { answer } mandates { answer } coverage { headline } }",
    "one question": '{ losses(scenario: { text: "dissolve-office office-0" }) { answer } }',
    "questions that the engine answers": "{ coverage @include(if: true) { headline } overlaps { answer } }",
    "centrality": "{ centrality(pairs: 100000) { answer } }",
    "a scenario": f"{{ scenario(text: {json.dumps(HUNDRED)}) {{ imagined coverage {{ headline }} }} }}",
}


@pytest.mark.parametrize("document", LONG.values(), ids=LONG)
def test_a_long_computation_is_ended_in_the_middle_and_leaves_the_process_idle(
    large: RelationshipMap, document: str
) -> None:
    limit = 0.05
    began = time.monotonic()
    answer = Client(large, max_seconds=limit).post({"query": document}).json()
    took = time.monotonic() - began

    assert [(each["extensions"]["code"], each["message"]) for each in answer["errors"]] == [
        ("TIMEOUT", "The operation took longer than 0.05 seconds. Ask for less at once.")
    ]
    assert answer["data"] is None
    assert took < limit + GENEROUS
    before = time.process_time()
    time.sleep(0.4)
    assert time.process_time() - before < 0.2


def test_what_was_ended_is_answered_by_whoever_has_the_time(large: RelationshipMap) -> None:
    short, long = Client(large, max_seconds=0.05), Client(large, max_seconds=60)
    document = LONG["one question"]
    assert short.post({"query": document}).json()["data"] is None

    found = long.post({"query": document}).json()["data"]["losses"]["answer"]

    scenario = Scenario.of("dissolve-office office-0")
    assert found == losses.run(large.view(), scenario.over(large.view())).answer
