"""Records as properties of nodes and edges, and back. Reading is the hot path of every start: rows go by place.

Other tools edit these properties too. What is no date, level or basis as we know it is read as not said, and what is no
text, number or truth as text: ``doctor`` reports it, and a reader never fails over it.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

from graph.codec import Plain, validity_from_cells
from graph.records import (
    NO_PROPERTIES,
    Basis,
    Certainty,
    DocumentText,
    Entity,
    Evidence,
    Origin,
    Properties,
    PropertyValue,
    Relationship,
    Responsibility,
    ResponsibilityRole,
    Sensitivity,
    SubjectType,
)
from graph.stores.neo4j.names import KINDS
from graph.when import ALWAYS, Extent, FuzzyDate, NotADate, Validity

Cells: TypeAlias = list[Any]  # what the driver gives

FIRST_VERSION = 1
"""The version of a record that another tool made, until it gets one in the log."""

BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
_STORED = ("key", "i", "origin", "origin_version", "version", "sensitivity")
_DATED = ("start", "end", *BOUNDS)
ENTITY_CELLS = (*_STORED, *_DATED, "certainty", "name")
RELATIONSHIP_CELLS = (*_STORED, *_DATED, "certainty", "role", "purpose")
EVIDENCE_CELLS = (*_STORED, "quote", "start", "end")
RESPONSIBILITY_CELLS = (*_STORED, *_DATED, "certainty", "role")
"""The properties that have a place of their own in a row, or none at all; the others come as pairs."""

_OTHER_FIELDS = (
    "aliases",
    "extent",
    "date_text",
    "precision",
    "year_stated",
    "basis",
    "note",
    "qualifier",
    "condition",
    "document",
    "locator",
    "known_on",
    "contradicts",
)
RESERVED = frozenset({*ENTITY_CELLS, *RELATIONSHIP_CELLS, *EVIDENCE_CELLS, *_OTHER_FIELDS})
"""Names that no property of a record may have in Neo4j, since a field has it."""
_ESCAPE = "property_"

_STRUCTURE = frozenset({"kind", "type", "source", "target", "subject_type", "subject", "document", "relationship"})
_CERTAINTIES = {each.value: each for each in Certainty}
_BASES = {each.value: each for each in Basis}
_LEVELS = {each.name.lower(): each for each in Sensitivity}
_ROLES = {each.value: each for each in ResponsibilityRole}


def properties_of(table: str, plain: Plain) -> dict[str, Any]:
    """The properties that hold *plain* on its node or edge; its ends, type and kind are told by the graph itself."""
    values = {name: value for name, value in plain.items() if name not in _STRUCTURE and name != "properties"}
    values["sensitivity"] = plain.get("sensitivity", "internal")
    if table != Evidence.table:
        values["certainty"] = plain.get("certainty", "stated")
        values |= _bounds(plain.get("start"), plain.get("end"))
    if "origin" in plain:
        values["origin"], values["origin_version"] = plain["origin"]
    for name, value in plain.get("properties", {}).items():
        values[_escaped(name)] = value
    return values


def _escaped(name: str) -> str:
    return _ESCAPE + name if name in RESERVED or name.startswith(_ESCAPE) else name


@lru_cache(maxsize=65_536)
def _bounds(start: str | None, end: str | None) -> Mapping[str, Any]:
    """The dates as native ones, for people who query by them; what is not known is left out."""
    bounds: dict[str, Any] = {}
    for name, edtf in (("start", start), ("end", end)):
        if edtf:
            date = FuzzyDate.read(edtf)
            if date.earliest.year > 1:
                bounds[f"{name}_earliest"] = date.earliest
            if date.latest.year < 9999:
                bounds[f"{name}_latest"] = date.latest
    return bounds


def entity(cells: Cells) -> Entity | None:
    """The entity in a row of :data:`graph.stores.neo4j.cypher.ENTITY_ROW`; None where it has no key or known label."""
    _, key, labels, name, start, end, certainty, sensitivity, origin, origin_version, version, pairs = cells
    kinds = [kind for label in labels if (kind := KINDS.get(label))]
    if not kinds or not isinstance(key, str):
        return None
    validity, basis, note, rest = _said(start, end, pairs)
    aliases = rest.pop("aliases", None) if rest else None
    return Entity(
        key=key,
        kind=min(kinds),
        name=key if name is None else str(name),
        aliases=tuple(map(str, aliases)) if isinstance(aliases, list) else (),
        properties=_properties(rest) if rest else NO_PROPERTIES,
        validity=validity,
        certainty=_CERTAINTIES.get(certainty, Certainty.STATED),
        basis=basis,
        sensitivity=_LEVELS.get(sensitivity, Sensitivity.INTERNAL),
        note=note,
        origin=_origin(origin, origin_version) if origin is not None else None,
        version=FIRST_VERSION if version is None else int(version),
    )


def relationship(key: str, type_: str, source: str, target: str, cells: Cells) -> Relationship:
    """The relationship between these ends in a row of ``RELATIONSHIP_ROW``, from its role on."""
    role, purpose, start, end, certainty, sensitivity, origin, origin_version, version, pairs = cells
    validity, basis, note, rest = _said(start, end, pairs)
    return Relationship(
        key=key,
        type=type_,
        source=source,
        target=target,
        role=_text(role),
        purpose=_text(purpose),
        qualifier=_text(rest.pop("qualifier", None)) if rest else None,
        condition=_text(rest.pop("condition", None)) if rest else None,
        properties=_properties(rest) if rest else NO_PROPERTIES,
        validity=validity,
        certainty=_CERTAINTIES.get(certainty, Certainty.STATED),
        basis=basis,
        sensitivity=_LEVELS.get(sensitivity, Sensitivity.INTERNAL),
        note=note,
        origin=_origin(origin, origin_version) if origin is not None else None,
        version=FIRST_VERSION if version is None else int(version),
    )


def evidence(of: SubjectType, cells: Cells) -> Evidence | None:
    """The evidence in a row of ``EVIDENCE_ROW``; None where a key is missing."""
    subject, document, key, quote, start, end, sensitivity, origin, origin_version, version, pairs = cells
    if key is None or subject is None or document is None:
        return None
    rest = dict(pairs) if pairs else {}
    return Evidence(
        key=key,
        subject_type=of,
        subject=subject,
        document=document,
        quote=_text(quote),
        start=start,
        end=end,
        locator=_text(rest.get("locator")),
        known_on=_date(rest.get("known_on")),
        contradicts=bool(rest.get("contradicts", False)),
        sensitivity=_LEVELS.get(sensitivity, Sensitivity.INTERNAL),
        origin=_origin(origin, origin_version) if origin is not None else None,
        version=FIRST_VERSION if version is None else int(version),
    )


def responsibility(cells: Cells) -> Responsibility | None:
    """The responsibility in a row of ``RESPONSIBILITY_ROW``; None where a key or a known role is missing."""
    held_on, holder, key, role, start, end, certainty, sensitivity, origin, origin_version, version, pairs = cells
    if key is None or held_on is None or holder is None or role not in _ROLES:
        return None
    validity, basis, note, _ = _said(start, end, pairs)
    return Responsibility(
        key=key,
        relationship=held_on,
        holder=holder,
        role=_ROLES[role],
        validity=validity,
        certainty=_CERTAINTIES.get(certainty, Certainty.STATED),
        basis=basis,
        sensitivity=_LEVELS.get(sensitivity, Sensitivity.INTERNAL),
        note=note,
        origin=_origin(origin, origin_version) if origin is not None else None,
        version=FIRST_VERSION if version is None else int(version),
    )


def document_text(cells: Cells) -> DocumentText:
    """The text in a row of ``TEXT_ROW``."""
    key, text, origin, origin_version, version = cells
    return DocumentText(
        key=key,
        text=text,
        origin=_origin(origin, origin_version) if origin is not None else None,
        version=FIRST_VERSION if version is None else int(version),
    )


_NOTHING: dict[str, Any] = {}


def _said(start: Any, end: Any, pairs: Iterable[Any]) -> tuple[Validity, Basis | None, Any, dict[str, Any]]:
    """Validity, basis, note, and what is left of the *pairs*."""
    if not pairs:
        validity = ALWAYS if start is None and end is None else _validity(start, end, None, None, None, None)
        return validity, None, None, _NOTHING
    rest: dict[str, Any] = dict(pairs)
    dates = (rest.pop(name, None) for name in ("extent", "date_text", "precision", "year_stated"))
    validity = _validity(start, end, *dates)
    return validity, _BASES.get(rest.pop("basis", None)), _text(rest.pop("note", None)), rest


def _validity(start: Any, end: Any, extent: Any, text: Any, precision: Any, year_stated: Any) -> Validity:
    try:
        return validity_from_cells(start, end, extent, text, precision, year_stated)
    except (ValueError, TypeError, AttributeError):
        first, last = _date(start), _date(end)
        known = Extent.SOME_TIME_WITHIN if extent == Extent.SOME_TIME_WITHIN.value else Extent.THROUGHOUT
        return Validity(first, last, known, None if text is None else str(text))


def _date(written: Any) -> FuzzyDate | None:
    try:
        return None if written is None else FuzzyDate.read(str(written))
    except NotADate:
        return None


@lru_cache(maxsize=4_096)
def _origin(source: str, version: int | None) -> Origin:
    return Origin(str(source), version or 0)


def _properties(rest: Mapping[str, Any]) -> Properties:
    return MappingProxyType({name.removeprefix(_ESCAPE): _value(value) for name, value in sorted(rest.items())})


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else str(value)


def _value(value: Any) -> PropertyValue:
    return value if isinstance(value, (str, int, bool)) else str(value)
