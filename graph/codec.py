"""Records as plain JSON values and back, losslessly: the form of the change log, the dump and the stores' columns.

Absent and default values are left out, so that equal records have equal text.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

from graph.records import (
    NO_PROPERTIES,
    TABLES,
    Basis,
    Certainty,
    DocumentText,
    Entity,
    Evidence,
    MapSettings,
    Origin,
    Record,
    Relationship,
    Responsibility,
    ResponsibilityRole,
    Sensitivity,
    SubjectType,
)
from graph.when import ALWAYS, DatePrecision, Extent, FuzzyDate, Validity

Plain: TypeAlias = dict[str, Any]  # JSON has no better type in Python

_FIELDS = {each: tuple(field.name for field in fields(each)) for each in TABLES.values()}
_AS_IT_IS = frozenset({str, int})


def to_plain(record: Record) -> Plain:
    """*record* as JSON values.

    >>> to_plain(Entity(key="media", kind="stakeholder", name="Media", version=1))
    {'key': 'media', 'kind': 'stakeholder', 'name': 'Media', 'version': 1}
    """
    plain: Plain = {}
    for name in _FIELDS[type(record)]:
        value = getattr(record, name)
        if value.__class__ in _AS_IT_IS:
            plain[name] = value
        elif value is None or value is False or value is Certainty.STATED or value is Sensitivity.INTERNAL:
            continue
        elif isinstance(value, Validity):
            plain |= validity_to_plain(value)
        elif value or isinstance(value, Sensitivity):  # the lowest level counts as zero, and is no default
            plain[name] = _plain_value(value)
    return plain


def _plain_value(value: object) -> object:
    match value:
        case FuzzyDate():
            return value.edtf
        case Sensitivity():
            return value.name.lower()
        case Certainty() | Basis() | ResponsibilityRole() | SubjectType():
            return value.value
        case Origin():
            return [value.source, value.version]
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case Mapping():
            return {key: _plain_value(each) for key, each in value.items()}
        case _:
            return value


def validity_to_plain(validity: Validity) -> Plain:
    """A validity as the cells ``start``, ``end``, ``extent``, ``date_text``, ``precision``, ``year_stated``."""
    plain: Plain = {}
    if validity.start:
        plain["start"] = validity.start.edtf
    if validity.end:
        plain["end"] = validity.end.edtf
    if validity.extent is not Extent.THROUGHOUT:
        plain["extent"] = validity.extent.value
    if validity.text is not None:
        plain["date_text"] = validity.text
    if validity.precision:
        plain["precision"] = validity.precision.value
    if validity.year_stated is not None:
        plain["year_stated"] = validity.year_stated
    return plain


def validity_from_plain(plain: Mapping[str, Any]) -> Validity:
    """The validity that the six cells say; cells that are missing say nothing."""
    return validity_from_cells(
        plain.get("start"),
        plain.get("end"),
        plain.get("extent"),
        plain.get("date_text"),
        plain.get("precision"),
        plain.get("year_stated"),
    )


@lru_cache(maxsize=65_536)
def validity_from_cells(
    start: str | None,
    end: str | None,
    extent: str | None,
    text: str | None,
    precision: str | None,
    year_stated: bool | None,
) -> Validity:
    """The validity that these cells say; equal cells give the same object."""
    if not (start or end or extent or precision) and text is None and year_stated is None:
        return ALWAYS
    return Validity(
        FuzzyDate.read(start) if start else None,
        FuzzyDate.read(end) if end else None,
        Extent(extent) if extent else Extent.THROUGHOUT,
        text,
        DatePrecision(precision) if precision else None,
        year_stated,
    )


def from_plain(table: str, plain: Mapping[str, Any]) -> Record:
    """The record of this *table* that *plain* describes: the inverse of :func:`to_plain`."""
    common = {
        "key": plain["key"],
        "origin": Origin(*plain["origin"]) if "origin" in plain else None,
        "version": plain.get("version", 0),
    }
    match TABLES[table].table:
        case Entity.table:
            return Entity(
                **common,
                **_described(plain),
                kind=plain["kind"],
                name=plain["name"],
                aliases=tuple(plain.get("aliases", ())),
                properties=_properties(plain),
            )
        case Relationship.table:
            return Relationship(
                **common,
                **_described(plain),
                type=plain["type"],
                source=plain["source"],
                target=plain["target"],
                role=plain.get("role"),
                purpose=plain.get("purpose"),
                qualifier=plain.get("qualifier"),
                condition=plain.get("condition"),
                properties=_properties(plain),
            )
        case Evidence.table:
            return Evidence(
                **common,
                subject_type=SubjectType(plain["subject_type"]),
                subject=plain["subject"],
                document=plain["document"],
                quote=plain.get("quote"),
                start=plain.get("start"),
                end=plain.get("end"),
                locator=plain.get("locator"),
                known_on=FuzzyDate.read(plain["known_on"]) if "known_on" in plain else None,
                contradicts=plain.get("contradicts", False),
                sensitivity=_sensitivity(plain),
            )
        case Responsibility.table:
            return Responsibility(
                **common,
                **_described(plain),
                relationship=plain["relationship"],
                holder=plain["holder"],
                role=ResponsibilityRole(plain["role"]),
            )
        case DocumentText.table:
            return DocumentText(**common, text=plain["text"])
        case _:
            day = plain.get("reference_date")
            return MapSettings(
                **common,
                title=plain["title"],
                reference_date=date.fromisoformat(day) if day else None,
                default_roster=plain.get("default_roster"),
                languages=tuple(plain.get("languages", ())),
                values=MappingProxyType({name: tuple(more) for name, more in plain.get("values", {}).items()}),
                able_to_own=tuple(plain.get("able_to_own", ())),
            )


def _described(plain: Mapping[str, Any]) -> Plain:
    return {
        "validity": validity_from_plain(plain),
        "certainty": Certainty(plain.get("certainty", "stated")),
        "basis": Basis(plain["basis"]) if "basis" in plain else None,
        "sensitivity": _sensitivity(plain),
        "note": plain.get("note"),
    }


def _sensitivity(plain: Mapping[str, Any]) -> Sensitivity:
    return Sensitivity[plain.get("sensitivity", "internal").upper()]


def _properties(plain: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(plain["properties"])) if plain.get("properties") else NO_PROPERTIES
