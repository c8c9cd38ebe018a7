"""A copy of the database in a new file, whole or not there at all."""

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from graph.errors import Unusable
from graph.new_file import new_file
from graph.stores.sqlite.troubles import in_words

_LOGS = ("-wal", "-journal")


def write_backup(connection: sqlite3.Connection, path: Path) -> None:
    """Copy what *connection* sees now to the new file *path*.

    Raises:
        Unusable: The file exists, or cannot be written.
    """
    with new_file(path) as draft:
        try:
            _copy(connection, draft)
        except sqlite3.OperationalError as error:
            raise Unusable(f"The backup {path} cannot be written: {error}.") from error


def copy_database(path: Path, copy: Path) -> None:
    """Copy the database in the file *path*, with what is committed in the log beside it, to the new file *copy*.

    Others may have it open, or may have left it without closing it; it is not written to.

    Raises:
        StoreUnavailable: It does not answer.
        StoreMismatch: It is damaged.
    """
    with in_words(str(path)):
        if not _has_log(path):
            _copy_from(path, copy, "immutable=1")  # leaves no log beside a backup, and needs no right to make one
            if not _has_log(path):
                return
            copy.unlink()  # somebody opened it meanwhile
        _copy_from(path, copy, "mode=ro")


def _has_log(path: Path) -> bool:
    return any(path.with_name(f"{path.name}{end}").exists() for end in _LOGS)


def _copy_from(path: Path, copy: Path, how: str) -> None:
    with closing(sqlite3.connect(f"file:{quote(str(path.absolute()))}?{how}", uri=True)) as connection:
        _copy(connection, copy)


def _copy(connection: sqlite3.Connection, copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)
