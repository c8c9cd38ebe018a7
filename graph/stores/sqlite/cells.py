"""Records as the cells of their rows, in the order of their table's columns; the version is the caller's to say."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

import orjson

from graph.records import (
    DocumentText,
    Entity,
    Evidence,
    MapSettings,
    Origin,
    Relationship,
    Responsibility,
    Sensitivity,
    SubjectType,
)
from graph.when import Validity

Cell: TypeAlias = str | int | None
Cells: TypeAlias = tuple[Cell, ...]

_LEVEL = {each: each.name.lower() for each in Sensitivity}


def entity(record: Entity, version: int) -> Cells:
    """The cells of an entity."""
    named = record.key, record.kind, record.name, _json(record.aliases), _json(record.properties)
    return *named, *_described(record), *_stored(record.origin, version), *_bounds(record.validity)


def relationship(record: Relationship, version: int) -> Cells:
    """The cells of a relationship."""
    tie = record.key, record.type, record.source, record.target
    said = record.role, record.purpose, record.qualifier, record.condition, _json(record.properties)
    return *tie, *said, *_described(record), *_stored(record.origin, version), *_bounds(record.validity)


def evidence(record: Evidence, version: int) -> Cells:
    """The cells of a piece of evidence."""
    of_entity = record.subject_type is SubjectType.ENTITY
    return (
        record.key,
        record.subject if of_entity else None,
        None if of_entity else record.subject,
        record.document,
        record.quote,
        record.start,
        record.end,
        record.locator,
        record.known_on.edtf if record.known_on else None,
        int(record.contradicts),
        _LEVEL[record.sensitivity],
        *_stored(record.origin, version),
    )


def responsibility(record: Responsibility, version: int) -> Cells:
    """The cells of a responsibility."""
    held = record.key, record.relationship, record.holder, record.role.value
    return *held, *_described(record), *_stored(record.origin, version), *_bounds(record.validity)


def document_text(record: DocumentText, version: int) -> Cells:
    """The cells of a document's text."""
    return record.key, record.text, *_stored(record.origin, version)


def map_settings(record: MapSettings, version: int) -> Cells:
    """The cells of what the map says of itself."""
    return (
        record.key,
        record.title,
        record.reference_date.isoformat() if record.reference_date else None,
        record.default_roster,
        _json(record.languages),
        _json(record.values),
        _json(record.able_to_own),
        *_stored(record.origin, version),
    )


def _described(record: Entity | Relationship | Responsibility) -> Cells:
    when = record.validity
    return (
        when.start.edtf if when.start else None,
        when.end.edtf if when.end else None,
        when.extent.value,
        when.text,
        when.precision.value if when.precision else None,
        None if when.year_stated is None else int(when.year_stated),
        record.certainty.value,
        record.basis.value if record.basis else None,
        _LEVEL[record.sensitivity],
        record.note,
    )


def _stored(origin: Origin | None, version: int) -> Cells:
    return (origin.source, origin.version, version) if origin else (None, None, version)


def _bounds(when: Validity) -> Cells:
    first, last = when.earliest, when.latest
    return (
        first.isoformat() if first > date.min else None,
        last.isoformat() if last < date.max else None,
    )


def _json(values: Sequence[str] | Mapping[str, object]) -> str | None:
    if not values:
        return None
    return orjson.dumps(dict(values) if isinstance(values, Mapping) else values).decode()
