"""The schema, built once from the ontology, the analyses and the types around them."""

from collections.abc import Iterator
from functools import cache

import strawberry
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    Undefined,
    specified_rules,
)
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema_converter import GraphQLCoreConverter
from strawberry.types.field import StrawberryField

from schema.choosing import OneChosen
from schema.direct import direct
from schema.kinds import KIND_TYPES
from schema.mutations import Mutation
from schema.query import Query
from schema.scalars import SCALARS
from schema.subscription import Subscription, begin

RULES = (*specified_rules, OneChosen)
"""What a document must hold to."""


@cache
def build_schema() -> strawberry.Schema:
    """The schema; the same one each time."""
    schema = strawberry.Schema(
        Query,
        mutation=Mutation,
        subscription=Subscription,
        types=list(KIND_TYPES.values()),
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    _drop_null_defaults(schema._schema)
    _resolve_directly(schema)
    _begin_subscriptions(schema._schema)
    return schema


def compiled_schema() -> GraphQLSchema:
    """The schema as the GraphQL engine runs it."""
    return build_schema()._schema  # strawberry has no public name for it


def _drop_null_defaults(schema: GraphQLSchema) -> None:
    # strawberry declares `= null` for every argument that may be left out, which says nothing and doubles the text
    for field in _fields(schema):
        for argument in field.args.values():
            if argument.default_value is None:
                argument.default_value = Undefined


def _resolve_directly(schema: strawberry.Schema) -> None:
    for field in _fields(schema._schema):
        declared = field.extensions.get(GraphQLCoreConverter.DEFINITION_BACKREF)
        if isinstance(declared, StrawberryField):
            field.resolve = direct(field, declared, schema.config.name_converter) or field.resolve


def _begin_subscriptions(schema: GraphQLSchema) -> None:
    for field in schema.subscription_type.fields.values() if schema.subscription_type else ():
        field.subscribe = begin


def _fields(schema: GraphQLSchema) -> Iterator[GraphQLField]:
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            yield from type_.fields.values()
