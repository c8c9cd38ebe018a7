"""Making one entity of two that turned out to be the same."""

from dataclasses import dataclass, replace
from typing import Annotated

from graph.analyses.declare import About
from graph.editing import fields
from graph.editing.declare import EditKind
from graph.editing.draft import Draft
from graph.editing.relationships import drop
from graph.load.plan import same
from graph.records import Entity, Relationship


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeEntities:
    """Two entities that are one."""

    key: Annotated[str, About("The key of the one that stays.")]
    expected_version: fields.ExpectedVersion
    other: Annotated[str, About("The key of the one that goes.")]
    expected_version_of_other: Annotated[int, About("The version of the one that goes that was read.")]


def merge(draft: Draft, edit: MergeEntities) -> None:
    """Have one of them, with the names, relationships, roles and evidence of both."""
    stays = draft.current(Entity, edit.key, edit.expected_version)
    goes = draft.get(Entity, edit.other, "other")
    draft.current(Entity, edit.other, edit.expected_version_of_other)
    if goes.key == stays.key:
        draft.wrong("an entity cannot be merged with itself", "other", value=goes.key)
        return
    if goes.kind != stays.kind:
        labels = [draft.ontology.kind[each.kind].label for each in (goes, stays)]
        draft.wrong(f"{goes.name!r} is of the kind {labels[0]}, and {stays.name!r} of the kind {labels[1]}", "other")
        return
    draft.put(replace(stays, aliases=_names(stays, goes), properties={**goes.properties, **stays.properties}))
    for each in {each.key: each for each in (*draft.outgoing(goes.key), *draft.incoming(goes.key))}.values():
        _move(draft, each, goes.key, stays.key)
    for role in draft.responsibilities_of(goes.key):
        draft.put(replace(role, holder=stays.key))
    for evidence in draft.evidence_of(goes):
        draft.put(replace(evidence, subject=stays.key))
    if draft.ontology.kind[goes.kind].is_document:
        for evidence in draft.evidence_in(goes.key):
            draft.put(replace(evidence, document=stays.key))
    draft.remove(goes)


def _names(stays: Entity, goes: Entity) -> tuple[str, ...]:
    known = dict.fromkeys((*stays.aliases, goes.name, *goes.aliases))
    return tuple(name for name in known if name != stays.name)


def _move(draft: Draft, relationship: Relationship, goes: str, stays: str) -> None:
    source, target = (stays if end == goes else end for end in (relationship.source, relationship.target))
    if source == target:
        drop(draft, relationship)
        return
    moved = replace(relationship, source=source, target=target)
    twin = next((each for each in draft.outgoing(source) if _is_twin(each, moved)), None)
    if twin is None:
        draft.put(moved)
        return
    for evidence in draft.evidence_of(relationship):
        draft.put(replace(evidence, subject=twin.key))
    for role in draft.responsibilities_on(relationship.key):
        draft.put(replace(role, relationship=twin.key))
    draft.remove(relationship)


def _is_twin(one: Relationship, other: Relationship) -> bool:
    return one.key != other.key and same(replace(one, key=other.key), other)


EDITS = (
    EditKind(
        "merge_entities",
        "Makes one entity of two: the relationships, roles and evidence of the one that goes move to the one that "
        "stays, and its names become other names of it. What both said in the same words stands once; a tie "
        "between the two goes. The key that goes names nothing any more.",
        MergeEntities,
        Entity.table,
        merge,
    ),
)
