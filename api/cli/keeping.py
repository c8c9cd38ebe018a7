"""`sociogram backup`, `restore` and `export`: what keeps a map safe."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Protocol, runtime_checkable

import typer

from api.cli.opening import opened
from api.cli.options import StoreUrl
from api.cli.terminal import say, working
from graph.errors import MapError, StoreMismatch, Unusable

SQLITE_MARK = b"SQLite format 3\x00"

NewFile = Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")]


@runtime_checkable
class TakesBack(Protocol):
    """A store that is a file, and that can be as if it had never been opened."""

    def take_back(self) -> None:
        """Delete the file where this store made it and nothing was committed to it."""


def backup(file: NewFile, store: StoreUrl = None) -> None:
    """Write a backup to a new file.

    Others may go on reading and writing meanwhile.

    For example:
        sociogram backup map-2026-11-21.backup
    """
    with opened(store) as door, working("Writing the backup"):
        door.store.backup(file)
    say(f"The map is backed up in {file}.")


def export(file: NewFile, store: StoreUrl = None) -> None:
    """Write map and history to a dump, a new file.

    It is one file of JSON Lines, and every store can restore it.

    For example:
        sociogram export map.jsonl
    """
    from graph.interchange.dump import write_dump

    with opened(store) as door, working("Writing the dump"):
        revision = write_dump(door.store, file)
    say(f"Revision {revision.number} of the map is in {file}.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A dump, or a backup.")], store: StoreUrl = None
) -> None:
    """Fill an empty store with a dump or a backup.

    History included; whole or not at all.

    For example:
        sociogram restore map.jsonl --store sqlite:///new.db

        sociogram restore map.jsonl --store neo4j://localhost:7687
    """
    from graph.interchange.restoring import read_dump

    with TemporaryDirectory() as folder:
        dump = read_dump(_dump_of(file, Path(folder)))
        with opened(store, create=True) as door, working("Restoring the map"):
            try:
                revision = door.store.restore(dump.records(), dump.history())
            except MapError as error:
                if isinstance(door.store, TakesBack):
                    door.store.take_back()
                if isinstance(error, StoreMismatch):  # the store is sound, but not empty
                    raise Unusable(str(error)) from error
                raise
    say(f"The map is restored, at revision {revision.number}.")


def _dump_of(file: Path, folder: Path) -> Path:
    """*file* itself, or a dump of the backup that it is, in the *folder*."""
    from graph.interchange.dump import write_dump
    from graph.stores import open_store
    from graph.stores.sqlite.backup import copy_database

    if not _is_sqlite(file):
        return file
    copy, dump = folder / "copy.db", folder / "copy.jsonl"
    copy_database(file, copy)
    source = open_store(f"sqlite:///{copy}")
    try:
        write_dump(source, dump)
    finally:
        source.close()
    return dump


def _is_sqlite(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return stream.read(len(SQLITE_MARK)) == SQLITE_MARK
    except OSError as error:
        raise Unusable(f"{file} cannot be read: {error.strerror or error}.") from error
