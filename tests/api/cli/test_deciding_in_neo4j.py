"""The same decisions by command in both stores: the same sentences, and the same records."""

from pathlib import Path

import pytest

from graph.records import Record
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from scripts.neo4j_server import USERNAME
from seeds import load
from tests.api.cli.running import Terminal
from tests.graph.stores.grounds import marked
from tests.neo4j_servers import empty, running

WHO = ("--by", "director-general", "--on", "2017-12-01", "--reason", "As the Board agreed.")
DECISIONS = (
    ("assign-unit", "media", "communications-team", *WHO),
    ("accept-gap", "trusts", "--until", "2018-06", "--document", "001-01b44cfb77715dfc-txt", "--locator", "page 3"),
    ("accept-reading", "secondary-level-teachers--read-as--school-teachers", *WHO, "--idempotency-key", "one"),
    ("accept-reading", "secondary-level-teachers--read-as--school-teachers", *WHO, "--idempotency-key", "one"),
    ("withdraw", "assign-2017-12-01", "--on", "2017-12-01"),
    ("assign-unit", "medai", "communications-team"),
    ("confirm", "education-team--engages--school-teachers", "--expected-version", "7"),
)


def told(terminal: Terminal) -> list[tuple[str, str, int]]:
    answers = [terminal.run("decide", *words) for words in DECISIONS]
    return [(each.out, each.err, each.code) for each in answers]


def written(door: RelationshipMap, since: int) -> list[Record | None]:
    return [each.after for _, changes in door.store.changes(since) for each in changes]


@pytest.mark.parametrize("name", marked(["neo4j 5.26"]))
def test_decisions_are_the_same_in_neo4j(
    request: pytest.FixtureRequest, name: str, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    here = told(terminal)
    embedded = RelationshipMap(open_store(f"sqlite:///{tmp_path / 'map.db'}"))
    server = running(request.config, name.removeprefix("neo4j "))
    empty(server)
    door = RelationshipMap(open_store(server.url, username=USERNAME, password=server.password))
    load(door, "ir-map", "somebody")
    since = door.store.revision().number
    monkeypatch.setenv("SOCIOGRAM_STORE_USERNAME", USERNAME)
    monkeypatch.setenv("SOCIOGRAM_STORE_PASSWORD", server.password)
    terminal.url = server.url

    there = told(terminal)
    found, expected = written(door, since), written(embedded, since)
    door.close()
    embedded.close()

    assert there == here
    assert [code for _, _, code in here] == [0, 0, 0, 0, 0, 5, 4]
    assert found == expected
    assert len(found) > 8
