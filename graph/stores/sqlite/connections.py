"""Connections to one SQLite database: one writes, any number read beside it."""

import errno
import os
import sqlite3
import time
import weakref
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from threading import Lock, RLock
from typing import Protocol, TypeAlias

from graph.errors import StoreUnavailable
from graph.stores.sqlite.troubles import in_words

PATIENCE = 3.5
"""Seconds that a write waits for the writes before it: callers are promised an answer within 4."""

Transaction: TypeAlias = AbstractContextManager[sqlite3.Connection]

_NO_FILE = (
    "There is no map in {}. `sociogram load DIR` makes one of your files, and `sociogram demo` shows a sample map; "
    "or name another store."
)
_IDLE_READERS = 8
_WRITER_CACHE_KIB = 65_536
_LOG_KEPT = 64 * 2**20  # bytes of the write-ahead log that stay on disk after a large change set
_WRITER = ("synchronous = FULL", f"cache_size = -{_WRITER_CACHE_KIB}", f"journal_size_limit = {_LOG_KEPT}")


class Connections(Protocol):
    """The way to one database, from any thread."""

    address: str
    made: bool

    def prepare(self) -> None:
        """Make the place where the database is kept."""

    def reading(self) -> Transaction:
        """A read transaction, all of which sees one revision."""

    def writing(self) -> Transaction:
        """A write transaction: committed at the end, rolled back where something is raised."""

    def commits(self) -> str:
        """A text that changes with each commit to a file, whoever made it."""

    def close(self) -> None:
        """Close every connection."""

    def unmake(self) -> None:
        """Close every connection and delete the file."""


class FileConnections:
    """Connections to the database in the file *path*.

    Where it is not, it is made, readable by its owner alone; ``made`` tells whether it was.
    """

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open nothing yet. Without *create* the file must be there already."""
        self.address = str(path)
        self.made = False
        self._path, self._create = path, create
        self._writer: sqlite3.Connection | None = None
        self._watcher: sqlite3.Connection | None = None
        self._idle: list[sqlite3.Connection] = []
        self._opened: set[sqlite3.Connection] = set()
        weakref.finalize(self, _close_all, self._opened)  # for who forgets to close
        self._writing, self._watching, self._lending = Lock(), Lock(), Lock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A read transaction on a connection of its own."""
        with in_words(self.address):
            connection = self._borrow()
            try:
                with _transaction(connection, "BEGIN"):
                    yield connection
            finally:
                self._give_back(connection)

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The one write transaction of this process; other processes wait for it, as it does for them."""
        deadline = time.monotonic() + PATIENCE
        if not self._writing.acquire(timeout=PATIENCE):
            raise StoreUnavailable(f"A large change set is being written to {self.address}. Try again in a moment.")
        try:
            with in_words(self.address):
                if self._writer is None:
                    self._writer = self._open(*_WRITER)
                _wait_at_most(self._writer, deadline - time.monotonic())
                with _transaction(self._writer, "BEGIN IMMEDIATE"):
                    yield self._writer
        finally:
            self._writing.release()

    def commits(self) -> str:
        """SQLite's own count of commits by others, on a connection that never writes, so that everybody is another."""
        with in_words(self.address), self._watching:
            if self._watcher is None:
                self._watcher = self._open("query_only = ON")
            return str(self._watcher.execute("PRAGMA data_version").fetchone()[0])

    def prepare(self) -> None:
        """Make the file where there is none, and let it be read while it is written (WAL)."""
        with in_words(self.address), self._writing:
            deadline = time.monotonic() + PATIENCE
            connection = self._open()
            try:
                # Two processes that do this at once are told "locked" at once, whatever the timeout.
                while not _uses_wal(connection, deadline):
                    time.sleep(0.01)
            finally:
                connection.close()

    def close(self) -> None:
        """Close all that is idle; what is in use is closed when it is given back."""
        with self._lending:
            self._closed = True
            idle, self._idle = self._idle, []
        with self._writing, self._watching:
            for connection in (*idle, self._writer, self._watcher):
                if connection is not None:
                    connection.close()
            self._writer = self._watcher = None

    def _borrow(self) -> sqlite3.Connection:
        with self._lending:
            if self._idle:
                return self._idle.pop()
        return self._open("query_only = ON")

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lending:
            if not self._closed and len(self._idle) < _IDLE_READERS:
                self._idle.append(connection)
                return
        self._opened.discard(connection)
        connection.close()

    def _open(self, *settings: str) -> sqlite3.Connection:
        if self._closed:
            raise StoreUnavailable(f"The store {self.address} is closed. Open it again.")
        try:
            if not self._is_there():
                self._make()
            self._demand_access()
        except OSError as error:
            reason = error.strerror or "the system refuses it"
            raise StoreUnavailable(f"The file {self.address} cannot be opened: {reason}.") from error
        connection = _connect(self.address, *settings)
        self._opened.add(connection)
        return connection

    def _demand_access(self) -> None:
        # Never by opening it: whoever closes a file lets go of all locks that its process has on it, SQLite's too, and
        # the next process to leave then takes away the log that this one goes on writing.
        if self._path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not os.access(self._path, os.R_OK | os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    def _is_there(self) -> bool:
        """Whether there is a file with something in it; an empty one is as good as none."""
        return self._path.exists() and (self._create or self._path.stat().st_size > 0)

    def _make(self) -> None:
        if not self._create:
            raise StoreUnavailable(_NO_FILE.format(self.address))
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):  # another process was quicker; nobody here has a lock on what is not there
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            self.made = True

    def unmake(self) -> None:
        """Close every connection, and delete the file and what SQLite keeps beside it."""
        self.close()
        for ending in ("", "-wal", "-shm"):
            Path(f"{self._path}{ending}").unlink(missing_ok=True)


class MemoryConnections:
    """One connection to a database in memory, used by one thread after the other; gone with whoever held it."""

    address = "memory"
    made = False

    def __init__(self) -> None:
        """Make an empty database."""
        self._connection = _connect(":memory:")
        self._turn = RLock()
        weakref.finalize(self, self._connection.close)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A read transaction, alone."""
        with in_words(self.address), self._turn, _transaction(self._connection, "BEGIN"):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A write transaction, alone."""
        with in_words(self.address), self._turn, _transaction(self._connection, "BEGIN IMMEDIATE"):
            yield self._connection

    def commits(self) -> str:
        """Nothing: nobody else can commit here, and own commits have revisions."""
        return ""

    def prepare(self) -> None:
        """Nothing to do: memory is there."""

    def close(self) -> None:
        """Forget everything."""
        with self._turn:
            self._connection.close()

    def unmake(self) -> None:
        """Forget everything: there is no file."""
        self.close()


def _connect(address: str, *settings: str) -> sqlite3.Connection:
    connection = sqlite3.connect(address, isolation_level=None, check_same_thread=False, cached_statements=256)
    try:
        _wait_at_most(connection, PATIENCE)
        for setting in ("foreign_keys = ON", "temp_store = MEMORY", *settings):
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def _close_all(connections: set[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()


def _wait_at_most(connection: sqlite3.Connection, seconds: float) -> None:
    connection.execute(f"PRAGMA busy_timeout = {max(0, int(seconds * 1000))}")


def _uses_wal(connection: sqlite3.Connection, deadline: float) -> bool:
    try:
        return str(connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]) == "wal"
    except sqlite3.OperationalError:
        if time.monotonic() > deadline:
            raise
        return False


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")  # which leaves the transaction open where it fails
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
