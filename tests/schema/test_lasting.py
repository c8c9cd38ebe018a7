"""What a read takes from the store: nothing, but for what no snapshot holds."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLInterfaceType, GraphQLObjectType, parse

from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from schema.build import compiled_schema
from schema.execution import Request, Runner
from schema.lasting import FLEETING, is_lasting
from seeds import load
from tests.docs.pages import text
from viz.page import explorer_documents

EXAMPLES = [*re.findall(r"```graphql\n(query.*?)```", text("docs/graphql.md"), re.DOTALL), *explorer_documents()]
POLICY = '[[rules]]\nrule = "has-units"'
GIVEN: dict[str, Any] = {
    "subject": "school-teachers",
    "key": "media",
    "text": "media",
    "words": "media",
    "first": 5,
    "statedOnly": False,
    "policy": POLICY,
    "scenario": {"text": "vacate-post head-of-education"},
    "imaginedText": "vacate-post head-of-communications",
}
ON_DEMAND = {"text {": "get", "text }": "get", "recordedAsOf:": "changes"}
"""What a snapshot does not hold, and the method of the store that answers: texts and the past."""


def given_to(document: str) -> dict[str, Any]:
    """A value for each variable of an example."""
    used = {name: value for name, value in GIVEN.items() if f"${name}:" in document}
    return used | {"text": POLICY} if "policy(text: $text" in document else used


class _Counted:
    """A store that notes each call."""

    def __init__(self, store: Any) -> None:
        self._store = store
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Any:
        self.calls.append(name)
        return getattr(self._store, name)


@pytest.fixture(scope="module")
def asked() -> Iterator[tuple[Runner, _Counted]]:
    door = RelationshipMap(open_store("sqlite://"))
    load(door, "ir-map", "reader")
    door.snapshot()
    counted = door.store = _Counted(door.store)
    yield Runner(door), counted
    door.close()


@pytest.mark.parametrize("document", EXAMPLES, ids=lambda document: re.sub(r"\s+", " ", document)[:40])
def test_a_read_calls_no_store(asked: tuple[Runner, _Counted], document: str) -> None:
    runner, store = asked
    allowed = {method for words, method in ON_DEMAND.items() if words in document}
    store.calls.clear()

    answer = runner.run(Request(document, variables=given_to(document)))

    assert "errors" not in answer.body
    assert set(store.calls) <= allowed


def test_only_what_tells_of_the_store_itself_is_fleeting() -> None:
    types = compiled_schema().type_map.values()
    composite = [each for each in types if isinstance(each, GraphQLObjectType | GraphQLInterfaceType)]
    assert {each.name for each in composite if FLEETING & set(each.fields)} == {"Revision"}
    assert not is_lasting(parse("{ revision { store { kind } } }"))
    assert is_lasting(parse("{ revision { number } }"))
