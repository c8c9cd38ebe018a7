import pytest

from graph.records import ChangeSet, Entity, Put
from graph.stores import open_store
from tests.api.cli.running import Terminal


def test_a_sound_map_is_well(terminal: Terminal) -> None:
    answer = terminal.run("doctor")

    assert answer.code == 0
    assert answer.out.startswith("SQLite ")
    assert answer.out.endswith("All is well.\n")


def test_what_breaks_the_ontology_is_found_with_its_mend(terminal: Terminal) -> None:
    store = open_store(terminal.url)
    odd = Entity(key="odd", kind="office", name="Odd", properties={"unit_type": "pirates"})
    store.apply(ChangeSet(changes=(Put(odd, 0),), actor="somebody"))
    store.close()

    answer = terminal.run("doctor")

    assert answer.code == 1
    assert "'pirates' is not one of" in answer.out
    assert answer.out.endswith("1 finding.\n")
    assert len(terminal.run("doctor", "--json").json["findings"]) == 1


def test_a_foreign_package_is_found(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.cli.names.packages_distributions", lambda: {"graph": ["graph-tools"]})

    answer = terminal.run("doctor")

    assert answer.code == 1
    assert "installation: The package 'graph' is also claimed by graph-tools" in answer.out


def test_a_store_that_nobody_else_writes_to_has_nothing_to_adopt(terminal: Terminal) -> None:
    assert terminal.run("doctor", "--adopt").err == "There is nothing to adopt.\n"
