"""The map with edits laid over it that are not written yet: each edit sees what those before it made."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TypeAlias, TypeVar

from graph.called import nearest_keys
from graph.checks import did_you_mean, no_text, shortened
from graph.editing.declare import Edit
from graph.editing.trouble import Halt, Sort, Trouble
from graph.ontology import Ontology
from graph.ontology.properties import RELATIONSHIP
from graph.pulse import beat
from graph.records import (
    Change,
    DocumentText,
    Entity,
    Evidence,
    LoggedChange,
    MapSettings,
    Put,
    Record,
    Relationship,
    Remove,
    Responsibility,
    Sensitivity,
    says_the_same,
)
from graph.snapshot import Snapshot
from graph.stores.conflicts import references

Place: TypeAlias = tuple[str, str]
"""A table and a key in it."""

LONGEST_KEY = {True: 200, False: 1_000}
"""How many characters the key of a new entity may have, and that of another record, which is made of several."""

_LONGEST_MADE = 80  # of a key that is made of a name
_LOOKED_THROUGH = 100_000  # keys among which the nearest is looked for: more take longer than anybody waits
_NAMES_LOOKED_THROUGH = 10_000  # the same, where names are compared as well, which takes ten times as long

Found = TypeVar("Found")
Row = TypeVar("Row", Entity, Relationship, Evidence, Responsibility)


@dataclass(frozen=True, slots=True)
class Author:
    """Who edits: what a change set calls them, how secret a thing they may see, and whether they may write at all."""

    name: str
    ceiling: Sensitivity = Sensitivity.CONFIDENTIAL
    may_write: bool = True


def no_stored_text(document: str) -> DocumentText | None:
    """For where no document's text is at hand."""
    del document
    return None


def no_past(revision: int) -> tuple[LoggedChange, ...] | None:
    """For where the change log is not at hand."""
    del revision
    return None


@dataclass(frozen=True, slots=True)
class Archive:
    """What snapshots leave in the store, and what day it is.

    ``text`` answers with the text of a document, ``stored`` with the record that holds it, ``past`` with what a
    revision changed (None: there is no such revision).
    """

    text: Callable[[str], str | None] = no_text
    stored: Callable[[str], DocumentText | None] = no_stored_text
    past: Callable[[int], tuple[LoggedChange, ...] | None] = no_past
    today: date = date.min


EMPTY_ARCHIVE = Archive()


@dataclass(frozen=True, slots=True)
class Afterthought:
    """What ``warnings`` there are on the map right after; and what is said where there is no time to look."""

    warnings: Callable[[Snapshot], Iterable[str]]
    untried: str


class Draft:
    """What *author* makes of a snapshot. Nothing is written; :meth:`changes` says what would have to be.

    ``told`` is what has happened, a sentence each, where an edit has more to tell than the records do, and ``warnings``
    what a person should look at though nothing is wrong. ``said_again`` lists for a decision those that repeat it of
    what goes on in another's place: what is done to it later is done to them. ``one_with`` says for a subject
    which others are one with it, and since when. ``afterthoughts`` are what can be warned of only when all is
    made: nobody who writes waits for them.
    """

    def __init__(self, snapshot: Snapshot, author: Author, archive: Archive = EMPTY_ARCHIVE) -> None:
        """Start from *snapshot* as it is."""
        self.snapshot = snapshot
        self.author = author
        self.archive = archive
        self.troubles: list[Trouble] = []
        self.told: list[str] = []
        self.warnings: list[str] = []
        self.afterthoughts: list[Afterthought] = []
        self.made: dict[Place, Record | None] = {}
        self.by: dict[Place, tuple[tuple[str, ...], Edit]] = {}
        self.said_again: defaultdict[str, list[str]] = defaultdict(list)
        self.one_with: defaultdict[str, dict[str, date]] = defaultdict(dict)
        self._around: defaultdict[Place, dict[Place, None]] = defaultdict(dict)
        self._decided_on: defaultdict[str, list[str]] | None = None
        self._decisions_made: dict[str, None] = {}
        self._path: tuple[str, ...] = ()
        self._edit: Edit | None = None

    @property
    def ontology(self) -> Ontology:
        """Kinds and types, with the map's own values."""
        return self.snapshot.ontology

    def make(self, edit: Edit, path: tuple[str, ...]) -> Place | None:
        """Make *edit*, whose fields stand under *path*; None where it cannot be made."""
        beat()
        self._path, self._edit = path, edit
        if not self.author.may_write:
            self._note(Sort.FORBIDDEN, (), f"{self.author.name} may look at the map, and not change it")
            return None
        try:
            return edit.make(self)
        except Halt:
            return None

    def attempt(self, demand: Callable[[], Found]) -> Found | None:
        """What *demand* answers; None where that cannot go on, so that what else is wrong can be noted as well."""
        try:
            return demand()
        except Halt:
            return None

    # What is there

    def get(self, table: str, key: str) -> Record | None:
        """The record with this key as it would be, whoever may see it."""
        place = table, key
        return self.made[place] if place in self.made else self.base(place)

    def base(self, place: Place) -> Record | None:
        """The record at *place* before any edit."""
        table, key = place
        if table == MapSettings.table:
            return self.snapshot.settings if self.snapshot.settings.version else None
        if table == DocumentText.table:
            return self.archive.stored(key)
        return _rows(self.snapshot)[table].get(key)

    def entity(self, key: str) -> Entity | None:
        """The entity with this key, if the author may see it."""
        found = self.get(Entity.table, key)
        return found if isinstance(found, Entity) and found.sensitivity <= self.author.ceiling else None

    def relationship(self, key: str) -> Relationship | None:
        """The relationship with this key, if the author may see it and both its ends."""
        found = self.get(Relationship.table, key)
        return found if isinstance(found, Relationship) and self._may_see(found) else None

    def settings(self) -> MapSettings:
        """What the map says of itself."""
        found = self.get(MapSettings.table, MapSettings().key)
        return found if isinstance(found, MapSettings) else self.snapshot.settings

    def outgoing(self, key: str) -> list[Relationship]:
        """The relationships that would start from this entity."""
        around = (Entity.table, key)
        return self._laid_over(Relationship, self.snapshot.outgoing(key), around, lambda each: each.source == key)

    def incoming(self, key: str) -> list[Relationship]:
        """The relationships that would lead to this entity."""
        around = (Entity.table, key)
        return self._laid_over(Relationship, self.snapshot.incoming(key), around, lambda each: each.target == key)

    def ties(self, key: str) -> list[Relationship]:
        """Both, each once."""
        return list({each.key: each for each in (*self.outgoing(key), *self.incoming(key))}.values())

    def evidence_of(self, record: Entity | Relationship) -> list[Evidence]:
        """What would bear out this entity or relationship."""
        fits = (record.table, record.key)
        known = self.snapshot.evidence_of(record)
        return self._laid_over(Evidence, known, fits, lambda each: (each.subject_type.value, each.subject) == fits)

    def evidence_in(self, document: str) -> list[Evidence]:
        """What this document would bear out."""
        known = (each for each in self.snapshot.evidence.values() if each.document == document)
        return self._laid_over(Evidence, known, (Entity.table, document), lambda each: each.document == document)

    def responsibilities_on(self, relationship: str) -> list[Responsibility]:
        """The roles that would be held on this relationship."""
        known = self.snapshot.responsibilities_on(relationship)
        around = (Relationship.table, relationship)
        return self._laid_over(Responsibility, known, around, lambda each: each.relationship == relationship)

    def responsibilities_of(self, holder: str) -> list[Responsibility]:
        """The roles that this holder would hold."""
        known = self.snapshot.responsibilities_of(holder)
        return self._laid_over(Responsibility, known, (Entity.table, holder), lambda each: each.holder == holder)

    def decisions(self) -> list[Entity]:
        """Every decision there would be."""
        return self.entities(*(kind.name for kind in self.ontology.kinds if kind.decides))

    def entities(self, *kinds: str) -> list[Entity]:
        """Every entity of these kinds that there would be, whoever may see it."""
        known = (each for each in self.snapshot.entities.values() if each.kind in kinds)
        kept = [each for each in known if (each.table, each.key) not in self.made]
        return kept + [each for each in self.made.values() if isinstance(each, Entity) and each.kind in kinds]

    def decisions_on(self, relationship: str) -> list[Entity]:
        """The decisions there would be on this relationship or reading, as far as the author may see them."""
        if self._decided_on is None:
            self._decided_on = defaultdict(list)
            for each in self.snapshot.entities.values():
                if RELATIONSHIP.name in each.properties and self._decides(each):
                    self._decided_on[str(each.properties[RELATIONSHIP.name])].append(each.key)
        keys = dict.fromkeys((*self._decided_on.get(relationship, ()), *self._decisions_made))
        found = (each for key in keys if (each := self.entity(key)))
        return [each for each in found if each.properties.get(RELATIONSHIP.name) == relationship]

    def repeated(self, decision: str) -> list[str]:
        """The keys of the decisions that repeat this one, and of those that repeat them."""
        again = [key for key in self.said_again.get(decision, ()) if self.entity(key) is not None]
        return [each for key in again for each in (key, *self.repeated(key))]

    def is_free(self, table: str, key: str) -> bool:
        """Whether no record has this key."""
        return self.get(table, key) is None

    def free_key(self, table: str, wanted: str, joint: str = "-") -> str:
        """*wanted*, numbered where it is taken."""
        wanted = wanted[:_LONGEST_MADE].rstrip("-") if table == Entity.table else wanted
        key, number = wanted, 1
        while not self.is_free(table, key):
            number += 1
            key = f"{wanted}{joint}{number}"
        return key

    # What an edit rests on

    def demand_entity(self, key: str, field: str = "key", expected: int | None = None) -> Entity:
        """The entity with this key, at the version expected.

        Raises:
            Halt: There is none, or it is at another version.
        """
        found = self.entity(key)
        if found is None:
            raise self.missing("entity", field, key, self._entity_keys())
        self._demand_version(found, expected)
        return found

    def demand_relationship(self, key: str, field: str = "key", expected: int | None = None) -> Relationship:
        """The relationship with this key, at the version expected.

        Raises:
            Halt: There is none, or it is at another version.
        """
        found = self.relationship(key)
        if found is None:
            seen = (each.key for each in self.snapshot.relationships.values() if self._may_see(each))
            raise self.missing("relationship", field, key, seen)
        self._demand_version(found, expected)
        return found

    def demand_responsibility(self, key: str, expected: int) -> Responsibility:
        """The responsibility with this key, at the version expected.

        Raises:
            Halt: There is none, or it is at another version.
        """
        found = self.get(Responsibility.table, key)
        if not isinstance(found, Responsibility) or self.is_out_of_sight(found):
            raise self.missing("responsibility", "key", key, self._in_sight(self.snapshot.responsibilities.values()))
        self._demand_version(found, expected)
        return found

    def demand_evidence(self, key: str, expected: int) -> Evidence:
        """The evidence with this key, at the version expected.

        Raises:
            Halt: There is none, or it is at another version.
        """
        found = self.get(Evidence.table, key)
        if not isinstance(found, Evidence) or self.is_out_of_sight(found):
            raise self.missing("evidence", "key", key, self._in_sight(self.snapshot.evidence.values()))
        self._demand_version(found, expected)
        return found

    def demand_new(self, key: str, expected: int | None) -> None:
        """An entity that is saved under *key* for the first time is not expected to be there.

        Raises:
            Halt: It is, at some version, by whoever saves it.
        """
        if expected:
            fact = f"there is no entity {key!r}; version {expected} of it was expected"
            raise self.conflict("expected_version", fact, None, "leave the version out to make it anew")

    def demand_free(self, table: str, key: str) -> None:
        """Nothing has this key yet.

        Raises:
            Halt: Something has.
        """
        if not self.is_free(table, key):
            raise self.wrong("key", f"the key {key!r} is taken", key, f"take another key, or change that {table}")

    # What an edit does

    def put(self, record: Record) -> Place:
        """Make or change a record."""
        place = record.table, record.key
        most = LONGEST_KEY[isinstance(record, Entity)]
        if len(record.key) > most and self.base(place) is None:
            self.wrong(
                "key", f"the key has {len(record.key):,} characters", record.key, f"give one of at most {most:,}"
            )
        if self.is_out_of_sight(self.get(*place)):
            self._note_unseen()
        elif self.is_hidden(record):
            highest = self.author.ceiling.name
            self._note(Sort.FORBIDDEN, ("sensitivity",), f"{self.author.name} may see and write up to {highest}")
        self._keep(place, record)
        return place

    def remove(self, record: Record) -> Place:
        """Remove a record."""
        if self.is_out_of_sight(record):
            self._note_unseen()
        self._keep((record.table, record.key), None)
        return record.table, record.key

    def changes(self) -> list[Change]:
        """What would have to be written, in the order in which it was made."""
        changes: list[Change] = []
        for place, record in self.made.items():
            known = self.base(place)
            if record is None:
                changes += [Remove(*place, known.version)] if known else []
            elif known is None or not says_the_same(record, known):
                changes.append(Put(record, known.version if known else 0))
        return changes

    def snapshot_after(self, changes: Iterable[Change]) -> Snapshot:
        """The snapshot as it would be after *changes*, each record with the version it would get."""
        return self.snapshot.patched(self.snapshot.revision, map(self._logged, changes))

    # What is wrong

    def wrong(self, field: str | tuple[str, ...], fact: str, value: object = "", hint: str = "") -> Halt:
        """Note what is wrong with a field; raise what this answers where the edit cannot go on."""
        path = (field,) if isinstance(field, str) else field
        self._note(Sort.INVALID, path, fact, "" if value is None else str(value), hint)
        return Halt()

    def missing(self, what: str, field: str, key: str, among: Iterable[str]) -> Halt:
        """Note that a key names nothing; raise what this answers."""
        heir = next((each for each in self.snapshot.entities.values() if key in each.aliases), None)
        if heir is not None and heir.sensitivity <= self.author.ceiling:
            hint = f"{shortened(key)!r} is another name of {heir.key!r}"
        else:
            hint = did_you_mean(key, islice(among, _LOOKED_THROUGH)) or (
                self._named_like(key) if what == "entity" else ""
            )
        self._note(Sort.NOT_FOUND, (field,), f"there is no {what} {shortened(key)!r}", key, hint)
        return Halt()

    def forbidden(self, field: str, fact: str) -> Halt:
        """Note that the author may not do this; raise what this answers."""
        self._note(Sort.FORBIDDEN, (field,), fact)
        return Halt()

    def is_hidden(self, record: Record | None) -> bool:
        """Whether a record is more secret than the author may see."""
        return getattr(record, "sensitivity", Sensitivity.PUBLIC) > self.author.ceiling

    def is_out_of_sight(self, record: Record | None) -> bool:
        """Whether the author may not see a record: it is too secret, or something is that it speaks of."""
        if record is None or self.sees_all:
            return False
        spoken_of = (self.get(table, key) for _, table, key in references(record))
        return self.is_hidden(record) or any(map(self.is_out_of_sight, spoken_of))

    @property
    def sees_all(self) -> bool:
        """Whether nothing is too secret for the author."""
        return self.author.ceiling is max(Sensitivity)

    @property
    def unseen(self) -> str:
        """What an author is told who would change or remove what they may not see, and no more."""
        return f"something hangs on it that {self.author.name} may not see"

    def conflict(self, field: str, fact: str, current: Record | None, hint: str = "") -> Halt:
        """Note that somebody else changed what the edit rests on; raise what this answers."""
        self._note(Sort.CONFLICT, (field,), fact, hint=hint, current=current)
        return Halt()

    def _note(
        self,
        sort: Sort,
        path: tuple[str, ...],
        fact: str,
        value: str = "",
        hint: str = "",
        current: Record | None = None,
    ) -> None:
        self.troubles.append(Trouble(sort, (*self._path, *path), fact, shortened(value), hint, current))

    def _note_unseen(self) -> None:
        if not any((each.path, each.fact) == (self._path, self.unseen) for each in self.troubles):
            self._note(Sort.FORBIDDEN, (), self.unseen)

    def _demand_version(self, record: Record, expected: int | None) -> None:
        base = self.base((record.table, record.key))
        version = base.version if base else 0
        if expected is not None and version != expected:
            fact = f"{record.table} {record.key!r} is at version {version}; version {expected} was expected"
            raise self.conflict("expected_version", fact, record, "read it again and repeat the change")

    def _keep(self, place: Place, record: Record | None) -> None:
        self.made[place] = record
        if isinstance(record, Entity) and self._decides(record):
            self._decisions_made[record.key] = None
        for _, table, key in references(record) if record is not None else ():
            self._around[table, key][place] = None
        if self._edit is not None:
            self.by[place] = self._path, self._edit

    def _laid_over(self, of: type[Row], known: Iterable[Row], around: Place, fits: Callable[[Row], bool]) -> list[Row]:
        """The *known* records and those made that speak of *around*, as they would be."""
        beat()
        kept = [each for each in known if (each.table, each.key) not in self.made]
        made = (self.made[place] for place in self._around.get(around, ()))
        return kept + [each for each in made if isinstance(each, of) and fits(each)]

    def _decides(self, entity: Entity) -> bool:
        kind = self.ontology.kind.get(entity.kind)
        return kind is not None and kind.decides

    def _logged(self, change: Change) -> LoggedChange:
        record = replace(change.record, version=change.expected + 1) if isinstance(change, Put) else None
        table, key = change.place
        return LoggedChange(
            revision=self.snapshot.revision.number, table=table, key=key, before=self.base((table, key)), after=record
        )

    def _may_see(self, relationship: Relationship) -> bool:
        ends = self.entity(relationship.source), self.entity(relationship.target)
        return relationship.sensitivity <= self.author.ceiling and None not in ends

    def _in_sight(self, records: Iterable[Record]) -> Iterable[str]:
        return (each.key for each in records if not self.is_out_of_sight(each))

    def _named_like(self, text: str) -> str:
        seen = (each for each in self.snapshot.entities.values() if each.sensitivity <= self.author.ceiling)
        near = nearest_keys(list(islice(seen, _NAMES_LOOKED_THROUGH)), text, most=1)
        return f"did you mean {near[0]!r}?" if near else ""

    def _entity_keys(self) -> Iterable[str]:
        return (each.key for each in self.snapshot.entities.values() if each.sensitivity <= self.author.ceiling)


def _rows(snapshot: Snapshot) -> Mapping[str, Mapping[str, Record]]:
    return {
        Entity.table: snapshot.entities,
        Relationship.table: snapshot.relationships,
        Evidence.table: snapshot.evidence,
        Responsibility.table: snapshot.responsibilities,
    }
