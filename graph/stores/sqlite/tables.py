"""The tables of records: which columns hold them, and which of these refer to other records."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from graph.records import (
    DocumentText,
    Entity,
    Evidence,
    MapSettings,
    Record,
    Relationship,
    Responsibility,
)
from graph.stores.sqlite import cells, rows

R = TypeVar("R", bound=Record)

_DATED = "start_date end_date extent date_text precision year_stated certainty basis sensitivity note"
_STORED = "origin origin_version version"


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that holds the key of a record in table ``to``; ``field`` is what people call it."""

    column: str
    field: str
    to: str


@dataclass(frozen=True, slots=True)
class Table(Generic[R]):
    """A table of one type of records; ``bounds`` are columns that are written for people and never read back."""

    name: str
    columns: tuple[str, ...]
    read: Callable[[rows.Row], R]
    write: Callable[[R, int], cells.Cells]
    references: tuple[Reference, ...] = ()
    bounds: tuple[str, ...] = ()

    @property
    def select(self) -> str:
        """The start of a statement that reads records."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name}"  # noqa: S608 - names declared below, no input

    @property
    def put(self) -> str:
        """The statement that writes a record, new or not."""
        written = self.columns + self.bounds
        values = ", ".join("?" * len(written))
        changed = ", ".join(f"{column} = excluded.{column}" for column in written[1:])
        inserted = f"INSERT INTO {self.name} ({', '.join(written)}) VALUES ({values})"  # noqa: S608 - names declared below
        return f"{inserted} ON CONFLICT (key) DO UPDATE SET {changed}"

    @property
    def remove(self) -> str:
        """The statement that removes a record."""
        return f"DELETE FROM {self.name} WHERE key = ?"  # noqa: S608 - a name declared below, no input


_BOUNDS = ("earliest", "latest")

ENTITY = Table(
    Entity.table,
    ("key", "kind", "name", "aliases", "properties", *_DATED.split(), *_STORED.split()),
    rows.entity,
    cells.entity,
    bounds=_BOUNDS,
)
RELATIONSHIP = Table(
    Relationship.table,
    (
        *("key", "type", "source", "target", "role", "purpose", "qualifier", "condition", "properties"),
        *_DATED.split(),
        *_STORED.split(),
    ),
    rows.relationship,
    cells.relationship,
    (Reference("source", "source", Entity.table), Reference("target", "target", Entity.table)),
    _BOUNDS,
)
EVIDENCE = Table(
    Evidence.table,
    (
        *("key", "entity", "relationship", "document", "quote", "char_start", "char_end", "locator", "known_on"),
        *("contradicts", "sensitivity"),
        *_STORED.split(),
    ),
    rows.evidence,
    cells.evidence,
    (
        Reference("entity", "subject", Entity.table),
        Reference("relationship", "subject", Relationship.table),
        Reference("document", "document", Entity.table),
    ),
)
RESPONSIBILITY = Table(
    Responsibility.table,
    ("key", "relationship", "holder", "role", *_DATED.split(), *_STORED.split()),
    rows.responsibility,
    cells.responsibility,
    (Reference("relationship", "relationship", Relationship.table), Reference("holder", "holder", Entity.table)),
    _BOUNDS,
)
TEXT = Table(
    DocumentText.table,
    ("key", "text", *_STORED.split()),
    rows.document_text,
    cells.document_text,
    (Reference("key", "key", Entity.table),),
)
MAP = Table(
    MapSettings.table,
    ("key", "title", "reference_date", "default_roster", "languages", "own_values", "able_to_own", *_STORED.split()),
    rows.map_settings,
    cells.map_settings,
)

TABLES: Mapping[str, Table[Any]] = MappingProxyType(  # each of another type of record
    {each.name: each for each in (ENTITY, RELATIONSHIP, EVIDENCE, RESPONSIBILITY, TEXT, MAP)}
)
"""By name, in an order in which each may be written after those before it."""
