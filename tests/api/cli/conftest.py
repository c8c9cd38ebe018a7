import shutil
from pathlib import Path

import pytest

from tests.api.cli.running import Terminal


@pytest.fixture(autouse=True)
def _unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a machine however slow, nothing is told of progress beside what a command says."""
    monkeypatch.setattr("api.cli.terminal.SECONDS_BEFORE_PROGRESS", 600.0)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal with an empty store."""
    return Terminal(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample map in it; copy it before changing it."""
    from graph.relationship_map import RelationshipMap
    from graph.stores import open_store
    from seeds import load

    file = tmp_path_factory.mktemp("sample") / "map.db"
    door = RelationshipMap(open_store(f"sqlite:///{file}"))
    load(door, "ir-map", "somebody")
    door.close()
    return file


@pytest.fixture
def terminal(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Terminal:
    """A terminal with the sample map in its store."""
    shutil.copy(sample, tmp_path / "map.db")
    return Terminal(tmp_path, monkeypatch, capsys)
