"""A plan answers as the engine would, or gives up."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import OperationDefinitionNode, execute_sync, get_introspection_query, parse, validate

from graph.pulse import OutOfTime, seconds, under
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from schema.build import compiled_schema
from schema.plan import Plan, plan_of
from schema.scope import Context, PageSizes
from schema.steps import GivenUp
from seeds import load
from tests.maps import World
from tests.schema.asking import Asker, door_to
from tests.schema.test_lasting import EXAMPLES, given_to

SHAPES = [
    '{ a: entity(key: "media") { key __typename } b: entity(key: "nobody") { key } __typename }',
    '{ entity(key: "media") { name ... on Stakeholder { name about kind } ... on Office { purpose: about } } }',
    'fragment N on Node { id ...F } fragment F on Entity { name kind } { entity(key: "media") { ...N ...F name key } }',
    '{ entity(key: "media") { validity { extent } validity { current } ... { validity { text } } } }',
    "{ entities(first: 3) { edges { node { key } } edges { cursor } } }",
    "query ($first: Int = 2, $after: String) { offices(first: $first, after: $after) { edges { node { key } } } }",
    "query ($first: Int) { entities(first: $first, kinds: null) { totalCount } }",
    'query ($text: String = "press") { entities(where: {name: {contains: $text}}) { totalCount } }',
    "query ($of: [Kind!] = [OFFICE]) { entities(kinds: $of, orderBy: [{name: DESC}]) { edges { node { name } } } }",
    '{ entity(key: "media", asOf: "2017-12-01", statedOnly: true) { certainty relationships { totalCount } } }',
    'query ($day: Date = "2017-12-01") { entity(key: "media", asOf: $day) { validity { current } } }',
    "{ nodes(ids: []) { id } }",
    '{ __type(name: "Entity") { name possibleTypes { name } fields(includeDeprecated: true) { name } } }',
    get_introspection_query(),
]


@pytest.fixture(scope="module")
def context() -> Iterator[Context]:
    door = RelationshipMap(open_store("sqlite://"))
    load(door, "ir-map", "reader")
    yield Context(door, PageSizes())
    door.close()


@pytest.mark.parametrize("document", [*EXAMPLES, *SHAPES], ids=lambda document: re.sub(r"\s+", " ", document)[:40])
def test_a_plan_finds_what_the_engine_finds_in_the_same_order(context: Context, document: str) -> None:
    given = given_to(document)
    plan, engine = planned(document), by_the_engine(context, document, given)
    for _ in range(2):
        found = plan.answer(context, given)
        assert str(found) == str(engine.data)
    assert engine.errors is None


@pytest.mark.parametrize(
    ("document", "given"),
    [
        ("query ($key: String!) { entity(key: $key) { key } }", {}),
        ("query ($key: String!) { entity(key: $key) { key } }", {"key": None}),
        ("query ($key: String!) { entity(key: $key) { key } }", {"key": 1}),
        ("{ entities(first: -1) { totalCount } }", {}),
        ('{ __typename roster(key: "nothing") { key } }', {}),
        ("query ($only: Boolean = false) { map(statedOnly: $only) { title } }", {"only": None}),
    ],
)
def test_where_something_is_wrong_a_plan_gives_up_and_the_engine_says_what(
    context: Context, document: str, given: dict[str, Any]
) -> None:
    with pytest.raises(GivenUp):
        planned(document).answer(context, given)
    assert Asker(context.door).body(document, **given)["errors"]


@pytest.mark.parametrize(
    "document",
    [
        "query ($with: Boolean!) { __typename @include(if: $with) }",
        'mutation { deleteEntity(input: {key: "media", expectedVersion: 1}) { __typename } }',
        "subscription { changes { __typename } }",
    ],
)
def test_what_depends_on_more_than_the_values_of_variables_has_no_plan(document: str) -> None:
    parsed = parse(document)
    assert plan_of(compiled_schema(), parsed, _operation(parsed)) is None


def test_a_plan_stops_when_the_time_is_over() -> None:
    context = Context(door_to(World()), PageSizes())
    with under(seconds(-1)), pytest.raises(OutOfTime):
        planned("{ __typename }").answer(context, {})


def test_fragments_that_spread_each_other_again_and_again_are_gathered_once() -> None:
    levels = 40
    fragments = " ".join(f"fragment F{at} on Query {{ ...F{at + 1} ...F{at + 1} }}" for at in range(levels))
    document = f"{{ ...F0 }} {fragments} fragment F{levels} on Query {{ __typename }}"
    assert planned(document).answer(Context(door_to(World()), PageSizes()), {}) == {"__typename": "Query"}


def planned(document: str) -> Plan:
    """The plan of a document, which has one."""
    parsed = parse(document)
    assert validate(compiled_schema(), parsed) == []
    plan = plan_of(compiled_schema(), parsed, _operation(parsed))
    assert plan is not None
    return plan


def by_the_engine(context: Context, document: str, given: dict[str, Any]) -> Any:
    """What the engine answers."""
    return execute_sync(compiled_schema(), parse(document), context_value=context, variable_values=given)


def _operation(document: Any) -> OperationDefinitionNode:
    return next(each for each in document.definitions if isinstance(each, OperationDefinitionNode))
