"""Edits that put a decision on record: who decided what, when, why, and until when it is good."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, ClassVar

from graph.editing.declare import LEFT_OUT, Edit, LeftOut, given
from graph.editing.draft import Draft, Place
from graph.editing.values import dates, read_date
from graph.keys import joined
from graph.ontology import DecisionEffect, Naming, Path
from graph.ontology.properties import DECIDED_BY, REASON, RELATIONSHIP, SUBTYPE
from graph.records import Entity, PropertyValue, Relationship, Sensitivity
from graph.when import Extent, FuzzyDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciding:
    """Who decides, when and why."""

    decided_by: Annotated[str | None, "The key of the person, post or office that decides."] = None
    on: Annotated[str | None, "The day of the decision, in EDTF; the map's reference date or today if left out."] = None
    until: Annotated[str | None, "The last day it is good for, in EDTF; left out: until it is withdrawn."] = None
    reason: Annotated[str | None, "Why; it stays on record with the decision."] = None
    sensitivity: Annotated[Sensitivity | LeftOut, "Who may see it; never less secret than what it is about."] = LEFT_OUT
    note: Annotated[str | None, "A remark of the editors."] = None


def _decide(
    draft: Draft,
    said: Deciding,
    effect: DecisionEffect,
    name: str,
    level: Sensitivity,
    *,
    relationship: str | None = None,
    about: str | None = None,
    assigns: str | None = None,
) -> Place:
    """Put the decision on record, with what it is about and whom it assigns."""
    kind = next(each for each in draft.ontology.kinds if each.decides)
    on = read_date(draft, "on", said.on) if said.on is not None else FuzzyDate.on(draft.archive.today)
    properties: dict[str, PropertyValue | None] = {
        SUBTYPE.name: effect.value,
        DECIDED_BY.name: said.decided_by,
        RELATIONSHIP.name: relationship,
        REASON.name: said.reason,
    }
    made = Entity(
        key=draft.free_key(Entity.table, f"{effect.value}-{(on or FuzzyDate.on(draft.archive.today)).earliest}"),
        kind=kind.name,
        name=name,
        properties=MappingProxyType({key: value for key, value in properties.items() if value is not None}),
        validity=dates(on, read_date(draft, "until", said.until), Extent.THROUGHOUT, None),
        sensitivity=max(level, given(said.sensitivity, Sensitivity.INTERNAL)),
        note=said.note,
    )
    place = draft.put(made)
    type_ = draft.ontology.types_naming(Naming.DECISION)[0]
    for role in type_.roles:
        target = assigns if role == type_.assigning_role else about
        if target is not None:
            key = draft.free_key(Relationship.table, joined(made.key, type_.name, target), "--")
            tie = Relationship(key=key, type=type_.name, source=made.key, target=target, role=role)
            draft.put(tie)
    return place


def _level(draft: Draft, *entities: Entity) -> Sensitivity:
    del draft
    return max(each.sensitivity for each in entities)


def _demand_tie(draft: Draft, field: str, key: str, *, reading: bool) -> tuple[Relationship, str, Sensitivity]:
    """A relationship, or a reading, with how it reads and how secret it is.

    Raises:
        Halt: There is none, or it is of the other sort.
    """
    tie = draft.demand_relationship(key, field)
    type_ = draft.ontology.type[tie.type]
    if (Path.READING in type_.paths) is not reading:
        hint = "readings are accepted or rejected" if not reading else "relationships are confirmed"
        raise draft.wrong(field, f"{key!r} is {'no' if reading else 'a'} reading", key, hint)
    source, target = draft.demand_entity(tie.source, field), draft.demand_entity(tie.target, field)
    level = max(tie.sensitivity, source.sensitivity, target.sensitivity)
    return tie, f"{source.name} {type_.label} {target.name}", level


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(Deciding, Edit):
    """Confirm by a decision that a relationship is as the map says."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"start": "on", "end": "until"})

    relationship: Annotated[str, "The key of the relationship."]

    def make(self, draft: Draft) -> Place:
        """Decide it."""
        tie, words, level = _demand_tie(draft, "relationship", self.relationship, reading=False)
        return _decide(draft, self, DecisionEffect.CONFIRM, f"Confirmed: {words}", level, relationship=tie.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptReading(Deciding, Edit):
    """Decide that two names mean the same."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"start": "on", "end": "until", "relationship": "reading"})

    reading: Annotated[str, "The key of the reading."]

    def make(self, draft: Draft) -> Place:
        """Decide it."""
        tie, words, level = _demand_tie(draft, "reading", self.reading, reading=True)
        return _decide(draft, self, DecisionEffect.ACCEPT_READING, f"Accepted: {words}", level, relationship=tie.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectReading(Deciding, Edit):
    """Decide that two names do not mean the same."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"start": "on", "end": "until", "relationship": "reading"})

    reading: Annotated[str, "The key of the reading."]

    def make(self, draft: Draft) -> Place:
        """Decide it."""
        tie, words, level = _demand_tie(draft, "reading", self.reading, reading=True)
        return _decide(draft, self, DecisionEffect.REJECT_READING, f"Rejected: {words}", level, relationship=tie.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignUnit(Deciding, Edit):
    """Decide which unit or post has the relationship to a subject."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"start": "on", "end": "until", "type": "unit"})

    subject: Annotated[str, "The key of the subject."]
    unit: Annotated[str, "The key of the unit, post or person that has it from now on."]

    def make(self, draft: Draft) -> Place:
        """Decide it."""
        subject = _demand_subject(draft, self.subject)
        unit = draft.demand_entity(self.unit, "unit")
        if not draft.ontology.kind[unit.kind].holds_responsibility:
            fact = f'"{unit.name}" is {draft.ontology.kind[unit.kind].label.lower()} and cannot have a relationship'
            raise draft.wrong("unit", fact, unit.key, "assign an office, post or person")
        name, level = f"{subject.name} assigned to {unit.name}", _level(draft, subject, unit)
        return _decide(draft, self, DecisionEffect.ASSIGN, name, level, about=subject.key, assigns=unit.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptGap(Edit):
    """Decide that a subject needs no unit until a day."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"start": "on", "end": "until"})

    subject: Annotated[str, "The key of the subject."]
    until: Annotated[str, "The last day it is good for, in EDTF."]
    decided_by: Annotated[str | None, "The key of the person, post or office that decides."] = None
    on: Annotated[str | None, "The day of the decision, in EDTF; the map's reference date or today if left out."] = None
    reason: Annotated[str | None, "Why; it stays on record with the decision."] = None
    sensitivity: Annotated[Sensitivity | LeftOut, "Who may see it; never less secret than what it is about."] = LEFT_OUT
    note: Annotated[str | None, "A remark of the editors."] = None

    def make(self, draft: Draft) -> Place:
        """Decide it."""
        subject = _demand_subject(draft, self.subject)
        said = Deciding(
            decided_by=self.decided_by,
            on=self.on,
            until=self.until,
            reason=self.reason,
            sensitivity=self.sensitivity,
            note=self.note,
        )
        name, level = f"Gap accepted: {subject.name}", _level(draft, subject)
        return _decide(draft, said, DecisionEffect.ACCEPT_GAP, name, level, about=subject.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawDecision(Deciding, Edit):
    """Take a decision back: it stays on record, and no longer counts from the day of the withdrawal."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"start": "on", "end": "until"})

    decision: Annotated[str, "The key of the decision."]

    def make(self, draft: Draft) -> Place:
        """Decide it."""
        known = draft.demand_entity(self.decision, "decision")
        if not draft.ontology.kind[known.kind].decides:
            raise draft.wrong("decision", f"{known.key!r} is no decision", known.key, "take the key of a decision")
        name = f"Withdrawn: {known.name}"
        return _decide(draft, self, DecisionEffect.WITHDRAW, name, _level(draft, known), about=known.key)


def _demand_subject(draft: Draft, key: str) -> Entity:
    found = draft.demand_entity(key, "subject")
    if not draft.ontology.kind[found.kind].is_subject:
        able = ", ".join(kind.label for kind in draft.ontology.subjects)
        raise draft.wrong("subject", f"{key!r} is no subject", key, f"subjects are {able}")
    return found
