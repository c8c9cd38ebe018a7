from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreMismatch
from graph.stores import open_store

ACCEPTED = (
    "Write sqlite:///map.db (a file here), sqlite:////data/map.db (a file anywhere), sqlite:// (in memory), "
    "or a Neo4j address such as neo4j://localhost:7687, neo4j+s://, bolt:// or bolt+s://."
)


def test_three_slashes_name_a_file_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with closing(open_store("sqlite:///a%20map.db")) as store:
        assert store.info().address == "a map.db"
    assert [each.name for each in tmp_path.iterdir()] == ["a map.db"]


def test_four_slashes_name_a_file_anywhere(tmp_path: Path) -> None:
    with closing(open_store(f"sqlite:///{tmp_path}/map.db")) as store:
        assert store.info().address == f"{tmp_path}/map.db"


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_without_a_path_the_map_is_in_memory(url: str) -> None:
    with closing(open_store(url)) as store:
        assert store.info().address == "memory"


@pytest.mark.parametrize(
    ("url", "fact"),
    [
        ("mysql://ada:secret@host/map", f"Stores of the kind 'mysql' are not known. {ACCEPTED}"),
        ("map.db", f"The store's address has no scheme. {ACCEPTED}"),
        ("", f"The store's address has no scheme. {ACCEPTED}"),
        (
            "sqlite://map.db",
            f"The address of an SQLite store has three slashes, or four before a full path. {ACCEPTED}",
        ),
    ],
)
def test_an_address_of_no_known_form_is_refused_in_words_and_without_secrets(url: str, fact: str) -> None:
    with pytest.raises(StoreMismatch) as error:
        open_store(url)

    assert str(error.value) == fact
    assert "secret" not in str(error.value)
