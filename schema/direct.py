"""Resolvers that are called as they are: what strawberry prepares for each call takes longer than most of them."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, cast

from graphql import GraphQLArgument, GraphQLField, GraphQLFieldResolver, get_nullable_type, is_scalar_type
from strawberry.schema.name_converter import NameConverter
from strawberry.types.field import StrawberryField
from strawberry.types.fields.resolver import StrawberryResolver


@dataclass(frozen=True, slots=True)
class Reading:
    """A resolver that reads something of what the field stands on, and needs to know nothing else."""

    read: Callable[[Any], Any]

    def __call__(self, source: Any, _info: object) -> Any:
        """What the engine asks."""
        return self.read(source)


def direct(field: GraphQLField, declared: StrawberryField, names: NameConverter) -> GraphQLFieldResolver | None:
    """The resolver of a *field* as it was *declared*, or None where strawberry has to prepare its arguments."""
    resolver = declared.base_resolver
    if resolver is None:
        return Reading(attrgetter(declared.python_name))
    if not field.args and not resolver.info_parameter:
        return Reading(cast("Callable[[Any], Any]", resolver.wrapped_func))
    if not all(_is_plain(each) for each in field.args.values()):
        return None
    for argument in declared.arguments:
        field.args[names.get_graphql_name(argument)].out_name = argument.python_name
    return _calling(resolver)


def _is_plain(argument: GraphQLArgument) -> bool:
    """Whether the engine has read all there is to read when it hands the argument over."""
    return is_scalar_type(get_nullable_type(argument.type))


def _calling(resolver: StrawberryResolver[Any]) -> GraphQLFieldResolver:
    method = cast("Callable[..., Any]", resolver.wrapped_func)
    if resolver.info_parameter is None:
        return lambda source, _info, **arguments: method(source, **arguments)
    if resolver.self_parameter is None:
        return lambda _source, info, **arguments: method(info, **arguments)
    return lambda source, info, **arguments: method(source, info, **arguments)
