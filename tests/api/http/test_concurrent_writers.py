from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import httpx
import pytest

from tests.api.http.writers import STORES, Ground, ask

WRITERS = 100

CREATE = """mutation { createEntity(input: {kind: PLACE, name: "Hall", note: "0"}) { __typename } }"""
COUNT = """mutation ($input: UpdateEntityInput!) { updateEntity(input: $input) {
  __typename
  ... on UpdateEntityPayload { entity { version note } }
  ... on Conflict { current { version entity { note } } }
} }"""
JOIN = """mutation ($input: CreateEntityInput!) { createEntity(input: $input) {
  __typename ... on CreateEntityPayload { key revision { number } }
} }"""


@pytest.fixture(params=STORES)
def ground(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ground]:
    made = Ground.of(request, tmp_path)
    yield made
    made.clear()


@pytest.fixture
def addresses(ground: Ground) -> Iterator[list[str]]:
    """Two services over one store."""
    with ExitStack() as stack:
        yield [stack.enter_context(ground.service())[0] for _ in range(2)]


def count_up(address: str) -> int:
    """Add one to the note of the hall, again and again until nobody came between; how often it was tried."""
    with httpx.Client(base_url=address, timeout=120) as client:
        version, note, tries = 1, "0", 0
        while True:
            tries += 1
            given = {"key": "hall", "expectedVersion": version, "note": str(int(note) + 1)}
            answer = ask(client, COUNT, input=given)["updateEntity"]
            if answer["__typename"] == "UpdateEntityPayload":
                return tries
            assert answer["__typename"] == "Conflict", answer
            version, note = answer["current"]["version"], answer["current"]["entity"]["note"]


def test_of_a_hundred_writers_no_update_is_lost(ground: Ground, addresses: list[str]) -> None:
    with httpx.Client(base_url=addresses[0]) as client:
        ask(client, CREATE)

    with ThreadPoolExecutor(WRITERS) as pool:
        tries = list(pool.map(count_up, [addresses[each % 2] for each in range(WRITERS)]))

    with closing(ground.open()) as store:
        [hall] = store.get("entity", ["hall"])
        assert (getattr(hall, "note", None), hall.version) == (str(WRITERS), WRITERS + 1)
        assert store.revision().number == WRITERS + 1
        assert store.check() == []
    assert sum(tries) > WRITERS, "nobody came between: the test is too slow to be one"


def join(numbered: tuple[int, str]) -> tuple[str, int]:
    number, address = numbered
    with httpx.Client(base_url=address, timeout=120) as client:
        given = {"kind": "PLACE", "name": "Room", "idempotencyKey": f"room {number % 50}", "note": str(number % 50)}
        answer = ask(client, JOIN, input=given)["createEntity"]
        assert answer["__typename"] == "CreateEntityPayload", answer
        return answer["key"], answer["revision"]["number"]


def test_things_of_one_name_made_at_once_get_keys_of_their_own_and_a_key_is_used_once(
    ground: Ground, addresses: list[str]
) -> None:
    with ThreadPoolExecutor(WRITERS) as pool:
        made = list(pool.map(join, [(each, addresses[each // 50]) for each in range(WRITERS)]))

    assert made[:50] == made[50:], "the same key gives the same answer, whichever service is asked"
    assert sorted({number for _, number in made}) == list(range(1, 51))
    with closing(ground.open()) as store:
        assert len(list(store.contents().entities)) == 50
