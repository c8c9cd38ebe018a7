import hashlib
from pathlib import Path

import pytest

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


def test_a_store_that_holds_a_map_is_not_restored_over(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("export", str(tmp_path / "map.jsonl"))

    answer = terminal.run("restore", str(tmp_path / "map.jsonl"))

    assert answer.code == 7
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
