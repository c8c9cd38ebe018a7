"""Edits of entities."""

from dataclasses import dataclass, replace
from typing import Annotated

from graph.analyses.declare import About
from graph.editing import fields
from graph.editing.declare import LEFT, EditKind, KindName, Left
from graph.editing.draft import Draft
from graph.editing.fields import ended, period, properties
from graph.records import Certainty, Entity, Sensitivity
from graph.when import Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateEntity:
    """A new entity."""

    kind: Annotated[KindName, About("What it is.")]
    name: Annotated[str, About("What people call it. Names need not be unique.")]
    key: fields.NewKey = None
    aliases: fields.Aliases = ()
    properties: fields.SomeProperties = ()
    validity: fields.Period = None
    certainty: fields.SomeCertainty = Certainty.STATED
    basis: fields.SomeBasis = None
    sensitivity: fields.SomeSensitivity = Sensitivity.INTERNAL
    note: fields.Note = None


def create(draft: Draft, edit: CreateEntity) -> None:
    """Have it on the map."""
    if edit.key is not None:
        draft.demand_free(Entity, edit.key)
    kind = draft.ontology.kind.get(edit.kind)
    draft.put(
        Entity(
            key=draft.named_key(Entity, edit.name) if edit.key is None else edit.key,
            kind=str(edit.kind),
            name=edit.name,
            aliases=edit.aliases,
            properties=properties(draft, edit.properties, kind, {}),
            validity=period(draft, edit.validity, kind.extent if kind else Extent.THROUGHOUT, "validity"),
            certainty=edit.certainty,
            basis=edit.basis,
            sensitivity=edit.sensitivity,
            note=edit.note,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateEntity:
    """What is to be said otherwise of an entity; what is left out stays as it is."""

    key: fields.Key
    expected_version: fields.ExpectedVersion
    name: Annotated[str | Left, About("What people call it.")] = LEFT
    aliases: fields.OtherAliases = LEFT
    properties: fields.OtherProperties = LEFT
    validity: fields.OtherPeriod = LEFT
    certainty: fields.OtherCertainty = LEFT
    basis: fields.OtherBasis = LEFT
    sensitivity: fields.OtherSensitivity = LEFT
    note: fields.OtherNote = LEFT


def update(draft: Draft, edit: UpdateEntity) -> None:
    """Say it otherwise."""
    known = draft.current(Entity, edit.key, edit.expected_version)
    kind = draft.ontology.kind.get(known.kind)
    extent = kind.extent if kind else Extent.THROUGHOUT
    draft.put(
        replace(
            known,
            name=known.name if edit.name is LEFT else edit.name,
            aliases=known.aliases if edit.aliases is LEFT else edit.aliases,
            properties=known.properties
            if edit.properties is LEFT
            else properties(draft, edit.properties, kind, known.properties),
            validity=known.validity if edit.validity is LEFT else period(draft, edit.validity, extent, "validity"),
            certainty=known.certainty if edit.certainty is LEFT else edit.certainty,
            basis=known.basis if edit.basis is LEFT else edit.basis,
            sensitivity=known.sensitivity if edit.sensitivity is LEFT else edit.sensitivity,
            note=known.note if edit.note is LEFT else edit.note,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RetireEntity:
    """An entity that no longer holds from some day on."""

    key: fields.Key
    expected_version: fields.ExpectedVersion
    end: fields.End


def retire(draft: Draft, edit: RetireEntity) -> None:
    """Give it an end; it stays on record."""
    known = draft.current(Entity, edit.key, edit.expected_version)
    draft.put(replace(known, validity=ended(draft, known.validity, edit.end)))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteEntity:
    """An entity that was put on the map by mistake."""

    key: fields.Key
    expected_version: fields.ExpectedVersion


def delete(draft: Draft, edit: DeleteEntity) -> None:
    """Take it off the map, with what bears it out."""
    known = draft.current(Entity, edit.key, edit.expected_version)
    draft.remove(known)
    for evidence in draft.evidence_of(known):
        draft.remove(evidence)


EDITS = (
    EditKind("create_entity", "Puts an entity on the map.", CreateEntity, Entity.table, create),
    EditKind(
        "update_entity",
        "Says something otherwise of an entity; what is left out stays.",
        UpdateEntity,
        Entity.table,
        update,
    ),
    EditKind(
        "retire_entity",
        "Gives an entity an end: it stays on record, and neither it nor its relationships hold after it.",
        RetireEntity,
        Entity.table,
        retire,
    ),
    EditKind(
        "delete_entity",
        "Takes an entity that was a mistake off the map, with its evidence. Refused while a relationship, a role or a "
        "document's text rests on it: for what has been, retire it.",
        DeleteEntity,
        Entity.table,
        delete,
    ),
)
