"""Edits that put a decision on record: on a relationship, a reading, a subject, or another decision."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Annotated, ClassVar

from graph.checks import listed
from graph.editing.deciding import Decided, Deciding, day_of, decide
from graph.editing.declare import Edit
from graph.editing.draft import Draft, Place
from graph.editing.trouble import Halt
from graph.ontology import DecisionEffect, Path
from graph.records import Entity, Relationship
from graph.when import day


def _demand_tie(draft: Draft, field: str, key: str, expected: int | None) -> Relationship:
    """A relationship, or a reading where the *field* is one for readings.

    Raises:
        Halt: There is none, or it is of the other sort.
    """
    tie = draft.demand_relationship(key, field, expected)
    is_reading = Path.READING in draft.ontology.type[tie.type].paths
    if is_reading is not (field == "reading"):
        hint = "readings are accepted or rejected" if is_reading else "relationships are confirmed"
        raise draft.wrong(field, f"{key!r} is {'a' if is_reading else 'no'} reading", key, hint)
    return tie


def _on_tie(draft: Draft, effect: DecisionEffect, verb: str, tie: Relationship) -> Decided:
    """A decision on a relationship or reading, called by how it reads and as secret as it and its ends."""
    source, target = draft.demand_entity(tie.source), draft.demand_entity(tie.target)
    words = f"{source.name} {draft.ontology.type[tie.type].label} {target.name}"
    level = max(tie.sensitivity, source.sensitivity, target.sensitivity)
    return Decided(effect=effect, name=f"{verb}: {words}", level=level, relationship=tie.key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(Deciding, Edit):
    """Confirm by a decision that a relationship is as the map says."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"start": "on", "end": "until"})

    relationship: Annotated[str, "The key of the relationship."]

    def make(self, draft: Draft) -> Place:
        """Decide it."""
        return decide(draft, self, partial(self._find, draft))

    def _find(self, draft: Draft) -> Decided:
        tie = _demand_tie(draft, "relationship", self.relationship, self.expected_version)
        return _on_tie(draft, DecisionEffect.CONFIRM, "Confirmed", tie)


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptReading(Deciding, Edit):
    """Decide that two names mean the same."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"start": "on", "end": "until", "relationship": "reading"})

    reading: Annotated[str, "The key of the reading."]

    def make(self, draft: Draft) -> Place:
        """Decide it."""
        return decide(draft, self, partial(self._find, draft))

    def _find(self, draft: Draft) -> Decided:
        tie = _demand_tie(draft, "reading", self.reading, self.expected_version)
        return _on_tie(draft, DecisionEffect.ACCEPT_READING, "Accepted", tie)


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectReading(Deciding, Edit):
    """Decide that two names do not mean the same."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"start": "on", "end": "until", "relationship": "reading"})

    reading: Annotated[str, "The key of the reading."]

    def make(self, draft: Draft) -> Place:
        """Decide it."""
        return decide(draft, self, partial(self._find, draft))

    def _find(self, draft: Draft) -> Decided:
        tie = _demand_tie(draft, "reading", self.reading, self.expected_version)
        return _on_tie(draft, DecisionEffect.REJECT_READING, "Rejected", tie)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignUnit(Deciding, Edit):
    """Decide which unit or post has the relationship to a subject."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"start": "on", "end": "until", "type": "unit"})

    subject: Annotated[str, "The key of the subject."]
    unit: Annotated[str, "The key of the unit, post or person that has it from now on."]

    def make(self, draft: Draft) -> Place:
        """Decide it."""
        return decide(draft, self, partial(self._find, draft))

    def _find(self, draft: Draft) -> Decided:
        subject = draft.attempt(partial(_demand_subject, draft, self.subject, self.expected_version))
        unit = draft.attempt(partial(_demand_holder, draft, self.unit))
        if subject is None or unit is None:
            raise Halt
        for field, entity in (("subject", subject), ("unit", unit)):
            draft.attempt(partial(_demand_not_over, draft, field, entity, self.on))
        return Decided(
            effect=DecisionEffect.ASSIGN,
            name=f"{subject.name} assigned to {unit.name}",
            level=max(subject.sensitivity, unit.sensitivity),
            about=subject.key,
            assigns=unit.key,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptGap(Deciding, Edit):
    """Decide that a subject needs no unit until a day."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"start": "on", "end": "until"})

    subject: Annotated[str, "The key of the subject."]
    until: Annotated[str, "The last day it is good for, in EDTF."]

    def make(self, draft: Draft) -> Place:
        """Decide it."""
        return decide(draft, self, partial(self._find, draft))

    def _find(self, draft: Draft) -> Decided:
        subject = _demand_subject(draft, self.subject, self.expected_version)
        _demand_not_over(draft, "subject", subject, self.on)
        when = day_of(draft, self.on).earliest
        others = [draft.demand_entity(key) for key, since in draft.one_with[subject.key].items() if since <= when]
        return Decided(
            effect=DecisionEffect.ACCEPT_GAP,
            name=f"Gap accepted: {subject.name}",
            level=max(each.sensitivity for each in (subject, *others)),
            about=subject.key,
            likewise=tuple(each.key for each in others),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawDecision(Deciding, Edit):
    """Take a decision back: it stays on record, and no longer counts from the day of the withdrawal."""

    fields: ClassVar[Mapping[str, str]] = MappingProxyType({"start": "on", "end": "until"})

    decision: Annotated[str, "The key of the decision."]

    def make(self, draft: Draft) -> Place:
        """Decide it."""
        return decide(draft, self, partial(self._find, draft))

    def _find(self, draft: Draft) -> Decided:
        known = draft.demand_entity(self.decision, "decision", self.expected_version)
        if not draft.ontology.kind[known.kind].decides:
            raise draft.wrong("decision", f"{known.key!r} is no decision", known.key, "take the key of a decision")
        name = f"Withdrawn: {known.name}"
        again = tuple(draft.repeated(known.key))
        level = known.sensitivity
        return Decided(effect=DecisionEffect.WITHDRAW, name=name, level=level, about=known.key, likewise=again)


def _demand_subject(draft: Draft, key: str, expected: int | None) -> Entity:
    found = draft.demand_entity(key, "subject", expected)
    if not draft.ontology.kind[found.kind].is_subject:
        able = ", ".join(kind.label for kind in draft.ontology.subjects)
        raise draft.wrong("subject", f"{key!r} is no subject", key, f"subjects are {able}")
    return found


def _demand_holder(draft: Draft, key: str) -> Entity:
    found = draft.demand_entity(key, "unit")
    if not draft.ontology.kind[found.kind].holds_responsibility:
        fact = f'"{found.name}" is {draft.ontology.kind[found.kind].label.lower()} and cannot have a relationship'
        raise draft.wrong("unit", fact, found.key, "assign an office, post or person")
    _demand_able(draft, found)
    return found


def _demand_able(draft: Draft, office: Entity) -> None:
    """An office is of a unit type that can have a relationship: others only name a subject.

    Raises:
        Halt: It is of another.
    """
    kind = draft.ontology.kind[office.kind]
    deciding = [each for each in kind.properties if each.able_to_own] if kind.is_unit else []
    if deciding and not any(each.read(office.properties) in each.able_to_own for each in deciding):
        given = [str(found) for each in deciding if (found := each.read(office.properties)) is not None]
        what = f"is of type {', '.join(given)}" if given else "has no type"
        able = listed([value for each in deciding for value in each.able_to_own], "or")
        fact = f"“{office.name}” {what} and can only name a subject, not have the relationship to it"
        raise draft.wrong("unit", fact, office.key, f"choose a unit: one of type {able}")


def _demand_not_over(draft: Draft, field: str, entity: Entity, on: str | None) -> None:
    """What is decided about has not ended before the day of the decision.

    Raises:
        Halt: It has.
    """
    when = day_of(draft, on).earliest
    if entity.validity.latest < when:
        fact = f"“{entity.name}” has ended by {day(when)}: its last day is {day(entity.validity.latest)}"
        raise draft.wrong(field, fact, entity.key, "take what is there then, or give the day of the decision")
