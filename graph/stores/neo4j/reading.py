"""Everything on the map, by packed lists; and single records by key."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeAlias

import orjson

from graph.codec import Plain, from_plain, to_plain
from graph.keys import numbered
from graph.records import (
    BEGINNING,
    KEY_KEPT,
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
from graph.stores.drafts import nothing_to_collect
from graph.stores.neo4j import cypher, naming, rows
from graph.stores.neo4j.fields import Unreadable, kept
from graph.stores.neo4j.line import Words
from graph.stores.neo4j.log import place, read_states, record, table_and_key
from graph.stores.neo4j.rows import Edge

Cells: TypeAlias = list[Any]
KEYS_AT_ONCE = 10_000
SUBJECTS = {True: SubjectType.RELATIONSHIP, False: SubjectType.ENTITY}


@dataclass(slots=True)
class Gathered:
    """What one reading of the whole graph found."""

    revision: Revision
    settings: MapSettings
    entities: dict[str, Entity] = field(default_factory=dict)
    relationships: dict[str, Relationship] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    responsibilities: dict[str, Responsibility] = field(default_factory=dict)
    unreadable: list[Unreadable] = field(default_factory=list)
    """What other tools typed and cannot be read: there the records have what the log says."""

    @property
    def tables(self) -> Mapping[str, dict[str, Any]]:
        """The records by table and key."""
        return {
            Entity.table: self.entities,
            Relationship.table: self.relationships,
            Evidence.table: self.evidence,
            Responsibility.table: self.responsibilities,
        }


class HalfApplied(Exception):
    """The map says that there is something which the reader does not see yet."""


def gather(words: Words) -> Gathered:
    """Everything but texts."""
    with nothing_to_collect():
        return _Gathering(words).gather()


class _Gathering:
    """One reading of the whole graph, inside one transaction."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._keys: dict[int, str] = {}

    def gather(self) -> Gathered:
        # Parts that are committed but not yet in the graph are read first and laid over at the end: one that is put
        # into the graph meanwhile is then seen twice rather than not at all.
        due = self._words.say(cypher.all_due())
        last, settings, entities, relationships = self._words.say(cypher.read_map())[0]
        found = Gathered(read_revision(self._words, last), _settings(settings))
        self._entities(found, entities)
        self._relationships(found, entities)
        self._testimony(found, entities, relationships)
        _keep_logged(self._words, found.tables, found.unreadable)
        for places, states in due:
            _lay_over(found, places, states)
        _drop_halves(found)
        return found

    def _rows(self, statement: str, **values: Any) -> Iterator[Any]:
        for [packed] in self._words.stream(statement, placed=rows.PLACED, **values):
            yield from packed

    def _entities(self, found: Gathered, limit: int) -> None:
        for statement in (cypher.all_entities(), cypher.entities_without_integer()):
            for row in self._rows(statement, limit=limit):
                entity = rows.entity(row, found.unreadable)
                if entity:
                    found.entities[entity.key] = entity
                    if row[0] is not None:
                        self._keys[row[0]] = entity.key

    def _relationships(self, found: Gathered, limit: int) -> None:
        made, keys = found.relationships, self._keys
        unnamed: list[Edge] = []
        for row in self._rows(cypher.all_relationships(), limit=limit):
            source, target, key = keys.get(row[0]), keys.get(row[1]), row[4]
            if source is None or target is None or rows.is_gone(row):
                continue
            if key and key not in made:
                made[key] = rows.relationship(key, source, target, row, found.unreadable)
            else:
                unnamed.append((source, target, row))
        if len(keys) < len(found.entities):
            unnamed += self._without_integer(found)
        for source, target, row in sorted(unnamed, key=naming.order):
            key = row[4]
            if not key or key in made:
                key = numbered(naming.key_of_edge(source, row[2], target), made)
            made[key] = rows.relationship(key, source, target, row, found.unreadable)

    def _without_integer(self, found: Gathered) -> Iterator[Edge]:
        said = self._words.say(cypher.relationships_without_integer(), placed=rows.PLACED)
        for source, target, row in said:
            if source in found.entities and target in found.entities and not rows.is_gone(row):
                yield source, target, row

    def _testimony(self, found: Gathered, entities: int, relationships: int) -> None:
        for of, statement, limit in (
            (SubjectType.ENTITY, cypher.all_evidence_of_entities(), entities),
            (SubjectType.RELATIONSHIP, cypher.all_evidence_of_relationships(), relationships),
        ):
            for row in self._rows(statement, limit=limit):
                evidence = rows.evidence(of, row, found.unreadable)
                if evidence:
                    found.evidence[evidence.key] = evidence
        for row in self._rows(cypher.all_responsibilities(), limit=relationships):
            held = rows.responsibility(row, found.unreadable)
            if held:
                found.responsibilities[held.key] = held


def read_revision(words: Words, number: int) -> Revision:
    """The revision with this *number*, which is committed."""
    if number == 0:
        return BEGINNING
    said = words.say(cypher.revision_by_number(), number=number)
    if not said:
        raise HalfApplied
    return revision(said[0])


def revision(cells: Cells) -> Revision:
    """The revision in a row of number, moment, actor, reason, idempotency key, and what was asked under it."""
    number, committed_at, actor, reason, idempotency_key, asked, things = cells
    return Revision(
        number=number,
        committed_at=committed_at.to_native().astimezone(UTC),
        actor=actor,
        reason=reason,
        idempotency_key=idempotency_key,
        asked=asked,
        things=tuple(map(table_and_key, things or ())),
    )


def committed_under(words: Words, idempotency_key: str) -> Revision | None:
    """The revision that was committed under this key while it was kept, if one was."""
    said = words.say(cypher.revision_with_idempotency_key(), key=idempotency_key)
    found = revision(said[0]) if said else None
    return found if found and datetime.now(UTC) - found.committed_at < KEY_KEPT else None


def _settings(text: str | None) -> MapSettings:
    settings = from_plain(MapSettings.table, orjson.loads(text)) if text else None
    return settings if isinstance(settings, MapSettings) else MapSettings()


def _lay_over(found: Gathered, places: Iterable[str], states: bytes) -> None:
    for at, (_, after) in zip(places, read_states(states), strict=True):
        table, key = table_and_key(at)
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


def _keep_logged(words: Words, tables: Mapping[str, dict[str, Any]], unreadable: Iterable[Unreadable]) -> None:
    """Give records in *tables* what the log says of the fields that are *unreadable* in the graph.

    A responsibility that the log does not know either is none without a role.
    """
    names: dict[tuple[str, str], list[str]] = {}
    for each in unreadable:
        names.setdefault(each.record, []).append(each.field)
    logged = _last_logged(words, names) if names else {}
    for (table, key), some in names.items():
        there, last = tables[table], logged.get((table, key))
        if last is not None:
            there[key] = from_plain(table, kept(to_plain(there[key]), last, some))
        elif "role" in some:
            del there[key]


def _last_logged(words: Words, records: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Plain | None]:
    """What the log says last of *records*; nothing of those it has never heard of."""
    wanted = {place(*each) for each in records}
    last: dict[tuple[str, str], Plain | None] = {}
    for places, states in words.stream(cypher.log_of(), places=list(wanted)):
        for at, (_, after) in zip(places, read_states(states), strict=True):
            if at in wanted:
                last[table_and_key(at)] = after
    return last


def get(words: Words, table: str, keys: Iterable[str]) -> list[Record]:
    """The records with these keys that exist, ordered by key."""
    wanted = sorted(set(keys))
    found: dict[str, Record] = {}
    for start in range(0, len(wanted), KEYS_AT_ONCE):
        some = wanted[start : start + KEYS_AT_ONCE]
        unreadable: list[Unreadable] = []
        read = _BY_KEY[TABLES[table].table](words, some, unreadable)
        _keep_logged(words, {table: read}, unreadable)
        found |= read
        asked = {place(table, key) for key in some}
        for places, states in words.say(cypher.due_at(), places=list(asked)):
            for at, (_, after) in zip(places, read_states(states), strict=True):
                if at in asked:
                    found.pop(table_and_key(at)[1], None)
                    newer = record(table, after)
                    if newer is not None:
                        found[newer.key] = newer
    return [found[key] for key in sorted(found)]


def _entities(words: Words, keys: list[str], unreadable: list[Unreadable]) -> dict[str, Record]:
    said = words.say(cypher.entities_by_key(), keys=keys, placed=rows.PLACED)
    return {entity.key: entity for [row] in said if (entity := rows.entity(row, unreadable))}


def _relationships(words: Words, keys: list[str], unreadable: list[Unreadable]) -> dict[str, Record]:
    said = words.say(cypher.relationships_by_key(), keys=keys, placed=rows.PLACED)
    return {
        row[4]: rows.relationship(row[4], source, target, row, unreadable)
        for source, target, row in said
        if not rows.is_gone(row)
    }


def _evidence(words: Words, keys: list[str], unreadable: list[Unreadable]) -> dict[str, Record]:
    said = words.say(cypher.evidence_by_key(), keys=keys)
    return {found.key: found for of, row in said if (found := rows.evidence(SUBJECTS[of], row, unreadable))}


def _responsibilities(words: Words, keys: list[str], unreadable: list[Unreadable]) -> dict[str, Record]:
    said = words.say(cypher.responsibilities_by_key(), keys=keys)
    return {held.key: held for [row] in said if (held := rows.responsibility(row, unreadable))}


def _texts(words: Words, keys: list[str], _: list[Unreadable]) -> dict[str, Record]:
    said = words.say(cypher.texts_by_key(), keys=keys)
    return {text.key: text for [row] in said for text in (rows.document_text(row),)}


def _map_settings(words: Words, keys: list[str], _: list[Unreadable]) -> dict[str, Record]:
    settings = words.say(cypher.read_map())[0][1]
    return {MapSettings().key: _settings(settings)} if settings and MapSettings().key in keys else {}


_BY_KEY: Mapping[str, Callable[[Words, list[str], list[Unreadable]], dict[str, Record]]] = {
    Entity.table: _entities,
    Relationship.table: _relationships,
    Evidence.table: _evidence,
    Responsibility.table: _responsibilities,
    DocumentText.table: _texts,
    MapSettings.table: _map_settings,
}
