import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import Conflict, StoreMismatch, Unusable
from graph.interchange.dump import checksum, texts_of, write_dump
from graph.interchange.restoring import read_dump, restore_dump
from graph.records import BEGINNING, DocumentText, Put, Record, Remove
from graph.store import Contents, GraphStore
from graph.stores import open_store
from tests.graph.stores.moves import A_MAP, FULL_ENTITY, FULL_TEXT, a_change_set, everything, office, write
from tests.strategies import records


@pytest.fixture
def store() -> Iterator[GraphStore]:
    with closing(open_store("sqlite://")) as opened:
        opened.apply(a_change_set(*A_MAP, office("passing"), idempotency_key="once"))
        write(opened, Put(replace(FULL_ENTITY, name="News Office"), 1), Remove("entity", "passing", 1))
        yield opened


@pytest.fixture
def empty() -> Iterator[GraphStore]:
    with closing(open_store("sqlite://")) as opened:
        yield opened


def checksum_of(store: GraphStore) -> str:
    contents = store.contents()
    return checksum(contents, texts_of(store, contents))


def dumped(store: GraphStore) -> list[bytes]:
    stream = io.BytesIO()
    write_dump(store, stream)
    return stream.getvalue().splitlines(keepends=True)


def sealed(lines: list[bytes]) -> bytes:
    """*lines* with the checksum that fits them."""
    body = b"".join(lines)
    return body + orjson.dumps({"sha256": hashlib.sha256(body).hexdigest()}) + b"\n"


def test_a_map_moves_to_another_store_with_all_that_it_is(store: GraphStore, empty: GraphStore, tmp_path: Path) -> None:
    path = tmp_path / "map.jsonl"

    assert write_dump(store, path) == store.revision()
    assert restore_dump(empty, path) == store.revision()

    assert everything(empty) == everything(store)
    assert empty.get("text", ["paper"]) == [replace(FULL_TEXT, version=1)]
    assert list(empty.changes(0)) == list(store.changes(0))
    assert checksum_of(empty) == checksum_of(store)
    assert empty.check() == []
    assert dumped(empty)[1:-1] == dumped(store)[1:-1]
    assert empty.apply(a_change_set(office("late"), idempotency_key="once")).number == 1


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(records, max_size=5), max_size=4))
def test_any_map_comes_back_as_it_was(tmp_path: Path, change_sets: list[list[Record]]) -> None:
    path = tmp_path / "map.jsonl"
    with closing(open_store("sqlite://")) as source, closing(open_store("sqlite://")) as target:
        for change_set in change_sets:
            put_what_fits(source, change_set)

        path.unlink(missing_ok=True)
        write_dump(source, path)
        restore_dump(target, path)

        assert dumped(target)[1:-1] == dumped(source)[1:-1]
        assert list(target.changes(0)) == list(source.changes(0))
        assert target.check() == []


def put_what_fits(store: GraphStore, chosen: list[Record]) -> None:
    known = everything(store)
    for record in chosen:
        found = known.get((record.table, record.key)) or next(iter(store.get(record.table, [record.key])), None)
        try:
            write(store, Put(record, found.version if found else 0))
        except Conflict:
            continue
        known = everything(store)


def test_the_header_says_what_follows_and_the_last_line_seals_it(store: GraphStore, tmp_path: Path) -> None:
    path = tmp_path / "map.jsonl"
    write_dump(store, path)

    lines = path.read_bytes().splitlines(keepends=True)
    header = orjson.loads(lines[0])

    counts = {"entity": 3, "relationship": 1, "evidence": 2, "responsibility": 1, "text": 1, "map": 1}
    assert (header["format"], header["version"], header["revision"]) == ("sociogram dump", 1, 2)
    assert header["counts"] == counts == read_dump(path).counts
    assert orjson.loads(lines[1]) == {"entity": {"key": "media", "kind": "stakeholder", "name": "Media", "version": 1}}
    assert lines[-1] == sealed(lines[:-1]).splitlines(keepends=True)[-1]


def test_equal_maps_have_equal_checksums_and_other_maps_others(store: GraphStore, empty: GraphStore) -> None:
    contents = store.contents()
    texts = texts_of(store, contents)

    assert checksum(shuffled(contents), reversed(texts)) == checksum(contents, texts)
    assert checksum(contents, []) != checksum(contents, texts)
    assert checksum_of(empty) != checksum_of(store)


def shuffled(contents: Contents) -> Contents:
    return replace(
        contents,
        entities=list(reversed(list(contents.entities))),
        evidence=list(reversed(list(contents.evidence))),
    )


def test_texts_are_those_of_the_same_revision_whatever_is_written_meanwhile(store: GraphStore) -> None:
    contents = store.contents()
    write(store, Put(DocumentText(key="paper", text="changed"), 1), DocumentText(key="press", text="new"))
    write(store, Remove("text", "paper", 2))

    assert texts_of(store, contents) == [replace(FULL_TEXT, version=1)]


def test_a_dump_is_of_one_revision_whatever_is_written_meanwhile(store: GraphStore, tmp_path: Path) -> None:
    before = dumped(store)

    class Disturbed(type(store)):  # type: ignore[misc] # the class behind the protocol is not known here
        def contents(self) -> Contents:
            found: Contents = super().contents()
            write(self, office("late"), Put(DocumentText(key="paper", text="late"), 1))
            return found

    store.__class__ = Disturbed

    assert dumped(store)[1:-1] == before[1:-1]


def test_a_file_is_there_only_as_a_whole(store: GraphStore, tmp_path: Path) -> None:
    path = tmp_path / "map.jsonl"
    failing = type("Failing", (), {"contents": lambda self: 1 / 0})()

    with pytest.raises(ZeroDivisionError):
        write_dump(failing, path)
    assert list(tmp_path.iterdir()) == []

    write_dump(store, path)
    assert read_dump(path).revision == 2
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_cannot_be_written_is_said_in_words(store: GraphStore, tmp_path: Path) -> None:
    path = tmp_path / "missing" / "map.jsonl"

    with pytest.raises(Unusable) as error:
        write_dump(store, path)

    assert str(error.value) == f"{path} cannot be written: No such file or directory."


def test_only_an_empty_store_is_restored(store: GraphStore, tmp_path: Path) -> None:
    path = tmp_path / "map.jsonl"
    write_dump(store, path)

    with pytest.raises(StoreMismatch, match=r"already holds a map, at revision 2\. Restore into a new store\."):
        restore_dump(store, path)


AGAIN = "Export the map again."
NO_HEADER = "line 1: it is not the header of a sociogram dump. Name a file that `sociogram export` wrote."
OTHER_VERSION = "Restore it with the version of sociogram that wrote it."


def without_the_end(lines: list[bytes]) -> bytes:
    return b"".join(lines[:-1])


def cut_in_a_line(lines: list[bytes]) -> bytes:
    return b"".join(lines[:5])[:-10]


def altered(lines: list[bytes]) -> bytes:
    return b"".join(lines).replace(b"News Office", b"Fake Office")


def longer(lines: list[bytes]) -> bytes:
    return b"".join(lines) + b"{}\n"


def of_a_later_version(lines: list[bytes]) -> bytes:
    return sealed([lines[0].replace(b'"version":1', b'"version":2'), *lines[1:-1]])


def without_a_header(lines: list[bytes]) -> bytes:
    return sealed(lines[1:-1])


def with_a_poor_header(lines: list[bytes]) -> bytes:
    return sealed([b'{"format":"sociogram dump","version":1}\n', *lines[1:-1]])


def empty_file(lines: list[bytes]) -> bytes:
    return b""


def of_another_kind(lines: list[bytes]) -> bytes:
    return b"a;b\nc;d\n"


@pytest.mark.parametrize(
    ("spoil", "fact"),
    [
        (without_the_end, f"line 24: the file is cut off: this last line is no checksum. {AGAIN}"),
        (cut_in_a_line, f"line 5: it is cut off or altered: no JSON object stands there. {AGAIN}"),
        (altered, f"line 25: the checksum does not fit the lines before it: the file was altered. {AGAIN}"),
        (longer, f"line 26: the file is cut off: this last line is no checksum. {AGAIN}"),
        (
            of_a_later_version,
            f"line 1: the dump has version 2, and this program reads version 1. {OTHER_VERSION}",
        ),
        (without_a_header, NO_HEADER),
        (with_a_poor_header, f"line 1: the header cannot be read: KeyError('exported_at'). {AGAIN}"),
        (empty_file, NO_HEADER),
        (of_another_kind, NO_HEADER),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_file_that_is_not_as_it_was_written_is_refused_with_its_line(
    store: GraphStore, empty: GraphStore, tmp_path: Path, spoil: Callable[[list[bytes]], bytes], fact: str
) -> None:
    path = tmp_path / "map.jsonl"
    path.write_bytes(spoil(dumped(store)))

    with pytest.raises(Unusable) as error:
        restore_dump(empty, path)

    assert str(error.value) == f"{path}, {fact}"
    assert empty.revision() == BEGINNING


@pytest.mark.parametrize(
    ("line", "written", "fact"),
    [
        (2, b'{"entity":{"key":"media"}}\n', "line 2: it is no entity that can be read: KeyError('kind')"),
        (2, b'{"planet":{"key":"media"}}\n', "line 2: it is no planet that can be read: KeyError('planet')"),
        (2, b'{"entity":7}\n', "line 2: it is no entity that can be read: KeyError('key')"),
        (2, b'{"text":{"key":"paper","text":"t"}}\n', "line 1: it says 3 records of table entity; there are 2"),
        (
            11,
            b'{"change":{"revision":1,"table":"entity","key":"media"}}\n',
            "line 11: it is no revision, and no change that follows its revision",
        ),
        (11, b'{"revision":{"number":1}}\n', "line 11: the revision cannot be read: KeyError('committed_at')"),
        (12, b'{"change":{"revision":1}}\n', "line 12: the change cannot be read: KeyError('table')"),
    ],
)
def test_a_line_that_no_store_can_have_written_is_refused_and_nothing_is_restored(
    store: GraphStore, empty: GraphStore, tmp_path: Path, line: int, written: bytes, fact: str
) -> None:
    path = tmp_path / "map.jsonl"
    lines = dumped(store)[:-1]
    lines[line - 1] = written
    path.write_bytes(sealed(lines))

    with pytest.raises(Unusable) as error:
        restore_dump(empty, path)

    assert str(error.value) == f"{path}, {fact}. {AGAIN}"
    assert empty.revision() == BEGINNING
    assert everything(empty) == {}


def test_a_file_that_is_not_there_is_said_in_words(empty: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(Unusable) as error:
        restore_dump(empty, tmp_path / "map.jsonl")

    assert str(error.value) == f"{tmp_path / 'map.jsonl'} cannot be read: No such file or directory."


def test_an_empty_map_is_a_map(empty: GraphStore, tmp_path: Path) -> None:
    write_dump(empty, tmp_path / "map.jsonl")

    with closing(open_store("sqlite://")) as other:
        assert restore_dump(other, tmp_path / "map.jsonl") == BEGINNING
