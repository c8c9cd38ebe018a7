"""Turns rows of the import format into records of the map."""

from typing import TypedDict

from graph.checks import did_you_mean, listed
from graph.interchange import cells, keys
from graph.interchange.format import ALIAS_SEPARATOR, ENTITY_COLUMNS, RELATIONSHIP_COLUMNS
from graph.interchange.reading import Reading, Row
from graph.ontology import ONTOLOGY
from graph.ontology.properties import APPLIES_TO, ITEM, ITEMS, STATUS, STRENGTH
from graph.records import (
    NO_PROPERTIES,
    Basis,
    Certainty,
    Entity,
    Evidence,
    Origin,
    Relationship,
    Responsibility,
    ResponsibilityRole,
    Sensitivity,
    SubjectType,
)
from graph.when import Extent, Validity

ROSTER_KIND = next(kind.name for kind in ONTOLOGY.kinds if kind.is_roster)
RULE_KIND = next(kind.name for kind in ONTOLOGY.kinds if kind.property(APPLIES_TO.name))

_ENTITY_COLUMNS = frozenset(ENTITY_COLUMNS)
_RELATIONSHIP_COLUMNS = frozenset(RELATIONSHIP_COLUMNS)
_ROLES = {each.value: each for each in ResponsibilityRole}
RULE_SUBJECT = "rule"
SUBJECT_TYPES = {
    "entity": SubjectType.ENTITY,
    "relationship": SubjectType.RELATIONSHIP,
    RULE_SUBJECT: SubjectType.ENTITY,
}


class _Standing(TypedDict):
    validity: Validity
    certainty: Certainty
    basis: Basis | None
    sensitivity: Sensitivity
    note: str | None
    origin: Origin


def _standing(row: Row, reading: Reading, extent: Extent = Extent.THROUGHOUT) -> _Standing:
    return {
        "validity": cells.validity(row, extent, reading),
        "certainty": cells.certainty(row, reading),
        "basis": cells.basis(row, reading),
        "sensitivity": cells.sensitivity(row, reading),
        "note": row.cells.get("note"),
        "origin": reading.origin,
    }


def entity(row: Row, reading: Reading) -> Entity:
    """The entity that a row of entities.csv describes."""
    name = row.cells.get("kind", "")
    kind = ONTOLOGY.kind.get(name)
    if kind and kind.file:
        reading.wrong(row, "kind", f"the kind {name} has a file of its own", f"write it into {kind.file}")
    return Entity(
        key=row.cells.get("id", ""),
        kind=name,
        name=row.cells.get("name", ""),
        aliases=tuple(row.cells["aliases"].split(ALIAS_SEPARATOR)) if "aliases" in row.cells else (),
        properties=cells.properties(row, _ENTITY_COLUMNS, reading),
        **_standing(row, reading, kind.extent if kind else Extent.THROUGHOUT),
    )


def relationship(row: Row, key: str, reading: Reading) -> Relationship:
    """The relationship that a row of relationships.csv describes."""
    name = row.cells.get("type", "")
    type_ = ONTOLOGY.type.get(name)
    if type_ and type_.file:
        reading.wrong(row, "type", f"the type {name} has a file of its own", f"write it into {type_.file}")
    before = len(reading.problems)
    found = Relationship(
        key=key,
        type=name,
        source=row.cells.get("source", ""),
        target=row.cells.get("target", ""),
        role=row.cells.get("role") or (type_.default_role if type_ else None),
        purpose=row.cells.get("purpose"),
        qualifier=row.cells.get("qualifier"),
        condition=row.cells.get("condition"),
        properties=cells.properties(row, _RELATIONSHIP_COLUMNS, reading),
        **_standing(row, reading),
    )
    if len(reading.problems) > before:
        reading.unreliable.add(key)
    return found


def roster(row: Row, reading: Reading) -> Entity:
    """The roster that a row of rosters.csv describes."""
    items = cells.number(row, ITEMS.name, reading)
    return Entity(
        key=row.cells.get("id", ""),
        kind=ROSTER_KIND,
        name=row.cells.get("name", ""),
        properties=NO_PROPERTIES if items is None else {ITEMS.name: items},
        **_standing(row, reading),
    )


def member(row: Row, reading: Reading) -> Relationship:
    """The membership that a row of roster_members.csv describes."""
    item = cells.number(row, ITEM.name, reading)
    return Relationship(
        key=keys.member_key(row),
        type=keys.MEMBER_TYPE,
        source=row.cells.get("roster", ""),
        target=row.cells.get("member", ""),
        properties=NO_PROPERTIES if item is None else {ITEM.name: item},
        **_standing(row, reading),
    )


def judgement(row: Row, reading: Reading) -> Relationship:
    """The reading that a row of readings.csv describes."""
    said = {STRENGTH.name: row.cells.get("strength", ""), STATUS.name: row.cells.get("status") or "open"}
    return Relationship(
        key=keys.reading_key(row),
        type=keys.READING_TYPE,
        source=row.cells.get("from", ""),
        target=row.cells.get("to", ""),
        properties={name: value for name, value in said.items() if value},
        sensitivity=cells.sensitivity(row, reading),
        note=row.cells.get("why"),
        origin=reading.origin,
    )


def rule(row: Row, reading: Reading) -> Entity:
    """The rule that a row of rules.csv describes."""
    applies_to = row.cells.get("applies_to", "")
    return Entity(
        key=row.cells.get("id", ""),
        kind=RULE_KIND,
        name=row.cells.get("statement", ""),
        properties={APPLIES_TO.name: applies_to} if applies_to else NO_PROPERTIES,
        sensitivity=cells.sensitivity(row, reading),
        note=row.cells.get("note"),
        origin=reading.origin,
    )


def responsibility(row: Row, key: str, reading: Reading) -> Responsibility | None:
    """The role that a row of responsibilities.csv describes, or None where it is no role."""
    role = row.cells.get("role", "")
    if role not in _ROLES:
        reading.wrong(row, "role", f"{role[:80]!r} is not one of {listed(_ROLES)}", did_you_mean(role, _ROLES))
        return None
    return Responsibility(
        key=key,
        relationship=row.cells.get("relationship", ""),
        holder=row.cells.get("holder", ""),
        role=_ROLES[role],
        **_standing(row, reading),
    )


def evidence(row: Row, key: str, document: str, reading: Reading) -> Evidence | None:
    """What a row of evidence.csv says, resting on the document with this key; None where it bears out nothing."""
    subject_type = row.cells.get("subject_type", "")
    if subject_type not in SUBJECT_TYPES:
        fact = f"{subject_type[:80]!r} is not one of {listed(SUBJECT_TYPES)}"
        reading.wrong(row, "subject_type", fact, did_you_mean(subject_type, SUBJECT_TYPES))
        return None
    return Evidence(
        key=key,
        subject_type=SUBJECT_TYPES[subject_type],
        subject=row.cells.get("subject", ""),
        document=document,
        quote=row.cells.get("quote"),
        start=cells.number(row, "char_start", reading),
        end=cells.number(row, "char_end", reading),
        locator=row.cells.get("locator"),
        known_on=cells.day(row, "known_on", reading),
        sensitivity=cells.sensitivity(row, reading),
        origin=reading.origin,
    )
