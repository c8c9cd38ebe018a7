from collections.abc import Iterator

import pytest
import typer

from api.cli.app import app
from api.cli.helping import EXAMPLES
from graph.analyses import ANALYSES
from tests.api.cli.running import Terminal


def commands(group: typer.Typer, *words: str) -> Iterator[tuple[str, ...]]:
    """The words of every command of *group* and of the groups in it."""
    for each in group.registered_commands:
        if each.callback is not None:
            yield *words, each.name or each.callback.__name__
    for inner in group.registered_groups:
        if inner.typer_instance is not None:
            yield from commands(inner.typer_instance, *words, str(inner.name))


@pytest.mark.parametrize("words", [(), ("ask",), ("decide",), ("scenario",)])
def test_a_list_of_commands_says_whole_sentences_of_each(empty: Terminal, words: tuple[str, ...]) -> None:
    said = empty.run(*words, "--help").out

    assert "..." not in said.partition("Commands:")[2]


def test_a_long_question_is_listed_to_its_end(empty: Terminal) -> None:
    listed = " ".join(empty.run("ask", "--help").out.split())

    assert all(each.question in listed for each in ANALYSES)


EVERY = list(commands(app))


@pytest.mark.parametrize("words", EVERY, ids=" ".join)
def test_every_command_shows_examples_a_line_each_as_they_are_typed(
    empty: Terminal, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    about, _, rest = empty.run(*words, "--help").out.partition(f"\n  {EXAMPLES}\n\n")

    examples = rest.split("\n\n")[0].splitlines()

    assert about
    assert examples
    assert all(each.startswith(f"      sociogram {' '.join(words)}") for each in examples), examples
