import time

import pytest

from api.bootstrap import open_map
from api.cli import opening
from api.cli import terminal as at_the_terminal
from tests.api.cli.running import Terminal


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress that is told after a moment rather than a second."""
    monkeypatch.setattr(at_the_terminal, "SECONDS_BEFORE_PROGRESS", 0.05)


def test_what_is_to_be_typed_is_not_folded_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "30")
    line = "yes: sociogram decide confirm education-team--engages--school-teachers"

    at_the_terminal.say(line, is_typed=True)
    at_the_terminal.say(line)

    typed, *folded = capsys.readouterr().out.splitlines()
    assert typed == line
    assert len(folded) > 1


def test_what_takes_long_is_told_in_a_line_where_nobody_sees_it_move(
    hurried: None, capsys: pytest.CaptureFixture[str]
) -> None:
    with at_the_terminal.working("Opening the map"):
        time.sleep(0.3)

    assert capsys.readouterr() == ("", "Opening the map ...\n")


def test_what_is_done_at_once_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    with at_the_terminal.working("Opening the map"):
        pass

    assert capsys.readouterr() == ("", "")


def test_a_map_that_takes_long_to_open_is_told_beside_the_answer(
    terminal: Terminal, hurried: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(*given: object, **more: object) -> object:
        time.sleep(0.3)
        return open_map(*given, **more)  # type: ignore[arg-type]  # it is handed on as it came

    monkeypatch.setattr(opening, "open_map", slowly)
    answer = terminal.run("search", "media", "--json")

    assert answer.json
    assert answer.err.startswith("Opening the map ...\n")
