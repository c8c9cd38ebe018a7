"""The dump: a whole map with its history in one file of JSON Lines, written from one store and read into any other.

The first line is the header, the last one the SHA-256 of the lines before it. Between them stands one record a line, by
table and key, then every revision, each followed by its changes. Nothing is lost on the way: versions, origins and the
change log come through.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import IO

import orjson

from graph.codec import Plain, to_plain
from graph.new_file import new_file
from graph.records import TABLES, DocumentText, LoggedChange, Record, Revision
from graph.store import Contents, GraphStore

FORMAT = "sociogram dump"
VERSION = 1

_TEXTS_AT_ONCE = 1_000


def write_dump(store: GraphStore, target: Path | IO[bytes]) -> Revision:
    """Write the map in *store* to the new file, or to the stream, *target*; answer with the revision that it shows.

    A file is there only when all of it is written.

    Raises:
        Unusable: The file exists, or cannot be written.
    """
    if isinstance(target, Path):
        with new_file(target) as draft, draft.open("wb") as stream:
            return write_dump(store, stream)
    contents = store.contents()
    records = list(_records(contents, texts_of(store, contents)))
    digest = hashlib.sha256()
    for line in chain([_header(contents.revision, records)], map(_record, records), _history(store, contents.revision)):
        digest.update(line)
        target.write(line)
    target.write(_line({"sha256": digest.hexdigest()}))
    return contents.revision


def checksum(contents: Contents, texts: Iterable[DocumentText]) -> str:
    """The SHA-256 of all records as the dump writes them: equal for equal maps, whatever store they are in."""
    digest = hashlib.sha256()
    for record in _records(contents, texts):
        digest.update(_record(record))
    return digest.hexdigest()


def texts_of(store: GraphStore, contents: Contents) -> list[DocumentText]:
    """The texts of the documents as they were at the revision of *contents*, ordered by key."""
    keys = iter(sorted(entity.key for entity in contents.entities))
    found: dict[str, Record] = {}
    while some := list(islice(keys, _TEXTS_AT_ONCE)):
        found |= {text.key: text for text in store.get(DocumentText.table, some)}
    # Written since, or removed with their documents: what stood there before the first of these changes counts.
    undone: set[str] = set()
    for _, changes in store.changes(contents.revision.number):
        for change in changes:
            if change.table == DocumentText.table and change.key not in undone:
                undone.add(change.key)
                found.pop(change.key, None)
                found |= {change.key: change.before} if change.before else {}
    return [text for _, text in sorted(found.items()) if isinstance(text, DocumentText)]


def _header(revision: Revision, records: Iterable[Record]) -> bytes:
    counts = Counter(record.table for record in records)
    return _line(
        {
            "format": FORMAT,
            "version": VERSION,
            "exported_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "revision": revision.number,
            "counts": {table: counts[table] for table in TABLES},
        }
    )


def _records(contents: Contents, texts: Iterable[DocumentText]) -> Iterator[Record]:
    """Every record in the order of the dump; settings that were never written are no record."""
    settings = [contents.settings] if contents.settings.version else []
    by_table: tuple[Iterable[Record], ...] = (
        contents.entities,
        contents.relationships,
        contents.evidence,
        contents.responsibilities,
        texts,
        settings,
    )
    for records in by_table:
        yield from sorted(records, key=lambda record: record.key)


def _record(record: Record) -> bytes:
    return _line({record.table: to_plain(record)})


def _history(store: GraphStore, last: Revision) -> Iterator[bytes]:
    for revision, changes in store.changes(0):
        if revision.number > last.number:
            return
        yield _line({"revision": _revision(revision)})
        for change in changes:
            yield _line({"change": _change(change)})


def _revision(revision: Revision) -> Plain:
    plain: Plain = {
        "number": revision.number,
        "committed_at": revision.committed_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "actor": revision.actor,
        "reason": revision.reason,
    }
    under_a_key = {
        "idempotency_key": revision.idempotency_key,
        "asked": revision.asked,
        "things": list(map(list, revision.things)) or None,
    }
    return plain | {name: value for name, value in under_a_key.items() if value is not None}


def _change(change: LoggedChange) -> Plain:
    sides = {"before": change.before, "after": change.after}
    kept = {side: to_plain(record) for side, record in sides.items() if record is not None}
    return {"revision": change.revision, "table": change.table, "key": change.key} | kept


def _line(plain: Plain) -> bytes:
    return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)
