from pathlib import Path

import pytest

from tests.api.cli.running import Terminal


@pytest.mark.parametrize(
    ("picture", "ending", "beginning"),
    [("matrix", "svg", b"<?xml"), ("matrix", "png", b"\x89PNG"), ("map", "html", b"<!"), ("map", "graphml", b"<?xml")],
)
def test_a_picture_is_drawn_by_the_ending_of_its_file(
    terminal: Terminal, tmp_path: Path, picture: str, ending: str, beginning: bytes
) -> None:
    file = tmp_path / f"picture.{ending}"

    assert terminal.run("draw", picture, "--out", str(file)).code == 0
    assert file.read_bytes().startswith(beginning)


def test_what_cannot_be_drawn_is_said_and_no_file_is_left(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal.run("draw", "pie", "--out", str(tmp_path / "a.svg")).code == 5
    assert terminal.run("draw", "map", "--out", str(tmp_path / "a")).code == 3
    assert not list(tmp_path.glob("a*"))


@pytest.mark.parametrize(
    ("picture", "endings"), [("matrix", ".svg, .png or .html"), ("map", ".svg, .png, .html or .graphml")]
)
def test_a_file_with_another_ending_is_told_which_there_are(
    terminal: Terminal, tmp_path: Path, picture: str, endings: str
) -> None:
    file = tmp_path / "a.txt"

    answer = terminal.run("draw", picture, "--out", str(file))

    assert (answer.code, answer.err) == (
        3,
        f"The ending of {file} is not one in which {picture} is drawn. Write one of {endings}.\n",
    )
    assert not file.exists()
