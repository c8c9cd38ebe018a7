"""Keys for what other tools made without one, or with one that is none."""

from collections.abc import Sequence
from typing import Any

from graph.keys import all_numbered, joined, slug
from graph.stores.neo4j import cypher, rows
from graph.stores.neo4j.line import Words
from graph.stores.neo4j.rows import Edge
from graph.stores.neo4j.writing import State, lock

_UNNAMED = "unnamed"


def key_of_edge(source: str, type_: str, target: str) -> str:
    """The key of an edge that another tool made without one; where it is taken, it is numbered."""
    return joined(slug(source) or _UNNAMED, type_, slug(target) or _UNNAMED)


def order(edge: Edge) -> tuple[Any, ...]:
    """By this edges without keys are sorted before they are numbered: the same edges then get the same keys."""
    source, target, (_, _, type_, pairs, *fields) = edge
    return source, type_, target, [each or "" for each in fields], sorted(map(str, pairs))


def name(words: Words) -> None:
    """Give keys to what has none. Alone in its transaction: what gets a key in one cannot be made anew in the same."""
    state = lock(words)
    before = state.next_entity
    _name_entities(words, state)
    edges = _edges(words, cypher.unnamed_relationships())
    if edges:
        words.say(cypher.name_relationships(), rows=_free_keys(words, edges))
    if state.next_entity != before:
        words.say(cypher.advance_map(), next_entity=state.next_entity, next_relationship=state.next_relationship)


def rename(words: Words) -> None:
    """Give other keys to what has one that is none."""
    lock(words)
    misnamed = words.say(cypher.misnamed_entities())
    free = _free(words, [_wanted(key, labels) for _, labels, key in misnamed])
    for [identity, *_], key in zip(misnamed, free, strict=True):
        words.say(cypher.rename_entity(), id=identity, key=key)
    for identity, key in _free_keys(words, _edges(words, cypher.misnamed_relationships())):
        words.say(cypher.rename_relationship(), id=identity, key=key)


def _name_entities(words: Words, state: State) -> None:
    unnamed = words.say(cypher.unnamed_entities())
    if not unnamed:
        return
    kept = {identity: key for identity, labels, key, _ in unnamed if isinstance(key, str) and "Entity" in labels}
    others = [each for each in unnamed if each[0] not in kept]
    free = _free(words, [_wanted(key or name or "", labels) for _, labels, key, name in others])
    keys = kept | {identity: key for [identity, *_], key in zip(others, free, strict=True)}
    named = [[identity, keys[identity], state.entity_integer()] for identity, *_ in unnamed]
    words.say(cypher.name_entities(), rows=named)


def _wanted(said: object, labels: Sequence[str]) -> str:
    """A key made of what a node says, else of its label: names in other letters than ours leave nothing."""
    return slug(str(said)) or next((key for each in labels if (key := slug(each))), _UNNAMED)


def _free(words: Words, wanted: Sequence[str]) -> list[str]:
    """A free key for each that is wanted."""
    return all_numbered(wanted, (key for [key] in words.say(cypher.taken_keys(), starts=sorted(set(wanted)))))


def _edges(words: Words, statement: str) -> list[tuple[str, Edge]]:
    said = words.say(statement, placed=rows.PLACED)
    edges: list[tuple[str, Edge]] = [(identity, (source, target, row)) for identity, source, target, row in said]
    return sorted(edges, key=lambda each: order(each[1]))


def _free_keys(words: Words, edges: Sequence[tuple[str, Edge]]) -> list[tuple[str, str]]:
    """A free key for each of the edges, by their identities."""
    if not edges:
        return []
    wanted = [key_of_edge(source, type_, target) for _, (source, target, (_, _, type_, *_)) in edges]
    taken = words.say(cypher.taken_relationship_keys(), keys=sorted(set(wanted)))
    free = all_numbered(wanted, (key for [key] in taken))
    return [(identity, key) for (identity, _), key in zip(edges, free, strict=True)]
