import shlex
from pathlib import Path

import pytest

from tests.api.cli.running import Terminal
from tests.docs.pages import blocks, section, text, write_files


def test_the_decisions_of_the_page_come_out_as_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("api.cli.terminal.SECONDS_BEFORE_PROGRESS", 600.0)
    write_files(text("docs/questions/coverage.md"), tmp_path / "example")
    terminal = Terminal(tmp_path, monkeypatch, capsys)
    assert terminal.run("load", str(tmp_path / "example")).code == 0

    examples = blocks(section(text("docs/questions/settling.md"), "Deciding"), "console")
    for each in examples:
        command, said = each.split("\n", 1)
        answer = terminal.run(*shlex.split(command.removeprefix("$ sociogram ")))

        assert answer.out + answer.err == said
    assert len(examples) == 4
