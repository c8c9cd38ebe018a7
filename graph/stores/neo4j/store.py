"""The map in Neo4j, behind the protocol that all stores share."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from neo4j import Bookmarks

from graph.interchange.dump import write_dump
from graph.records import ChangeSet, LoggedChange, Record, Revision
from graph.store import Contents, Finding, StoreInfo
from graph.stores.neo4j import cypher, examining, outside, reading, restoring, schema, writing
from graph.stores.neo4j.line import Conversation, Line, Server, Words, Written
from graph.stores.neo4j.log import logged, place, read_states

T = TypeVar("T")
Cells: TypeAlias = list[Any]

READING_TRIES = 3
WRITING_PATIENCE = 3.0
"""Seconds that a change set waits for a large one before it: callers are promised an answer within 4."""
_PAGE = 100


class Neo4jStore:
    """A map in one Neo4j database; a cluster is a ``neo4j://`` address away.

    One thread reads and another writes, so that a long load keeps nobody from reading.
    """

    def __init__(
        self, url: str, *, username: str | None = None, password: str | None = None, database: str | None = None
    ) -> None:
        """Name the server; nothing is opened yet. Without *username* there is no authentication."""
        self._server = Server(url, username, password, database or "neo4j")
        written = Written()
        self._reading, self._writing = Line(self._server, written), Line(self._server, written, WRITING_PATIENCE)

    def migrate(self) -> None:
        """Create or update constraints, and finish or take back what a writer that died left behind."""
        self._writing.ask(_make_ready)

    def close(self) -> None:
        """End the threads and their connections."""
        self._reading.close()
        self._writing.close()

    def info(self) -> StoreInfo:
        """Neo4j, its version, and its address."""
        version = self._reading.ask(schema.server_version)
        return StoreInfo("Neo4j", version, f"{self._server.url}/{self._server.database}")

    def revision(self) -> Revision:
        """The last committed revision."""
        return self._read(lambda words: reading.read_revision(words, words.say(cypher.read_map())[0][0]))

    def marker(self) -> str:
        """The bookmark of a transaction that does nothing: it names the last commit of anybody."""
        return self._reading.ask(lambda conversation: _text(_bookmark(conversation)))

    def apply(self, change_set: ChangeSet) -> Revision:
        """Commit a change set, whole or not at all, and answer with its revision."""
        return self._writing.ask(lambda conversation: writing.apply(conversation, change_set))

    def committed_under(self, idempotency_key: str) -> Revision | None:
        """The revision that was committed under this key in the last 24 hours, or None."""
        return self._read(lambda words: reading.committed_under(words, idempotency_key))

    def restore(
        self, records: Iterable[Record], history: Iterable[tuple[Revision, tuple[LoggedChange, ...]]]
    ) -> Revision:
        """Fill an empty database with the records and the log of another store."""
        return self._writing.ask(lambda conversation: restoring.restore(conversation, records, history))

    def contents(self) -> Contents:
        """Everything but texts, of one revision; ``moving`` where others wrote during each of three readings."""
        return self._reading.ask(_read_contents)

    def get(self, table: str, keys: Iterable[str]) -> list[Record]:
        """The records with these keys that exist, ordered by key."""
        wanted = list(keys)
        return self._read(lambda words: reading.get(words, table, wanted)) if wanted else []

    def changes(self, after: int) -> Iterator[tuple[Revision, tuple[LoggedChange, ...]]]:
        """Every revision after number *after* with its changes, oldest first."""
        while page := self._read(partial(_page_of_changes, after=after)):
            for revision, parts in page:
                ranked = [
                    (rank, logged(revision.number, at, before, to))
                    for places, ranks, states in parts
                    for at, rank, (before, to) in zip(places, ranks, read_states(states), strict=True)
                ]
                yield revision, tuple(change for _, change in sorted(ranked, key=lambda each: each[0]))
            after = page[-1][0].number

    def revisions(self, numbers: Iterable[int]) -> list[Revision]:
        """The revisions with these numbers that exist, in their order."""
        wanted = list(numbers)
        rows = self._read(lambda words: list(words.say(cypher.read_revisions(), numbers=wanted)))
        return [reading.revision(cells) for cells in rows]

    def sizes(self, after: int, until: int) -> list[tuple[Revision, int]]:
        """The revisions after number *after* up to number *until*, oldest first, and how many changes each has."""
        rows = self._read(lambda words: list(words.say(cypher.log_sizes(), after=after, until=until)))
        return [(reading.revision(cells), count) for *cells, count in rows]

    def changes_between(self, revision: int, start: int, stop: int) -> tuple[LoggedChange, ...]:
        """The changes of one revision from place *start* to before place *stop*."""
        said = self._read(
            lambda words: list(words.say(cypher.read_log_between(), revision=revision, start=start, stop=stop))
        )
        ranked = [
            (rank, logged(revision, at, *state))
            for places, ranks, states in said
            for at, rank, state in zip(places, ranks, read_states(states), strict=True)
            if start <= rank < stop
        ]
        return tuple(change for _, change in sorted(ranked, key=lambda each: each[0]))

    def history(self, table: str, key: str) -> list[LoggedChange]:
        """Every change of one record, oldest first."""
        at = place(table, key)
        said = self._read(lambda words: words.say(cypher.history(), place=at))
        return [
            logged(revision, at, *read[number])
            for revision, numbers, states in said
            for read in (read_states(states),)
            for number in numbers
        ]

    def check(self) -> list[Finding]:
        """What is wrong with constraints, with the agreement of edges and nodes, or with what other tools made."""
        return self._reading.ask(examining.examine)

    def backup(self, path: Path) -> None:
        """Write a dump, which every store can restore, to the new file *path*.

        Raises:
            Unusable: The file exists, or cannot be written.
        """
        write_dump(self, path)

    def adopt(self, actor: str) -> Revision | None:
        """Give what other tools made keys and an entry in the log, and log what they changed; None if nothing."""
        return self._writing.ask(lambda conversation: outside.adopt(conversation, actor))

    def record_outside(self, known: Iterable[Record], at: Revision) -> Revision | None:
        """As :meth:`adopt`, by the actor ``outside``, for who has all records as they were at revision *at*.

        It saves reading the whole log. *known* is everything but texts.
        """
        records = {(each.table, each.key): each for each in known if each.version}
        return self._writing.ask(lambda conversation: outside.adopt(conversation, outside.OUTSIDE, records, at.number))

    def _read(self, work: Callable[[Words], T]) -> T:
        return self._reading.ask(lambda conversation: _read_steadily(conversation, work)[0])


def _make_ready(conversation: Conversation) -> None:
    schema.migrate(conversation)
    conversation.write(lambda words: words.say(cypher.drop_dead_drafts(), seconds=writing.DRAFT_LIFE_SECONDS))
    writing.roll_forward(conversation)


def _read_contents(conversation: Conversation) -> Contents:
    found, marker, moving = _read_steadily(conversation, reading.gather)
    return Contents(
        revision=found.revision,
        settings=found.settings,
        entities=found.entities.values(),
        relationships=found.relationships.values(),
        evidence=found.evidence.values(),
        responsibilities=found.responsibilities.values(),
        marker=marker,
        moving=moving,
    )


def _read_steadily(conversation: Conversation, work: Callable[[Words], T]) -> tuple[T, str, bool]:
    """What *work* reads of one moment, the marker of that moment, and whether other tools wrote all the while.

    Neo4j shows readers a commit that is half applied. So the reading is opened with the bookmark of the last commit,
    which waits until that is applied, and done again where another commit came meanwhile; in the end it keeps our
    writers waiting.
    """
    for _ in range(READING_TRIES):
        before = _bookmark(conversation)
        try:
            found, after = conversation.read(work, after=before)
        except reading.HalfApplied:
            continue
        if _text(before) == _text(after):
            return found, _text(before), False
    with conversation.holding(cypher.hold_map()):
        before = _bookmark(conversation)
        found, after = conversation.read(work, after=before)
    return found, _text(before), _text(before) != _text(after)


def _bookmark(conversation: Conversation) -> Bookmarks:
    return conversation.read(lambda words: words.say(cypher.bookmark()))[1]


def _text(bookmarks: Bookmarks) -> str:
    return " ".join(sorted(bookmarks.raw_values))


def _page_of_changes(words: Words, after: int) -> list[tuple[Revision, list[Cells]]]:
    revisions = [reading.revision(cells) for cells in words.say(cypher.revisions_after(), after=after, count=_PAGE)]
    if not revisions:
        return []
    parts: dict[int, list[Cells]] = {each.number: [] for each in revisions}
    for number, *lists in words.stream(cypher.read_log(), after=after, until=revisions[-1].number):
        parts[number].append(lists)
    return [(each, parts[each.number]) for each in revisions]
