import os
from pathlib import Path

import pytest

from graph.errors import Unusable
from graph.new_file import new_file


def test_a_new_file_is_there_once_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "new"

    with new_file(path) as draft:
        draft.write_text("all")
        assert not path.exists()

    assert (path.read_text(), path.stat().st_mode & 0o777) == ("all", 0o600)
    assert list(tmp_path.iterdir()) == [path]


def test_where_something_is_raised_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), new_file(tmp_path / "new") as draft:
        draft.write_text(str(1 / 0))

    assert list(tmp_path.iterdir()) == []


def no_links(source: Path, path: Path) -> None:
    raise PermissionError(1, "Operation not permitted")


def write_beside_another(path: Path) -> None:
    with new_file(path) as draft:
        draft.write_text("ours")
        path.write_text("theirs")


@pytest.mark.parametrize("has_links", [True, False])
def test_a_file_made_meanwhile_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_links: bool) -> None:
    path = tmp_path / "new"
    if not has_links:
        monkeypatch.setattr(os, "link", no_links)

    with pytest.raises(Unusable) as error:
        write_beside_another(path)

    assert str(error.value) == f"{path} exists. Name a new file."
    assert path.read_text() == "theirs"


def test_a_link_that_leads_nowhere_is_there_as_well(tmp_path: Path) -> None:
    path = tmp_path / "new"
    path.symlink_to(tmp_path / "nowhere")

    with pytest.raises(Unusable, match="exists"), new_file(path):
        pass


def test_where_there_are_no_links_a_new_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", no_links)

    with new_file(tmp_path / "new") as draft:
        draft.write_text("all")

    assert (tmp_path / "new").read_text() == "all"
