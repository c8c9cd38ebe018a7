"""Edits of relationships."""

from dataclasses import dataclass, replace
from typing import Annotated

from graph.analyses.declare import About
from graph.editing import fields
from graph.editing.declare import LEFT, EditKind, Left, TypeName
from graph.editing.draft import Draft
from graph.editing.fields import ended, period, properties
from graph.keys import joined
from graph.records import Certainty, Entity, Relationship, Sensitivity
from graph.when import Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Connect:
    """A new relationship: one period of it."""

    type: Annotated[TypeName, About("What it says.")]
    source: Annotated[str, About("The key of the entity it starts from.")]
    target: Annotated[str, About("The key of the entity it leads to.")]
    key: fields.NewKey = None
    role: Annotated[str | None, About("As what the source takes part; without it, what the type says.")] = None
    purpose: Annotated[str | None, About("What it is for.")] = None
    qualifier: Annotated[str | None, About("What limits it.")] = None
    condition: Annotated[str | None, About("When it applies.")] = None
    properties: fields.SomeProperties = ()
    validity: fields.Period = None
    certainty: fields.SomeCertainty = Certainty.STATED
    basis: fields.SomeBasis = None
    sensitivity: fields.SomeSensitivity = Sensitivity.INTERNAL
    note: fields.Note = None


def connect(draft: Draft, edit: Connect) -> None:
    """Have it on the map."""
    ends = {name: draft.find(Entity, key) for name, key in (("source", edit.source), ("target", edit.target))}
    for name, found in ends.items():
        if found is None:
            draft.missing(Entity.table, getattr(edit, name), draft.snapshot.entities, name)
    if edit.key is not None:
        draft.demand_free(Relationship, edit.key)
    if None in ends.values():
        return
    type_ = draft.ontology.type.get(edit.type)
    wanted = joined(edit.source, edit.type, edit.target)
    draft.put(
        Relationship(
            key=draft.free_key(Relationship, wanted) if edit.key is None else edit.key,
            type=str(edit.type),
            source=edit.source,
            target=edit.target,
            role=edit.role or (type_.default_role if type_ else None),
            purpose=edit.purpose,
            qualifier=edit.qualifier,
            condition=edit.condition,
            properties=properties(draft, edit.properties, type_, {}),
            validity=period(draft, edit.validity, Extent.THROUGHOUT, "validity"),
            certainty=edit.certainty,
            basis=edit.basis,
            sensitivity=edit.sensitivity,
            note=edit.note,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendRelationship:
    """What is to be said otherwise of a relationship; what is left out stays as it is."""

    key: fields.Key
    expected_version: fields.ExpectedVersion
    role: Annotated[str | Left | None, About("As what the source takes part.")] = LEFT
    purpose: Annotated[str | Left | None, About("What it is for.")] = LEFT
    qualifier: Annotated[str | Left | None, About("What limits it.")] = LEFT
    condition: Annotated[str | Left | None, About("When it applies.")] = LEFT
    properties: fields.OtherProperties = LEFT
    validity: fields.OtherPeriod = LEFT
    certainty: fields.OtherCertainty = LEFT
    basis: fields.OtherBasis = LEFT
    sensitivity: fields.OtherSensitivity = LEFT
    note: fields.OtherNote = LEFT


def amend(draft: Draft, edit: AmendRelationship) -> None:
    """Say it otherwise."""
    known = draft.current(Relationship, edit.key, edit.expected_version)
    type_ = draft.ontology.type.get(known.type)
    draft.put(
        replace(
            known,
            role=known.role if edit.role is LEFT else edit.role,
            purpose=known.purpose if edit.purpose is LEFT else edit.purpose,
            qualifier=known.qualifier if edit.qualifier is LEFT else edit.qualifier,
            condition=known.condition if edit.condition is LEFT else edit.condition,
            properties=known.properties
            if edit.properties is LEFT
            else properties(draft, edit.properties, type_, known.properties),
            validity=known.validity
            if edit.validity is LEFT
            else period(draft, edit.validity, Extent.THROUGHOUT, "validity"),
            certainty=known.certainty if edit.certainty is LEFT else edit.certainty,
            basis=known.basis if edit.basis is LEFT else edit.basis,
            sensitivity=known.sensitivity if edit.sensitivity is LEFT else edit.sensitivity,
            note=known.note if edit.note is LEFT else edit.note,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RetireRelationship:
    """A relationship that no longer holds from some day on."""

    key: fields.Key
    expected_version: fields.ExpectedVersion
    end: fields.End


def retire(draft: Draft, edit: RetireRelationship) -> None:
    """Give it an end; it stays on record."""
    known = draft.current(Relationship, edit.key, edit.expected_version)
    draft.put(replace(known, validity=ended(draft, known.validity, edit.end)))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteRelationship:
    """A relationship that was put on the map by mistake."""

    key: fields.Key
    expected_version: fields.ExpectedVersion


def delete(draft: Draft, edit: DeleteRelationship) -> None:
    """Take it off the map, with what hangs on it."""
    known = draft.current(Relationship, edit.key, edit.expected_version)
    drop(draft, known)


def drop(draft: Draft, relationship: Relationship) -> None:
    """Take a relationship off the map, with its evidence and the roles on it."""
    draft.remove(relationship)
    for evidence in draft.evidence_of(relationship):
        draft.remove(evidence)
    for role in draft.responsibilities_on(relationship.key):
        draft.remove(role)


EDITS = (
    EditKind("connect", "Puts a relationship between two entities on the map.", Connect, Relationship.table, connect),
    EditKind(
        "amend_relationship",
        "Says something otherwise of a relationship; what is left out stays. Its ends and its type are what it is: for "
        "others make another one.",
        AmendRelationship,
        Relationship.table,
        amend,
    ),
    EditKind(
        "retire_relationship",
        "Gives a relationship an end: it stays on record and does not hold after it.",
        RetireRelationship,
        Relationship.table,
        retire,
    ),
    EditKind(
        "delete_relationship",
        "Takes a relationship that was a mistake off the map, with its evidence and the roles on it.",
        DeleteRelationship,
        Relationship.table,
        delete,
    ),
)
