"""What other tools made or changed in the database, brought into the form and the log of the map."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

from graph.codec import Plain, to_plain
from graph.records import (
    TABLES,
    ChangeSet,
    DocumentText,
    Entity,
    Evidence,
    MapSettings,
    Record,
    Relationship,
    Responsibility,
    Revision,
)
from graph.stores.neo4j import cypher, naming
from graph.stores.neo4j.fields import Unreadable
from graph.stores.neo4j.line import Conversation, Words
from graph.stores.neo4j.log import PART_CHANGES, Step, parts, read_states, record, table_and_key
from graph.stores.neo4j.names import EVIDENCED_BY, RESPONSIBLE
from graph.stores.neo4j.reading import gather, get
from graph.stores.neo4j.writing import after_due, commit, lock, put_steps

OUTSIDE = "outside"
"""The actor of what was done by other tools."""

Records: TypeAlias = dict[tuple[str, str], Record]
Typed: TypeAlias = dict[str, list[tuple[str, Plain]]]
"""Properties by key, by the type of edges they stand at, or at entities."""

_ORDER = {table: rank for rank, table in enumerate(TABLES)}


def adopt(
    conversation: Conversation, actor: str, known: Mapping[tuple[str, str], Record] | None = None, at: int = 0
) -> Revision | None:
    """Give what other tools made keys, and log what they did since; the last revision made, None where there was none.

    *known* are the records, but for texts, as the log had them at revision *at*. Without it the whole log is read, and
    what has a key that is none gets another: what refers to it by that key elsewhere must be told.
    """
    after_due(conversation, naming.name)
    if known is None:
        after_due(conversation, naming.rename)
    last, more = None, True
    while more:
        last, more = after_due(conversation, lambda words: _adopt_some(words, actor, known, at))
    return last


def _adopt_some(
    words: Words, actor: str, known: Mapping[tuple[str, str], Record] | None, at: int
) -> tuple[Revision | None, bool]:
    state = lock(words)
    logged, (found, unreadable) = logged_records(words, known, at), found_records(words)
    if known is not None:
        logged, found = _without_texts(logged), _without_texts(found)
    steps = differences(logged, found, _disagreeing(words))
    if not steps:
        return None, False
    for number, part in enumerate(parts(steps[:PART_CHANGES])):
        words.say(cypher.write_log(), revision=state.number + 1, part=number, **part.values())
        typed = _typed(words, part.steps, unreadable)
        _take_off(words, part.steps)
        put_steps(words, part.steps, state)
        _put_back(words, typed)
    made = commit(words, state, ChangeSet(changes=(), actor=actor, reason="Done in Neo4j by another tool"))
    return made, len(steps) > PART_CHANGES


def _typed(words: Words, steps: Iterable[Step], unreadable: Iterable[Unreadable]) -> Typed:
    """What another tool typed and cannot be read, of the records in *steps*: it stays until somebody mends it."""
    fields: dict[tuple[str, str], list[str]] = {}
    for each in unreadable:
        fields.setdefault(each.record, []).append(each.field)
    keys: dict[str, list[tuple[str, list[str]]]] = {}
    for step in steps:
        if step.after is not None and (step.table, step.key) in fields:
            keys.setdefault(_label(step), []).append((step.key, fields[step.table, step.key]))
    return {what: _as_typed(words, what, dict(some)) for what, some in keys.items()}


def _as_typed(words: Words, what: str, fields: Mapping[str, list[str]]) -> list[tuple[str, Plain]]:
    statement = cypher.entity_properties() if what == Entity.table else cypher.edge_properties(what)
    return [
        (key, {name: there[name] for name in fields[key] if name in there})
        for key, there in words.say(statement, keys=list(fields))
    ]


def _put_back(words: Words, typed: Typed) -> None:
    for what, some in typed.items():
        words.say(cypher.put_back_on_entities() if what == Entity.table else cypher.put_back_on_edges(what), rows=some)


def _label(step: Step) -> str:
    """What the thing of this step is called in the graph: the type of an edge, or the table of entities."""
    types = {Evidence.table: EVIDENCED_BY, Responsibility.table: RESPONSIBLE}
    return str((step.after or {}).get("type", types.get(step.table, step.table)))


def _take_off(words: Words, steps: Iterable[Step]) -> None:
    """Delete the edges that are there, whoever made them, since putting a step into the graph makes them anew."""
    keys: dict[str, list[str]] = {}
    for step in steps:
        if step.after is not None and step.table in (Relationship.table, Evidence.table, Responsibility.table):
            keys.setdefault(step.after.get("type", step.table), []).append(step.key)
    for what, some in keys.items():
        if what == Evidence.table:
            words.say(cypher.remove_evidence(), keys=some)
        elif what == Responsibility.table:
            words.say(cypher.remove_responsibilities(), keys=some)
        else:
            words.say(cypher.unlink_relationships(what), keys=some)
            words.say(cypher.unlink_relationship_nodes(), keys=some)


def _disagreeing(words: Words) -> set[str]:
    """The keys of relationships whose edge and node have to be written anew; nodes left without an edge go."""
    halves = {key for [key] in words.say(cypher.nodes_without_edge())}
    return halves | {key for [key] in words.say(cypher.edges_without_node())}


def logged_records(words: Words, known: Mapping[tuple[str, str], Record] | None = None, at: int = 0) -> Records:
    """The records as the log says that they are."""
    records: Records = dict(known or {})
    state = words.say(cypher.read_map())[0]
    for _, places, _, states in words.stream(cypher.read_log(), after=at, until=state[0]):
        for place, (_, plain) in zip(places, read_states(states), strict=True):
            table, key = table_and_key(place)
            after = record(table, plain)
            if after is None:
                records.pop((table, key), None)
            else:
                records[table, key] = after
    return records


def found_records(words: Words) -> tuple[Records, list[Unreadable]]:
    """The records as the graph has them, texts and settings too; and what of it cannot be read."""
    found = gather(words)
    records: Records = {(table, key): each for table, some in found.tables.items() for key, each in some.items()}
    texts = get(words, DocumentText.table, found.entities)
    settings = get(words, MapSettings.table, [MapSettings().key])
    return records | {(each.table, each.key): each for each in (*texts, *settings)}, found.unreadable


def _without_texts(records: Records) -> Records:
    return {place: each for place, each in records.items() if not isinstance(each, DocumentText)}


def differences(
    logged: Mapping[tuple[str, str], Record],
    found: Mapping[tuple[str, str], Record],
    disagreeing: Collection[str] = (),
) -> list[Step]:
    """What was changed without an entry in the log, in an order in which it can be put into the graph.

    Relationships that are *disagreeing* with themselves count as changed.
    """
    steps: list[Step] = []
    for table, key in logged.keys() - found.keys():
        steps.append(Step(table, key, to_plain(logged[table, key]), None, 0))
    for place, there in found.items():
        before, after = logged.get(place), to_plain(there)
        if before is None:
            steps.append(Step(*place, None, after | {"version": there.version}, 0))
        elif _without_version(to_plain(before)) != _without_version(after) or (
            place[0] == Relationship.table and place[1] in disagreeing
        ):
            steps.append(Step(*place, to_plain(before), after | {"version": before.version + 1}, 0))
    return _ranked(sorted(steps, key=_order))


def _without_version(plain: Plain) -> Plain:
    return {name: value for name, value in plain.items() if name != "version"}


def _order(step: Step) -> tuple[bool, int, str]:
    rank = _ORDER[step.table]
    return step.after is not None, rank if step.after is not None else -rank, step.key


def _ranked(steps: Iterable[Step]) -> list[Step]:
    return [Step(each.table, each.key, each.before, each.after, rank) for rank, each in enumerate(steps)]
