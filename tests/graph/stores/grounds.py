"""Where contract tests keep their maps: one class a store, each giving out empty maps and opening them again."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias

import pytest

from graph.store import GraphStore
from graph.stores import open_store


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

    def open(self, url: str) -> GraphStore:
        store = open_store(url)
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


GROUNDS: dict[str, GroundMaker] = {
    "sqlite file": lambda request: SqliteFiles(request.getfixturevalue("tmp_path")),
    "sqlite memory": lambda request: SqliteMemory(),
}
"""Every store that the contract holds for. To add one, add its line."""

ALONE = {"sqlite memory"}
"""Those whose maps nobody else can open."""
