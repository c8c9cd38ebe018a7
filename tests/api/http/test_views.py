import json
from typing import Any

import pytest

from graph.change_log import ChangeLog
from graph.editing import Author, Order, SaveScenario, carry_out
from graph.errors import StoreError, StoreMismatch, StoreUnavailable
from graph.ontology import ONTOLOGY
from graph.pulse import OutOfTime
from tests.api.http.client import Client
from tests.maps import World, a_map, lasting
from tests.schema.asking import door_to

ENGAGES = ONTOLOGY.type["ENGAGES"]


class Failing:
    """A store that answers everything with an error."""

    def __init__(self, error: StoreError) -> None:
        self._error = error

    def __getattr__(self, name: str) -> Any:
        raise self._error


@pytest.fixture(scope="module")
def client() -> Client:
    world = World()
    world.office("Press Office", validity=lasting("2017"))
    world.tie("Press Office", ENGAGES, "Journalists")
    world.add("Donors", "stakeholder")
    world.roster(["Journalists", "Donors"])
    return Client(world)


@pytest.mark.parametrize(
    ("file", "media_type", "begin"),
    [
        ("matrix.svg", "image/svg+xml", b"<"),
        ("matrix.png", "image/png", b"\x89PNG"),
        ("matrix.html", "text/html; charset=utf-8", b"<"),
        ("map.svg", "image/svg+xml", b"<"),
        ("map.json", "application/json", b"{"),
        ("map.graphml", "application/graphml+xml", b"<"),
    ],
)
def test_a_picture_comes_in_the_format_of_its_name(client: Client, file: str, media_type: str, begin: bytes) -> None:
    response = client.get(f"/views/{file}")
    assert response.status_code == 200
    assert response.headers["content-type"] == media_type
    assert response.content.startswith(begin)
    assert f'filename="{file}"' in response.headers["content-disposition"]


def test_the_lenses_hold_for_pictures(client: Client) -> None:
    before = client.get("/views/map.json", params={"asOf": "2016-01-01", "statedOnly": "", "roster": ""}).json()
    after = client.get("/views/map.json", params={"asOf": "2018-01-01", "statedOnly": "true"}).json()
    assert (before["asOf"], after["asOf"], after["statedOnly"]) == ("2016-01-01", "2018-01-01", True)
    assert before["title"] != after["title"]
    assert "asOf=2018-01-01" in json.dumps(after)


def test_a_picture_shows_what_is_imagined_and_says_so(client: Client) -> None:
    imagined = {"scenario": "dissolve-office press-office", "asOf": "2018-01-01"}
    shown = client.get("/views/map.json", params=imagined).json()
    drawn = client.get("/views/matrix.svg", params=imagined).text

    assert shown["title"].startswith("2 of 2 have no unit")
    assert shown["imagined"] == ["Press Office is dissolved."]
    assert "What if: Press Office is dissolved. Nothing of it is written." in drawn
    assert "scenario=dissolve-office+press-office" in shown["address"]
    assert client.get("/views/map.json", params={"asOf": "2018-01-01"}).json()["imagined"] == []


@pytest.mark.parametrize(
    ("path", "status", "message"),
    [
        ("map.json?scenario=vacate", 404, "There is no scenario 'vacate' on the map."),
        ("map.json?scenario=vacate-post", 400, "This cannot be imagined.\n  line 1: vacate-post needs post"),
        ("nothing.svg", 404, "There is no picture 'nothing.svg' on the map."),
        ("matrix.exe", 404, "There is no picture 'matrix.exe' on the map. Did you mean 'matrix.svg'"),
        ("matrix.svg?asOf=x", 400, "'x' is no day of the calendar. Write it as 2017-06-12."),
        ("matrix.svg?recordedAsOf=x", 400, "'x' is no moment of the calendar. Write it as 2017-06-12T14:30:00Z."),
        ("matrix.svg?statedOnly=maybe", 400, "statedOnly: 'maybe' is neither true nor false."),
        ("matrix.svg?as_of=x", 400, "as_of: no such parameter."),
        ("matrix.svg?roster=the-rooster", 404, "There is no roster 'the-rooster' on the map. Did you mean"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(client: Client, path: str, status: int, message: str) -> None:
    response = client.get(f"/views/{path}")
    assert response.status_code == status
    assert response.text.startswith(message)


@pytest.mark.parametrize("error", [StoreUnavailable, StoreMismatch])
def test_a_store_that_fails_is_no_fault_of_the_asker(error: type[StoreError]) -> None:
    door = door_to(World())
    client = Client(door)
    door.snapshot()
    door.store = Failing(error("The store failed."))
    door.log = ChangeLog(door.store)

    response = client.get("/views/map.json", params={"recordedAsOf": "2000-01-01T00:00:00Z"})

    assert (response.status_code, response.text) == (503, "The store failed.\n")


def test_a_picture_of_what_was_on_record_takes_a_scenario_that_was_kept_later() -> None:
    door = door_to(a_map(("Press Office", ENGAGES, "Media")))
    then = door.snapshot().revision.committed_at
    saved = SaveScenario(name="No press", changes="dissolve-office press-office")
    carry_out(door, Order(edits=(saved,), paths=(("input",),), author=Author("Ada")))

    shown = Client(door).get("/views/map.json", params={"scenario": "no-press", "recordedAsOf": then.isoformat()})

    assert shown.json()["imagined"] == ["Press Office is dissolved."]


def test_imagining_ends_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def over() -> None:
        raise OutOfTime

    monkeypatch.setattr("api.http.views.seconds", lambda _: over)
    response = Client(a_map(("Press Office", ENGAGES, "Media")), max_seconds=2.5).get(
        "/views/map.json", params={"scenario": "dissolve-office press-office"}
    )

    said = "Imagining it took longer than 2.5 seconds. Imagine less at once.\n"
    assert (response.status_code, response.text) == (503, said)
