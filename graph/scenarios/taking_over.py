"""What a relationship takes over from one that says the same: evidence, and the roles held on it on days of its own."""

from dataclasses import replace
from typing import TypeAlias

from graph.editing.draft import Draft
from graph.records import Basis, Certainty, Evidence, Relationship, Responsibility
from graph.scenarios.spans import Span

Founded: TypeAlias = Relationship | Responsibility

_FROM_THE_FIRMEST = (Basis.LIST_SPLIT, Basis.STATUS, Basis.ORDER, Basis.STRUCTURE, Basis.NAME, None)


def looseness(record: Founded) -> int:
    """How loosely it is founded: 0 where it was said in so many words, more the weaker its inference is."""
    return 0 if record.certainty is Certainty.STATED else 1 + _FROM_THE_FIRMEST.index(record.basis)


def take_over(draft: Draft, tie: Relationship, kept: Relationship, days: Span) -> None:
    """Give *kept* what bears *tie* out, and the roles held on it while it holds on *days*; what *kept* has stays.

    Nothing gets less secret by it than it was, nor better founded than the relationship it was said of.
    """
    known = {_said(each) for each in draft.evidence_of(kept)}
    for evidence in draft.evidence_of(tie):
        if _said(evidence) not in known:
            key = draft.free_key(Evidence.table, f"{evidence.key}--{kept.key}", "--")
            level = max(evidence.sensitivity, tie.sensitivity)
            draft.put(replace(evidence, key=key, version=0, subject=kept.key, sensitivity=level))
    for role in draft.responsibilities_on(tie.key):
        held = days.both(Span.of(role.validity))
        if held is not None:
            level = max(role.sensitivity, tie.sensitivity)
            is_looser = looseness(role) < looseness(tie) > looseness(kept)
            looser: Founded = tie if is_looser else role
            given = replace(role, relationship=kept.key, sensitivity=level)
            give_role(draft, replace(given, certainty=looser.certainty, basis=looser.basis), held)


def give_role(draft: Draft, role: Responsibility, days: Span) -> None:
    """Let *role*, with the relationship and holder it says, be held on *days* as far as it is not, as well founded."""
    held = [
        Span.of(each.validity)
        for each in draft.responsibilities_on(role.relationship)
        if (each.holder, each.role) == (role.holder, role.role) and looseness(each) <= looseness(role)
    ]
    for left in days.lacking(held):
        key = draft.free_key(Responsibility.table, f"{role.relationship}--{role.role.value}--{role.holder}", "--")
        draft.put(replace(role, key=key, version=0, validity=left.written(role.validity)))


def keep_to(draft: Draft, tie: Relationship, days: Span) -> None:
    """Let the roles on *tie*, whose period is about to grow, go on no longer than on *days*."""
    for role in draft.responsibilities_on(tie.key):
        held = days.both(Span.of(role.validity))
        if held is not None:
            draft.put(replace(role, validity=held.written(role.validity)))


def _said(evidence: Evidence) -> tuple[object, ...]:
    where = evidence.document, evidence.quote, evidence.start, evidence.end, evidence.locator
    return *where, evidence.known_on, evidence.contradicts
