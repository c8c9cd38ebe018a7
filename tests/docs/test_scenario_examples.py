import shlex
from pathlib import Path

import pytest

from graph.editing.declare import purpose
from graph.scenarios import IMAGININGS, usage
from tests.api.cli.running import Terminal
from tests.docs.pages import blocks, section, text, write_files


def told(terminal: Terminal, page: str, part: str) -> list[tuple[str, str]]:
    """What each command of a part of a page says, and what the page says that it does."""
    examples = [each.split("\n", 1) for each in blocks(section(text(page), part), "console")]
    return [(terminal.run(*shlex.split(command.removeprefix("$ sociogram "))).out, said) for command, said in examples]


@pytest.fixture
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    monkeypatch.setattr("api.cli.terminal.SECONDS_BEFORE_PROGRESS", 600.0)
    return Terminal(tmp_path, monkeypatch, capsys)


def test_the_losses_of_the_page_come_out_as_it_says(quiet: Terminal, tmp_path: Path) -> None:
    write_files(text("docs/questions/coverage.md"), tmp_path / "example")
    quiet.run("load", str(tmp_path / "example"))

    found = told(quiet, "docs/questions/losses.md", "Worked example")

    assert len(found) == 2
    for out, said in found:
        assert out == said


@pytest.mark.parametrize("part", ["Ask with it", "Keep it"])
def test_the_scenarios_of_the_page_come_out_as_it_says(quiet: Terminal, part: str) -> None:
    quiet.run("load", "ir-map")

    found = told(quiet, "docs/scenarios.md", part)

    assert found
    for out, said in found:
        assert out.startswith(said.rstrip().removesuffix("...").rstrip())


def test_the_page_lists_every_change_that_can_be_imagined() -> None:
    page = text("docs/scenarios.md")

    for each in IMAGININGS:
        assert f"| `{usage(each)}` | {purpose(each)} |" in page
