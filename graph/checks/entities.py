"""Checks of one entity: its kind, its properties, and what they refer to."""

from graph.checks.common import check_entity_key, check_properties, check_standing
from graph.checks.findings import Findings, did_you_mean, listed
from graph.checks.world import World
from graph.ontology import DecisionEffect, Kind, Naming, Path
from graph.ontology.properties import APPLIES_TO, DECIDED_BY, RELATIONSHIP, SUBTYPE
from graph.records import Entity


def check_entities(world: World, findings: Findings) -> None:
    """Check every entity that would be written."""
    part_types = {each.name for each in world.ontology.types_for(Path.PART)}
    for entity in world.entities:
        check_entity_key(entity, findings)
        if not entity.name.strip():
            findings.add(entity, "the name is empty", "name")
        check_standing(entity, findings)
        _check_aliases(entity, findings)
        kind = world.ontology.kind.get(entity.kind)
        if kind is None:
            hint = did_you_mean(entity.kind, world.ontology.kind)
            findings.add(entity, f"there is no kind {entity.kind!r}", "kind", entity.kind, hint)
            continue
        check_properties(entity, kind, entity.properties, findings)
        _check_needed(entity, kind, findings)
        _check_year(entity, kind, findings)
        if kind.whole_subtype and entity.properties.get(SUBTYPE.name) == kind.whole_subtype:
            _check_whole(entity, world, part_types, findings)
        if kind.decides:
            _check_decision(entity, world, findings)
            _check_assignment(entity, world, findings)
        if kind.property(APPLIES_TO.name):
            _check_applies_to(entity, world, findings)


def _check_aliases(entity: Entity, findings: Findings) -> None:
    aliases = entity.aliases
    if aliases and (len(set(aliases)) < len(aliases) or not all(alias.strip() for alias in aliases)):
        findings.add(entity, "an alias is empty or stands twice", "aliases", " | ".join(aliases))


def _check_needed(entity: Entity, kind: Kind, findings: Findings) -> None:
    """A unit says what sort it is: by that it is told whether it can hold a relationship."""
    if kind.is_unit:
        for declared in kind.properties:
            if declared.able_to_own and not entity.properties.get(declared.name):
                hint = f"one of {listed(declared.values)}"
                findings.add(entity, f"an {kind.name} needs a {declared.name}", declared.name, hint=hint)


def _check_year(entity: Entity, kind: Kind, findings: Findings) -> None:
    year = entity.properties.get(kind.holds_in.name) if kind.holds_in else None
    if isinstance(year, int) and not 1 <= year <= 9999 and kind.holds_in:
        findings.add(entity, f"{year} is no year", kind.holds_in.name, year, "a year from 1 to 9999")


def _check_whole(entity: Entity, world: World, part_types: set[str], findings: Findings) -> None:
    parts = [each for each in world.incoming(entity.key) if each.type in part_types]
    if len(parts) < 2:
        findings.add(
            entity,
            f"a {entity.properties[SUBTYPE.name]} has at least two parts, and {len(parts)} on record",
            SUBTYPE.name,
            entity.properties[SUBTYPE.name],
            f"relate its single groups to it by {listed(sorted(part_types))}",
        )


def _check_decision(entity: Entity, world: World, findings: Findings) -> None:
    author = entity.properties.get(DECIDED_BY.name)
    if author:
        found = world.entity(str(author))
        kind = world.ontology.kind.get(found.kind) if found else None
        if found is None:
            findings.unknown(entity, DECIDED_BY.name, str(author), "entity", world.entity_keys)
        elif kind and not kind.holds_responsibility:
            able = listed([each.label for each in world.ontology.kinds if each.holds_responsibility])
            fact = f'{kind.label} "{found.name}" cannot decide: a decision is by {able}'
            findings.add(entity, fact, DECIDED_BY.name, author)
    about = entity.properties.get(RELATIONSHIP.name)
    if about:
        decided = world.relationship(str(about))
        type_ = world.ontology.type.get(decided.type) if decided else None
        if decided is None or (type_ and type_.lists_subject):
            findings.add(entity, f"there is no relationship or reading {about!r}", RELATIONSHIP.name, about)


def _check_assignment(entity: Entity, world: World, findings: Findings) -> None:
    """What assigns says what and to whom; otherwise it would assign nothing, and nobody would see."""
    if entity.properties.get(SUBTYPE.name) != DecisionEffect.ASSIGN.value:
        return
    for type_ in world.ontology.types_naming(Naming.DECISION):
        roles = {each.role for each in world.outgoing(entity.key) if each.type == type_.name}
        for missing in (role for role in type_.roles if role not in roles):
            fact = f"a decision to assign needs {type_.name} with role {missing}, and there is none"
            findings.add(entity, fact, SUBTYPE.name, DecisionEffect.ASSIGN.value, "add that relationship")


def _check_applies_to(entity: Entity, world: World, findings: Findings) -> None:
    kind = str(entity.properties.get(APPLIES_TO.name, ""))
    if kind not in world.ontology.kind:
        fact = f"there is no kind {kind!r}" if kind else "the kind it applies to is missing"
        findings.add(entity, fact, APPLIES_TO.name, kind, did_you_mean(kind, world.ontology.kind))
