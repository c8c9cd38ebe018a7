import json
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from tests.api.http.test_serving import free_port, running, wait_for
from tests.maps import World
from tests.schema.asking import write

client = pytest.importorskip("websockets.sync.client", reason="websockets is not installed: nothing to serve them with")

FOLLOW = "subscription ($after: Int) { changes(after: $after) { revision actor } }"


class Socket:
    """A WebSocket to the running service."""

    def __init__(self, connection: Any) -> None:
        self._socket = connection
        self.say({"type": "connection_init"})
        assert self.hear() == {"type": "connection_ack"}

    def say(self, message: Any) -> None:
        self._socket.send(json.dumps(message))

    def hear(self) -> Any:
        return json.loads(self._socket.recv(timeout=10))

    def follow(self, after: int | None) -> None:
        payload = {"query": FOLLOW, "variables": {"after": after}}
        self.say({"id": "1", "type": "subscribe", "payload": payload})

    def revisions(self, count: int) -> list[int]:
        return [self.hear()["payload"]["data"]["changes"]["revision"] for _ in range(count)]

    def ended(self) -> int:
        """The number it is closed with."""
        with pytest.raises(Exception, match="1012") as closed:
            self._socket.recv(timeout=10)
        return int(closed.value.rcvd.code)  # type: ignore[attr-defined] # of a closed connection


@contextmanager
def connected(port: int, query: str = "", **options: Any) -> Iterator[Socket]:
    address = f"ws://127.0.0.1:{port}/graphql{query}"
    with client.connect(address, subprotocols=["graphql-transport-ws"], **options) as connection:
        yield Socket(connection)


@pytest.fixture
def store(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'map.db'}"


def test_what_another_process_writes_is_told_across_a_broken_connection_without_skip_or_repeat(store: str) -> None:
    port, other = free_port(), RelationshipMap(open_store(store))
    settings = {"SOCIOGRAM_PORT": str(port), "SOCIOGRAM_STORE_URL": store, "SOCIOGRAM_POLL_SECONDS": "0.1"}
    with running(**settings):
        wait_for(f"http://127.0.0.1:{port}")
        with connected(port) as first:
            first.follow(0)
            for number in range(5):
                write(other, World().office(f"Office {number}"))
            heard = first.revisions(3)
        for number in range(5, 9):
            write(other, World().office(f"Office {number}"))
        with connected(port) as second:
            second.follow(heard[-1])
            heard += second.revisions(9 - len(heard))
        body = {"query": FOLLOW, "variables": {"after": 6}}
        headers = {"accept": "text/event-stream"}
        with httpx.stream("POST", f"http://127.0.0.1:{port}/graphql", json=body, headers=headers) as stream:
            lines = (line for line in stream.iter_lines() if line.startswith("data: "))
            told = [json.loads(next(lines)[6:])["data"]["changes"]["revision"] for _ in range(3)]
    other.close()
    assert heard == list(range(1, 10))
    assert told == [7, 8, 9]


def test_open_connections_do_not_keep_the_service_from_ending(store: str) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}/graphql"
    with running(SOCIOGRAM_PORT=str(port), SOCIOGRAM_STORE_URL=store) as (process, lines):
        wait_for(f"http://127.0.0.1:{port}")
        with (
            connected(port) as idle,
            httpx.stream("POST", address, json={"query": FOLLOW}, headers={"accept": "text/event-stream"}) as stream,
        ):
            idle.follow(None)
            events = stream.iter_lines()
            assert next(events) == ":"
            begun = time.monotonic()
            process.send_signal(signal.SIGTERM)
            assert idle.ended() == 1012
            assert [line for line in events if line] == []
            assert process.wait(timeout=10) in (0, -signal.SIGTERM)
            assert time.monotonic() - begun < 5
    assert not [line for line in lines if "fault" in line or "Traceback" in line]


def test_pages_of_other_sites_are_refused_by_the_service(store: str) -> None:
    port = free_port()
    with running(SOCIOGRAM_PORT=str(port), SOCIOGRAM_STORE_URL=store):
        wait_for(f"http://127.0.0.1:{port}")
        with (
            pytest.raises(Exception, match="HTTP 403"),
            connected(port, origin="https://evil.example"),
        ):
            pass


def test_the_log_tells_of_a_connection_and_nothing_of_what_was_said(store: str) -> None:
    port = free_port()
    with running(SOCIOGRAM_PORT=str(port), SOCIOGRAM_STORE_URL=store, SOCIOGRAM_LOG_LEVEL="debug") as (process, lines):
        wait_for(f"http://127.0.0.1:{port}")
        with connected(port, "?word=secret") as talk:
            talk.say({"id": "1", "type": "subscribe", "payload": {"query": '{ entity(key: "secret") { key } }'}})
            talk.hear()
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=10)
    assert [line for line in lines if '"event": "socket"' in line]
    assert [line for line in lines if "secret" in line] == []


def is_held(port: int, other: int) -> bool:
    """Whether the side of *port* holds the connection to *other*, as Linux tells."""
    return f"0100007F:{port:04X} 0100007F:{other:04X} 01" in Path("/proc/net/tcp").read_text(encoding="utf-8")


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="this system cannot give up on who stops reading")
def test_the_connection_of_who_stops_reading_is_given_back(store: str) -> None:
    port = free_port()
    with running(SOCIOGRAM_PORT=str(port), SOCIOGRAM_STORE_URL=store, SOCIOGRAM_STALL_SECONDS="1"):
        wait_for(f"http://127.0.0.1:{port}")
        with socket.socket() as deaf:
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            deaf.connect(("127.0.0.1", port))
            body = json.dumps({"query": "{ __schema { types { name description fields { name description } } } }"})
            head = (
                f"POST /graphql HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\n\r\n"
            )
            deaf.sendall((head + body).encode() * 200)  # more than all buffers on the way hold
            assert is_held(port, deaf.getsockname()[1])
            deadline = time.monotonic() + 20
            while is_held(port, deaf.getsockname()[1]):
                assert time.monotonic() < deadline, "the connection is still held"
                time.sleep(0.1)
