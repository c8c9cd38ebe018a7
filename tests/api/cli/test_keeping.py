import hashlib
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from graph.records import ChangeSet, Entity, Put
from graph.stores import open_store
from tests.api.cli.running import Terminal


def coverage_of(terminal: Terminal, *more: str) -> str:
    return terminal.run("ask", "coverage", "--json", *more).out


def test_a_dump_and_a_backup_come_back_as_the_same_map(terminal: Terminal, tmp_path: Path) -> None:
    for command, name in (("export", "map.jsonl"), ("backup", "map.backup")):
        new = f"sqlite:///{tmp_path / name}.db"

        assert terminal.run(command, str(tmp_path / name)).code == 0
        assert terminal.run("restore", str(tmp_path / name), "--store", new).out == (
            "The map is restored, at revision 1.\n"
        )
        assert coverage_of(terminal, "--store", new) == coverage_of(terminal)


@pytest.mark.parametrize("command", ["export", "backup"])
def test_a_file_that_is_there_is_not_written_over(terminal: Terminal, tmp_path: Path, command: str) -> None:
    taken = tmp_path / "precious"
    taken.write_text("kept")

    answer = terminal.run(command, str(taken))

    assert (answer.code, answer.err) == (3, f"{taken} exists. Name a new file.\n")
    assert taken.read_text() == "kept"


def test_a_store_that_holds_a_map_is_not_restored_over(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("export", str(tmp_path / "map.jsonl"))

    answer = terminal.run("restore", str(tmp_path / "map.jsonl"))

    assert answer.code == 3
    assert "already holds a map, at revision 1" in answer.err


def test_a_file_that_is_no_dump_is_refused(empty: Terminal, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello\n", encoding="utf-8")

    answer = empty.run("restore", str(tmp_path / "notes.txt"))

    assert answer.code == 3
    assert "line 1" in answer.err
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_a_dump_that_refers_to_nothing_leaves_no_file(terminal: Terminal, tmp_path: Path) -> None:
    dump = tmp_path / "map.jsonl"
    terminal.run("export", str(dump))
    lines = dump.read_bytes().splitlines(keepends=True)
    body = b"".join(lines[:-1]).replace(b'"target":"media"', b'"target":"nobody"')
    dump.write_bytes(body + b'{"sha256":"%s"}\n' % hashlib.sha256(body).hexdigest().encode())

    answer = terminal.run("restore", str(dump), "--store", f"sqlite:///{tmp_path / 'new' / 'map.db'}")

    assert answer.code == 4
    assert list((tmp_path / "new").iterdir()) == []


def test_a_file_that_is_not_there_is_said(empty: Terminal, tmp_path: Path) -> None:
    answer = empty.run("restore", str(tmp_path / "nothing"))

    assert (answer.code, answer.err) == (3, f"{tmp_path / 'nothing'} cannot be read: No such file or directory.\n")


def test_what_a_writer_has_not_yet_moved_into_the_file_is_restored(terminal: Terminal, tmp_path: Path) -> None:
    live, left = tmp_path / "live map?.db", tmp_path / "left.db"
    with closing(open_store(f"sqlite:///{live}")) as writer:
        writer.apply(ChangeSet(changes=(Put(Entity(key="press", kind="Office", name="Press"), 0),), actor="somebody"))
        for end in ("", "-wal"):  # as a process that was killed leaves it
            shutil.copy(f"{live}{end}", f"{left}{end}")

        for number, file in enumerate((live, left)):
            new = f"sqlite:///{tmp_path / f'new-{number}.db'}"

            answer = terminal.run("restore", str(file), "--store", new)

            assert answer.out == "The map is restored, at revision 1.\n"
            assert terminal.run("show", "press", "--store", new).code == 0


def test_restoring_leaves_nothing_beside_a_backup(terminal: Terminal, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    terminal.run("backup", str(kept / "map.backup"))

    terminal.run("restore", str(kept / "map.backup"), "--store", f"sqlite:///{tmp_path / 'new.db'}")

    assert [each.name for each in kept.iterdir()] == ["map.backup"]


def test_a_damaged_backup_is_said(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "map.backup"
    terminal.run("backup", str(file))
    file.write_bytes(file.read_bytes()[:5000])

    answer = terminal.run("restore", str(file), "--store", f"sqlite:///{tmp_path / 'new.db'}")

    assert (answer.code, answer.err) == (7, f"The file {file} is damaged. Restore a backup into a new file.\n")


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "coverage"),
        ("show", "media"),
        ("search", "media"),
        ("verify",),
        ("doctor",),
        ("export", "new.jsonl"),
        ("backup", "new.backup"),
        ("draw", "matrix", "--out", "new.svg"),
        ("attach", "paper", "paper.txt"),
    ],
    ids=lambda words: words[0],
)
def test_what_only_reads_makes_no_store(empty: Terminal, tmp_path: Path, words: tuple[str, ...]) -> None:
    file = tmp_path / "nowhere" / "map.db"

    answer = empty.run(*words, "--store", f"sqlite:///{file}")

    assert (answer.code, answer.out) == (6, "")
    assert answer.err == (
        f"There is no map in {file}. `sociogram load DIR` makes one of your files, and `sociogram demo` shows a sample "
        "map; or name another store.\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_map(empty: Terminal, tmp_path: Path) -> None:
    (tmp_path / "map.db").touch()

    assert empty.run("ask", "coverage").code == 6
    assert (tmp_path / "map.db").stat().st_size == 0
    assert empty.run("load", "ir-map").code == 0
