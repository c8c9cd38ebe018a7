"""Questions to the database, each inside the caller's transaction."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import TypeVar

import orjson

from graph.codec import from_plain
from graph.records import BEGINNING, KEY_KEPT, LoggedChange, Record, Revision
from graph.stores.conflicts import Referrer
from graph.stores.sqlite.rows import Row
from graph.stores.sqlite.tables import TABLES, Table

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_AT_ONCE = 1_000  # keys in one statement: far below SQLite's limit, and few statements
_REVISION = "SELECT number, committed_at, actor, reason, idempotency_key, asked, things FROM revision"
_CHANGE = "SELECT revision, table_name, key, before, after FROM change_log"


def last_revision(connection: sqlite3.Connection) -> Revision:
    """The last committed revision."""
    row = connection.execute(f"{_REVISION} ORDER BY number DESC LIMIT 1").fetchone()
    return _revision(row) if row else BEGINNING


def revision_for(connection: sqlite3.Connection, idempotency_key: str) -> Revision | None:
    """The revision that was committed under this key while it was kept, if one was."""
    row = connection.execute(f"{_REVISION} WHERE idempotency_key = ?", (idempotency_key,)).fetchone()
    found = _revision(row) if row else None
    return found if found and datetime.now(UTC) - found.committed_at < KEY_KEPT else None


def revisions(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[Revision]:
    """The revisions with these numbers that exist, in their order."""
    found = _matching(connection, f"{_REVISION} WHERE number IN", numbers)
    return sorted(map(_revision, found), key=lambda each: each.number)


def next_revision(connection: sqlite3.Connection, after: int) -> Revision | None:
    """The first revision after this number."""
    row = connection.execute(f"{_REVISION} WHERE number > ? ORDER BY number LIMIT 1", (after,)).fetchone()
    return _revision(row) if row else None


def changes_of(connection: sqlite3.Connection, revision: int) -> tuple[LoggedChange, ...]:
    """What a revision changed, in order."""
    found = connection.execute(f"{_CHANGE} WHERE revision = ? ORDER BY seq", (revision,))
    return tuple(_logged(row) for row in found)


def sizes(connection: sqlite3.Connection, after: int, until: int) -> list[tuple[Revision, int]]:
    """The revisions after one number up to another, and how many changes each has."""
    counted = "(SELECT count(*) FROM change_log WHERE revision = number)"
    found = connection.execute(
        f"{_REVISION.replace(' FROM', f', {counted} FROM')} WHERE number > ? AND number <= ? ORDER BY number",
        (after, until),
    )
    return [(_revision(row[:-1]), row[-1]) for row in found]


def changes_between(connection: sqlite3.Connection, revision: int, start: int, stop: int) -> tuple[LoggedChange, ...]:
    """What a revision changed, from one place to before another."""
    found = connection.execute(
        f"{_CHANGE} WHERE revision = ? AND seq >= ? AND seq < ? ORDER BY seq", (revision, start, stop)
    )
    return tuple(_logged(row) for row in found)


def history_of(connection: sqlite3.Connection, table: str, key: str) -> list[LoggedChange]:
    """Every change of one record, oldest first."""
    found = connection.execute(f"{_CHANGE} WHERE key = ? AND table_name = ? ORDER BY revision", (key, table))
    return [_logged(row) for row in found]


def all_records(connection: sqlite3.Connection, table: Table[R]) -> list[R]:
    """Every record of a table, by key."""
    return list(map(table.read, connection.execute(f"{table.select} ORDER BY key")))


def records(connection: sqlite3.Connection, table: str, keys: Iterable[str]) -> list[Record]:
    """The records with these keys that exist, by key."""
    form = TABLES[table]
    return sorted(
        (form.read(row) for row in _matching(connection, f"{form.select} WHERE key IN", keys)),
        key=lambda record: record.key,
    )


class StoredRecords:
    """What the examination of a change set asks, answered by the transaction that is going to write."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Answer from this *connection*."""
        self._connection = connection

    def versions(self, table: str, keys: Iterable[str]) -> Mapping[str, int]:
        """The versions of the records with these keys that exist."""
        statement = f"SELECT key, version FROM {TABLES[table].name} WHERE key IN"  # noqa: S608 - a declared name
        return dict(_matching(self._connection, statement, keys))

    def referrers(self, table: str, keys: Iterable[str]) -> Iterator[Referrer]:
        """The records that refer to any of these."""
        sought = list(keys)
        for form in TABLES.values():
            for reference in form.references:
                if reference.to != table:
                    continue
                column = reference.column
                statement = f"SELECT key, {column} FROM {form.name} WHERE {column} IN"  # noqa: S608 - declared names
                for key, to in _matching(self._connection, statement, sought):
                    yield Referrer(form.name, key, reference.field, to)


def _matching(connection: sqlite3.Connection, statement: str, keys: Iterable[str | int]) -> Iterator[Row]:
    for some in _batches(dict.fromkeys(keys), _AT_ONCE):
        yield from connection.execute(f"{statement} ({', '.join('?' * len(some))})", some)


def _batches(values: Iterable[T], size: int) -> Iterator[tuple[T, ...]]:
    rest = iter(values)
    while some := tuple(islice(rest, size)):
        yield some


def _revision(row: Row) -> Revision:
    number, committed_at, actor, reason, idempotency_key, asked, things = row
    return Revision(
        number=number,
        committed_at=datetime.fromisoformat(committed_at),
        actor=actor,
        reason=reason,
        idempotency_key=idempotency_key,
        asked=asked,
        things=tuple((table, key) for table, key in orjson.loads(things)) if things else (),
    )


def _logged(row: Row) -> LoggedChange:
    revision, table, key, before, after = row
    return LoggedChange(
        revision=revision,
        table=table,
        key=key,
        before=from_plain(table, orjson.loads(before)) if before is not None else None,
        after=from_plain(table, orjson.loads(after)) if after is not None else None,
    )
