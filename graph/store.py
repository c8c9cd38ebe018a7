"""What a store of the map can do. Two exist, in `graph/stores/`, under one contract suite."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from graph.records import (
    ChangeSet,
    Entity,
    Evidence,
    LoggedChange,
    MapSettings,
    Record,
    Relationship,
    Responsibility,
    Revision,
)


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What to tell people of a store: its kind ("SQLite"), version, and address without any secret."""

    kind: str
    version: str
    address: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything on the map but the texts of documents, as of one revision.

    ``marker`` is what :meth:`GraphStore.marker` said when this was read; ``moving`` is set where other writers were so
    quick that the store could not promise that all of it is of one moment.
    """

    revision: Revision
    settings: MapSettings
    entities: Iterable[Entity]
    relationships: Iterable[Relationship]
    evidence: Iterable[Evidence]
    responsibilities: Iterable[Responsibility]
    marker: str
    moving: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the store's own examination found wrong, where, and what mends it."""

    fact: str
    place: str = ""
    mend: str = ""


class GraphStore(Protocol):
    """Keeps the map. All methods may be called from any thread; none blocks for more than a few seconds in vain.

    Raises from every method:
        StoreUnavailable: The store does not answer (within 4 seconds).
        StoreMismatch: What answers is no store that this version can use.
    """

    def migrate(self) -> None:
        """Make the store ready: create or update its schema. Safe to call again, and from two processes at once."""

    def close(self) -> None:
        """Give back everything held. The store is not used afterwards."""

    def info(self) -> StoreInfo:
        """What the store is."""

    def revision(self) -> Revision:
        """The last committed revision."""

    def marker(self) -> str:
        """A text that changes with every committed change, whoever made it. Cheap; compare for equality only."""

    def apply(self, change_set: ChangeSet) -> Revision:
        """Commit a change set, whole or not at all, and answer with its revision.

        Each record gets the version after the expected one; ends, holders, subjects and documents that records
        refer to must exist after the change set; the order of its changes does not matter. A change set without
        changes commits nothing and answers with the last revision.

        Raises:
            Conflict: Some record is not at the version expected, would refer to nothing, is still referred to, or
                stands in the change set twice; all of them are named.
            Outdated: Something was written after the revision that the change set is based on.
            KeyReused: Something else was asked for under its idempotency key.
        """

    def committed_under(self, idempotency_key: str) -> Revision | None:
        """The revision that was committed under this key in the last 24 hours, or None."""

    def restore(
        self, records: Iterable[Record], history: Iterable[tuple[Revision, tuple[LoggedChange, ...]]]
    ) -> Revision:
        """Fill an empty store with *records*, versions kept, and the *history* that led to them; whole or not at all.

        *history* is what :meth:`changes` of another store gave, oldest first. Answers with its last revision.

        Raises:
            StoreMismatch: The store is not empty.
            Conflict: Some record would refer to nothing; all of them are named.
        """

    def contents(self) -> Contents:
        """Everything but texts, of one revision."""

    def get(self, table: str, keys: Iterable[str]) -> list[Record]:
        """The records with these keys that exist, ordered by key."""

    def changes(self, after: int) -> Iterator[tuple[Revision, tuple[LoggedChange, ...]]]:
        """Every revision after number *after* with its changes, oldest first."""

    def revisions(self, numbers: Iterable[int]) -> list[Revision]:
        """The revisions with these numbers that exist, in their order; what they changed is not read."""

    def sizes(self, after: int, until: int) -> list[tuple[Revision, int]]:
        """The revisions after number *after* up to number *until*, oldest first, and how many changes each has."""

    def changes_between(self, revision: int, start: int, stop: int) -> tuple[LoggedChange, ...]:
        """The changes of one revision from place *start*, counted from 0, to before place *stop*."""

    def history(self, table: str, key: str) -> list[LoggedChange]:
        """Every change of one record, oldest first."""

    def record_outside(self, known: Iterable[Record], at: Revision) -> Revision | None:
        """Log what other tools changed in the store since, as a change set of the actor ``outside``.

        *known* is everything but texts as it was at revision *at*. None where nothing was changed, or where the store
        is none that other tools are expected to edit.
        """

    def check(self) -> list[Finding]:
        """Examine the store itself: schema, indexes, agreement of its parts. Empty where all is well."""

    def backup(self, path: Path) -> None:
        """Write a backup to the new file *path* while others go on reading and writing.

        Raises:
            Unusable: The file exists, or cannot be written.
        """
