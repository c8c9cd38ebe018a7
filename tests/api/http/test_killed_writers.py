import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.http.writers import STORES, Ground, ask

WRITERS = 8
SECONDS = 2.0

WRITE = """mutation ($input: ApplyChangesInput!) { applyChanges(input: $input) {
  __typename ... on ApplyChangesPayload { revision { number } }
} }"""


@pytest.fixture(params=STORES)
def ground(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ground]:
    made = Ground.of(request, tmp_path)
    yield made
    made.clear()


def a_pair(name: str) -> dict[str, Any]:
    """Two things and a tie between them, under a key."""
    changes = [
        {"createEntity": {"kind": "OFFICE", "name": name, "properties": [{"name": "unit_type", "value": "team"}]}},
        {"createEntity": {"kind": "STAKEHOLDER", "name": f"{name} group"}},
        {"connect": {"type": "ENGAGES", "source": name, "target": f"{name}-group", "role": "mandated"}},
    ]
    return {"changes": changes, "idempotencyKey": name}


def write_on(address: str, writer: int, acknowledged: dict[str, int], sent: list[str]) -> None:
    """Write pair after pair until the service is gone."""
    with httpx.Client(base_url=address, timeout=30) as client:
        for number in range(10_000):
            name = f"w{writer}-{number}"
            sent.append(name)
            try:
                answer = ask(client, WRITE, input=a_pair(name))["applyChanges"]
            except httpx.TransportError:
                return
            assert answer["__typename"] == "ApplyChangesPayload", answer
            acknowledged[name] = answer["revision"]["number"]


def test_what_was_acknowledged_survives_a_kill_and_the_rest_is_whole_or_absent(ground: Ground) -> None:
    acknowledged: dict[str, int] = {}
    sent: list[str] = []
    with ground.service() as (address, process), ThreadPoolExecutor(WRITERS) as pool:
        running = [pool.submit(write_on, address, each, acknowledged, sent) for each in range(WRITERS)]
        _wait_until(lambda: len(acknowledged) > 3 * WRITERS)
        time.sleep(SECONDS / 4)
        process.kill()
        for each in running:
            each.result(timeout=60)
        assert process.wait() == -signal.SIGKILL

    entities, ties = _found(ground)
    whole = {name for name in sent if name in entities}
    assert set(acknowledged) <= whole <= set(sent)
    assert entities == whole | {f"{name}-group" for name in whole}
    assert ties == {f"{name}--engages--{name}-group" for name in whole}
    assert len(sent) > len(acknowledged), "nothing was under way when it was killed"

    with ground.service() as (address, _), httpx.Client(base_url=address, timeout=30) as client:
        again = {name: ask(client, WRITE, input=a_pair(name))["applyChanges"]["revision"]["number"] for name in sent}
    assert acknowledged.items() <= again.items()
    assert len(_found(ground)[0]) == 2 * len(sent)


def _found(ground: Ground) -> tuple[set[str], set[str]]:
    with closing(ground.open()) as store:
        contents = store.contents()
        assert store.check() == []
        return {each.key for each in contents.entities}, {each.key for each in contents.relationships}


def _wait_until(has_come: Any) -> None:
    waited = threading.Event()
    for _ in range(600):
        if has_come():
            return
        waited.wait(0.1)
    raise AssertionError("it did not come")
