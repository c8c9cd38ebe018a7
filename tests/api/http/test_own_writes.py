from pathlib import Path

import pytest

from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from tests.api.http.client import Client
from tests.maps import World

ASK = {"query": "{ places { totalCount } revision { number } }"}
MAKE = {"query": 'mutation { createEntity(input: {kind: PLACE, name: "Hall"}) { __typename } }'}


def test_a_write_through_one_replica_is_read_through_another(tmp_path: Path) -> None:
    one, other = (Client(RelationshipMap(open_store(f"sqlite:///{tmp_path / 'map.db'}"))) for _ in range(2))
    one.post(MAKE)

    before = other.post(ASK).json()["data"]
    after = other.post(ASK, headers={"Sociogram-Min-Revision": "1"}).json()["data"]
    assert before == {"places": {"totalCount": 0}, "revision": {"number": 0}}
    assert after == {"places": {"totalCount": 1}, "revision": {"number": 1}}


def test_a_revision_that_does_not_come_is_waited_for_and_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.http.own_writes.PATIENCE", 0.1)
    response = Client(World()).post(ASK, headers={"Sociogram-Min-Revision": "9"})

    assert (response.status_code, response.headers["retry-after"]) == (503, "1")
    assert response.json()["errors"][0]["message"] == (
        "The map is at revision 1 here, and Sociogram-Min-Revision asks for 9. Try again in a moment."
    )


@pytest.mark.parametrize("asked", ["-1", "one", "", "²", "9" * 40])
def test_what_is_no_revision_is_refused(asked: str) -> None:
    response = Client(World()).send(
        "POST", "/graphql", json=ASK, headers={"Sociogram-Min-Revision": asked.encode("utf-8")}
    )

    assert response.status_code == 400
    assert response.json()["errors"][0]["message"] == (
        "Sociogram-Min-Revision is no revision. Send back the number that a payload carried."
    )
