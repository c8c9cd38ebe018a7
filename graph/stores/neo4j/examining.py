"""The store's examination of itself: constraints, what edges and nodes say of each other, and what the log says."""

from collections.abc import Iterator

from graph.records import Record
from graph.store import Finding
from graph.stores.neo4j import cypher, rows
from graph.stores.neo4j.fields import Unreadable
from graph.stores.neo4j.line import Conversation, Words
from graph.stores.neo4j.outside import differences, found_records, logged_records
from graph.stores.neo4j.schema import constraint_names

ADOPT = "`sociogram doctor --adopt` brings it onto the map"
_NO_KEY = "The key is not kebab-case."
_RENAME = "`sociogram doctor --adopt` gives it another"
_RECONSTRAIN = "remove what stands in its way, then open the store again"
_BY_HAND = "give it a label or type of the ontology, or leave it: sociogram passes over it"


def examine(conversation: Conversation) -> list[Finding]:
    """Everything that is wrong, the schema first."""
    return conversation.read(lambda words: [*_schema(words), *_others(words), *_agreement(words), *_log(words)])[0]


def _schema(words: Words) -> Iterator[Finding]:
    there = {name for [name] in words.say(cypher.constraint_names())}
    for name in sorted(constraint_names() - there):
        yield Finding("A constraint is missing.", name, _RECONSTRAIN)
    [[due, drafts]] = words.say(cypher.left_behind())
    if due:
        yield Finding(f"{due} parts of a committed change set are not in the graph yet.", mend="open the store again")
    if drafts:
        fact = f"{drafts} parts of a change set that is being written, or whose writer died."
        yield Finding(fact, mend="open the store again in a minute: it takes back what a dead writer left")


def _others(words: Words) -> Iterator[Finding]:
    for labels, count in words.say(cypher.foreign_nodes()):
        yield Finding(f"{count} nodes have no label that the map knows.", ":".join(labels) or "no label", _BY_HAND)
    for [place] in words.say(cypher.entities_of_no_kind()):
        yield Finding("The entity has no label of a kind.", place, _BY_HAND)
    for _, labels, key, name in words.say(cypher.unnamed_entities()):
        yield Finding("Another tool made this node.", f"{':'.join(sorted(labels))} {key or name or ''}".strip(), ADOPT)
    for type_, count in words.say(cypher.foreign_edges()):
        yield Finding(f"{count} edges between entities have a type that the map does not know.", type_, _BY_HAND)
    for _, source, target, (_, _, type_, *_) in words.say(cypher.unnamed_relationships(), placed=rows.PLACED):
        yield Finding("Another tool made this edge.", f"{source} {type_} {target}", ADOPT)
    for *_, key in words.say(cypher.misnamed_entities()):
        yield Finding(_NO_KEY, f"entity {key!r}, key", _RENAME)
    for _, _, _, (_, _, _, _, key, *_) in words.say(cypher.misnamed_relationships(), placed=rows.PLACED):
        yield Finding(_NO_KEY, f"relationship {key!r}, key", _RENAME)
    for type_, place in words.say(cypher.testimony_without_key()):
        yield Finding("It has no key, and is passed over.", f"{type_} at {place}", "delete it, and add it by sociogram")


def _agreement(words: Words) -> Iterator[Finding]:
    for [place] in words.say(cypher.edges_without_node()):
        yield Finding("The relationship has an edge and no node beside it.", place, ADOPT)
    for [place] in words.say(cypher.nodes_without_edge()):
        yield Finding("The node of the relationship and its edge do not agree.", place, ADOPT)


def _log(words: Words) -> Iterator[Finding]:
    found, unreadable = found_records(words)
    for each in unreadable:
        yield _as_typed(each, found.get(each.record))
    for step in differences(logged_records(words), found):
        place = f"{step.table} {step.key!r}"
        if step.before is None:
            yield Finding("It is not in the change log.", place, ADOPT)
        elif step.after is None:
            yield Finding("It is gone, and the change log does not say why.", place, ADOPT)
        else:
            yield Finding("It is not as the change log left it.", place, ADOPT)


def _as_typed(unreadable: Unreadable, stands: Record | None) -> Finding:
    form, place = unreadable.form, f"{unreadable.table} {unreadable.key!r}, {unreadable.field}"
    mend = f"write {form.example} there in Neo4j, and the map takes it over"
    fact = f"{unreadable.typed!r} is no {form.noun}"
    if stands is None:
        return Finding(f"{fact}; all of it is passed over.", place, mend)
    value = rows.fields_of(stands).get(unreadable.field)
    return Finding(f"{fact}; the map has {'none' if value is None else repr(value)} there.", place, mend)
