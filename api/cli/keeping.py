"""`sociogram backup`, `restore` and `export`: what keeps a map safe."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from api.cli.opening import opened
from api.cli.options import StoreUrl
from api.cli.terminal import say, working
from graph.errors import Unusable

SQLITE_MARK = b"SQLite format 3\x00"

NewFile = Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")]


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
    """Write map and history to a dump.

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
    from graph.interchange.dump import write_dump
    from graph.interchange.restoring import restore_dump
    from graph.stores import open_store
    from graph.stores.sqlite.backup import copy_database

    with opened(store) as door, working("Restoring the map"), TemporaryDirectory() as folder:
        dump = file
        if _is_sqlite(file):
            copy, dump = Path(folder, "copy.db"), Path(folder, "copy.jsonl")
            copy_database(file, copy)
            source = open_store(f"sqlite:///{copy}")
            try:
                write_dump(source, dump)
            finally:
                source.close()
        revision = restore_dump(door.store, dump)
    say(f"The map is restored, at revision {revision.number}.")


def _is_sqlite(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return stream.read(len(SQLITE_MARK)) == SQLITE_MARK
    except OSError as error:
        raise Unusable(f"{file} cannot be read: {error.strerror or error}.") from error
