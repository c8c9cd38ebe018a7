import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.bootstrap import service_over
from api.http.serving import serve
from api.settings import BadSettings, read_settings
from tests.maps import World
from tests.schema.asking import door_to

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def running(**environment: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The service as a process of its own, with the lines it logs; it is ended in any case."""
    given = {**os.environ, "SOCIOGRAM_STORE_URL": "sqlite://", "SOCIOGRAM_PORT": "0", **environment}
    process = subprocess.Popen(
        [sys.executable, "-m", "api.http"], cwd=ROOT, env=given, stderr=subprocess.PIPE, text=True
    )
    lines: list[str] = []
    reader = threading.Thread(target=lambda: lines.extend(process.stderr or ()))
    reader.start()
    try:
        yield process, lines
    finally:
        process.kill()
        process.wait()
        reader.join()
        if process.stderr:
            process.stderr.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def wait_for(address: str) -> None:
    for _ in range(200):
        try:
            httpx.get(f"{address}/healthz")
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the service did not start")


def test_the_service_answers_logs_json_and_ends_well_when_told_to() -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with running(SOCIOGRAM_PORT=str(port)) as (process, lines):
        wait_for(address)
        answer: Any = httpx.post(f"{address}/graphql", json={"query": "{ __typename }"}).json()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) in (0, -signal.SIGTERM)
    assert answer["data"] == {"__typename": "Query"}
    events = [json.loads(line) for line in lines]
    assert {"/healthz", "/graphql"} <= {each.get("path") for each in events}


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"SOCIOGRAM_HOST": "0.0.0.0"}, "0.0.0.0 can be reached by others, and the service has no authentication yet"),
        ({"SOCIOGRAM_PROT": "1"}, "SOCIOGRAM_PROT: there is no such setting (did you mean SOCIOGRAM_PORT?)"),
        ({"SOCIOGRAM_STORE_URL": "nonsense"}, "The store's address has no scheme."),
    ],
)
def test_what_cannot_be_served_is_refused_in_words(environment: dict[str, str], words: str) -> None:
    with running(**environment) as (process, lines):
        assert process.wait(timeout=20) == 1
    assert words in "".join(lines)
    assert "Traceback" not in "".join(lines)


def test_a_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        service = service_over(door_to(World()), read_settings(port=port))
        with pytest.raises(BadSettings) as refused:
            serve(service)
    assert str(refused.value) == (
        f"SOCIOGRAM_PORT: 127.0.0.1:{port} cannot be listened on: address already in use "
        "(choose another port; 0 takes a free one)"
    )


def test_a_request_that_has_begun_is_answered_after_the_service_was_told_to_end() -> None:
    port = free_port()
    body = b'{"query": "{ __typename }"}'
    fields = ("Host: localhost", "Content-Type: application/json", f"Content-Length: {len(body)}")
    head = "\r\n".join(("POST /graphql HTTP/1.1", *fields, "", ""))
    with running(SOCIOGRAM_PORT=str(port)) as (process, lines):
        wait_for(f"http://127.0.0.1:{port}")
        with socket.create_connection(("127.0.0.1", port), timeout=20) as begun:
            begun.sendall(head.encode() + body[:5])
            time.sleep(0.3)
            process.send_signal(signal.SIGTERM)
            while not any("Shutting down" in line for line in lines):
                time.sleep(0.02)
            begun.sendall(body[5:])
            answer = b"".join(iter(lambda: begun.recv(65_536), b""))
        process.wait(timeout=20)
    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert b'{"data":{"__typename":"Query"}' in answer
