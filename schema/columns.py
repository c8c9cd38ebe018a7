"""What entities and relationships can be filtered and ordered by: each declared once, with how it is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import TypeAlias

from graph.ontology import ONTOLOGY, Property
from graph.records import Basis, Certainty, Entity, Relationship, Sensitivity
from schema.enums import Kind, RelationshipType

Plain: TypeAlias = str | int | bool
"""A value as it is compared and put into cursors: days as ISO text, members of an enumeration as their place in it."""

Row: TypeAlias = Entity | Relationship


@dataclass(frozen=True, slots=True)
class Column:
    """A value that rows have: its name, meaning, type (str, int, bool, date or an enumeration), and reader."""

    name: str
    about: str
    type: type
    read: Callable[[Row], Plain | None]

    def plain(self, operand: object) -> Plain:
        """An operand of a filter in the form in which this column's values are compared."""
        return _plain(operand)


def _plain(value: object) -> Plain:
    if isinstance(value, Enum):
        return _PLACES[type(value)][value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str | int):
        return value
    raise TypeError(f"{type(value)} has no plain form")


def _text(name: str, about: str) -> Column:
    return Column(name, about, str, attrgetter(name))


def _member(name: str, about: str, values: type[Enum]) -> Column:
    read = attrgetter(name)
    places = {member: place for place, member in enumerate(values)}
    by_value = {member.value: place for place, member in enumerate(values)}

    def place(row: Row) -> Plain | None:
        value = read(row)
        return None if value is None else places[value] if value in places else by_value[value]

    return Column(name, about, values, place)


def _start(row: Row) -> Plain | None:
    start = row.validity.start
    return start.earliest.isoformat() if start else None


def _end(row: Row) -> Plain | None:
    end = row.validity.end
    return end.latest.isoformat() if end else None


def _property(declared: Property) -> Column:
    def read(row: Row) -> Plain | None:
        return declared.read(row.properties)

    return Column(declared.name, declared.about, declared.type.held_as, read)


_PLACES: Mapping[type[Enum], Mapping[Enum, int]] = {
    values: {member: place for place, member in enumerate(values)}
    for values in (Kind, RelationshipType, Certainty, Basis, Sensitivity)
}

_COMMON = (
    _member("certainty", "Stated or inferred.", Certainty),
    _member("basis", "What the inference rests on.", Basis),
    _member("sensitivity", "Who may see it.", Sensitivity),
    _text("note", "A remark."),
    Column("start", "The first day it may hold; none where the start is open.", date, _start),
    Column("end", "The last day it may hold; none where the end is open.", date, _end),
    Column("version", "How often it was written.", int, attrgetter("version")),
)

ENTITY_COLUMNS = (
    _text("key", "The key."),
    _text("name", "The name."),
    _member("kind", "The kind.", Kind),
    *_COMMON,
)

RELATIONSHIP_COLUMNS = (
    _text("key", "The key."),
    _member("type", "The type.", RelationshipType),
    _text("source", "The key of the source."),
    _text("target", "The key of the target."),
    _text("role", "The role."),
    _text("purpose", "What it is for."),
    _text("qualifier", "What limits it."),
    _text("condition", "When it applies."),
    *_COMMON,
    *map(_property, dict.fromkeys(declared for each in ONTOLOGY.types for declared in each.properties)),
)


def columns_of_kind(kind: str) -> tuple[Column, ...]:
    """The columns of entities of one kind: those of all entities, and its declared properties."""
    common = tuple(column for column in ENTITY_COLUMNS if column.name != "kind")
    return common + tuple(map(_property, ONTOLOGY.kind[kind].properties))
