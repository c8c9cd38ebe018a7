"""Everything on the map, by packed lists; and single records by key."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import Any, TypeAlias

import orjson

from graph.codec import from_plain
from graph.records import (
    BEGINNING,
    TABLES,
    DocumentText,
    Entity,
    Evidence,
    MapSettings,
    Record,
    Relationship,
    Responsibility,
    Revision,
    SubjectType,
)
from graph.stores.neo4j import cypher, rows
from graph.stores.neo4j.line import Words
from graph.stores.neo4j.log import NOTHING, place, record

Cells: TypeAlias = list[Any]
KEYS_AT_ONCE = 10_000


@dataclass(slots=True)
class Gathered:
    """What one reading of the whole graph found."""

    revision: Revision
    settings: MapSettings
    entities: dict[str, Entity] = field(default_factory=dict)
    relationships: dict[str, Relationship] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    responsibilities: dict[str, Responsibility] = field(default_factory=dict)

    @property
    def tables(self) -> Mapping[str, dict[str, Any]]:
        """The records by table and key."""
        return {
            Entity.table: self.entities,
            Relationship.table: self.relationships,
            Evidence.table: self.evidence,
            Responsibility.table: self.responsibilities,
        }


def gather(words: Words) -> Gathered:
    """Everything but texts.

    Parts that are committed but not yet in the graph are read first and laid over at the end: one that is put into the
    graph meanwhile is then seen twice rather than not at all.
    """
    due = words.say(cypher.all_due())
    last, settings, entities, relationships = words.say(cypher.read_map())[0]
    found = Gathered(read_revision(words, last), _settings(settings))
    keys = _gather_entities(words, found, entities)
    _gather_relationships(words, found, keys, entities)
    _gather_testimony(words, found, entities, relationships)
    for places, afters in due:
        _lay_over(found, places, afters)
    _drop_halves(found)
    return found


def read_revision(words: Words, number: int) -> Revision:
    """The revision with this *number*, which is committed."""
    if number == 0:
        return BEGINNING
    return revision(words.say(cypher.revision_by_number(), number=number)[0])


def revision(cells: Cells) -> Revision:
    """The revision in a row of number, moment, actor, reason and idempotency key."""
    number, committed_at, actor, reason, idempotency_key = cells
    return Revision(
        number=number,
        committed_at=committed_at.to_native().astimezone(UTC),
        actor=actor,
        reason=reason,
        idempotency_key=idempotency_key,
    )


def _settings(text: str | None) -> MapSettings:
    settings = from_plain(MapSettings.table, orjson.loads(text)) if text else None
    return settings if isinstance(settings, MapSettings) else MapSettings()


def _gather_entities(words: Words, found: Gathered, limit: int) -> dict[int, str]:
    keys: dict[int, str] = {}
    for [packed] in words.stream(cypher.all_entities(), limit=limit, placed=rows.ENTITY_CELLS):
        for cells in packed:
            entity = rows.entity(cells)
            if entity:
                found.entities[entity.key] = entity
                keys[cells[0]] = entity.key
    for [packed] in words.stream(cypher.entities_without_integer(), placed=rows.ENTITY_CELLS):
        for cells in packed:
            entity = rows.entity(cells)
            if entity:
                found.entities[entity.key] = entity
    return keys


def _gather_relationships(words: Words, found: Gathered, keys: Mapping[int, str], limit: int) -> None:
    made = found.relationships
    unnamed: list[tuple[str, str, Cells]] = []
    for [packed] in words.stream(cypher.all_relationships(), limit=limit, placed=rows.RELATIONSHIP_CELLS):
        for cells in packed:
            source, target, type_, key = keys.get(cells[0]), keys.get(cells[1]), cells[2], cells[3]
            if source is None or target is None:
                continue
            if isinstance(key, str) and key not in made:
                made[key] = rows.relationship(key, type_, source, target, cells[4:])
            else:
                unnamed.append((source, target, cells))
    if len(keys) < len(found.entities):
        for source, target, cells in words.stream(
            cypher.relationships_without_integer(), placed=rows.RELATIONSHIP_CELLS
        ):
            if source in found.entities and target in found.entities:
                unnamed.append((source, target, cells))
    for source, target, cells in unnamed:
        key = _free_key(cells[3], source, cells[2], target, made)
        made[key] = rows.relationship(key, cells[2], source, target, cells[4:])


def _free_key(key: Any, source: str, type_: str, target: str, taken: Mapping[str, object]) -> str:
    if isinstance(key, str) and key not in taken:
        return key
    derived = derived_key(source, type_, target)
    numbered, number = derived, 1
    while numbered in taken:
        number += 1
        numbered = f"{derived}.{number}"
    return numbered


def derived_key(source: str, type_: str, target: str) -> str:
    """The key of an edge that another tool made without one."""
    return f"{source}.{type_}.{target}"


def _gather_testimony(words: Words, found: Gathered, entities: int, relationships: int) -> None:
    for of, statement, limit in (
        (SubjectType.ENTITY, cypher.all_evidence_of_entities(), entities),
        (SubjectType.RELATIONSHIP, cypher.all_evidence_of_relationships(), relationships),
    ):
        for [packed] in words.stream(statement, limit=limit, placed=rows.EVIDENCE_CELLS):
            for cells in packed:
                evidence = rows.evidence(of, cells)
                if evidence:
                    found.evidence[evidence.key] = evidence
    placed = rows.RESPONSIBILITY_CELLS
    for [packed] in words.stream(cypher.all_responsibilities(), limit=relationships, placed=placed):
        for cells in packed:
            held = rows.responsibility(cells)
            if held:
                found.responsibilities[held.key] = held


def _lay_over(found: Gathered, places: Iterable[str], afters: Iterable[str]) -> None:
    for at, after in zip(places, afters, strict=True):
        table, _, key = at.partition("/")
        newer = record(table, after)
        if isinstance(newer, MapSettings):
            found.settings = newer
        if table not in found.tables:
            continue
        there = found.tables[table]
        if newer is None:
            there.pop(key, None)
        elif key not in there or there[key].version <= newer.version:
            there[key] = newer


def _drop_halves(found: Gathered) -> None:
    """Leave out what lost an end to another tool; ``doctor`` reports it."""
    entities, relationships = found.entities, found.relationships
    for key in [k for k, r in relationships.items() if r.source not in entities or r.target not in entities]:
        del relationships[key]
    subjects: Mapping[SubjectType, Mapping[str, object]] = {
        SubjectType.ENTITY: entities,
        SubjectType.RELATIONSHIP: relationships,
    }
    for key in [
        k for k, e in found.evidence.items() if e.subject not in subjects[e.subject_type] or e.document not in entities
    ]:
        del found.evidence[key]
    for key in [
        k for k, r in found.responsibilities.items() if r.relationship not in relationships or r.holder not in entities
    ]:
        del found.responsibilities[key]


def get(words: Words, table: str, keys: Iterable[str]) -> list[Record]:
    """The records with these keys that exist, ordered by key."""
    wanted = sorted(set(keys))
    found: dict[str, Record] = {}
    for start in range(0, len(wanted), KEYS_AT_ONCE):
        some = wanted[start : start + KEYS_AT_ONCE]
        found |= _BY_KEY[TABLES[table].table](words, some)
        for at, after in words.say(cypher.due_at(), places=[place(table, key) for key in some]):
            found.pop(at.partition("/")[2], None)
            newer = record(table, after) if after != NOTHING else None
            if newer is not None:
                found[newer.key] = newer
    return [found[key] for key in sorted(found)]


def _entities(words: Words, keys: list[str]) -> dict[str, Record]:
    said = words.say(cypher.entities_by_key(), keys=keys, placed=rows.ENTITY_CELLS)
    return {entity.key: entity for [cells] in said if (entity := rows.entity(cells))}


def _relationships(words: Words, keys: list[str]) -> dict[str, Record]:
    said = words.say(cypher.relationships_by_key(), keys=keys, placed=rows.RELATIONSHIP_CELLS)
    return {
        cells[3]: rows.relationship(cells[3], cells[2], source, target, cells[4:]) for source, target, cells in said
    }


def _evidence(words: Words, keys: list[str]) -> dict[str, Record]:
    said = words.say(cypher.evidence_by_key(), keys=keys, placed=rows.EVIDENCE_CELLS)
    return {
        evidence.key: evidence
        for of_relationship, cells in said
        if (evidence := rows.evidence(SubjectType.RELATIONSHIP if of_relationship else SubjectType.ENTITY, cells))
    }


def _responsibilities(words: Words, keys: list[str]) -> dict[str, Record]:
    said = words.say(cypher.responsibilities_by_key(), keys=keys, placed=rows.RESPONSIBILITY_CELLS)
    return {held.key: held for [cells] in said if (held := rows.responsibility(cells))}


def _texts(words: Words, keys: list[str]) -> dict[str, Record]:
    said = words.say(cypher.texts_by_key(), keys=keys)
    return {cells[0]: rows.document_text(cells) for [cells] in said}


def _map_settings(words: Words, keys: list[str]) -> dict[str, Record]:
    settings = words.say(cypher.read_map())[0][1]
    return {MapSettings().key: _settings(settings)} if settings and MapSettings().key in keys else {}


_BY_KEY: Mapping[str, Callable[[Words, list[str]], dict[str, Record]]] = {
    Entity.table: _entities,
    Relationship.table: _relationships,
    Evidence.table: _evidence,
    Responsibility.table: _responsibilities,
    DocumentText.table: _texts,
    MapSettings.table: _map_settings,
}
