"""The store's examination of itself: the file, what refers to what, and whether records and log agree."""

import sqlite3
from collections.abc import Iterator

import orjson

from graph.codec import to_plain
from graph.store import Finding
from graph.stores.sqlite.tables import TABLES

_MEND_FILE = "restore the last backup into a new file"
_MEND_EDIT = "edit by sociogram only, or export the map and restore it into a new file"


def findings(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Everything that is wrong, the file itself first."""
    for (fact,) in connection.execute("PRAGMA integrity_check"):
        if fact != "ok":
            yield Finding(f"The file is damaged: {fact}.", mend=_MEND_FILE)
    for table, _, to, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(f"A row refers to a record of table {to} that does not exist.", table, _MEND_EDIT)
    yield from _gaps(connection)
    yield from _disagreements(connection)


def _gaps(connection: sqlite3.Connection) -> Iterator[Finding]:
    number, last = connection.execute("SELECT count(*), coalesce(max(number), 0) FROM revision").fetchone()
    if number != last:
        yield Finding(f"The last revision is {last}, but {number} are on record.", "revision", _MEND_FILE)


def _disagreements(connection: sqlite3.Connection) -> Iterator[Finding]:
    logged = _last_logged(connection)
    for name, table in TABLES.items():
        for row in connection.execute(f"{table.select} ORDER BY key"):
            record = table.read(row)
            after = logged.pop((name, record.key), None)
            if after is None:
                yield Finding("It is not in the change log.", f"{name} {record.key!r}", _MEND_EDIT)
            elif orjson.loads(after) != to_plain(record):
                yield Finding("It is not as the change log left it.", f"{name} {record.key!r}", _MEND_EDIT)
    for (name, key), after in logged.items():
        if after is not None:
            yield Finding("It is gone, and the change log does not say why.", f"{name} {key!r}", _MEND_EDIT)


def _last_logged(connection: sqlite3.Connection) -> dict[tuple[str, str], str | None]:
    # Beside max() SQLite takes the other columns from the row that has the greatest value.
    latest = "SELECT table_name, key, after, max(revision) FROM change_log GROUP BY table_name, key"
    return {(table, key): after for table, key, after, _ in connection.execute(latest)}
