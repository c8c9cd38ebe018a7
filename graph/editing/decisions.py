"""Decisions on record: who decided what, when and why; coverage follows at once."""

from dataclasses import dataclass
from typing import Annotated, TypeAlias

from graph.analyses.declare import About
from graph.editing.declare import EditKind
from graph.editing.draft import Draft
from graph.editing.fields import day
from graph.editing.problems import Stopped
from graph.keys import joined, slug
from graph.ontology import ONTOLOGY, DecisionEffect, Naming, Path
from graph.ontology.properties import DECIDED_BY, REASON, RELATIONSHIP, SUBTYPE
from graph.records import Entity, Relationship
from graph.when import FuzzyDate, Validity

DECISION_KIND = next(kind.name for kind in ONTOLOGY.kinds if kind.decides)
TIE = next(each for each in ONTOLOGY.types_naming(Naming.DECISION) if each.assigning_role)
ABOUT = next(role for role in TIE.roles if role != TIE.assigning_role)

DecidedBy: TypeAlias = Annotated[str | None, About("The key of the person, post or office that decided.")]
On: TypeAlias = Annotated[str | None, About("The day it was decided; without it, the map's reference date or today.")]
Until: TypeAlias = Annotated[str | None, About("The last day it is good for; without it, until it is withdrawn.")]
Why: TypeAlias = Annotated[str | None, About("Why it was decided.")]
Expected: TypeAlias = Annotated[
    int | None, About("The version of what is decided on that was read, if it must not have changed since.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """A mandate that a person confirms."""

    relationship: Annotated[str, About("The key of the relationship that is confirmed.")]
    expected_version: Expected = None
    decided_by: DecidedBy = None
    on: On = None
    until: Until = None
    why: Why = None


def confirm(draft: Draft, edit: Confirm) -> None:
    """Have it confirmed."""
    found = _decided_on(draft, edit.relationship, edit.expected_version, "relationship")
    _record(draft, edit, DecisionEffect.CONFIRM, f"Confirmed: {_sentence(draft, found)}", relationship=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignUnit:
    """A subject that a unit is to have."""

    subject: Annotated[str, About("The key of the subject.")]
    unit: Annotated[str, About("The key of the office, post or person that is to have it.")]
    decided_by: DecidedBy = None
    on: On = None
    until: Until = None
    why: Why = None


def assign(draft: Draft, edit: AssignUnit) -> None:
    """Have the unit have the subject."""
    subject, unit = draft.find(Entity, edit.subject), draft.find(Entity, edit.unit)
    for found, key, field in ((subject, edit.subject, "subject"), (unit, edit.unit, "unit")):
        if found is None:
            draft.missing(Entity.table, key, draft.snapshot.entities, field)
    if subject is None or unit is None:
        return
    for found, field, fits in (
        (subject, "subject", draft.ontology.kind[subject.kind].is_subject),
        (unit, "unit", draft.ontology.kind[unit.kind].holds_responsibility),
    ):
        if not fits:
            label = draft.ontology.kind[found.kind].label
            able = "a subject" if field == "subject" else "able to have one"
            draft.wrong(f"{found.name!r} is of the kind {label}, which is not {able}", field, value=found.key)
    _record(
        draft, edit, DecisionEffect.ASSIGN, f"Assigned: {unit.name} has {subject.name}", about=subject, assigns=unit
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptReading:
    """Two names that are to mean the same."""

    reading: Annotated[str, About("The key of the reading.")]
    expected_version: Expected = None
    decided_by: DecidedBy = None
    on: On = None
    until: Until = None
    why: Why = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectReading:
    """Two names that are not to mean the same."""

    reading: Annotated[str, About("The key of the reading.")]
    expected_version: Expected = None
    decided_by: DecidedBy = None
    on: On = None
    until: Until = None
    why: Why = None


def accept(draft: Draft, edit: AcceptReading) -> None:
    """Have the two names mean the same."""
    found = _reading(draft, edit)
    what = f"Accepted: {_ends(draft, found, 'and')} mean the same"
    _record(draft, edit, DecisionEffect.ACCEPT_READING, what, relationship=found)


def reject(draft: Draft, edit: RejectReading) -> None:
    """Have the two names not mean the same."""
    found = _reading(draft, edit)
    what = f"Rejected: {_ends(draft, found, 'and')} do not mean the same"
    _record(draft, edit, DecisionEffect.REJECT_READING, what, relationship=found)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptGap:
    """A subject that nobody needs to have until a day."""

    subject: Annotated[str, About("The key of the subject.")]
    until: Annotated[str, About("The last day on which the gap is accepted; after it, it is open again.")]
    decided_by: DecidedBy = None
    on: On = None
    why: Why = None


def accept_gap(draft: Draft, edit: AcceptGap) -> None:
    """Have the gap accepted."""
    subject = draft.get(Entity, edit.subject, "subject")
    if not draft.ontology.kind[subject.kind].is_subject:
        label = draft.ontology.kind[subject.kind].label
        draft.wrong(f"{subject.name!r} is of the kind {label}, which is no subject", "subject", value=subject.key)
    what = f"Accepted gap: nobody has {subject.name} until {edit.until}"
    _record(draft, edit, DecisionEffect.ACCEPT_GAP, what, about=subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawDecision:
    """A decision that is no longer to hold."""

    decision: Annotated[str, About("The key of the decision.")]
    decided_by: DecidedBy = None
    on: On = None
    why: Why = None


def withdraw(draft: Draft, edit: WithdrawDecision) -> None:
    """Have it withdrawn, by a decision of its own; both stay on record."""
    found = draft.get(Entity, edit.decision, "decision")
    if found.kind != DECISION_KIND:
        draft.wrong(f"{found.name!r} is no decision", "decision", value=found.key)
        return
    _record(draft, edit, DecisionEffect.WITHDRAW, f"Withdrawn: {found.name}", about=found)


Edit: TypeAlias = Confirm | AssignUnit | AcceptReading | RejectReading | AcceptGap | WithdrawDecision


def _record(
    draft: Draft,
    edit: Edit,
    effect: DecisionEffect,
    name: str,
    *,
    relationship: Relationship | None = None,
    about: Entity | None = None,
    assigns: Entity | None = None,
) -> None:
    if edit.decided_by is not None and draft.find(Entity, edit.decided_by) is None:
        draft.missing(Entity.table, edit.decided_by, draft.snapshot.entities, "decided_by")
        raise Stopped
    said = {
        SUBTYPE: effect.value,
        DECIDED_BY: edit.decided_by,
        RELATIONSHIP: relationship.key if relationship else None,
        REASON: edit.why,
    }
    until = getattr(edit, "until", None)
    start = FuzzyDate.on(draft.today) if edit.on is None else day(draft, edit.on, "on")
    matter = relationship or about
    decision = Entity(
        key=draft.free_key(Entity, f"decision-{effect.value}-{slug(matter.key if matter else '')}"),
        kind=DECISION_KIND,
        name=name,
        properties={each.name: value for each, value in said.items() if value is not None},
        validity=Validity(start=start, end=day(draft, until, "until")),
    )
    draft.put(decision)
    for role, entity in ((ABOUT, about), (TIE.assigning_role, assigns)):
        if entity is not None:
            key = joined(decision.key, TIE.name, entity.key)
            draft.put(
                Relationship(
                    key=draft.free_key(Relationship, key),
                    type=TIE.name,
                    source=decision.key,
                    target=entity.key,
                    role=role,
                )
            )


def _decided_on(draft: Draft, key: str, expected: int | None, field: str) -> Relationship:
    found = draft.get(Relationship, key, field)
    return found if expected is None else draft.current(Relationship, key, expected)


def _reading(draft: Draft, edit: AcceptReading | RejectReading) -> Relationship:
    found = _decided_on(draft, edit.reading, edit.expected_version, "reading")
    type_ = draft.ontology.type.get(found.type)
    if type_ is None or Path.READING not in type_.paths:
        draft.wrong(f"{found.key!r} is no reading", "reading", value=found.key, hint="Confirm a mandate by confirm")
        raise Stopped
    return found


def _sentence(draft: Draft, relationship: Relationship) -> str:
    type_ = draft.ontology.type.get(relationship.type)
    return _ends(draft, relationship, type_.label if type_ else relationship.type)


def _ends(draft: Draft, relationship: Relationship, between: str) -> str:
    source, target = (draft.find(Entity, key) for key in (relationship.source, relationship.target))
    return (
        f"{source.name if source else relationship.source} {between} {target.name if target else relationship.target}"
    )


EDITS = (
    EditKind(
        "confirm", "Has a person's decision confirm a mandate; every briefing says so.", Confirm, Entity.table, confirm
    ),
    EditKind(
        "assign_unit", "Decides that a unit has a subject; its coverage follows.", AssignUnit, Entity.table, assign
    ),
    EditKind(
        "accept_reading",
        "Decides that two names mean the same; for coverage they are one subject from then on.",
        AcceptReading,
        Entity.table,
        accept,
    ),
    EditKind("reject_reading", "Decides that two names do not mean the same.", RejectReading, Entity.table, reject),
    EditKind(
        "accept_gap",
        "Decides that nobody needs to have a subject until a day; it stays open, and comes back by itself.",
        AcceptGap,
        Entity.table,
        accept_gap,
    ),
    EditKind(
        "withdraw_decision", "Withdraws a decision, by one that says so.", WithdrawDecision, Entity.table, withdraw
    ),
)
