"""Letting an accepted gap of one of two subjects that are read as one be accepted for both."""

from dataclasses import replace
from datetime import date

from graph.editing.draft import Draft
from graph.keys import joined
from graph.ontology import DecisionEffect, Naming
from graph.ontology.properties import SUBTYPE
from graph.records import Entity, Relationship
from graph.scenarios.spans import opened


def accepts_gap(draft: Draft, tie: Relationship) -> bool:
    """Whether by it a decision accepts the gap of the subject at its target."""
    type_ = draft.ontology.type.get(tie.type)
    if type_ is None or type_.names_subject is not Naming.DECISION or tie.role == type_.assigning_role:
        return False
    decision = draft.entity(tie.source)
    return decision is not None and decision.properties.get(SUBTYPE.name) == DecisionEffect.ACCEPT_GAP.value


def share_gaps(draft: Draft, one: Entity, other: Entity, on: date) -> None:
    """What is accepted of the one is accepted of the other too, from *on*; each keeps what it has.

    What a later change accepts of the one from then on it accepts of both.
    """
    for each, its in ((one, other), (other, one)):
        draft.one_with[each.key][its.key] = min(on, draft.one_with[each.key].get(its.key, on))
    found = [(each, _accepting(draft, each, on)) for each in (one, other)]
    for (_, ties), (subject, known) in (found, found[::-1]):
        has = {each.source for each in known}
        for tie in ties:
            if tie.source not in has:
                key = draft.free_key(Relationship.table, joined(tie.source, tie.type, subject.key), "--")
                period = opened(tie.validity, on)
                draft.put(replace(tie, key=key, version=0, origin=None, target=subject.key, validity=period))


def _accepting(draft: Draft, subject: Entity, on: date) -> list[Relationship]:
    return [tie for tie in draft.incoming(subject.key) if accepts_gap(draft, tie) and tie.validity.latest >= on]
