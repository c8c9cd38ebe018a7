"""Reading a dump back into a store: nothing of a cut or altered file is believed."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import NoReturn

import orjson

from graph.codec import Plain, from_plain
from graph.errors import Unusable
from graph.interchange.dump import FORMAT, VERSION
from graph.records import LoggedChange, Record, Revision
from graph.store import GraphStore


@dataclass(frozen=True, slots=True)
class Dump:
    """A dump whose checksum is right; its records and history are read from the file when they are asked for."""

    path: Path
    exported_at: datetime
    revision: int
    counts: Mapping[str, int]

    def records(self) -> Iterator[Record]:
        """Every record, each after those that it refers to.

        Raises:
            Unusable: A line cannot be read, or there are fewer or more records than the header says.
        """
        found: Counter[str] = Counter()
        for number, name, plain in self._members(1, 1 + self._size):
            found[name] += 1
            yield self._read(number, name, plain)
        for table, count in self.counts.items():
            if found[table] != count:
                _refuse(self.path, 1, f"it says {count} records of table {table}; there are {found[table]}")

    def history(self) -> Iterator[tuple[Revision, tuple[LoggedChange, ...]]]:
        """Every revision with its changes, oldest first.

        Raises:
            Unusable: A line cannot be read, or a change stands before its revision.
        """
        revision: Revision | None = None
        changes: list[LoggedChange] = []
        for number, name, plain in self._members(1 + self._size, None):
            if name == "revision":
                if revision:
                    yield revision, tuple(changes)
                revision, changes = self._revision(number, plain), []
            elif name == "change" and revision and plain.get("revision") == revision.number:
                changes.append(self._change(number, plain))
            elif name != "sha256":
                _refuse(self.path, number, "it is no revision, and no change that follows its revision")
        if revision:
            yield revision, tuple(changes)

    @property
    def _size(self) -> int:
        return sum(self.counts.values())

    def _members(self, first: int, end: int | None) -> Iterator[tuple[int, str, Plain]]:
        for number, line in islice(_lines(self.path), first, end):
            name, plain = next(iter(_object(self.path, number, line).items()), ("", None))
            yield number, name, plain if isinstance(plain, dict) else {}

    def _read(self, number: int, table: str, plain: Plain) -> Record:
        try:
            return from_plain(table, plain)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            _refuse(self.path, number, f"it is no {table} that can be read: {error!r}")

    def _revision(self, number: int, plain: Plain) -> Revision:
        try:
            moment = datetime.fromisoformat(plain["committed_at"])
            things = tuple((table, key) for table, key in plain.get("things", ()))
            return Revision(**plain | {"committed_at": moment, "things": things})
        except (KeyError, TypeError, ValueError) as error:
            _refuse(self.path, number, f"the revision cannot be read: {error!r}")

    def _change(self, number: int, plain: Plain) -> LoggedChange:
        try:
            table = plain["table"]
            before, after = (
                self._read(number, table, plain[side]) if side in plain else None for side in ("before", "after")
            )
            return LoggedChange(revision=plain["revision"], table=table, key=plain["key"], before=before, after=after)
        except KeyError as error:
            _refuse(self.path, number, f"the change cannot be read: {error!r}")


def read_dump(path: Path) -> Dump:
    """The dump in the file *path*, after its checksum was found right.

    Raises:
        Unusable: It is no dump, of a later version, cut off or altered; the message names the line.
    """
    digest = hashlib.sha256()
    first = last = b""
    number = 0
    for place, line in _lines(path):
        number, first = place, first or line
        digest.update(last)
        last = line
    header = _header(path, first)
    ending = _object(path, number, last).get("sha256")
    if ending is None or not last.endswith(b"\n"):
        _refuse(path, number, "the file is cut off: this last line is no checksum")
    if ending != digest.hexdigest():
        _refuse(path, number, "the checksum does not fit the lines before it: the file was altered")
    return header


def restore_dump(store: GraphStore, path: Path) -> Revision:
    """Fill the empty *store* with the dump in the file *path*; answer with the revision it is at then.

    Raises:
        Unusable: It is no dump, of a later version, cut off or altered; the message names the line.
        StoreMismatch: The store is not empty.
        Conflict: Some record would refer to nothing; all of them are named.
    """
    dump = read_dump(path)
    return store.restore(dump.records(), dump.history())


def _header(path: Path, line: bytes) -> Dump:
    header = _parsed(line) or {}
    if header.get("format") != FORMAT:
        _refuse(path, 1, f"it is not the header of a {FORMAT}", "Name a file that `sociogram export` wrote.")
    if header.get("version") != VERSION:
        fact = f"the dump has version {header.get('version')}, and this program reads version {VERSION}"
        _refuse(path, 1, fact, "Restore it with the version of sociogram that wrote it.")
    try:
        exported_at = datetime.fromisoformat(header["exported_at"])
        return Dump(path, exported_at, header["revision"], dict(header["counts"]))
    except (KeyError, TypeError, ValueError) as error:
        _refuse(path, 1, f"the header cannot be read: {error!r}")


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as stream:
            yield from enumerate(stream, start=1)
    except OSError as error:
        raise Unusable(f"{path} cannot be read: {error.strerror or error}.") from error


def _object(path: Path, number: int, line: bytes) -> Plain:
    found = _parsed(line)
    if found is None:
        _refuse(path, number, "it is cut off or altered: no JSON object stands there")
    return found


def _parsed(line: bytes) -> Plain | None:
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        return None
    return found if isinstance(found, dict) else None


def _refuse(path: Path, number: int, fact: str, hint: str = "Export the map again.") -> NoReturn:
    raise Unusable(f"{path}, line {number}: {fact}. {hint}")
