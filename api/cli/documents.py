"""Asks the GraphQL schema in process, with a document that selects everything a field answers with.

So what `--json` prints has the shape of the GraphQL field, because it is one.
"""

import sys
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, cast

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    graphql_sync,
    is_leaf_type,
    is_required_argument,
)

from graph.editing import Author
from graph.relationship_map import RelationshipMap
from graph.scenarios import Scenario, write_changes
from schema.build import compiled_schema
from schema.scope import Context, PageSizes

EVERYTHING = PageSizes(default=sys.maxsize, largest=sys.maxsize)
REFERENCE = ("key", "kind", "name")
_LAID = "laid"


def ask_schema(
    door: RelationshipMap, question: str, arguments: Mapping[str, object], scenario: Scenario | None = None
) -> Any:
    """What the GraphQL field of this name answers, of the map or of a *scenario*, whole: lists are not cut into pages.

    Raises:
        MapError: What the field raises.
    """
    schema = compiled_schema()
    given = {_camel(name): value for name, value in arguments.items() if value is not None}
    found = graphql_sync(
        schema,
        document_for(schema, question, given, on_scenario=scenario is not None),
        context_value=Context(door, EVERYTHING),
        variable_values={name: _plain(value) for name, value in given.items()} | _supposed(scenario),
    )
    if found.errors:
        raise found.errors[0].original_error or found.errors[0]
    answer = next(iter((found.data or {}).values()))
    return answer if scenario is None else next(iter(answer.values()))


def write_schema(door: RelationshipMap, mutation: str, given: Mapping[str, object], author: Author) -> Any:
    """What the mutation of this name answers to the input *given*, whole: its payload, or why it was refused.

    Raises:
        MapError: What the mutation raises.
    """
    schema = compiled_schema()
    name = _camel(mutation)
    field = _fields(schema.mutation_type)[name]
    selection = _whole_union(cast("GraphQLUnionType", get_named_type(field.type)))
    found = graphql_sync(
        schema,
        f"mutation ($input: {field.args['input'].type}) {{ {name}(input: $input) {selection} }}",
        context_value=Context(door, EVERYTHING, author=author),
        variable_values={"input": {_camel(each): _plain(value) for each, value in given.items() if value is not None}},
    )
    if found.errors:
        raise found.errors[0].original_error or found.errors[0]
    return (found.data or {})[name]


def _whole_union(type_: GraphQLUnionType) -> str:
    """All of whatever it is, and the things that it is about as whole as if they had been asked for."""
    cases = []
    for each in type_.types:
        fields = (f"{name} {_selection(get_named_type(field.type))}" for name, field in each.fields.items())
        cases.append(f"... on {each.name} {{ {' '.join(fields)} }}")
    return f"{{ __typename {' '.join(cases)} }}"


def document_for(
    schema: GraphQLSchema, question: str, given: Mapping[str, object], *, on_scenario: bool = False
) -> str:
    """The document that asks the root field for everything, with a variable for each argument *given*."""
    name = _camel(question)
    field = _fields(schema.query_type)[name]
    variables = [f"${each}: {field.args[each].type}" for each in given]
    passed = ", ".join(f"{each}: ${each}" for each in given)
    asked = f"{name}({passed})" if passed else name
    asked = f"{asked} {_selection(get_named_type(field.type))}"
    if on_scenario:
        variables += [f"${_LAID}Text: String", f"${_LAID}Key: String"]
        asked = f"scenario(text: ${_LAID}Text, key: ${_LAID}Key) {{ {asked} }}"
    head = f"query ({', '.join(variables)})" if variables else "query"
    return f"{head} {{ {asked} }}"


def _supposed(scenario: Scenario | None) -> dict[str, object]:
    said = {} if scenario is None else _plain_scenario(scenario)
    return {f"{_LAID}{name.title()}": value for name, value in said.items()}


def _plain_scenario(scenario: Scenario) -> dict[str, object]:
    return {"text": write_changes(scenario.changes)} if scenario.key is None else {"key": scenario.key}


def _selection(type_: GraphQLNamedType, *, nested: bool = False) -> str:
    if is_leaf_type(type_):
        return ""
    fields = _fields(type_)
    if "edges" in fields:
        kept = [name for name in fields if name in ("totalCount", "edges")]
    elif "cursor" in fields:
        kept = ["node"]
    elif nested and _is_node(type_):
        kept = [name for name in fields if _stands_beside(name, fields)]
    else:
        kept = list(fields)
    chosen = (
        f"{name} {_selection_below(fields[name], is_reference=nested and _is_node(type_))}"
        for name in kept
        if not any(map(is_required_argument, fields[name].args.values()))
    )
    return f"{{ {' '.join(chosen)} }}"


def _selection_below(field: GraphQLField, *, is_reference: bool) -> str:
    below = get_named_type(field.type)
    if is_reference and _is_node(below):
        return "{ key name }"
    return _selection(below, nested=True)


def _stands_beside(name: str, fields: Mapping[str, GraphQLField]) -> bool:
    """Whether a thing that is only referred to is shown with this field: its name, or its own values and its ends."""
    if "name" in fields:
        return name in REFERENCE
    below = get_named_type(fields[name].type)
    is_single = str(fields[name].type).rstrip("!") == below.name
    return name != "id" and (is_leaf_type(below) or (is_single and (_is_node(below) or _is_value(below))))


def _is_value(type_: GraphQLNamedType) -> bool:
    """Whether it is made of plain values all the way down, as dates are."""
    return is_leaf_type(type_) or (
        not _is_node(type_) and all(_is_value(get_named_type(each.type)) for each in _fields(type_).values())
    )


def _is_node(type_: GraphQLNamedType) -> bool:
    return (
        isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) and "key" in type_.fields and "id" in type_.fields
    )


def _fields(type_: GraphQLNamedType | None) -> Mapping[str, GraphQLField]:
    return type_.fields if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType) else {}


def _plain(value: object) -> object:
    if isinstance(value, Scenario):
        return _plain_scenario(value)
    if isinstance(value, Enum):
        return value.name
    return value.isoformat() if isinstance(value, date) else value


def _camel(name: str) -> str:
    first, *more = name.split("_")
    return first + "".join(map(str.title, more))
