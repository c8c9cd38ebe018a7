"""Filling an empty database with the records and the log of another store."""

from collections.abc import Iterable

from graph.codec import to_plain
from graph.errors import Conflict, StoreMismatch
from graph.records import BEGINNING, TABLES, LoggedChange, Record, Revision
from graph.stores.conflicts import find_dangling
from graph.stores.neo4j import cypher
from graph.stores.neo4j.line import Conversation, Words
from graph.stores.neo4j.log import Step, parts, place
from graph.stores.neo4j.names import demand_declared
from graph.stores.neo4j.writing import Drafts, lock

_ORDER = {table: rank for rank, table in enumerate(TABLES)}


def restore(
    conversation: Conversation,
    records: Iterable[Record],
    history: Iterable[tuple[Revision, tuple[LoggedChange, ...]]],
) -> Revision:
    """Fill an empty map; see :meth:`graph.store.GraphStore.restore`."""
    conversation.read(_demand_empty)
    known = sorted(records, key=lambda record: _ORDER[record.table])
    problems = find_dangling(known)
    if problems:
        raise Conflict(problems)
    demand_declared(known)
    loaded = [Step(each.table, each.key, None, to_plain(each), rank) for rank, each in enumerate(known)]
    drafts = Drafts(conversation)
    revisions = [_log(drafts, revision, changes) for revision, changes in history]
    for part in parts(loaded):
        drafts.add(part, is_log=False)
    last = revisions[-1] if revisions else BEGINNING

    def accept(words: Words) -> Revision:
        lock(words)
        _demand_empty(words)
        drafts.accept(words, 0)
        words.say(cypher.restore_revisions(), last=last.number, revisions=list(map(_row, revisions)))
        return last

    return drafts.commit(accept)


def _demand_empty(words: Words) -> None:
    number = words.say(cypher.read_map())[0][0]
    if number or words.say(cypher.count_entities()) != [[0]]:
        raise StoreMismatch(f"The database already holds a map, at revision {number}. Restore into a new store.")


def _log(drafts: Drafts, revision: Revision, changes: Iterable[LoggedChange]) -> Revision:
    steps = (
        Step(
            each.table,
            each.key,
            to_plain(each.before) if each.before else None,
            to_plain(each.after) if each.after else None,
            rank,
        )
        for rank, each in enumerate(changes)
    )
    for part in parts(steps):
        drafts.add(part, revision=revision.number, is_due=False)
    return revision


def _row(revision: Revision) -> dict[str, object]:
    return {
        "number": revision.number,
        "committed_at": revision.committed_at,
        "actor": revision.actor,
        "reason": revision.reason,
        "idempotency_key": revision.idempotency_key,
        "asked": revision.asked,
        "things": [place(*each) for each in revision.things],
    }
