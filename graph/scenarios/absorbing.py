"""Handing on what one entity is related by to another, from a day on."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from graph.editing.draft import Draft
from graph.ontology import Path
from graph.ontology.properties import STAGE
from graph.records import Entity, PropertyValue, Relationship, Responsibility
from graph.scenarios.circles import demand_no_circle, leads_back
from graph.scenarios.joining import join
from graph.scenarios.periods import end_relationship, end_role
from graph.scenarios.readings import join_reading
from graph.scenarios.spans import Span, opened
from graph.scenarios.taking_over import give_role

MOST_HANDED_ON = 2_000
"""How many relationships may be handed on at once: of more, nobody waits for the answer."""

_Signature: TypeAlias = tuple[str, str, str, str | None, PropertyValue | None]


@dataclass(slots=True)
class HandedOn:
    """What became of the relationships of an entity whose place another takes.

    *inherited* go on with the heir, *duplicated* the heir had already on some of their days (its own words stay),
    *orphaned* end with the one that goes.
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


def hand_on(
    draft: Draft, old: Entity, heir: Entity, on: date, takes: Callable[[Relationship], bool] | None = None
) -> HandedOn:
    """Give the relationships and roles of *old* to *heir* from *on*, where *takes* is given those it wants.

    Rosters keep their subjects.
    A relationship between the two is orphaned, and so is one that may not run from or to what the heir is, or by which
    the heir would come below what is below it; a reading of the two as one stays.

    Raises:
        Halt: There are too many, or something would come below the heir that is above it.
    """
    handed = HandedOn()
    if (number := len(draft.ties(old.key))) > MOST_HANDED_ON:
        fact = f"“{old.name}” has {number:,} relationships; at most {MOST_HANDED_ON:,} are handed on in a scenario"
        raise draft.wrong((), fact, old.key, "imagine it of something smaller")
    alike: defaultdict[_Signature, list[Relationship]] = defaultdict(list)
    for each in draft.ties(heir.key):
        alike[_signature(draft, each)].append(each)
    for tie in draft.ties(old.key):
        type_ = draft.ontology.type.get(tie.type)
        if tie.validity.latest < on or type_ is None or type_.lists_subject or not (takes is None or takes(tie)):
            continue
        source, target = (heir.key if end == old.key else end for end in (tie.source, tie.target))
        moved = replace(tie, source=source, target=target, validity=opened(tie.validity, on))
        if moved.source == moved.target and Path.READING in type_.paths:
            continue
        if _fits(draft, moved) and not leads_back(draft, moved, heir):
            demand_no_circle(draft, moved, old, heir)
            _go_on(draft, tie, moved, alike, on, handed)
        else:
            handed.orphaned.append(tie)
        end_relationship(draft, tie, on)
    for role in draft.responsibilities_of(old.key):
        tied = draft.relationship(role.relationship)
        if role.validity.latest >= on and tied is not None and (takes is None or takes(tied)):
            _hand_on_role(draft, role, heir, on)
    return handed


def _go_on(
    draft: Draft,
    tie: Relationship,
    moved: Relationship,
    alike: dict[_Signature, list[Relationship]],
    on: date,
    handed: HandedOn,
) -> None:
    signature = _signature(draft, moved)
    known = alike[signature]
    if known and Path.READING in draft.ontology.type[tie.type].paths:
        join_reading(draft, tie, moved, known[0], on)
        handed.duplicated.append(tie)
        return
    joined = join(draft, tie, moved, known, on)
    alike[signature] = joined.alike
    if joined.had:
        handed.duplicated.append(tie)
    else:
        handed.inherited += joined.began


def _fits(draft: Draft, moved: Relationship) -> bool:
    """Whether its type may run between two such entities, which are not one."""
    kinds = [end.kind if (end := draft.entity(key)) else "" for key in (moved.source, moved.target)]
    return moved.source != moved.target and draft.ontology.type[moved.type].allows(*kinds)


def _signature(draft: Draft, tie: Relationship) -> _Signature:
    """What relationships of one entity have in common that say the same; of which of two may stand first, either."""
    type_ = draft.ontology.type.get(tie.type)
    ends = tie.source, tie.target
    if type_ is not None and (type_.symmetric or Path.READING in type_.paths):
        ends = min(ends), max(ends)
    return tie.type, *ends, tie.role, tie.properties.get(STAGE.name)


def _hand_on_role(draft: Draft, role: Responsibility, heir: Entity, on: date) -> None:
    given = replace(role, holder=heir.key, validity=opened(role.validity, on))
    give_role(draft, given, Span.of(given.validity))
    end_role(draft, role, on)
