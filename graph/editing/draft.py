"""The map as edits would leave it: what they change laid over a snapshot, with all that stands in their way."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, replace
from datetime import date
from typing import TypeVar

from graph.checks import World, nearest, problems_of, shortened
from graph.editing.declare import Path
from graph.editing.problems import EditProblem, Obstacle, Stopped
from graph.keys import slug
from graph.ontology import Ontology
from graph.records import (
    Change,
    Entity,
    Evidence,
    LoggedChange,
    MapSettings,
    Put,
    Record,
    Relationship,
    Remove,
    Responsibility,
    SubjectType,
)
from graph.snapshot import Snapshot
from graph.stores.conflicts import Place, references
from graph.when import Validity

R = TypeVar("R", bound=Record)
Row = TypeVar("Row", Relationship, Evidence, Responsibility)

_BETWEEN = "\x1f"
_LONGEST_KEY = 200
_DATES = frozenset(each.name for each in fields(Validity))


class Draft:
    """A snapshot being edited. Pure: it asks nothing but the snapshot and *text* for texts of documents.

    Edits are made one after the other; each sees what the ones before it did. ``problems`` has everything that stands
    in the way, each with its path inside the request.
    """

    def __init__(self, snapshot: Snapshot, text: Callable[[str], str | None], today: date) -> None:
        """Start from *snapshot*, with nothing changed; *today* is the day edits speak for unless they say another."""
        self.snapshot = snapshot
        self.text = text
        self.today = today
        self.problems: list[EditProblem] = []
        self._before: Mapping[str, Mapping[str, Record]] = {
            Entity.table: snapshot.entities,
            Relationship.table: snapshot.relationships,
            Evidence.table: snapshot.evidence,
            Responsibility.table: snapshot.responsibilities,
            MapSettings.table: {"map": snapshot.settings} if snapshot.settings.version else {},
        }
        self._after: dict[Place, Record | None] = {}
        self._paths: dict[Place, Path] = {}
        self._at: Path = ()
        self._names: dict[Path, frozenset[str]] = {}

    @property
    def ontology(self) -> Ontology:
        """Kinds and types, with the map's own values."""
        return self.snapshot.ontology

    def make(self, path: Path, apply: Callable[["Draft"], None], names: Collection[str] = ()) -> None:
        """Make one edit, which stands at *path* in the request and has fields of these *names*."""
        self._at, self._names[path] = path, frozenset(names)
        with suppress(Stopped):
            apply(self)

    # What there is

    def find(self, table: type[R], key: str) -> R | None:
        """The record with this key as it would be, or None."""
        place = table.table, key
        found = self._after[place] if place in self._after else self._before[table.table].get(key)
        return found if isinstance(found, table) else None

    def get(self, table: type[R], key: str, *field: str | int) -> R:
        """The record with this key; where there is none, *field* of the edit names nothing, and the edit stops."""
        found = self.find(table, key)
        if found is None:
            self.missing(table.table, key, self._before[table.table], *field)
            raise Stopped
        return found

    def current(self, table: type[R], key: str, expected: int) -> R:
        """The record with this key at the version *expected* of the one on the map; otherwise the edit stops."""
        found = self.get(table, key, "key")
        known = self._before[table.table].get(key)
        version = known.version if known else 0
        if version != expected:
            now = f"the {table.table} {key!r} is at version {version}; version {expected} was expected"
            self._add(
                Obstacle.CONFLICT, now, ("expected_version",), "Read it again and repeat the change", expected, known
            )
            raise Stopped
        return found

    def outgoing(self, key: str) -> list[Relationship]:
        """The relationships that would start from this entity, by key."""
        return self._merged(Relationship, self.snapshot.outgoing(key), lambda each: each.source == key)

    def incoming(self, key: str) -> list[Relationship]:
        """The relationships that would lead to this entity, by key."""
        return self._merged(Relationship, self.snapshot.incoming(key), lambda each: each.target == key)

    def evidence_of(self, record: Entity | Relationship) -> list[Evidence]:
        """What would bear out this entity or relationship, by key."""
        subject = SubjectType(record.table), record.key
        known = self.snapshot.evidence_of(record)
        return self._merged(Evidence, known, lambda each: (each.subject_type, each.subject) == subject)

    def evidence_in(self, document: str) -> list[Evidence]:
        """What would be said in this document, by key."""
        return self._merged(Evidence, self.snapshot.evidence.values(), lambda each: each.document == document)

    def responsibilities_on(self, relationship: str) -> list[Responsibility]:
        """The roles that would be held on this relationship, by key."""
        known = self.snapshot.responsibilities_on(relationship)
        return self._merged(Responsibility, known, lambda each: each.relationship == relationship)

    def responsibilities_of(self, holder: str) -> list[Responsibility]:
        """The roles that this office, post or person would hold, by key."""
        known = self.snapshot.responsibilities_of(holder)
        return self._merged(Responsibility, known, lambda each: each.holder == holder)

    def _merged(self, table: type[Row], known: Iterable[Row], belongs: Callable[[Row], bool]) -> list[Row]:
        found: list[Row] = [each for each in known if (table.table, each.key) not in self._after]
        found += (each for each in self._after.values() if isinstance(each, table) and belongs(each))
        return sorted(found, key=lambda each: each.key)

    # What becomes of it

    def put(self, record: Record) -> None:
        """Have this record on the map."""
        self._set((record.table, record.key), record)

    def remove(self, record: Record) -> None:
        """Have this record no longer on the map."""
        self._set((record.table, record.key), None)

    def free_key(self, table: type[Record], wanted: str) -> str:
        """*wanted* as a key that nothing in this table has, numbered where it is taken."""
        plain = wanted[:_LONGEST_KEY].strip("-") or table.table
        key, number = plain, 1
        while self.find(table, key) is not None:
            number += 1
            key = f"{plain}-{number}"
        return key

    def named_key(self, table: type[Record], name: str) -> str:
        """A free key made of a *name*."""
        return self.free_key(table, slug(name))

    def demand_free(self, table: type[Record], key: str) -> None:
        """Complain where something in this table has the key already."""
        if self.find(table, key) is not None:
            fact, hint = f"the key {key!r} is taken by another {table.table}", "Choose another key"
            self.wrong(fact, "key", value=key, hint=hint)

    # What stands in the way

    def wrong(self, fact: str, *field: str | int, value: object = "", hint: str = "") -> None:
        """One more problem: *fact* about this *field* of the edit."""
        self._add(Obstacle.INVALID, fact, field, hint, value)

    def missing(self, what: str, key: str, among: Mapping[str, object], *field: str | int) -> None:
        """One more problem: this *field* names a *what* that is not there; the nearest is offered."""
        near = nearest(key, among)
        hint = f"Did you mean {near!r}?" if near else ""
        self._add(Obstacle.NOT_FOUND, f"there is no {what} {shortened(key)!r} on the map", field, hint, key)

    def changed_since(self, fact: str, current: Record | None, *field: str) -> None:
        """One more problem: what the edit rests on was changed, as *fact* says."""
        self._add(Obstacle.CONFLICT, fact, field, "Undo the later change first", current=current)

    def check(self) -> None:
        """Look whether everything that would be written fits the ontology and the rest of the map."""
        written = [each for each in self._after.values() if each is not None]
        removed = [key for (table, key), each in self._after.items() if each is None and table == Relationship.table]
        world = World(self.ontology, written, self.snapshot, removed=removed, text=self.text)
        for problem in problems_of(world, place=self._place_of):
            path = self._read_path(problem.place)
            at = (*path, *self._field(path, problem.field))
            self.problems.append(EditProblem(Obstacle.INVALID, at, problem.fact, problem.hint, problem.value))

        for (table, key), after in self._after.items():
            if after is None:
                self._check_left(table, key)

    def _field(self, path: Path, field: str) -> Path:
        """Where in the edit at *path* stands what is the *field* of a record."""
        names = self._names.get(path, frozenset())
        if not field or field in names:
            return (field,) if field else ()
        if field in _DATES and "validity" in names:
            return ("validity", field)
        return ("properties", field) if "properties" in names else (field,)

    def _check_left(self, table: str, key: str) -> None:
        """What is removed is referred to by nothing that stays."""
        removed = self._before[table].get(key)
        if not isinstance(removed, Entity | Relationship):
            return
        for record in self._referring(removed):
            field = next(name for name, of, to in references(record) if (of, to) == (table, key))
            fact = f"the {table} {key!r} is still the {field} of the {record.table} {record.key!r}"
            hint = f"Remove or change that {record.table} in the same request, or retire instead of deleting"
            self.problems.append(EditProblem(Obstacle.INVALID, self._paths[table, key], fact, hint, key))
        if isinstance(removed, Entity) and self.text(key) is not None:
            fact = f"the document {key!r} has a text, and what rests on it could no longer be looked up"
            hint = "Retire it instead of deleting it"
            self.problems.append(EditProblem(Obstacle.INVALID, self._paths[table, key], fact, hint, key))

    def _referring(self, record: Entity | Relationship) -> Iterator[Record]:
        yield from self.evidence_of(record)
        if isinstance(record, Relationship):
            yield from self.responsibilities_on(record.key)
            return
        yield from {each.key: each for each in (*self.outgoing(record.key), *self.incoming(record.key))}.values()
        yield from self.responsibilities_of(record.key)
        kind = self.ontology.kind.get(record.kind)
        if kind and kind.is_document:
            yield from self.evidence_in(record.key)

    # What it comes to

    def changes(self) -> tuple[Change, ...]:
        """What has to be written, in the order in which it was touched; nothing for what stays as it is."""
        changes: list[Change] = []
        for (table, key), after in self._after.items():
            before = self._before[table].get(key)
            if after is None:
                if before is not None:
                    changes.append(Remove(table, key, before.version))
            elif before is None or after != before:
                version = before.version if before else 0
                changes.append(Put(replace(after, version=version), version))
        return tuple(changes)

    def imagined(self) -> Snapshot:
        """The snapshot after these changes, which nobody has written."""
        at = self.snapshot.revision
        return self.snapshot.patched(at, self.logged(at.number))

    def logged(self, revision: int) -> tuple[LoggedChange, ...]:
        """The changes as the log of this *revision* would tell them."""
        return tuple(self._logged(each, revision) for each in self.changes())

    def _logged(self, change: Change, revision: int) -> LoggedChange:
        if isinstance(change, Remove):
            table, key, after = change.table, change.key, None
        else:
            table, key = change.record.table, change.record.key
            after = replace(change.record, version=change.expected + 1)
        return LoggedChange(revision=revision, table=table, key=key, before=self._before[table].get(key), after=after)

    def _set(self, place: Place, record: Record | None) -> None:
        self._after[place] = record
        self._paths[place] = self._at

    def _add(
        self,
        obstacle: Obstacle,
        fact: str,
        field: Path,
        hint: str = "",
        value: object = "",
        current: Record | None = None,
    ) -> None:
        path = (*self._at, *field)
        self.problems.append(EditProblem(obstacle, path, fact, hint, shortened(str(value)), current))

    def _place_of(self, record: Record) -> str:
        return _BETWEEN.join(map(str, self._paths.get((record.table, record.key), ())))

    @staticmethod
    def _read_path(place: str) -> Path:
        return tuple(int(each) if each.isdigit() else each for each in place.split(_BETWEEN)) if place else ()
