"""Handing on what one entity is related by to another, from a day on."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from graph.editing.draft import Draft
from graph.ontology import Path
from graph.records import Entity, Relationship, Responsibility
from graph.scenarios.periods import end_relationship, end_role, opened, repeat_relationship

MOST_HANDED_ON = 2_000
"""How many relationships may be handed on at once: of more, nobody waits for the answer."""

_Signature: TypeAlias = tuple[str, str, str, str | None]


@dataclass(slots=True)
class HandedOn:
    """What became of the relationships of an entity whose place another takes.

    *inherited* go on with the heir, *duplicated* the heir had already (its own words stay), *orphaned* end with the one
    that goes.
    """

    inherited: list[Relationship] = field(default_factory=list)
    duplicated: list[Relationship] = field(default_factory=list)
    orphaned: list[Relationship] = field(default_factory=list)

    @property
    def words(self) -> str:
        """How many of each: "4 relationships inherited, 1 duplicated, 0 orphaned"."""
        inherited, duplicated, orphaned = map(len, (self.inherited, self.duplicated, self.orphaned))
        noun = "relationship" if inherited == 1 else "relationships"
        return f"{inherited} {noun} inherited, {duplicated} duplicated, {orphaned} orphaned"


def everything(tie: Relationship) -> bool:
    """That every relationship is handed on."""
    del tie
    return True


def hand_on(
    draft: Draft, old: Entity, heir: Entity, on: date, takes: Callable[[Relationship], bool] = everything
) -> HandedOn:
    """Give the relationships and roles of *old* that *takes* wants to *heir* from *on*; rosters keep their subjects.

    A relationship between the two is orphaned, and so is one that may not run from or to what the heir is; a reading of
    the two as one stays.
    """
    handed = HandedOn()
    if (number := len(draft.ties(old.key))) > MOST_HANDED_ON:
        fact = f"“{old.name}” has {number:,} relationships; at most {MOST_HANDED_ON:,} are handed on in a scenario"
        raise draft.wrong((), fact, old.key, "imagine it of something smaller")
    had: defaultdict[_Signature, list[Relationship]] = defaultdict(list)
    for each in draft.ties(heir.key):
        had[_signature(each)].append(each)
    for tie in draft.ties(old.key):
        type_ = draft.ontology.type.get(tie.type)
        if tie.validity.latest < on or type_ is None or type_.lists_subject or not takes(tie):
            continue
        source, target = (heir.key if end == old.key else end for end in (tie.source, tie.target))
        moved = replace(tie, source=source, target=target, validity=opened(tie.validity, on))
        kinds = [end.kind if (end := draft.entity(key)) else "" for key in (moved.source, moved.target)]
        if moved.source == moved.target and Path.READING in type_.paths:
            continue
        if moved.source == moved.target or not any(pair.allow(*kinds) for pair in type_.endpoints):
            handed.orphaned.append(tie)
        elif any(_covers(each, moved) for each in had[_signature(moved)]):
            handed.duplicated.append(tie)
        else:
            handed.inherited.append(repeat_relationship(draft, tie, moved))
        end_relationship(draft, tie, on)
    for role in draft.responsibilities_of(old.key):
        tied = draft.relationship(role.relationship)
        if role.validity.latest >= on and tied is not None and takes(tied):
            _hand_on_role(draft, role, heir, on)
    return handed


def _signature(tie: Relationship) -> _Signature:
    return tie.type, tie.source, tie.target, tie.role


def _covers(one: Relationship, other: Relationship) -> bool:
    """Whether one holds as long as the other does."""
    period, within = one.validity, other.validity
    return period.earliest <= within.earliest and period.latest >= within.latest


def _hand_on_role(draft: Draft, role: Responsibility, heir: Entity, on: date) -> None:
    is_there = any(
        (each.holder, each.role) == (heir.key, role.role) and each.validity.on(on).counts
        for each in draft.responsibilities_on(role.relationship)
    )
    if not is_there:
        key = draft.free_key(Responsibility.table, f"{role.relationship}--{role.role.value}--{heir.key}", "--")
        draft.put(replace(role, key=key, version=0, holder=heir.key, validity=opened(role.validity, on)))
    end_role(draft, role, on)
