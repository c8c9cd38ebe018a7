"""The schema, built once from the ontology, the analyses and the types around them."""

from functools import cache

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, Undefined
from strawberry.schema.config import StrawberryConfig

from schema.kinds import KIND_TYPES
from schema.query import Query
from schema.scalars import SCALARS


@cache
def build_schema() -> strawberry.Schema:
    """The schema; the same one each time."""
    schema = strawberry.Schema(
        Query,
        types=list(KIND_TYPES.values()),
        config=StrawberryConfig(scalar_map=SCALARS),
    )
    _drop_null_defaults(schema._schema)
    return schema


def compiled_schema() -> GraphQLSchema:
    """The schema as the GraphQL engine runs it."""
    return build_schema()._schema  # strawberry has no public name for it


def _drop_null_defaults(schema: GraphQLSchema) -> None:
    # strawberry declares `= null` for every argument that may be left out, which says nothing and doubles the text
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
            for field in type_.fields.values():
                for argument in field.args.values():
                    if argument.default_value is None:
                        argument.default_value = Undefined
