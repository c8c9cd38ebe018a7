"""Change sets into the graph: whole or not at all, of any size.

A small one is one transaction. A large one is first written aside in parts (drafts), then committed by one transaction
that makes the parts log and *due* at once, then put into the graph part by part. Whoever reads lays due parts over what
the graph says; whoever writes next, or opens the store after a crash, finishes them first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import uuid4

import orjson
from neo4j.exceptions import DriverError, Neo4jError

from graph.codec import Plain, to_plain
from graph.errors import Conflict, StoreUnavailable
from graph.records import (
    TABLES,
    Change,
    ChangeSet,
    DocumentText,
    Entity,
    Evidence,
    MapSettings,
    Put,
    Relationship,
    Responsibility,
    Revision,
)
from graph.stores.conflicts import Referrer, demand_latest, demand_same, find_conflicts
from graph.stores.neo4j import cypher
from graph.stores.neo4j.line import Conversation, Words
from graph.stores.neo4j.log import PART_BYTES, PART_CHANGES, Part, Step, parts, place, read_steps
from graph.stores.neo4j.names import LABELS, demand_declared
from graph.stores.neo4j.reading import KEYS_AT_ONCE, committed_under, get, read_revision
from graph.stores.neo4j.rows import cells_of, others_of

T = TypeVar("T")

DRAFT_LIFE_SECONDS = 60
"""A writer that has added nothing to its drafts for so long is taken for dead."""

NO_PARTS: Mapping[int, Part] = MappingProxyType({})

_PUT_ORDER = {table: rank for rank, table in enumerate(TABLES)}


class UnfinishedParts(Exception):
    """Committed parts have to be put into the graph before anything else is written."""


@dataclass(slots=True)
class State:
    """What the locked map says: its revision, and the next free integers."""

    number: int
    committed_at: datetime | None
    next_entity: int
    next_relationship: int

    def entity_integer(self) -> int:
        """The next free integer of an entity."""
        self.next_entity += 1
        return self.next_entity - 1

    def relationship_integer(self) -> int:
        """The next free integer of a relationship."""
        self.next_relationship += 1
        return self.next_relationship - 1


def lock(words: Words) -> State:
    """Wait for other writers and keep them waiting until the transaction ends.

    Raises:
        UnfinishedParts: Some parts are due.
    """
    words.say(cypher.hold_map())
    number, committed_at, next_entity, next_relationship, due = words.say(cypher.map_state())[0]
    if due:
        raise UnfinishedParts
    return State(number, committed_at.to_native() if committed_at else None, next_entity, next_relationship)


def commit(words: Words, state: State, change_set: ChangeSet) -> Revision:
    """Make the next revision the last one."""
    now = datetime.now(UTC)
    made = Revision(
        number=state.number + 1,
        committed_at=max(now, state.committed_at) if state.committed_at else now,
        actor=change_set.actor,
        reason=change_set.reason,
        idempotency_key=change_set.idempotency_key,
        asked=change_set.asked,
        things=change_set.things,
    )
    if made.idempotency_key is not None:
        words.say(cypher.forget_idempotency_key(), key=made.idempotency_key)
    words.say(
        cypher.commit_revision(),
        number=made.number,
        committed_at=made.committed_at,
        actor=made.actor,
        reason=made.reason,
        idempotency_key=made.idempotency_key,
        asked=made.asked,
        things=[place(*each) for each in made.things],
    )
    words.say(cypher.advance_map(), next_entity=state.next_entity, next_relationship=state.next_relationship)
    return made


def apply(conversation: Conversation, change_set: ChangeSet) -> Revision:
    """Commit *change_set*; see :meth:`graph.store.GraphStore.apply`."""
    changes = change_set.changes
    demand_declared(each.record for each in changes if isinstance(each, Put))
    if not changes:
        return conversation.read(lambda words: read_revision(words, words.say(cypher.read_map())[0][0]))[0]
    if len(changes) > PART_CHANGES or sum(map(_text_length, changes)) > PART_BYTES:
        return _apply_large(conversation, change_set)
    return after_due(conversation, lambda words: _apply_small(words, change_set))


def _text_length(change: Change) -> int:
    return len(change.record.text) if isinstance(change, Put) and isinstance(change.record, DocumentText) else 0


def after_due(conversation: Conversation, work: Callable[[Words], T]) -> T:
    """Commit what *work* writes, once no part is due any more."""
    while True:
        try:
            return conversation.write(work)
        except UnfinishedParts:
            roll_forward(conversation)


def _apply_small(words: Words, change_set: ChangeSet) -> Revision:
    state = lock(words)
    known = _already(words, change_set)
    if known:
        return known
    demand_latest(change_set, state.number)
    _demand_no_conflicts(words, change_set.changes, locking=True)
    for number, part in enumerate(parts(_steps(words, _ordered(change_set.changes)))):
        words.say(cypher.write_log(), revision=state.number + 1, part=number, **part.values())
        put_steps(words, part.steps, state)
    return commit(words, state, change_set)


def _already(words: Words, change_set: ChangeSet) -> Revision | None:
    if change_set.idempotency_key is None:
        return None
    earlier = committed_under(words, change_set.idempotency_key)
    if earlier:
        demand_same(change_set, earlier)
    return earlier


def _demand_no_conflicts(words: Words, changes: Sequence[Change], *, locking: bool) -> None:
    problems = find_conflicts(changes, _Stored(words, locking))
    if problems:
        raise Conflict(problems)


def _ordered(changes: Iterable[Change]) -> list[tuple[int, Change]]:
    """The changes with their places, in an order in which each can be put into the graph after those before it."""

    def order(ranked: tuple[int, Change]) -> tuple[bool, int, str]:
        change = ranked[1]
        if not isinstance(change, Put):
            return False, -_PUT_ORDER[change.table], ""
        record = change.record
        group = record.kind if isinstance(record, Entity) else record.type if isinstance(record, Relationship) else ""
        return True, _PUT_ORDER[record.table], group

    return sorted(enumerate(changes), key=order)


def _steps(words: Words, ranked: Sequence[tuple[int, Change]]) -> list[Step]:
    befores = _befores(words, [change for _, change in ranked])
    return [Step(*change.place, befores.get(change.place), _written(change), rank) for rank, change in ranked]


def _written(change: Change) -> Plain | None:
    return to_plain(change.record) | {"version": change.expected + 1} if isinstance(change, Put) else None


def _befores(words: Words, changes: Iterable[Change]) -> dict[tuple[str, str], Plain]:
    keys: dict[str, list[str]] = {}
    for change in changes:
        if change.expected:
            table, key = change.place
            keys.setdefault(table, []).append(key)
    return {(table, each.key): to_plain(each) for table, some in keys.items() for each in get(words, table, some)}


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    for item in items:
        batch.append(item)
        if len(batch) == PART_CHANGES:
            yield batch
            batch = []
    if batch:
        yield batch


def _apply_large(conversation: Conversation, change_set: ChangeSet) -> Revision:
    def examine(words: Words) -> tuple[int, Revision | None]:
        number = lock(words).number
        known = _already(words, change_set)
        if not known:
            demand_latest(change_set, number)
            _demand_no_conflicts(words, change_set.changes, locking=False)
        return number, known

    seen, known = after_due(conversation, examine)
    if known:
        return known
    drafts = Drafts(conversation)
    for some in _batches(_ordered(change_set.changes)):
        for part in parts(conversation.read(partial(_steps, ranked=some))[0]):
            drafts.add(part)

    def accept(words: Words) -> Revision:
        state = lock(words)
        known = _already(words, change_set)
        if known:
            return known
        demand_latest(change_set, state.number)
        if state.number != seen:
            _demand_no_conflicts(words, change_set.changes, locking=False)
        drafts.accept(words, state.number + 1)
        return commit(words, state, change_set)

    return drafts.commit(accept)


class Drafts:
    """Parts written aside until one transaction accepts them all."""

    def __init__(self, conversation: Conversation) -> None:
        """None yet."""
        self._conversation = conversation
        self._token = uuid4().hex
        self._due: dict[int, Part] = {}
        self._count = 0

    def add(self, part: Part, *, revision: int = 0, is_log: bool = True, is_due: bool = True) -> None:
        """Write *part* aside: as log of *revision* (counted from the one accepted), as due for the graph, or both."""
        number = self._count
        self._count += 1
        self._conversation.write(
            lambda words: words.say(
                cypher.write_draft(),
                token=self._token,
                revision=revision,
                part=number,
                is_log=is_log,
                is_due=is_due,
                **part.values(),
            )
        )
        if is_due:
            self._due[number] = part

    def accept(self, words: Words, offset: int) -> None:
        """Make the parts log and due, their revisions counted from *offset*.

        Raises:
            StoreUnavailable: Somebody took this writer for dead and removed them.
        """
        if words.say(cypher.accept_drafts(), token=self._token, offset=offset) != [[self._count]]:
            raise StoreUnavailable("Writing took so long that it was taken for dead; nothing was written. Try again.")

    def commit(self, accept: Callable[[Words], Revision]) -> Revision:
        """Commit *accept*, then put the parts into the graph; where it raises, nothing was written."""
        try:
            made = after_due(self._conversation, accept)
        finally:
            with suppress(Neo4jError, DriverError):
                self._conversation.write(lambda words: words.say(cypher.drop_drafts(), token=self._token))
        # From here on it is committed, whatever happens: what is not in the graph yet is laid over by every reader.
        with suppress(Neo4jError, DriverError):
            roll_forward(self._conversation, self._token, self._due)
        return made


def roll_forward(conversation: Conversation, token: str = "", known: Mapping[int, Part] = NO_PARTS) -> None:
    """Put every due part into the graph; those *known*, of this *token*, need not be read again."""
    remaining = True
    while remaining:
        remaining = conversation.write(lambda words: _put_next_due(words, token, known))


def _put_next_due(words: Words, token: str, known: Mapping[int, Part]) -> bool:
    words.say(cypher.hold_map())
    _, _, next_entity, next_relationship, due = words.say(cypher.map_state())[0]
    if not due:
        return False
    [[of, part]] = words.say(cypher.next_due())
    state = State(0, None, next_entity, next_relationship)
    if of == token:
        steps = known[part].steps
    else:
        [lists] = words.say(cypher.due_part(), part=part)
        steps = read_steps(*lists)
    put_steps(words, steps, state)
    words.say(cypher.done(), part=part)
    words.say(cypher.advance_map(), next_entity=state.next_entity, next_relationship=state.next_relationship)
    return True


def put_steps(words: Words, steps: Sequence[Step], state: State) -> None:
    """Put changes into the graph, in their order."""
    for (table, is_put), group in groupby(steps, key=lambda step: (step.table, step.after is not None)):
        some = list(group)
        if is_put:
            _PUT[table](words, some, state)
        else:
            _remove(words, table, some)


def _remove(words: Words, table: str, steps: Sequence[Step]) -> None:
    keys = [step.key for step in steps]
    if table == Relationship.table:
        _unlink(words, steps)
    if table != MapSettings.table:
        words.say(_REMOVE[table](), keys=keys)
    else:
        words.say(cypher.put_settings(), settings=None, title=None)


def _put_entities(words: Words, steps: Sequence[Step], state: State) -> None:
    renamed = [step.key for step in steps if step.before and step.before["kind"] != _after(step)["kind"]]
    if renamed:
        words.say(cypher.unlabel_entities(), keys=renamed)
    for kind, some in _grouped(steps, "kind"):
        values = [
            [step.key, state.entity_integer() if step.before is None else None, others_of(_after(step)), *_cells(step)]
            for step in some
        ]
        words.say(cypher.put_entities(LABELS[kind]), rows=values)


def _put_relationships(words: Words, steps: Sequence[Step], state: State) -> None:
    _unlink(words, steps)
    for type_, some in _grouped(steps, "type"):
        values = [
            [step.key, state.relationship_integer(), after["source"], after["target"], others_of(after), *_cells(step)]
            for step in some
            for after in (_after(step),)
        ]
        words.say(cypher.put_relationships(type_), rows=values)


def _unlink(words: Words, steps: Sequence[Step]) -> None:
    there = [(step.before["type"], step.key) for step in steps if step.before]
    if there:
        words.say(cypher.unlink_relationship_nodes(), keys=[key for _, key in there])
    for type_ in sorted({type_ for type_, _ in there}):
        words.say(cypher.unlink_relationships(type_), keys=[key for of, key in there if of == type_])


def _put_evidence(words: Words, steps: Sequence[Step], _: State) -> None:
    _remove_former(words, steps)
    for of, some in _grouped(steps, "subject_type"):
        values = [[_after(step)["subject"], _after(step)["document"], *_cells(step)] for step in some]
        words.say(cypher.put_evidence(of.capitalize()), rows=values)


def _put_responsibilities(words: Words, steps: Sequence[Step], _: State) -> None:
    _remove_former(words, steps)
    values = [[_after(step)["holder"], _after(step)["relationship"], *_cells(step)] for step in steps]
    words.say(cypher.put_responsibilities(), rows=values)


def _remove_former(words: Words, steps: Sequence[Step]) -> None:
    keys = [step.key for step in steps if step.before]
    if keys:
        words.say(_REMOVE[steps[0].table](), keys=keys)


def _put_texts(words: Words, steps: Sequence[Step], _: State) -> None:
    words.say(cypher.put_texts(), rows=[[step.key, *_cells(step)] for step in steps])


def _put_settings(words: Words, steps: Sequence[Step], _: State) -> None:
    plain = _after(steps[-1])
    words.say(cypher.put_settings(), settings=orjson.dumps(plain).decode(), title=plain["title"])


def _cells(step: Step) -> list[Any]:
    return cells_of(step.table, _after(step))


def _after(step: Step) -> Plain:
    assert step.after is not None  # noqa: S101 # only puts come here
    return step.after


def _grouped(steps: Sequence[Step], field: str) -> list[tuple[str, list[Step]]]:
    groups: dict[str, list[Step]] = {}
    for step in steps:
        groups.setdefault(_after(step)[field], []).append(step)
    return list(groups.items())


_PUT: Mapping[str, Callable[[Words, Sequence[Step], State], None]] = {
    Entity.table: _put_entities,
    Relationship.table: _put_relationships,
    Evidence.table: _put_evidence,
    Responsibility.table: _put_responsibilities,
    DocumentText.table: _put_texts,
    MapSettings.table: _put_settings,
}
_REMOVE: Mapping[str, Callable[[], str]] = {
    Entity.table: cypher.remove_entities,
    Relationship.table: cypher.remove_relationship_nodes,
    Evidence.table: cypher.remove_evidence,
    Responsibility.table: cypher.remove_responsibilities,
    DocumentText.table: cypher.remove_texts,
}


class _Stored:
    """What the examination for conflicts asks, inside a transaction; *locking* keeps other tools off what it saw."""

    def __init__(self, words: Words, locking: bool) -> None:
        self._words, self._locking = words, locking

    def versions(self, table: str, keys: Iterable[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        if table == MapSettings.table:
            return {each.key: each.version for each in get(self._words, table, keys)}
        wanted = sorted(keys)
        if len(wanted) > KEYS_AT_ONCE and not self._words.say(cypher.has_any(table))[0][0]:
            return found
        for start in range(0, len(wanted), KEYS_AT_ONCE):
            statement = _VERSIONS[table](self._locking)
            found |= dict(self._words.say(statement, keys=wanted[start : start + KEYS_AT_ONCE]))
        return found

    def referrers(self, table: str, keys: Iterable[str]) -> Iterator[Referrer]:
        to_entities = table == Entity.table
        statement = cypher.referrers_to_entities() if to_entities else cypher.referrers_to_relationships()
        wanted = sorted(keys)
        for start in range(0, len(wanted), KEYS_AT_ONCE):
            for cells in self._words.say(statement, keys=wanted[start : start + KEYS_AT_ONCE]):
                yield Referrer(*cells)


_VERSIONS: Mapping[str, Callable[[bool], str]] = {
    Entity.table: cypher.entity_versions,
    Relationship.table: cypher.relationship_versions,
    Evidence.table: cypher.evidence_versions,
    Responsibility.table: cypher.responsibility_versions,
    DocumentText.table: cypher.text_versions,
}
