"""The map of one revision, immutable, in memory: what everything above the store reads."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from graph.ontology import ONTOLOGY, Ontology
from graph.records import (
    Entity,
    Evidence,
    LoggedChange,
    MapSettings,
    Record,
    Relationship,
    Responsibility,
    Revision,
    Sensitivity,
    SubjectType,
)
from graph.store import Contents

if TYPE_CHECKING:
    import networkx as nx

Row = TypeVar("Row", Entity, Relationship, Evidence, Responsibility)
Graph: TypeAlias = "nx.MultiDiGraph[str]"

_by_key = attrgetter("key")


class Snapshot:
    """Everything on the map at one revision but the texts of documents.

    Never changed once built; a write makes a new one from it by :meth:`patched`, and whoever reads the old one keeps
    it. All sequences are ordered by key.
    """

    def __init__(
        self,
        revision: Revision,
        settings: MapSettings,
        entities: Mapping[str, Entity],
        relationships: Mapping[str, Relationship],
        evidence: Mapping[str, Evidence],
        responsibilities: Mapping[str, Responsibility],
        index: "_Index | None" = None,
    ) -> None:
        """Hold these records, indexed anew where no *index* of them is handed in."""
        self.revision = revision
        self.settings = settings
        self.entities = MappingProxyType(entities) if isinstance(entities, dict) else entities
        self.relationships = MappingProxyType(relationships) if isinstance(relationships, dict) else relationships
        self.evidence = MappingProxyType(evidence) if isinstance(evidence, dict) else evidence
        self.responsibilities = (
            MappingProxyType(responsibilities) if isinstance(responsibilities, dict) else responsibilities
        )
        self.ontology: Ontology = ONTOLOGY.extended(settings.values, settings.able_to_own)
        self._index = index or _Index.of(relationships, evidence, responsibilities)
        self._graph: Graph | None = None
        self._by_type: dict[str, tuple[Relationship, ...]] | None = None

    @staticmethod
    def build(contents: Contents) -> "Snapshot":
        """The snapshot of what a store holds."""
        return Snapshot(
            contents.revision,
            contents.settings,
            _keyed(contents.entities),
            _keyed(contents.relationships),
            _keyed(contents.evidence),
            _keyed(contents.responsibilities),
        )

    def patched(self, revision: Revision, changes: Iterable[LoggedChange]) -> "Snapshot":
        """This snapshot after *changes*, at *revision*; it costs the rows touched and a copy of the indexes."""
        after: dict[str, dict[str, Record | None]] = defaultdict(dict)
        for change in changes:
            after[change.table][change.key] = change.after
        settings = after[MapSettings.table].get("map", self.settings)
        relationships = _patched(self.relationships, after[Relationship.table])
        evidence = _patched(self.evidence, after[Evidence.table])
        responsibilities = _patched(self.responsibilities, after[Responsibility.table])
        index = self._index.patched(
            (self.relationships, relationships, after[Relationship.table]),
            (self.evidence, evidence, after[Evidence.table]),
            (self.responsibilities, responsibilities, after[Responsibility.table]),
        )
        return Snapshot(
            revision,
            settings if isinstance(settings, MapSettings) else MapSettings(),
            _patched(self.entities, after[Entity.table]),
            relationships,
            evidence,
            responsibilities,
            index,
        )

    def up_to(self, ceiling: Sensitivity) -> "Snapshot":
        """This snapshot without what is more secret than *ceiling*, and without what speaks of that.

        It costs a pass over all records; itself where nothing can be more secret.
        """
        if ceiling is max(Sensitivity):
            return self
        entities = {key: each for key, each in self.entities.items() if each.sensitivity <= ceiling}
        relationships = {
            key: each
            for key, each in self.relationships.items()
            if each.sensitivity <= ceiling and each.source in entities and each.target in entities
        }
        subjects: Mapping[SubjectType, Mapping[str, object]] = {
            SubjectType.ENTITY: entities,
            SubjectType.RELATIONSHIP: relationships,
        }
        default = self.settings.default_roster
        return Snapshot(
            self.revision,
            self.settings if default in entities else replace(self.settings, default_roster=None),
            entities,
            relationships,
            {
                key: each
                for key, each in self.evidence.items()
                if each.sensitivity <= ceiling
                and each.document in entities
                and each.subject in subjects[each.subject_type]
            },
            {
                key: each
                for key, each in self.responsibilities.items()
                if each.sensitivity <= ceiling and each.relationship in relationships and each.holder in entities
            },
        )

    def records(self) -> Iterator[Record]:
        """Every record, table after table."""
        yield from self.entities.values()
        yield from self.relationships.values()
        yield from self.evidence.values()
        yield from self.responsibilities.values()
        yield self.settings

    def outgoing(self, key: str) -> tuple[Relationship, ...]:
        """The relationships that start from this entity."""
        return self._index.outgoing.get(key, ())

    def incoming(self, key: str) -> tuple[Relationship, ...]:
        """The relationships that lead to this entity."""
        return self._index.incoming.get(key, ())

    def of_types(self, *types: str) -> Sequence[Relationship]:
        """The relationships of these types."""
        if self._by_type is None:
            self._by_type = _grouped(self.relationships.values(), attrgetter("type"))
        if len(types) == 1:
            return self._by_type.get(types[0], ())
        return sorted(chain.from_iterable(self._by_type.get(each, ()) for each in set(types)), key=_by_key)

    def evidence_of(self, record: Entity | Relationship) -> tuple[Evidence, ...]:
        """What bears out this entity or relationship."""
        return self._index.evidence.get((SubjectType(record.table), record.key), ())

    def responsibilities_on(self, relationship: str) -> tuple[Responsibility, ...]:
        """The roles held on this relationship."""
        return self._index.held_on.get(relationship, ())

    def responsibilities_of(self, holder: str) -> tuple[Responsibility, ...]:
        """The roles that this office, post or person holds."""
        return self._index.held_by.get(holder, ())

    def graph(self) -> Graph:
        """The map as networkx knows it: entity keys as nodes, relationship keys as edge keys, their type as ``type``.

        Built when first asked for, then kept. Read only.
        """
        if self._graph is None:
            import networkx as nx  # takes a moment to load; most questions need none of it

            graph: Graph = nx.MultiDiGraph()
            graph.add_nodes_from(self.entities)
            for each in self.relationships.values():
                graph.add_edge(each.source, each.target, each.key, type=each.type)
            self._graph = graph
        return self._graph


def _keyed(rows: Iterable[Row]) -> dict[str, Row]:
    return {row.key: row for row in sorted(rows, key=_by_key)}


def _patched(rows: Mapping[str, Row], after: Mapping[str, Record | None]) -> Mapping[str, Row]:
    if not after:
        return rows
    patched: dict[str, Any] = dict(rows)
    added: dict[str, Record] = {}
    for key, record in after.items():
        if record is None:
            patched.pop(key, None)
        elif key in patched:
            patched[key] = record
        else:
            added[key] = record
    return _with(patched, added) if added else patched


def _with(rows: dict[str, Any], added: Mapping[str, Record]) -> dict[str, Any]:
    """*rows*, which are in order, with those *added*: copied in runs, as sorting a large map takes most of a second."""
    keys, items = list(rows), iter(rows.items())
    merged: dict[str, Any] = {}
    at = 0
    for key in sorted(added):
        place = bisect(keys, key, at)
        merged.update(islice(items, place - at))
        merged[key] = added[key]
        at = place
    merged.update(items)
    return merged


_Patch: TypeAlias = tuple[Mapping[str, Row], Mapping[str, Row], Mapping[str, Record | None]]


class _Index:
    """Which rows belong to which entity or relationship."""

    def __init__(
        self,
        outgoing: dict[str, tuple[Relationship, ...]],
        incoming: dict[str, tuple[Relationship, ...]],
        evidence: dict[tuple[SubjectType, str], tuple[Evidence, ...]],
        held_on: dict[str, tuple[Responsibility, ...]],
        held_by: dict[str, tuple[Responsibility, ...]],
    ) -> None:
        self.outgoing, self.incoming, self.evidence = outgoing, incoming, evidence
        self.held_on, self.held_by = held_on, held_by

    @staticmethod
    def of(
        relationships: Mapping[str, Relationship],
        evidence: Mapping[str, Evidence],
        responsibilities: Mapping[str, Responsibility],
    ) -> "_Index":
        return _Index(
            _grouped(relationships.values(), attrgetter("source")),
            _grouped(relationships.values(), attrgetter("target")),
            _grouped(evidence.values(), attrgetter("subject_type", "subject")),
            _grouped(responsibilities.values(), attrgetter("relationship")),
            _grouped(responsibilities.values(), attrgetter("holder")),
        )

    def patched(
        self, relationships: _Patch[Relationship], evidence: _Patch[Evidence], held: _Patch[Responsibility]
    ) -> "_Index":
        return _Index(
            _regrouped(self.outgoing, relationships, attrgetter("source")),
            _regrouped(self.incoming, relationships, attrgetter("target")),
            _regrouped(self.evidence, evidence, attrgetter("subject_type", "subject")),
            _regrouped(self.held_on, held, attrgetter("relationship")),
            _regrouped(self.held_by, held, attrgetter("holder")),
        )


def _grouped(rows: Iterable[Row], group: "attrgetter[Any]") -> dict[Any, tuple[Row, ...]]:
    lists: defaultdict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        lists[group(row)].append(row)
    return {key: tuple(members) for key, members in lists.items()}


def _regrouped(
    groups: dict[Any, tuple[Row, ...]], patch: _Patch[Row], group: "attrgetter[Any]"
) -> dict[Any, tuple[Row, ...]]:
    before, after, changed = patch
    if not changed:
        return groups
    places: set[Any] = {group(rows[key]) for rows in (before, after) for key in changed if key in rows}
    joining: defaultdict[Any, list[Row]] = defaultdict(list)
    for key in changed:
        if key in after:
            joining[group(after[key])].append(after[key])
    patched = dict(groups)
    for place in places:
        members = [row for row in groups.get(place, ()) if row.key not in changed]
        members += joining[place]
        patched[place] = tuple(sorted(members, key=_by_key))
    return patched
