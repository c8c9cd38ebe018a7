"""Records as properties of nodes and edges, and back. Reading is the hot path of every start: rows go by place.

Other tools edit these properties too. A reader never fails over what they typed: what is no text where any text may
stand is read as text, and what is no date, level or basis as we know it is read as
:mod:`graph.stores.neo4j.fields` says, and told to whoever reads.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeAlias

from graph.codec import Plain, to_plain, validity_from_cells
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
    Record,
    Relationship,
    Responsibility,
    ResponsibilityRole,
    Sensitivity,
    SubjectType,
)
from graph.stores.drafts import draft_of
from graph.stores.neo4j.fields import Unreadable, legible
from graph.stores.neo4j.names import KINDS
from graph.when import FuzzyDate, Validity

Field: TypeAlias = str | None
Row: TypeAlias = list[Any]
"""A row as :func:`graph.stores.neo4j.cypher.packed` writes it: what comes first, then texts, None where not said."""
Edge: TypeAlias = tuple[str, str, Row]
"""Source and target of a relationship, and its row."""

FIRST_VERSION = 1
"""The version of a record that another tool made, until it gets one in the log."""

BOUNDS = ("start_earliest", "start_latest", "end_earliest", "end_latest")
_DATES = ("start", "end", "extent", "date_text", "precision", "year_stated")
_SOURCED = ("certainty", "basis", "sensitivity", "note")
_STORED = ("origin", "origin_version", "version")
ENTITY_FIELDS = ("key", "name", *_DATES, *_SOURCED, *_STORED)
RELATIONSHIP_FIELDS = ("key", "role", "purpose", "qualifier", "condition", *_DATES, *_SOURCED, *_STORED)
EVIDENCE_FIELDS = (
    "key",
    "quote",
    "start",
    "end",
    "locator",
    "known_on",
    "contradicts",
    "sensitivity",
    *_STORED,
)
RESPONSIBILITY_FIELDS = ("key", "role", *_DATES, *_SOURCED, *_STORED)
TEXT_FIELDS = ("key", "text", *_STORED)

_PLACES = {
    Entity.table: (3, ENTITY_FIELDS),
    Relationship.table: (4, RELATIONSHIP_FIELDS),
    Evidence.table: (2, EVIDENCE_FIELDS),
    Responsibility.table: (2, RESPONSIBILITY_FIELDS),
}
"""Where in a row the fields of each table begin, and which they are."""

PLACED = dict.fromkeys(("i", "_lock", *BOUNDS, *ENTITY_FIELDS, *RELATIONSHIP_FIELDS), True)
"""The properties that come by place, or not at all; all others come as pairs, by name."""

RESERVED = frozenset({*PLACED, *EVIDENCE_FIELDS, "aliases"})
"""Names that no property of a record may have in Neo4j, since a field has it."""
_ESCAPE = "property_"

_TRUE = "true"
_Entity, _Relationship = draft_of(Entity), draft_of(Relationship)
_Evidence, _Responsibility = draft_of(Evidence), draft_of(Responsibility)
_CERTAINTIES: Mapping[Field, Certainty] = {None: Certainty.STATED} | {each.value: each for each in Certainty}
_BASES: Mapping[Field, Basis | None] = {None: None} | {each.value: each for each in Basis}
_LEVELS: Mapping[Field, Sensitivity] = {None: Sensitivity.INTERNAL} | {each.name.lower(): each for each in Sensitivity}
_ROLES: Mapping[Field, ResponsibilityRole] = {each.value: each for each in ResponsibilityRole}
_TRUTHS: Mapping[Field, bool | None] = {None: None, _TRUE: True, "false": False}
_UNREADABLE = (KeyError, ValueError)
"""What the readers below raise over a cell that is not as the map writes it; only then is each cell looked at."""


_SAID_IN_ANY_CASE: Plain = {"certainty": "stated", "sensitivity": "internal"}

WRITTEN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        Entity.table: (*ENTITY_FIELDS, *BOUNDS),
        Relationship.table: (*RELATIONSHIP_FIELDS, *BOUNDS),
        Evidence.table: EVIDENCE_FIELDS,
        Responsibility.table: (*RESPONSIBILITY_FIELDS, *BOUNDS),
        DocumentText.table: TEXT_FIELDS,
    }
)
"""The properties of each table that are written by place."""


def cells_of(table: str, plain: Plain) -> list[Any]:
    """The values of the :data:`WRITTEN` properties, in their order; the graph itself tells ends, type and kind."""
    values = _SAID_IN_ANY_CASE | plain
    if "origin" in plain:
        values["origin"], values["origin_version"] = plain["origin"]
    if table != Evidence.table and ("start" in plain or "end" in plain):
        values |= _bounds(plain.get("start"), plain.get("end"))
    return [values.get(name) for name in WRITTEN[table]]


def fields_of(record: Record) -> Mapping[str, Any]:
    """What Neo4j says of the fields of a record; None where a field says nothing."""
    plain = to_plain(record)
    return plain | dict(zip(WRITTEN[record.table], cells_of(record.table, plain), strict=True))


def others_of(plain: Plain) -> dict[str, Any] | None:
    """The properties that are written by name; None where there are none."""
    others = {_escaped(name): value for name, value in plain.get("properties", {}).items()}
    if "aliases" in plain:
        others["aliases"] = plain["aliases"]
    return others or None


def _escaped(name: str) -> str:
    return _ESCAPE + name if name in RESERVED or name.startswith(_ESCAPE) else name


@lru_cache(maxsize=65_536)
def _bounds(start: str | None, end: str | None) -> Mapping[str, str]:
    """The dates as native ones, for people who query by them; what is not known is left out."""
    bounds: dict[str, str] = {}
    for name, edtf in (("start", start), ("end", end)):
        if edtf:
            date = FuzzyDate.read(edtf)
            if date.earliest.year > 1:
                bounds[f"{name}_earliest"] = date.earliest.isoformat()
            if date.latest.year < 9999:
                bounds[f"{name}_latest"] = date.latest.isoformat()
    return bounds


def is_gone(edge: Row) -> bool:
    """Whether somebody removed a relationship while it was read: it has lost its type, or its properties."""
    return edge[2] is None or edge[3] is None


def entity(row: Row, unreadable: list[Unreadable]) -> Entity | None:
    """The entity in a row; None where it is gone, or has no key or no label of a kind."""
    # fmt: off
    (
        _, labels, pairs,
        key, name, start, end, extent, text, precision, stated, certainty, basis, level, note, origin, of, version,
    ) = row
    # fmt: on
    if key is None or labels is None or pairs is None:
        return None
    kinds = [kind for label in labels if (kind := KINDS.get(label))]
    if not kinds:
        return None
    rest: dict[str, Any] = dict(pairs)
    aliases = rest.pop("aliases", None)
    try:
        made = _Entity(
            key=key,
            kind=min(kinds),
            name=key if name is None else name,
            aliases=() if aliases is None else _aliases(aliases),
            properties=_properties(rest) if rest else NO_PROPERTIES,
            validity=_validity(start, end, extent, text, precision, stated),
            certainty=_CERTAINTIES[certainty],
            basis=_BASES[basis],
            sensitivity=_LEVELS[level],
            note=note,
            origin=None if origin is None else _origin(origin, of),
            version=_version(version),
        )
    except _UNREADABLE:
        return entity(_legible(Entity.table, key, _listed(row, unreadable), unreadable), unreadable)
    made.__class__ = Entity
    return made


def relationship(key: str, source: str, target: str, row: Row, unreadable: list[Unreadable]) -> Relationship:
    """The relationship in a row, which is not gone, under this *key* and between these ends."""
    # fmt: off
    (
        _, _, type_, pairs,
        _, role, purpose, qualifier, condition, start, end, extent, text, precision, stated,
        certainty, basis, level, note, origin, of, version,
    ) = row
    # fmt: on
    try:
        made = _Relationship(
            key=key,
            type=type_,
            source=source,
            target=target,
            role=role,
            purpose=purpose,
            qualifier=qualifier,
            condition=condition,
            properties=_properties(dict(pairs)) if pairs else NO_PROPERTIES,
            validity=_validity(start, end, extent, text, precision, stated),
            certainty=_CERTAINTIES[certainty],
            basis=_BASES[basis],
            sensitivity=_LEVELS[level],
            note=note,
            origin=None if origin is None else _origin(origin, of),
            version=_version(version),
        )
    except _UNREADABLE:
        return relationship(key, source, target, _legible(Relationship.table, key, row, unreadable), unreadable)
    made.__class__ = Relationship
    return made


def evidence(of_what: SubjectType, row: Row, unreadable: list[Unreadable]) -> Evidence | None:
    """The evidence in a row; None where it has no key."""
    subject, document, key, quote, start, end, locator, known_on, contradicts, level, origin, of, version = row
    if key is None:
        return None
    try:
        made = _Evidence(
            key=key,
            subject_type=of_what,
            subject=subject,
            document=document,
            quote=quote,
            start=int(start) if start else None,
            end=int(end) if end else None,
            locator=locator,
            known_on=FuzzyDate.read(known_on) if known_on else None,
            contradicts=_TRUTHS[contradicts] or False,
            sensitivity=_LEVELS[level],
            origin=None if origin is None else _origin(origin, of),
            version=_version(version),
        )
    except _UNREADABLE:
        return evidence(of_what, _legible(Evidence.table, key, row, unreadable), unreadable)
    made.__class__ = Evidence
    return made


def responsibility(row: Row, unreadable: list[Unreadable]) -> Responsibility | None:
    """The responsibility in a row; None where it has no key."""
    # fmt: off
    (
        relationship, holder,
        key, role, start, end, extent, text, precision, stated, certainty, basis, level, note, origin, of, version,
    ) = row
    # fmt: on
    if key is None:
        return None
    try:
        made = _Responsibility(
            key=key,
            relationship=relationship,
            holder=holder,
            role=_ROLES[role],
            validity=_validity(start, end, extent, text, precision, stated),
            certainty=_CERTAINTIES[certainty],
            basis=_BASES[basis],
            sensitivity=_LEVELS[level],
            note=note,
            origin=None if origin is None else _origin(origin, of),
            version=_version(version),
        )
    except _UNREADABLE:
        return responsibility(_legible(Responsibility.table, key, row, unreadable), unreadable)
    made.__class__ = Responsibility
    return made


def document_text(row: Row) -> DocumentText:
    """The text in a row."""
    key, text, origin, of, version = row
    return DocumentText(
        key=key or "",
        text=text or "",
        origin=None if origin is None else _origin(origin, of),
        version=_version(version),
    )


def _legible(table: str, key: str, row: Row, unreadable: list[Unreadable]) -> Row:
    first, fields = _PLACES[table]
    return legible(table, key, row, fields, first, unreadable)


def _aliases(said: object) -> tuple[str, ...]:
    if not isinstance(said, list):
        raise ValueError
    return tuple(map(str, said))


def _listed(row: Row, unreadable: list[Unreadable]) -> Row:
    """The row of an entity without aliases that are no list, which are noted."""
    number, labels, pairs, key, *fields = row
    typed = [value for name, value in pairs if name == "aliases" and not isinstance(value, list)]
    unreadable += (Unreadable(Entity.table, key, "aliases", str(value)) for value in typed)
    others = [[name, value] for name, value in pairs if name != "aliases"] if typed else pairs
    return [number, labels, others, key, *fields]


@lru_cache(maxsize=65_536)
def _validity(start: Field, end: Field, extent: Field, text: Field, precision: Field, year_stated: Field) -> Validity:
    return validity_from_cells(start, end, extent, text, precision, _TRUTHS[year_stated])


@lru_cache(maxsize=4_096)
def _origin(source: str, version: Field) -> Origin:
    return Origin(source, _number(version) or 0)


def _version(written: Field) -> int:
    return _number(written) or FIRST_VERSION


@lru_cache(maxsize=65_536)
def _number(written: Field) -> int | None:
    try:
        return int(written) if written else None
    except ValueError:
        return None


def _properties(rest: Mapping[str, Any]) -> Properties:
    return MappingProxyType({name.removeprefix(_ESCAPE): _value(value) for name, value in sorted(rest.items())})


def _value(value: Any) -> PropertyValue:
    return value if isinstance(value, (str, int, bool)) else str(value)
