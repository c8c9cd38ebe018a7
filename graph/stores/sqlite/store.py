"""The map in SQLite, behind the protocol of `graph.store`."""

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from graph.records import ChangeSet, LoggedChange, MapSettings, Record, Revision
from graph.store import Contents, Finding, StoreInfo
from graph.stores.drafts import nothing_to_collect
from graph.stores.sqlite import checking, migrations, reading, writing
from graph.stores.sqlite.backup import write_backup
from graph.stores.sqlite.connections import Connections, FileConnections, MemoryConnections
from graph.stores.sqlite.tables import ENTITY, EVIDENCE, MAP, RELATIONSHIP, RESPONSIBILITY


class SqliteStore:
    """A map in the file *path*, or in memory where there is none.

    Threads and processes may use one file together: one of them writes at a time, and readers go on beside it.
    """

    def __init__(self, path: Path | None = None, *, create: bool = True) -> None:
        """Open nothing yet; :meth:`migrate` makes the file, unless *create* says that it must be there."""
        self._connections: Connections = FileConnections(path, create=create) if path else MemoryConnections()

    def migrate(self) -> None:
        """Make the file where there is none, and its tables where they are missing.

        Raises:
            StoreMismatch: The file belongs to another program, or to a later version of this one.
            StoreUnavailable: There is no file, and none is to be made.
        """
        address = self._connections.address
        with self._connections.reading() as connection:
            migrations.require_ours(connection, address)
            if migrations.is_up_to_date(connection):
                return
        self._connections.prepare()
        with self._connections.writing() as connection:
            migrations.bring_up_to_date(connection, address)

    def close(self) -> None:
        """Close the file."""
        self._connections.close()

    def take_back(self) -> None:
        """Close the file, and delete it where this store has made it and nothing was committed to it."""
        if self._connections.made and self.revision().number == 0:
            self._connections.unmake()
        else:
            self.close()

    def info(self) -> StoreInfo:
        """SQLite, its version, and the file."""
        return StoreInfo("SQLite", sqlite3.sqlite_version, self._connections.address)

    def revision(self) -> Revision:
        """The last committed revision."""
        with self._connections.reading() as connection:
            return reading.last_revision(connection)

    def marker(self) -> str:
        """The revision and SQLite's own count of commits, which other tools' edits move as well."""
        return f"{self.revision().number}.{self._connections.commits()}"

    def apply(self, change_set: ChangeSet) -> Revision:
        """Commit a change set in one transaction.

        Raises:
            Conflict: Something stands in its way; all of it is named.
        """
        with self._connections.writing() as connection:
            return writing.commit(connection, change_set)

    def committed_under(self, idempotency_key: str) -> Revision | None:
        """The revision that was committed under this key in the last 24 hours, or None."""
        with self._connections.reading() as connection:
            return reading.revision_for(connection, idempotency_key)

    def restore(
        self, records: Iterable[Record], history: Iterable[tuple[Revision, tuple[LoggedChange, ...]]]
    ) -> Revision:
        """Fill an empty store in one transaction.

        Raises:
            StoreMismatch: The store is not empty.
            Conflict: Some record would refer to nothing; all of them are named.
        """
        with self._connections.writing() as connection:
            return writing.restore(connection, records, history, self._connections.address)

    def contents(self) -> Contents:
        """Everything but texts, from one read transaction, ordered by key."""
        marker = self.marker()  # before reading: a commit in between must show as a marker that moved
        with nothing_to_collect(), self._connections.reading() as connection:
            settings = reading.all_records(connection, MAP)
            return Contents(
                revision=reading.last_revision(connection),
                settings=settings[0] if settings else MapSettings(),
                entities=reading.all_records(connection, ENTITY),
                relationships=reading.all_records(connection, RELATIONSHIP),
                evidence=reading.all_records(connection, EVIDENCE),
                responsibilities=reading.all_records(connection, RESPONSIBILITY),
                marker=marker,
            )

    def get(self, table: str, keys: Iterable[str]) -> list[Record]:
        """The records with these keys that exist, ordered by key."""
        with self._connections.reading() as connection:
            return reading.records(connection, table, keys)

    def changes(self, after: int) -> Iterator[tuple[Revision, tuple[LoggedChange, ...]]]:
        """Every revision after number *after* with its changes, oldest first; read one by one as they are asked for."""
        while True:
            with self._connections.reading() as connection:
                revision = reading.next_revision(connection, after)
                changes = reading.changes_of(connection, revision.number) if revision else ()
            if revision is None:
                return
            yield revision, changes
            after = revision.number

    def revisions(self, numbers: Iterable[int]) -> list[Revision]:
        """The revisions with these numbers that exist, in their order."""
        with self._connections.reading() as connection:
            return reading.revisions(connection, numbers)

    def sizes(self, after: int, until: int) -> list[tuple[Revision, int]]:
        """The revisions after number *after* up to number *until*, oldest first, and how many changes each has."""
        with self._connections.reading() as connection:
            return reading.sizes(connection, after, until)

    def changes_between(self, revision: int, start: int, stop: int) -> tuple[LoggedChange, ...]:
        """The changes of one revision from place *start* to before place *stop*."""
        with self._connections.reading() as connection:
            return reading.changes_between(connection, revision, start, stop)

    def history(self, table: str, key: str) -> list[LoggedChange]:
        """Every change of one record, oldest first."""
        with self._connections.reading() as connection:
            return reading.history_of(connection, table, key)

    def record_outside(self, known: Iterable[Record], at: Revision) -> Revision | None:
        """None: nobody is expected to edit the file by another tool, and :meth:`check` tells where somebody did."""

    def check(self) -> list[Finding]:
        """Examine the file, what refers to what, and whether records and change log agree."""
        with self._connections.reading() as connection:
            return list(checking.findings(connection))

    def backup(self, path: Path) -> None:
        """Copy the map of this moment to the new file *path* while others go on reading and writing.

        Raises:
            Unusable: The file exists, or cannot be written.
        """
        with self._connections.reading() as connection:
            write_backup(connection, path)
