"""Where contract tests keep their maps: one class a store, each giving out empty maps and opening them again."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TypeAlias

import pytest
from _pytest.mark.structures import ParameterSet

from graph.store import GraphStore
from graph.stores import open_store
from scripts.neo4j_server import USERNAME, Neo4jServer
from tests.neo4j_servers import empty, running


class Ground(Protocol):
    """A kind of store under test."""

    def empty(self) -> GraphStore:
        """A store with an empty map."""

    def again(self) -> GraphStore:
        """Another store on the map that was given out last, as a second process would open it."""

    def clear(self) -> None:
        """Close every store that was given out."""


GroundMaker: TypeAlias = Callable[[pytest.FixtureRequest], Ground]


class Opened:
    """Stores that were opened and must be closed."""

    def __init__(self) -> None:
        self._stores: list[GraphStore] = []

    def open(self, url: str, *, username: str | None = None, password: str | None = None) -> GraphStore:
        store = open_store(url, username=username, password=password)
        self._stores.append(store)
        return store

    def clear(self) -> None:
        for store in self._stores:
            store.close()
        self._stores.clear()


class SqliteFiles(Opened):
    """A new file for every map."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder, self._count = folder, 0

    def empty(self) -> GraphStore:
        self._count += 1
        return self.again()

    def again(self) -> GraphStore:
        return self.open(f"sqlite:///{self._folder}/map-{self._count}.db")


class SqliteMemory(Opened):
    """Maps in memory; nobody else can open them."""

    def empty(self) -> GraphStore:
        return self.open("sqlite://")

    def again(self) -> GraphStore:
        raise AssertionError("a map in memory cannot be opened twice")


class Neo4jDatabases(Opened):
    """The one database of a server, emptied for every map."""

    def __init__(self, server: Neo4jServer) -> None:
        super().__init__()
        self.server = server

    def empty(self) -> GraphStore:
        empty(self.server)
        return self.again()

    def again(self) -> GraphStore:
        return self.open(self.server.url, username=USERNAME, password=self.server.password)


GROUNDS: dict[str, GroundMaker] = {
    "sqlite file": lambda request: SqliteFiles(request.getfixturevalue("tmp_path")),
    "sqlite memory": lambda request: SqliteMemory(),
    "neo4j 5.26": lambda request: Neo4jDatabases(running(request.config, "5.26")),
    "neo4j 2026": lambda request: Neo4jDatabases(running(request.config, "2026")),
}
"""Every store that the contract holds for. To add one, add its line."""

NEED_A_SERVER = {"neo4j 5.26", "neo4j 2026"}
"""Those that run only where their server does."""

ALONE = {"sqlite memory"}
"""Those whose maps nobody else can open."""


def marked(names: Iterable[str]) -> list[ParameterSet]:
    """The *names* as parameters of a fixture, with the mark of those that need a server."""
    return [pytest.param(name, marks=pytest.mark.neo4j if name in NEED_A_SERVER else ()) for name in names]
