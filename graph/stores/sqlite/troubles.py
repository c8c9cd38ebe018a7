"""What SQLite reports, as errors of the map: the fact and the next step."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from graph.errors import StoreMismatch, StoreUnavailable

_WAIT = "Somebody else has been writing to {} for a while. Try again in a moment."
_UNAVAILABLE = {
    "SQLITE_BUSY": _WAIT,
    "SQLITE_LOCKED": _WAIT,
    "SQLITE_CANTOPEN": "The file {} cannot be opened. Check that its folder exists and that you may write there.",
    "SQLITE_READONLY": "The file {} cannot be written. Check the rights on it and on its folder.",
    "SQLITE_PERM": "The file {} cannot be used. Check the rights on it and on its folder.",
    "SQLITE_FULL": "There is no room left for {}. Nothing was written; make room and try again.",
    "SQLITE_IOERR": "The disk reports an error on {}. Check the disk; what was committed before is kept.",
}
_MISMATCH = {
    "SQLITE_NOTADB": "The file {} is no SQLite database. Name another file, or a new one.",
    "SQLITE_CORRUPT": "The file {} is damaged. Restore a backup into a new file.",
}


@contextmanager
def in_words(address: str) -> Iterator[None]:
    """Translate what SQLite raises about the database at *address*.

    Raises:
        StoreUnavailable: It does not answer: locked, no rights, no room, or closed.
        StoreMismatch: It is no database, or damaged.
    """
    try:
        yield
    except sqlite3.ProgrammingError as error:
        if "closed database" in str(error):
            raise StoreUnavailable(f"The store {address} is closed. Open it again.") from error
        raise
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        for code, words in _UNAVAILABLE.items():
            if name.startswith(code):
                raise StoreUnavailable(words.format(address)) from error
        for code, words in _MISMATCH.items():
            if name.startswith(code):
                raise StoreMismatch(words.format(address)) from error
        raise
