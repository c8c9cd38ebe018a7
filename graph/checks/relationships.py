"""Checks of one relationship: its type, its ends, its role and properties."""

from graph.checks.common import READING_STATUSES, check_properties, check_relationship_key, check_standing
from graph.checks.findings import Findings, did_you_mean, listed
from graph.checks.world import World
from graph.ontology import Path, RelationshipType
from graph.ontology.properties import GENERIC, RELATIONSHIP, STATUS, STRENGTH
from graph.records import Entity, Relationship


def check_relationships(world: World, findings: Findings) -> None:
    """Check every relationship that would be written, and those whose ends would be of another kind."""
    allowed = _allowed_pairs(world)
    settled = _settled(world)
    for relationship in world.relationships:
        type_ = world.ontology.type.get(relationship.type)
        _check_ends(relationship, type_, world, allowed, findings)
        check_standing(relationship, findings)
        if type_ is None:
            hint = did_you_mean(relationship.type, world.ontology.type)
            findings.add(relationship, f"there is no type {relationship.type!r}", "type", relationship.type, hint)
            continue
        if type_.file is None:
            check_relationship_key(relationship, findings)
        _check_role(relationship, type_, findings)
        check_properties(relationship, type_, relationship.properties, findings)
        if Path.READING in type_.paths:
            _check_reading(relationship, settled, findings)
        if type_.lists_subject:
            _check_listed(relationship, world, findings)
    _check_changed_kinds(world, allowed, findings)


def _allowed_pairs(world: World) -> dict[str, set[tuple[str, str]]]:
    return {
        each.name: {(s.name, t.name) for pair in each.endpoints for s in pair.sources for t in pair.targets}
        for each in world.ontology.types
    }


def _check_ends(
    relationship: Relationship,
    type_: RelationshipType | None,
    world: World,
    allowed: dict[str, set[tuple[str, str]]],
    findings: Findings,
) -> None:
    source, target = world.entity(relationship.source), world.entity(relationship.target)
    if source is None:
        findings.unknown(relationship, "source", relationship.source, "entity", world.entity_keys)
    if target is None:
        findings.unknown(relationship, "target", relationship.target, "entity", world.entity_keys)
    if relationship.source == relationship.target:
        findings.add(relationship, "source and target are the same", "target", relationship.target)
    if source and target and type_ and (source.kind, target.kind) not in allowed[type_.name]:
        known = world.ontology.kind
        if source.kind in known and target.kind in known:
            findings.add(relationship, _wrong_ends(type_, source, target, world), "type", relationship.type)


def _wrong_ends(type_: RelationshipType, source: Entity, target: Entity, world: World) -> str:
    labels = world.ontology.kind
    return (
        f'`{type_.name}` cannot run from {labels[source.kind].label} "{source.name}" '
        f'to {labels[target.kind].label} "{target.name}": it runs {type_.ends_in_words()}'
    )


def _check_role(relationship: Relationship, type_: RelationshipType, findings: Findings) -> None:
    role = relationship.role
    if not type_.roles:
        if role:
            findings.add(relationship, f"{type_.name} has no roles", "role", role, "leave it out")
    elif not role:
        findings.add(relationship, f"{type_.name} needs a role", "role", hint=f"one of {listed(type_.roles)}")
    elif role not in type_.roles:
        fact = f"{role!r} is not one of {listed(type_.roles)}"
        findings.add(relationship, fact, "role", role, did_you_mean(role, type_.roles))


def _check_reading(relationship: Relationship, settled: set[str], findings: Findings) -> None:
    if not relationship.properties.get(STRENGTH.name):
        hint = f"how the second name relates to the first: one of {listed(STRENGTH.values)}"
        findings.add(relationship, "a reading needs a strength", STRENGTH.name, hint=hint)
    status = relationship.properties.get(STATUS.name)
    if status in READING_STATUSES[1:] and relationship.key not in settled:
        findings.add(
            relationship,
            f"it is {status}, and no decision names it",
            STATUS.name,
            status,
            f"add a decision whose relationship is {relationship.key}, or leave the reading open",
        )


def _settled(world: World) -> set[str]:
    """The keys that decisions name; looked up only where a reading says that it is settled."""
    if not any(each.properties.get(STATUS.name) in READING_STATUSES[1:] for each in world.relationships):
        return set()
    deciding = {kind.name for kind in world.ontology.kinds if kind.decides}
    return {str(entity.properties.get(RELATIONSHIP.name)) for entity in world.every_entity() if entity.kind in deciding}


def _check_listed(relationship: Relationship, world: World, findings: Findings) -> None:
    member = world.entity(relationship.target)
    if member and member.properties.get(GENERIC.name):
        fact = f'"{member.name}" is generic: too general to be counted'
        findings.add(relationship, fact, "target", member.key, "name its single groups instead")


def _check_changed_kinds(world: World, allowed: dict[str, set[tuple[str, str]]], findings: Findings) -> None:
    """An entity that becomes of another kind may not leave its relationships without a sense."""
    own = {each.key for each in world.relationships}
    for entity in world.entities:
        before = world.known.entities.get(entity.key)
        if before is None or before.kind == entity.kind or entity.kind not in world.ontology.kind:
            continue
        for each in (*world.outgoing(entity.key), *world.incoming(entity.key)):
            source, target = world.entity(each.source), world.entity(each.target)
            if each.key in own or source is None or target is None or each.type not in allowed:
                continue
            if (source.kind, target.kind) not in allowed[each.type]:
                fact = _wrong_ends(world.ontology.type[each.type], source, target, world)
                findings.add(entity, f"{each.key}: {fact}", "kind", entity.kind)
