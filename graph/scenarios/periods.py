"""Ending and continuing what holds on a day, so that nothing changes before that day."""

from dataclasses import replace
from datetime import date

from graph.editing.draft import Draft
from graph.editing.removing import remove_relationship
from graph.map_view import period_of
from graph.records import Entity, Evidence, Relationship, Responsibility
from graph.scenarios.following import let_go
from graph.scenarios.spans import closed, opened
from graph.when import day


def demand_there(draft: Draft, field: str, entity: Entity, on: date) -> None:
    """What takes something over is there on the day.

    Raises:
        Halt: It is not.
    """
    period = period_of(entity, draft.ontology)
    if not period.on(on).counts:
        when = (
            f"it begins on {day(period.earliest)}" if period.earliest > on else f"its last day is {day(period.latest)}"
        )
        fact = f"“{entity.name}” is not there on {day(on)}: {when}"
        raise draft.wrong(field, fact, entity.key, "take what is there then, or give a day on which it is")


def end_entity(draft: Draft, entity: Entity, on: date) -> None:
    """Let an entity end the day before *on*; what hangs on it then no longer holds either.

    Raises:
        Halt: It has ended by then, or had not begun.
    """
    if not entity.validity.on(on).counts:
        raise draft.wrong("on", f"“{entity.name}” is not there on {day(on)}", str(on), "give a day on which it is")
    left = closed(entity.validity, on)
    if left is None:
        raise draft.wrong("on", f"“{entity.name}” begins on {day(on)}", str(on), "give a later day")
    draft.put(replace(entity, validity=left))


def end_relationship(draft: Draft, tie: Relationship, on: date) -> None:
    """Let a relationship end the day before *on*; one that would begin later goes."""
    left = closed(tie.validity, on)
    if left is None:
        let_go(draft, tie)
        remove_relationship(draft, tie)
    else:
        draft.put(replace(tie, validity=left))


def end_role(draft: Draft, role: Responsibility, on: date) -> None:
    """Let a role on a relationship end the day before *on*; one that would begin later goes."""
    left = closed(role.validity, on)
    if left is None:
        draft.remove(role)
    else:
        draft.put(replace(role, validity=left))


def repeat_relationship(draft: Draft, tie: Relationship, moved: Relationship) -> Relationship:
    """Let *tie* go on as *moved*, which differs in an end or a date, with its evidence and the roles on it."""
    on = moved.validity.earliest
    again = replace(moved, key=draft.free_key(Relationship.table, f"{tie.key}--{on}", "--"), version=0)
    draft.put(again)
    for evidence in draft.evidence_of(tie):
        made = draft.free_key(Evidence.table, f"{evidence.key}--{on}", "--")
        draft.put(replace(evidence, key=made, version=0, subject=again.key))
    for role in draft.responsibilities_on(tie.key):
        if role.validity.latest >= on:
            made = draft.free_key(Responsibility.table, f"{role.key}--{on}", "--")
            draft.put(replace(role, key=made, version=0, relationship=again.key, validity=opened(role.validity, on)))
    return again
