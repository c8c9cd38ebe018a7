import pytest

from api.cli.exits import REFUSALS, Exit, exit_for
from graph.editing import Sort
from graph.errors import (
    Conflict,
    Invalid,
    MapError,
    NotFound,
    Problem,
    StoreError,
    StoreMismatch,
    StoreUnavailable,
    Unusable,
)
from tests.api.cli.running import Terminal


@pytest.mark.parametrize(
    ("error", "exit_"),
    [
        (Invalid([Problem("a", "b")]), Exit.BAD_INPUT),
        (Unusable("x"), Exit.BAD_INPUT),
        (Conflict([Problem("a", "b")]), Exit.CONFLICT),
        (NotFound("entity", "x"), Exit.NOT_FOUND),
        (StoreUnavailable("x"), Exit.UNAVAILABLE),
        (StoreMismatch("x"), Exit.MISMATCH),
        (StoreError("x"), Exit.FAILED),
        (MapError("x"), Exit.FAILED),
    ],
)
def test_each_error_of_the_map_has_its_exit(error: MapError, exit_: Exit) -> None:
    assert exit_for(error) is exit_


def test_each_sort_of_refusal_has_its_exit() -> None:
    assert set(REFUSALS) == set(Sort)


def test_codes_are_told_apart() -> None:
    assert len({each.code for each in Exit}) == len(Exit)


def test_a_store_that_does_not_answer(empty: Terminal) -> None:
    answer = empty.run("ask", "coverage", "--store", "bolt://127.0.0.1:1")

    assert answer.code == 6
    assert "Traceback" not in answer.err


def test_a_store_of_no_known_kind(empty: Terminal) -> None:
    answer = empty.run("ask", "coverage", "--store", "mysql://somewhere")

    assert answer.code == 7
    assert answer.err.startswith("Stores of the kind 'mysql' are not known.")


def test_words_that_are_no_command(empty: Terminal) -> None:
    assert empty.run("frobnicate").code == 2


def test_control_characters_in_names_are_shown_and_not_obeyed(
    empty: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    from api.cli.terminal import complain, say, show_table

    say("a\x1b[31mb[bold]c")
    show_table(("x",), [("d\x1b]0;e",)])
    complain("f\u202eg")

    out, err = capsys.readouterr()
    assert "\x1b" not in out + err
    assert "a\\x1b[31mb[bold]c" in out
    assert "f\\x202eg" in err
