"""Writing a change set, or a whole history, inside the caller's transaction."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import TypeAlias

import orjson

from graph.codec import to_plain
from graph.errors import Conflict, StoreMismatch
from graph.records import Change, ChangeSet, LoggedChange, Put, Record, Remove, Revision
from graph.stores.conflicts import demand_latest, demand_same, find_conflicts, find_dangling
from graph.stores.sqlite import reading
from graph.stores.sqlite.tables import TABLES

_LogRow: TypeAlias = tuple[int, str, str, str | None, str | None]
"""A revision, a table, a key, and the record before and after as JSON."""


def commit(connection: sqlite3.Connection, change_set: ChangeSet) -> Revision:
    """Write *change_set* with its log entry, unless it has nothing to write or was written before.

    Raises:
        Conflict: Something stands in its way; all of it is named.
        Outdated: Something was written after the revision that it is based on.
        KeyReused: Something else was asked for under its idempotency key.
    """
    if change_set.idempotency_key is not None:
        earlier = reading.revision_for(connection, change_set.idempotency_key)
        if earlier:
            demand_same(change_set, earlier)
            return earlier
    last = reading.last_revision(connection)
    if not change_set.changes:
        return last
    demand_latest(change_set, last.number)
    problems = find_conflicts(change_set.changes, reading.StoredRecords(connection))
    if problems:
        raise Conflict(problems)
    revision = Revision(
        number=last.number + 1,
        committed_at=max(datetime.now(UTC), last.committed_at),
        actor=change_set.actor,
        reason=change_set.reason,
        idempotency_key=change_set.idempotency_key,
        asked=change_set.asked,
        things=change_set.things,
    )
    if revision.idempotency_key is not None:
        connection.execute(
            "UPDATE revision SET idempotency_key = NULL WHERE idempotency_key = ?", (revision.idempotency_key,)
        )
    _write_revision(connection, revision)
    changes = change_set.changes
    _write_log(connection, _log_rows(revision.number, changes, _before(connection, changes)))
    _put(connection, ((each.record, each.expected + 1) for each in changes if isinstance(each, Put)))
    _remove(connection, (each for each in changes if isinstance(each, Remove)))
    return revision


def restore(
    connection: sqlite3.Connection,
    records: Iterable[Record],
    history: Iterable[tuple[Revision, tuple[LoggedChange, ...]]],
    address: str,
) -> Revision:
    """Fill an empty database with *records* and their *history* as they are.

    Raises:
        StoreMismatch: It is not empty.
        Conflict: Some record would refer to nothing; all of them are named.
    """
    last = reading.last_revision(connection)
    if last.number:
        raise StoreMismatch(f"{address} already holds a map, at revision {last.number}. Restore into a new store.")
    known = list(records)
    problems = find_dangling(known)
    if problems:
        raise Conflict(problems)
    for revision, changes in history:
        _write_revision(connection, revision)
        rows = ((each.revision, each.table, each.key, _json(each.before), _json(each.after)) for each in changes)
        _write_log(connection, rows)
    _put(connection, ((record, record.version) for record in known))
    return reading.last_revision(connection)


def _write_revision(connection: sqlite3.Connection, revision: Revision) -> None:
    committed_at = revision.committed_at.astimezone(UTC).isoformat(timespec="microseconds")
    connection.execute(
        "INSERT INTO revision (number, committed_at, actor, reason, idempotency_key, asked, things) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            revision.number,
            committed_at,
            revision.actor,
            revision.reason,
            revision.idempotency_key,
            revision.asked,
            orjson.dumps(revision.things).decode() if revision.things else None,
        ),
    )


def _write_log(connection: sqlite3.Connection, changes: Iterable[_LogRow]) -> None:
    connection.executemany(
        "INSERT INTO change_log (revision, seq, table_name, key, before, after) VALUES (?, ?, ?, ?, ?, ?)",
        ((revision, place, *logged) for place, (revision, *logged) in enumerate(changes)),
    )


def _log_rows(revision: int, changes: Iterable[Change], before: Mapping[tuple[str, str], Record]) -> Iterator[_LogRow]:
    for each in changes:
        if isinstance(each, Put):
            table, key = each.place
            after = orjson.dumps(to_plain(each.record) | {"version": each.expected + 1}).decode()
            yield revision, table, key, _json(before.get((table, key))), after
        else:
            yield revision, each.table, each.key, _json(before.get((each.table, each.key))), None


def _before(connection: sqlite3.Connection, changes: Iterable[Change]) -> Mapping[tuple[str, str], Record]:
    changed: dict[str, list[str]] = {}
    for each in changes:
        if each.expected:
            record = each.record if isinstance(each, Put) else each
            changed.setdefault(record.table, []).append(record.key)
    return {
        (table, record.key): record
        for table, keys in changed.items()
        for record in reading.records(connection, table, keys)
    }


def _put(connection: sqlite3.Connection, versioned: Iterable[tuple[Record, int]]) -> None:
    by_table: dict[str, list[tuple[Record, int]]] = {}
    for record, version in versioned:
        by_table.setdefault(record.table, []).append((record, version))
    for name, table in TABLES.items():
        # In the order of the keys, neighbours go to the same page.
        inserted = sorted(by_table.get(name, ()), key=lambda each: each[0].key)
        connection.executemany(table.put, (table.write(record, version) for record, version in inserted))


def _remove(connection: sqlite3.Connection, removals: Iterable[Remove]) -> None:
    by_table: dict[str, list[tuple[str]]] = {}
    for each in removals:
        by_table.setdefault(each.table, []).append((each.key,))
    for name in reversed(tuple(TABLES)):
        connection.executemany(TABLES[name].remove, by_table.get(name, ()))


def _json(record: Record | None) -> str | None:
    return orjson.dumps(to_plain(record)).decode() if record else None
