"""Letting decisions on a relationship go on with what takes its place."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from graph.editing.draft import Draft
from graph.keys import joined
from graph.ontology import Naming
from graph.ontology.properties import RELATIONSHIP
from graph.records import Entity, Evidence, Relationship
from graph.scenarios.spans import opened


def follow(
    draft: Draft, tie: Relationship, heirs: Sequence[Relationship], *, leaves: bool, since: date = date.min
) -> None:
    """Let what was decided on *tie* be decided on each of its *heirs* too; where *tie* itself *leaves*, on them alone.

    A decision keeps the day it was taken on, unless it may count for the heirs only *since* a later day; what withdraws
    or replaces it does so for the heirs as well.
    """
    decisions = [each for each in draft.decisions_on(tie.key) if each.validity.latest >= since]
    decisions = [replace(each, validity=opened(each.validity, since)) for each in decisions]
    for number, heir in enumerate(heirs):
        if leaves and number == 0:
            for each in decisions:
                draft.put(_on(each, heir.key))
        else:
            _repeat(draft, decisions, heir.key)


def let_go(draft: Draft, tie: Relationship) -> None:
    """What was decided on a relationship that never comes to be is about its two ends, unless it says otherwise."""
    type_ = draft.ontology.types_naming(Naming.DECISION)[0]
    role = next(each for each in type_.roles if each != type_.assigning_role)
    for decision in draft.decisions_on(tie.key):
        draft.put(_on(decision, None))
        is_said = any(each.type == type_.name for each in draft.outgoing(decision.key))
        for end in () if is_said else (tie.source, tie.target):
            key = draft.free_key(Relationship.table, joined(decision.key, type_.name, end), "--")
            draft.put(Relationship(key=key, type=type_.name, source=decision.key, target=end, role=role))


def _repeat(draft: Draft, decisions: Sequence[Entity], relationship: str) -> None:
    again: dict[str, Entity] = {}
    for each in decisions:
        key = draft.free_key(Entity.table, each.key)
        again[each.key] = replace(_on(each, relationship), key=key, version=0, origin=None)
        draft.put(again[each.key])
        draft.said_again[each.key].append(key)
    types = {each.name for each in draft.ontology.types_naming(Naming.DECISION)}
    for old in decisions:
        new = again[old.key].key
        for evidence in draft.evidence_of(old):
            made = draft.free_key(Evidence.table, f"{evidence.key}--{new}", "--")
            draft.put(replace(evidence, key=made, version=0, origin=None, subject=new))
        for tie in draft.outgoing(old.key):
            if tie.type in types:
                _tie(draft, tie, new, again[tie.target].key if tie.target in again else tie.target)
        for tie in draft.incoming(old.key):
            if tie.type in types and tie.source not in again:
                _tie(draft, tie, tie.source, new)


def _tie(draft: Draft, tie: Relationship, source: str, target: str) -> None:
    key = draft.free_key(Relationship.table, joined(source, tie.type, target), "--")
    draft.put(replace(tie, key=key, version=0, origin=None, source=source, target=target))


def _on(decision: Entity, relationship: str | None) -> Entity:
    said = {name: value for name, value in decision.properties.items() if name != RELATIONSHIP.name}
    if relationship is not None:
        said[RELATIONSHIP.name] = relationship
    return replace(decision, properties=MappingProxyType(said))
