"""Saving a roster: who is on it, all at once."""

from dataclasses import dataclass, replace
from typing import Annotated

from graph.analyses.declare import About
from graph.editing import fields
from graph.editing.declare import EditKind
from graph.editing.draft import Draft
from graph.editing.relationships import drop
from graph.interchange.keys import MEMBER_TYPE
from graph.interchange.rows import ROSTER_KIND
from graph.keys import joined
from graph.ontology.properties import ITEM, ITEMS
from graph.records import NO_PROPERTIES, Entity, Properties, Relationship


@dataclass(frozen=True, slots=True)
class MemberInput:
    """A subject on a roster."""

    subject: Annotated[str, About("The key of the subject.")]
    item: Annotated[int | None, About("Which item of the list names it, where one item names several.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRoster:
    """A roster with everybody on it. With the version of one that is there it is replaced, otherwise it is new."""

    name: Annotated[str, About("What people call it.")]
    members: Annotated[tuple[MemberInput, ...], About("All subjects on it.")]
    key: Annotated[str | None, About("Its key; without it, and without a version, one is made of the name.")] = None
    expected_version: Annotated[int | None, About("The version that was read, if it is there already.")] = None
    items: Annotated[int | None, About("How many items the list has as written, if it says.")] = None
    note: fields.Note = None


def save(draft: Draft, edit: SaveRoster) -> None:
    """Have it on the map, with these members and no others."""
    if edit.expected_version is None:
        if edit.key is not None:
            draft.demand_free(Entity, edit.key)
        key = draft.named_key(Entity, edit.name) if edit.key is None else edit.key
        known = Entity(key=key, kind=ROSTER_KIND, name=edit.name)
    else:
        known = draft.current(Entity, edit.key or "", edit.expected_version)
        if known.kind != ROSTER_KIND:
            draft.wrong(f"{known.key!r} is no roster", "key", value=known.key)
            return
    counted: Properties = NO_PROPERTIES if edit.items is None else {ITEMS.name: edit.items}
    draft.put(replace(known, name=edit.name, properties=counted, note=edit.note))
    _save_members(draft, known.key, edit)


def _save_members(draft: Draft, roster: str, edit: SaveRoster) -> None:
    before = {each.target: each for each in draft.outgoing(roster) if each.type == MEMBER_TYPE}
    seen: set[str] = set()
    for place, member in enumerate(edit.members):
        if draft.find(Entity, member.subject) is None:
            draft.missing(Entity.table, member.subject, draft.snapshot.entities, "members", place, "subject")
            continue
        if member.subject in seen:
            draft.wrong(f"{member.subject!r} stands on the roster twice", "members", place, "subject")
        seen.add(member.subject)
        key = joined(roster, MEMBER_TYPE, member.subject)
        made = before.get(member.subject) or Relationship(
            key=draft.free_key(Relationship, key), type=MEMBER_TYPE, source=roster, target=member.subject
        )
        item: Properties = NO_PROPERTIES if member.item is None else {ITEM.name: member.item}
        draft.put(replace(made, properties=item))
    for subject, each in before.items():
        if subject not in seen:
            drop(draft, each)


EDITS = (
    EditKind(
        "save_roster",
        "Saves a roster: the subjects on it, and no others. It is the base of every share, so say in its note who made "
        "it, and from what.",
        SaveRoster,
        Entity.table,
        save,
    ),
)
