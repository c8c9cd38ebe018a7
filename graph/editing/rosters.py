"""Saving a roster: what coverage is measured on, as a list that replaces the one before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Annotated, ClassVar

from graph.editing.declare import LEFT_OUT, Edit, LeftOut, given
from graph.editing.draft import Draft, Place
from graph.editing.removing import remove_relationship
from graph.editing.values import Dated, period
from graph.keys import joined, slug
from graph.ontology import Kind, RelationshipType
from graph.ontology.properties import ITEM, ITEMS
from graph.records import NO_PROPERTIES, Entity, MapSettings, Properties, Relationship, Sensitivity


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberGiven:
    """A subject on a roster."""

    key: Annotated[str, "The key of the subject."]
    item: Annotated[int | None, "The number of the item of the list that names it."] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveRoster(Dated, Edit):
    """Save a named list of subjects, new or in place of the one with this key."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"target": "members", "item": "members"})

    name: Annotated[str, "Its name."]
    members: Annotated[tuple[MemberGiven, ...], "Its subjects, all of them."]
    key: Annotated[str | None, "Its key. Left out, a new roster is made, with a key made of the name."] = None
    expected_version: Annotated[int | None, "The version it replaces, as it was read; left out for a new one."] = None
    items: Annotated[int | LeftOut | None, "How many items the list has as written; one may name several."] = LEFT_OUT
    make_default: Annotated[bool, "Measure on it from now on where nothing else is said."] = False
    sensitivity: Annotated[Sensitivity | LeftOut, "Who may see it."] = LEFT_OUT
    note: Annotated[str | LeftOut | None, "A remark of the editors."] = LEFT_OUT

    def make(self, draft: Draft) -> Place:
        """Save it."""
        kind = next(each for each in draft.ontology.kinds if each.is_roster)
        known = saved(draft, kind, self.key, self.name, self.expected_version)
        roster = replace(
            known,
            name=self.name.strip(),
            properties=_with_items(known.properties, self.items),
            validity=period(draft, self, known.validity),
            sensitivity=given(self.sensitivity, known.sensitivity),
            note=given(self.note, known.note),
        )
        place = draft.put(roster)
        self._list(draft, roster)
        settings = draft.settings()
        if self.make_default and settings.default_roster != roster.key:
            draft.put(replace(settings, key=MapSettings().key, default_roster=roster.key))
        return place

    def _list(self, draft: Draft, roster: Entity) -> None:
        type_ = next(each for each in draft.ontology.types if each.lists_subject)
        known = {each.target: each for each in draft.outgoing(roster.key) if each.type == type_.name}
        listed: set[str] = set()
        for number, member in enumerate(self.members):
            if draft.entity(member.key) is None:
                seen = (each.key for each in draft.snapshot.entities.values() if draft.entity(each.key))
                draft.missing("entity", f"members.{number}.key", member.key, seen)
            elif member.key in listed:
                draft.wrong(("members", str(number), "key"), f"{member.key!r} stands on the list twice", member.key)
            else:
                _put_member(draft, type_, roster, member, known.get(member.key))
            listed.add(member.key)
        for key, tie in known.items():
            if key not in listed:
                remove_relationship(draft, tie)


def saved(draft: Draft, kind: Kind, key: str | None, name: str, expected: int | None) -> Entity:
    """The entity of this *kind* that is saved under *key*, as it is; a new one where there is none.

    Raises:
        Halt: It is there at another version than expected, or as something else.
    """
    known = draft.entity(key) if key is not None else None
    if known is None:
        made = key if key is not None else draft.free_key(Entity.table, slug(name) or kind.name)
        draft.demand_new(made, expected)
        draft.demand_free(Entity.table, made)
        return Entity(key=made, kind=kind.name, name=name)
    if known.kind != kind.name:
        raise draft.wrong("key", f"{known.key!r} is no {kind.label.lower()}", known.key, "take another key")
    return draft.demand_entity(known.key, expected=expected if expected is not None else 0)


def _put_member(
    draft: Draft, type_: RelationshipType, roster: Entity, member: MemberGiven, known: Relationship | None
) -> None:
    tie = known or Relationship(
        key=draft.free_key(Relationship.table, joined(roster.key, type_.name, member.key), "--"),
        type=type_.name,
        source=roster.key,
        target=member.key,
    )
    said = {ITEM.name: member.item} if member.item is not None else {}
    properties: Properties = MappingProxyType(said) if said else NO_PROPERTIES
    draft.put(replace(tie, properties=properties, sensitivity=roster.sensitivity))


def _with_items(known: Properties, items: int | LeftOut | None) -> Properties:
    if items is LEFT_OUT:
        return known
    kept = {name: value for name, value in known.items() if name != ITEMS.name}
    return MappingProxyType(kept if items is None else kept | {ITEMS.name: items})
