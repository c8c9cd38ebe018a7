"""Declared properties, for clients that know neither kinds nor types."""

from collections.abc import Iterable

import strawberry

from graph.ontology import Property as Declared
from graph.ontology import ValueType
from graph.records import Entity, PropertyValue, Relationship


@strawberry.type(description="A declared property and its value.")
class Property:
    """A declared property and its value."""

    name: str = strawberry.field(description="Its name in the ontology.")
    type: ValueType = strawberry.field(description="What it holds.")
    value: str = strawberry.field(description="Its value as text, whatever its type.")
    number: int | None = strawberry.field(description="Its value where it is a number.")
    truth: bool | None = strawberry.field(description="Its value where it is true or false.")


def properties_of(record: Entity | Relationship, declared: Iterable[Declared]) -> list[Property]:
    """The declared properties that a record has, in the order of their declaration."""
    return [_shown(each, record.properties[each.name]) for each in declared if each.name in record.properties]


def _shown(declared: Declared, value: PropertyValue) -> Property:
    is_truth = isinstance(value, bool)
    return Property(
        name=declared.name,
        type=declared.type,
        value=str(value).lower() if is_truth else str(value),
        number=value if isinstance(value, int) and not is_truth else None,
        truth=value if isinstance(value, bool) else None,
    )
