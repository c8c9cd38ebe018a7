import re
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreMismatch, StoreUnavailable, Unusable
from graph.records import Put
from graph.store import Finding
from graph.stores import open_store
from graph.stores.sqlite import SqliteStore, connections
from graph.stores.sqlite.migrations import MIGRATIONS
from tests.graph.stores.moves import A_MAP, everything, office, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map.db"


def opened(path: Path) -> SqliteStore:
    store = SqliteStore(path)
    store.migrate()
    return store


def asked(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return connection.execute(statement).fetchall()


def test_the_file_is_read_beside_its_writer_and_each_commit_reaches_the_disk(path: Path) -> None:
    with closing(opened(path)) as store:
        assert asked(path, "PRAGMA journal_mode") == [("wal",)]
        with store._connections.writing() as connection:
            assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
            assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_the_file_is_its_owners_alone_and_its_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "map.db"

    with closing(opened(path)):
        assert path.stat().st_mode & 0o777 == 0o600


def test_people_can_read_the_tables(path: Path) -> None:
    with closing(opened(path)) as store:
        write(store, *A_MAP)

    found = asked(
        path,
        "SELECT s.name, r.type, t.name, r.start_date, r.earliest, r.latest, r.certainty, r.sensitivity "
        "FROM relationship r JOIN entity s ON s.key = r.source JOIN entity t ON t.key = r.target",
    )
    assert found == [("Press Office", "ENGAGES", "Media", "2017-12~", "2017-12-01", "2019-12-31", "inferred", "public")]
    assert asked(path, "SELECT json_extract(properties, '$.unit_type'), earliest FROM entity ORDER BY key") == [
        (None, None),
        (None, None),
        ("team", "2017-12-01"),
    ]


def test_a_file_of_another_program_is_refused_and_left_as_it_was(path: Path) -> None:
    asked(path, "CREATE TABLE song (title TEXT)")
    before = path.read_bytes()

    with pytest.raises(StoreMismatch, match=r"map\.db is an SQLite database of another program\. Name another file"):
        open_store(f"sqlite:///{path}")

    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_was(path: Path) -> None:
    path.write_text("Dear diary, " * 100)

    with pytest.raises(StoreMismatch, match=r"map\.db is no SQLite database\. Name another file, or a new one\."):
        open_store(f"sqlite:///{path}")

    assert path.read_text() == "Dear diary, " * 100


def test_a_store_of_a_later_version_is_refused(path: Path) -> None:
    opened(path).close()
    asked(path, "INSERT INTO migration VALUES (99, 'of tomorrow', 'f', 'then')")

    with pytest.raises(StoreMismatch, match=re.escape("was written by a later version of sociogram (its form is 99")):
        open_store(f"sqlite:///{path}")


def test_a_store_made_by_other_statements_is_refused(path: Path) -> None:
    opened(path).close()
    asked(path, "UPDATE migration SET fingerprint = 'f' WHERE number = 1")

    with pytest.raises(StoreMismatch, match=r"never published \(step 1 differs\)"):
        open_store(f"sqlite:///{path}")


def test_migrations_are_numbered_from_one_without_gaps() -> None:
    assert [each.number for each in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"cannot be opened: Is a directory\."):
        open_store(f"sqlite:///{tmp_path}")


def test_a_closed_store_says_so(path: Path) -> None:
    store = opened(path)
    write(store, office())
    store.close()

    with pytest.raises(StoreUnavailable, match=r"map\.db is closed\. Open it again\."):
        store.revision()
    with pytest.raises(StoreUnavailable, match=r"map\.db is closed\. Open it again\."):
        write(store, office("other"))


def test_a_closed_store_in_memory_says_so() -> None:
    store = open_store("sqlite://")
    store.close()

    with pytest.raises(StoreUnavailable, match=r"The store memory is closed\. Open it again\."):
        store.revision()


def test_a_write_that_waits_too_long_says_so_and_reading_goes_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.05)
    with closing(opened(path)) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        write(store, office())
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreUnavailable, match=r"has been writing to .*map\.db for a while\. Try again"):
            write(store, office("late"))

        assert [each.key for each in store.contents().entities] == ["press"]


def refer_to_nobody(store: SqliteStore) -> None:
    """Write what SQLite refuses at the commit only."""
    with store._connections.writing() as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("INSERT INTO text (key, text, version) VALUES ('nobody', 'words', 1)")


@pytest.mark.parametrize("in_memory", [False, True], ids=["file", "memory"])
def test_a_commit_that_fails_leaves_the_store_to_the_next_writer(path: Path, in_memory: bool) -> None:
    with closing(open_store("sqlite://") if in_memory else opened(path)) as store:
        assert isinstance(store, SqliteStore)
        with pytest.raises(sqlite3.IntegrityError):
            refer_to_nobody(store)

        write(store, *A_MAP)

        assert store.revision().number == 1


def test_two_maps_in_memory_are_two() -> None:
    with closing(open_store("sqlite://")) as one, closing(open_store("sqlite:///:memory:")) as other:
        write(one, office())

        assert everything(other) == {}


def test_an_edit_with_another_tool_moves_the_marker_and_is_found(path: Path) -> None:
    with closing(opened(path)) as store:
        write(store, *A_MAP)
        marker = store.marker()

        asked(path, "UPDATE entity SET name = 'Hacked' WHERE key = 'media'")
        asked(path, "DELETE FROM evidence WHERE key = 'a-quote'")
        asked(path, "INSERT INTO text (key, text, version) VALUES ('nobody', '...', 1)")

        mend = "edit by sociogram only, or export the map and restore it into a new file"
        assert store.marker() != marker
        assert store.check() == [
            Finding("A row refers to a record of table entity that does not exist.", "text", mend),
            Finding("It is not as the change log left it.", "entity 'media'", mend),
            Finding("It is not in the change log.", "text 'nobody'", mend),
            Finding("It is gone, and the change log does not say why.", "evidence 'a-quote'", mend),
        ]


def test_a_backup_is_a_store_of_its_own(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with closing(opened(path)) as store:
        write(store, *A_MAP)
        store.backup(copy)
        write(store, office("late"))
        before = [each for each in store.changes(0) if each[0].number == 1]

    assert copy.stat().st_mode & 0o777 == 0o600
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.db", "map.db"]
    with closing(opened(copy)) as copied:
        assert list(copied.changes(0)) == before
        assert len(everything(copied)) == len(A_MAP) - 1
        assert copied.check() == []


def test_a_map_in_memory_can_be_backed_up(tmp_path: Path) -> None:
    with closing(open_store("sqlite://")) as store:
        write(store, *A_MAP)
        store.backup(tmp_path / "copy.db")

    with closing(opened(tmp_path / "copy.db")) as copied:
        assert copied.revision().number == 1


def test_a_backup_that_cannot_be_written_leaves_nothing(path: Path, tmp_path: Path) -> None:
    with closing(opened(path)) as store, pytest.raises(Unusable, match=r"copy\.db cannot be written"):
        store.backup(tmp_path / "missing" / "copy.db")

    assert not (tmp_path / "missing").exists()


REPOSITORY = Path(__file__).parents[3]
PREAMBLE = """
import sys
from graph.records import Put
from graph.stores import open_store
from tests.graph.stores.moves import office, write

store = open_store(f"sqlite:///{sys.argv[1]}")
"""


def child(path: Path, code: str) -> subprocess.Popen[bytes]:
    """Another process with the store in *path*, that goes on with *code*."""
    return subprocess.Popen(
        [sys.executable, "-c", PREAMBLE + textwrap.dedent(code), str(path)], stdout=subprocess.PIPE, cwd=REPOSITORY
    )


@pytest.mark.parametrize("patience", [1, 10, 40])
def test_what_was_acknowledged_survives_a_kill_and_the_rest_is_whole_or_absent(path: Path, patience: int) -> None:
    code = """
        for number in range(1_000_000):
            write(store, *(office(f"{number}-{each}") for each in range(5)))
            print(number, flush=True)
    """
    with child(path, code) as writer:
        assert writer.stdout
        acknowledged = [int(writer.stdout.readline()) for _ in range(patience)]
        writer.send_signal(signal.SIGKILL)
        acknowledged += map(int, writer.stdout.read().split())

    with closing(opened(path)) as store:
        revisions = store.revision().number
        assert revisions >= len(acknowledged)
        assert {key for _, key in everything(store)} == {
            f"{number}-{each}" for number in range(revisions) for each in range(5)
        }
        assert store.check() == []
        assert write(store, office("afterwards")).number == revisions + 1


@pytest.mark.parametrize("delay", [0.02, 0.2, 0.4])
def test_a_large_change_set_is_whole_or_absent_after_a_kill(path: Path, delay: float) -> None:
    code = """
        offices = [office(f"{number}") for number in range(20_000)]
        print("now", flush=True)
        write(store, *offices)
        print("done", flush=True)
    """
    with child(path, code) as writer:
        assert writer.stdout
        writer.stdout.readline()
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL)
        acknowledged = b"done" in writer.stdout.read()

    with closing(opened(path)) as store:
        assert len(everything(store)) == 20_000 * store.revision().number
        assert store.revision().number >= acknowledged
        assert store.check() == []


COMES_AND_GOES = """
import sys
from pathlib import Path
from graph.records import ChangeSet, Put
from graph.stores.sqlite import SqliteStore
from tests.graph.stores.moves import office

store = SqliteStore(Path(sys.argv[1]))
store.contents()
if sys.argv[2:]:
    store.apply(ChangeSet(changes=(Put(office(sys.argv[2]), 0),), actor="another"))
store.close()
"""


def test_who_comes_and_goes_takes_nothing_from_who_stays(path: Path) -> None:
    def another(*words: str) -> None:
        subprocess.run([sys.executable, "-c", COMES_AND_GOES, str(path), *words], check=True, timeout=60)

    log = Path(f"{path}-wal")
    with closing(opened(path)) as store:
        write(store, Put(office("first"), 0))
        store.contents(), store.marker()
        before = log.stat().st_ino

        another()
        assert log.stat().st_ino == before, "the log that this process writes is still the one that others read"
        another("second")
        write(store, Put(office("third"), 0))
        another()

        assert sorted(each.key for each in store.contents().entities) == ["first", "second", "third"]
    with closing(opened(path)) as store:
        assert sorted(each.key for each in store.contents().entities) == ["first", "second", "third"]


def test_a_second_process_reads_and_writes_beside_the_first(path: Path) -> None:
    code = """
        (entity,) = store.contents().entities
        write(store, Put(office(name="Named elsewhere"), entity.version))
        store.close()
    """
    with closing(opened(path)) as store:
        write(store, office())
        marker = store.marker()

        with child(path, code) as other:
            assert other.wait() == 0

        assert store.marker() != marker
        assert [each.name for each in store.contents().entities] == ["Named elsewhere"]
        assert write(store, Put(office(), 2)).number == 3
