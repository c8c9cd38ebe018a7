"""Services in processes of their own over one store, and clients that write to them again and again."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from graph.store import GraphStore
from graph.stores import open_store
from scripts.neo4j_server import RELEASES, USERNAME, Neo4jServer
from tests.neo4j_servers import empty, running

ROOT = Path(__file__).resolve().parents[3]
STORES = ["sqlite", *(pytest.param(name, marks=pytest.mark.neo4j) for name in RELEASES)]


class Ground:
    """An empty store, and services over it."""

    def __init__(self, url: str, server: Neo4jServer | None = None) -> None:
        """Name the store."""
        self._url, self._server = url, server
        self.clear()

    @staticmethod
    def of(request: pytest.FixtureRequest, folder: Path) -> "Ground":
        """The store that a test is to run on."""
        if request.param == "sqlite":
            return Ground(f"sqlite:///{folder / 'map.db'}")
        server = running(request.config, request.param)
        return Ground(server.url, server)

    def clear(self) -> None:
        """Empty the store."""
        if self._server:
            empty(self._server)

    def open(self) -> GraphStore:
        """The store itself."""
        if self._server:
            return open_store(self._url, username=USERNAME, password=self._server.password)
        return open_store(self._url)

    @contextmanager
    def service(self) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
        """The address of a service, and its process; it is killed in any case."""
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        given = {"SOCIOGRAM_STORE_URL": self._url, "SOCIOGRAM_PORT": str(port), "SOCIOGRAM_ACTOR": "Ada"}
        if self._server:
            given |= {"SOCIOGRAM_STORE_USERNAME": USERNAME, "SOCIOGRAM_STORE_PASSWORD": self._server.password}
        process = subprocess.Popen(
            [sys.executable, "-m", "api.http"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **given},
            stderr=subprocess.DEVNULL,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(address)
            yield address, process
        finally:
            process.kill()
            process.wait()


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            httpx.get(f"{address}/healthz")
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the service did not start")


def ask(client: httpx.Client, document: str, **variables: Any) -> Any:
    """The data of an answer; asked again where the service says that its store is busy."""
    for _ in range(100):
        answer = client.post("/graphql", json={"query": document, "variables": variables})
        if answer.status_code != 503:
            break
        time.sleep(0.05)
    body = answer.json()
    assert "errors" not in body, body
    return body["data"]
