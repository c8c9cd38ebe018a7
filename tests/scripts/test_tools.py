from pathlib import Path

import pytest

from scripts.neo4j_server import Missing
from scripts.tools import environment


@pytest.fixture
def pins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty file of pins, beside an empty cache."""
    monkeypatch.setenv("SOCIOGRAM_CACHE", str(tmp_path / "cache"))
    (tmp_path / "a-tool").mkdir()
    file = tmp_path / "a-tool" / "requirements.txt"
    file.write_text("")
    return file


def test_an_environment_is_made_once_for_each_state_of_its_pins(pins: Path) -> None:
    programs = environment(pins)
    (programs / "mark").touch()

    assert (environment(pins) / "mark").exists()
    assert (programs / "python").exists()


def test_an_environment_that_cannot_be_made_is_told_and_tried_again(pins: Path) -> None:
    pins.write_text("nothing-is-called-this==1.0\n")

    for _ in range(2):
        with pytest.raises(Missing, match=r"The environment for .*a-tool/requirements.txt cannot be made: "):
            environment(pins)
