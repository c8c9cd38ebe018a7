from pathlib import Path

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


def test_a_file_that_is_not_there_is_said(empty: Terminal, tmp_path: Path) -> None:
    answer = empty.run("restore", str(tmp_path / "nothing"))

    assert (answer.code, answer.err) == (3, f"{tmp_path / 'nothing'} cannot be read: No such file or directory.\n")
