"""What stands in the way of a change set: found the same way, and said in the same words, by every store."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from graph.errors import KeyReused, Outdated, Problem
from graph.records import (
    TABLES,
    Change,
    ChangeSet,
    DocumentText,
    Entity,
    Evidence,
    MapSettings,
    Put,
    Record,
    Relationship,
    Remove,
    Responsibility,
    Revision,
)

Place: TypeAlias = tuple[str, str]
"""A table and a key in it."""

READ_AGAIN = "read it again and repeat the change"


@dataclass(frozen=True, slots=True)
class Referrer:
    """A stored record, the field of it that refers to another, and the key referred to."""

    table: str
    key: str
    field: str
    to: str


class Stored(Protocol):
    """What the examination asks of a store, inside the transaction that is going to write."""

    def versions(self, table: str, keys: Iterable[str]) -> Mapping[str, int]:
        """The versions of the records with these keys that exist."""

    def referrers(self, table: str, keys: Iterable[str]) -> Iterable[Referrer]:
        """The records that refer to any of these."""


def references(record: Record) -> tuple[tuple[str, str, str], ...]:
    """What *record* refers to: its field, and the table and key referred to."""
    match record:
        case Relationship():
            return ("source", Entity.table, record.source), ("target", Entity.table, record.target)
        case Evidence():
            subject = ("subject", record.subject_type.value, record.subject)
            return subject, ("document", Entity.table, record.document)
        case Responsibility():
            held = ("relationship", Relationship.table, record.relationship)
            return held, ("holder", Entity.table, record.holder)
        case DocumentText():
            return (("key", Entity.table, record.key),)
        case _:
            return ()


def find_conflicts(changes: Iterable[Change], stored: Stored) -> list[Problem]:
    """Everything that keeps *changes* from being made, in their order; empty where nothing does."""
    touched: dict[Place, Change] = {}
    problems: list[Problem] = []
    for change in changes:
        place = change.place
        if place in touched:
            problems.append(
                Problem(_words(place), "stands in the change set twice", hint="say what becomes of it once")
            )
        touched[place] = change
    problems += _at_other_versions(touched, stored)
    problems += _referring_to_nothing(touched, stored)
    problems += _still_referred_to(touched, stored)
    return problems


def demand_same(change_set: ChangeSet, earlier: Revision) -> None:
    """Under its idempotency key *change_set* asks for what *earlier* did.

    Raises:
        KeyReused: It asks for something else.
    """
    if change_set.asked is not None and change_set.asked != earlier.asked:
        raise KeyReused(str(change_set.idempotency_key))


def demand_latest(change_set: ChangeSet, last: int) -> None:
    """Nothing was written since the revision that *change_set* is based on.

    Raises:
        Outdated: Something was.
    """
    if change_set.based_on not in (None, last):
        raise Outdated(int(change_set.based_on or 0), last)


def find_dangling(records: Iterable[Record]) -> list[Problem]:
    """The references of *records* to what is not among them."""
    known = list(records)
    places = {(record.table, record.key) for record in known}
    return [
        _dangling(record, field, (table, key))
        for record in known
        for field, table, key in references(record)
        if (table, key) not in places
    ]


def _at_other_versions(touched: Mapping[Place, Change], stored: Stored) -> Iterator[Problem]:
    found = _versions(touched, stored)
    for place, change in touched.items():
        version = found.get(place, 0)
        if place[0] == MapSettings.table and place[1] != MapSettings().key:
            yield Problem(_words(place), "there is one map, and its key is 'map'")
        elif version != change.expected:
            yield Problem(_words(place), _other_version(version, change.expected), hint=READ_AGAIN)
        elif version == 0 and isinstance(change, Remove):
            yield Problem(_words(place), "does not exist", hint=READ_AGAIN)


def _other_version(version: int, expected: int) -> str:
    if version == 0:
        return f"does not exist; version {expected} of it was expected"
    if expected == 0:
        return f"exists already, at version {version}"
    return f"is at version {version}; version {expected} was expected"


def _referring_to_nothing(touched: Mapping[Place, Change], stored: Stored) -> Iterator[Problem]:
    outside = {
        (table, key)
        for change in touched.values()
        if isinstance(change, Put)
        for _, table, key in references(change.record)
        if (table, key) not in touched
    }
    there = _versions(outside, stored)
    for change in touched.values():
        if isinstance(change, Remove):
            continue
        for field, table, key in references(change.record):
            other = touched.get((table, key))
            if isinstance(other, Remove) or (other is None and (table, key) not in there):
                yield _dangling(change.record, field, (table, key))


def _still_referred_to(touched: Mapping[Place, Change], stored: Stored) -> Iterator[Problem]:
    for table in (Entity.table, Relationship.table):
        removed = [key for (of, key), change in touched.items() if of == table and isinstance(change, Remove)]
        if not removed:
            continue
        left = [each for each in stored.referrers(table, removed) if (each.table, each.key) not in touched]
        for each in sorted(left, key=lambda each: (each.to, each.table, each.key, each.field)):
            hint = f"remove or change the {each.table} too"
            fact = f"is still the {each.field} of {_words((each.table, each.key))}"
            yield Problem(_words((table, each.to)), fact if each.field != "key" else "still has a text", hint=hint)


def _versions(places: Iterable[Place], stored: Stored) -> dict[Place, int]:
    keys: dict[str, list[str]] = {}
    for table, key in places:
        keys.setdefault(table, []).append(key)
    return {
        (table, key): version
        for table in TABLES
        if table in keys
        for key, version in stored.versions(table, keys[table]).items()
    }


def _dangling(record: Record, field: str, to: Place) -> Problem:
    fact = f"refers to {_words(to)}, which does not exist"
    return Problem(_words((record.table, record.key)), fact, field=field, value=to[1])


def _words(place: Place) -> str:
    return f"{place[0]} {place[1]!r}"
