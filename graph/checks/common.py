"""What is checked of every record alike: keys, certainty, dates, properties."""

import re
from collections.abc import Collection

from graph.checks.dates import faults
from graph.checks.findings import Findings, did_you_mean, listed
from graph.keys import ENTITY_KEY, RELATIONSHIP_KEY
from graph.ontology import Kind, Property, ReadingStatus, RelationshipType, ValueType
from graph.ontology.properties import STATUS, SUBTYPE
from graph.records import Certainty, Entity, Properties, PropertyValue, Relationship, Responsibility
from graph.when import ALWAYS, Duration

READING_STATUSES = tuple(each.value for each in ReadingStatus)
LARGEST_NUMBER = 2**31 - 1
"""The largest whole number that every store and every client can hold."""

_ENTITY_KEY, _RELATIONSHIP_KEY = re.compile(ENTITY_KEY), re.compile(RELATIONSHIP_KEY)
_KEY_HINT = "lower case letters a to z, digits and single hyphens, such as press-office"


def check_entity_key(entity: Entity, findings: Findings) -> None:
    """An entity's key is kebab-case."""
    if not _ENTITY_KEY.fullmatch(entity.key):
        findings.add(entity, "the key is not kebab-case", "key", entity.key, _KEY_HINT)


def check_relationship_key(relationship: Relationship, findings: Findings) -> None:
    """A relationship's key is kebab-case, its parts joined by double hyphens."""
    if not _RELATIONSHIP_KEY.fullmatch(relationship.key):
        findings.add(relationship, "the key is not kebab-case", "key", relationship.key, _KEY_HINT)


def check_standing(record: Entity | Relationship | Responsibility, findings: Findings) -> None:
    """A basis goes with an inference and only with it; dates hang together."""
    if (record.certainty is Certainty.INFERRED) != (record.basis is not None):
        value = record.basis.value if record.basis else ""
        findings.add(record, "a basis goes with inferred, and only with it", "basis", value)
    if record.validity is not ALWAYS:
        for field, fact, hint in faults(record.validity):
            findings.add(record, fact, field, hint=hint)


def check_properties(
    record: Entity | Relationship, owner: Kind | RelationshipType, properties: Properties, findings: Findings
) -> None:
    """Every property is one of its kind's or type's, of the right sort, and in the list where there is one."""
    for name, value in properties.items():
        declared = owner.property(name)
        if declared is None:
            _not_of(record, owner, name, value, findings)
        elif type(value) is not declared.type.held_as:
            findings.add(record, f"{value!r} is not a {declared.type.value}", name, value)
        elif declared.type is ValueType.NUMBER and not 0 <= int(value) <= LARGEST_NUMBER:
            findings.add(record, f"{value} is not a number from 0 to {LARGEST_NUMBER:,}", name, value)
        elif declared.type is ValueType.DURATION and not Duration.is_form(str(value)):
            hint = "write it as ISO 8601 does: P5Y for five years, P6M for six months, P90D for ninety days"
            findings.add(record, f"{value!r} is no duration", name, value, hint)
        else:
            _check_value(record, name, value, _allowed(owner, declared), declared, findings)


def _not_of(
    record: Entity | Relationship, owner: Kind | RelationshipType, name: str, value: PropertyValue, findings: Findings
) -> None:
    label = owner.label if isinstance(owner, Kind) else owner.name
    names = [each.name for each in owner.properties]
    hint = f"it has {listed(names)}" if names else "it has none; leave it out"
    findings.add(record, f"{name} is not a property of {label}", name, value, hint)


def _allowed(owner: Kind | RelationshipType, declared: Property) -> Collection[str]:
    if isinstance(owner, Kind):
        if declared.name == SUBTYPE.name:
            return owner.subtypes
        if declared.name == STATUS.name:
            return [value for value in declared.values if value not in READING_STATUSES]
    elif declared.name == STATUS.name:
        return READING_STATUSES
    return declared.values


def _check_value(
    record: Entity | Relationship,
    name: str,
    value: PropertyValue,
    allowed: Collection[str],
    declared: Property,
    findings: Findings,
) -> None:
    if not allowed or value in allowed:
        return
    near = did_you_mean(str(value), allowed)
    further = (
        f"a further value is named in the map's settings: in map.toml under [values], {name}" if declared.open else ""
    )
    hint = "; ".join(filter(None, (near, further)))
    findings.add(record, f"{str(value)!r} is not one of {listed(allowed)}", name, value, hint)
