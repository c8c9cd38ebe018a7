"""Rows as records. The hot path of every start: rows are unpacked by place, and equal dates are one object."""

from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

import orjson

from graph.codec import validity_from_cells
from graph.records import (
    NO_PROPERTIES,
    Basis,
    Certainty,
    DocumentText,
    Entity,
    Evidence,
    MapSettings,
    Origin,
    Properties,
    Relationship,
    Responsibility,
    ResponsibilityRole,
    Sensitivity,
    SubjectType,
)
from graph.stores.drafts import draft_of
from graph.when import FuzzyDate

Row: TypeAlias = tuple[Any, ...]  # what the database driver hands out

_CERTAINTY = {each.value: each for each in Certainty}
_BASIS: dict[str | None, Basis | None] = {None: None, **{each.value: each for each in Basis}}
_SENSITIVITY = {each.name.lower(): each for each in Sensitivity}
_ROLE = {each.value: each for each in ResponsibilityRole}
_TRUTH = {None: None, 0: False, 1: True}

_Entity, _Relationship = draft_of(Entity), draft_of(Relationship)
_Evidence, _Responsibility = draft_of(Evidence), draft_of(Responsibility)


def entity(row: Row) -> Entity:
    """The entity in a row of its table's columns."""
    # fmt: off
    (
        key, kind, name, aliases, properties,
        start, end, extent, text, precision, year_stated, certainty, basis, sensitivity, note,
        origin, origin_version, version,
    ) = row
    # fmt: on
    record = _Entity(
        key=key,
        kind=kind,
        name=name,
        aliases=_texts(aliases) if aliases else (),
        properties=_properties(properties) if properties else NO_PROPERTIES,
        validity=validity_from_cells(start, end, extent, text, precision, _TRUTH[year_stated]),
        certainty=_CERTAINTY[certainty],
        basis=_BASIS[basis],
        sensitivity=_SENSITIVITY[sensitivity],
        note=note,
        origin=_origin(origin, origin_version) if origin is not None else None,
        version=version,
    )
    record.__class__ = Entity
    return record


def relationship(row: Row) -> Relationship:
    """The relationship in a row of its table's columns."""
    # fmt: off
    (
        key, type_, source, target, role, purpose, qualifier, condition, properties,
        start, end, extent, text, precision, year_stated, certainty, basis, sensitivity, note,
        origin, origin_version, version,
    ) = row
    # fmt: on
    record = _Relationship(
        key=key,
        type=type_,
        source=source,
        target=target,
        role=role,
        purpose=purpose,
        qualifier=qualifier,
        condition=condition,
        properties=_properties(properties) if properties else NO_PROPERTIES,
        validity=validity_from_cells(start, end, extent, text, precision, _TRUTH[year_stated]),
        certainty=_CERTAINTY[certainty],
        basis=_BASIS[basis],
        sensitivity=_SENSITIVITY[sensitivity],
        note=note,
        origin=_origin(origin, origin_version) if origin is not None else None,
        version=version,
    )
    record.__class__ = Relationship
    return record


def evidence(row: Row) -> Evidence:
    """The evidence in a row of its table's columns."""
    # fmt: off
    (
        key, of_entity, of_relationship, document, quote, start, end, locator, known_on, contradicts, sensitivity,
        origin, origin_version, version,
    ) = row
    # fmt: on
    record = _Evidence(
        key=key,
        subject_type=SubjectType.RELATIONSHIP if of_entity is None else SubjectType.ENTITY,
        subject=of_relationship if of_entity is None else of_entity,
        document=document,
        quote=quote,
        start=start,
        end=end,
        locator=locator,
        known_on=FuzzyDate.read(known_on) if known_on else None,
        contradicts=contradicts == 1,
        sensitivity=_SENSITIVITY[sensitivity],
        origin=_origin(origin, origin_version) if origin is not None else None,
        version=version,
    )
    record.__class__ = Evidence
    return record


def responsibility(row: Row) -> Responsibility:
    """The responsibility in a row of its table's columns."""
    # fmt: off
    (
        key, of_relationship, holder, role,
        start, end, extent, text, precision, year_stated, certainty, basis, sensitivity, note,
        origin, origin_version, version,
    ) = row
    # fmt: on
    record = _Responsibility(
        key=key,
        relationship=of_relationship,
        holder=holder,
        role=_ROLE[role],
        validity=validity_from_cells(start, end, extent, text, precision, _TRUTH[year_stated]),
        certainty=_CERTAINTY[certainty],
        basis=_BASIS[basis],
        sensitivity=_SENSITIVITY[sensitivity],
        note=note,
        origin=_origin(origin, origin_version) if origin is not None else None,
        version=version,
    )
    record.__class__ = Responsibility
    return record


def document_text(row: Row) -> DocumentText:
    """The text in a row of its table's columns."""
    key, text, origin, origin_version, version = row
    return DocumentText(
        key=key,
        text=text,
        origin=_origin(origin, origin_version) if origin is not None else None,
        version=version,
    )


def map_settings(row: Row) -> MapSettings:
    """What the map says of itself, in a row of its table's columns."""
    key, title, reference_date, default_roster, languages, values, able_to_own, origin, origin_version, version = row
    own = orjson.loads(values) if values else {}
    return MapSettings(
        key=key,
        title=title,
        reference_date=date.fromisoformat(reference_date) if reference_date else None,
        default_roster=default_roster,
        languages=_texts(languages) if languages else (),
        values=MappingProxyType({name: tuple(more) for name, more in own.items()}),
        able_to_own=_texts(able_to_own) if able_to_own else (),
        origin=_origin(origin, origin_version) if origin is not None else None,
        version=version,
    )


@lru_cache(maxsize=4_096)
def _origin(source: str, version: int) -> Origin:
    return Origin(source, version)


def _texts(cell: str) -> tuple[str, ...]:
    return tuple(orjson.loads(cell))


def _properties(cell: str) -> Properties:
    return MappingProxyType(orjson.loads(cell))
