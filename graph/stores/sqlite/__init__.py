"""The map in one SQLite file (or in memory): the embedded default."""

from graph.stores.sqlite.store import SqliteStore

__all__ = ["SqliteStore"]
