"""A copy of the database in a new file, whole or not there at all."""

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from graph.errors import Unusable
from graph.stores.sqlite.troubles import in_words

_LOGS = ("-wal", "-journal")


def write_backup(connection: sqlite3.Connection, path: Path) -> None:
    """Copy what *connection* sees now to the new file *path*.

    Raises:
        Unusable: The file exists, or cannot be written.
    """
    if path.exists():
        raise Unusable(f"{path} exists. Name a new file for the backup.")
    try:
        with tempfile.TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as folder:
            copy = Path(folder) / path.name
            _copy(connection, copy)
            os.link(copy, path)  # unlike a renaming, refuses to replace a file made meanwhile
        _reach_disk(path.parent)
    except FileExistsError as error:
        raise Unusable(f"{path} exists. Name a new file for the backup.") from error
    except (OSError, sqlite3.OperationalError) as error:
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
    os.close(os.open(copy, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(copy)) as target:
        connection.backup(target)
    _reach_disk(copy)


def _reach_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
