"""Edits of what bears relationships out and who holds a role on them."""

from dataclasses import dataclass, replace
from typing import Annotated

from graph.analyses.declare import About
from graph.editing import fields
from graph.editing.declare import EditKind
from graph.editing.draft import Draft
from graph.editing.fields import day, ended, period
from graph.interchange.keys import short_hash
from graph.records import (
    Certainty,
    Entity,
    Evidence,
    Relationship,
    Responsibility,
    ResponsibilityRole,
    Sensitivity,
    SubjectType,
)
from graph.when import Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignResponsibility:
    """A role that an office, post or person is to hold on a relationship."""

    relationship: Annotated[str, About("The key of the relationship.")]
    holder: Annotated[str, About("The key of the office, post or person.")]
    role: Annotated[ResponsibilityRole, About("What the holder is on it.")]
    validity: fields.Period = None
    certainty: fields.SomeCertainty = Certainty.STATED
    basis: fields.SomeBasis = None
    sensitivity: fields.SomeSensitivity = Sensitivity.INTERNAL
    note: fields.Note = None


def assign(draft: Draft, edit: AssignResponsibility) -> None:
    """Have the holder hold the role."""
    relationship, holder = draft.find(Relationship, edit.relationship), draft.find(Entity, edit.holder)
    if relationship is None:
        draft.missing(Relationship.table, edit.relationship, draft.snapshot.relationships, "relationship")
    if holder is None:
        draft.missing(Entity.table, edit.holder, draft.snapshot.entities, "holder")
    if relationship is None or holder is None:
        return
    wanted = f"{edit.relationship}--{edit.role.value}--{edit.holder}"
    draft.put(
        Responsibility(
            key=draft.free_key(Responsibility, wanted),
            relationship=edit.relationship,
            holder=edit.holder,
            role=edit.role,
            validity=period(draft, edit.validity, Extent.THROUGHOUT, "validity"),
            certainty=edit.certainty,
            basis=edit.basis,
            sensitivity=edit.sensitivity,
            note=edit.note,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EndResponsibility:
    """A role that is no longer held from some day on."""

    key: fields.Key
    expected_version: fields.ExpectedVersion
    end: fields.End


def end(draft: Draft, edit: EndResponsibility) -> None:
    """Give it an end; it stays on record."""
    known = draft.current(Responsibility, edit.key, edit.expected_version)
    draft.put(replace(known, validity=ended(draft, known.validity, edit.end)))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddEvidence:
    """What a document says about an entity or a relationship; name one of the two."""

    document: Annotated[str, About("The key of the document.")]
    entity: Annotated[str | None, About("The key of the entity it bears out.")] = None
    relationship: Annotated[str | None, About("The key of the relationship it bears out.")] = None
    quote: Annotated[str | None, About("What the document says, word for word.")] = None
    start: Annotated[
        int | None,
        About("Where the quote begins, in characters of the document's text from 0; found where the text has it once."),
    ] = None
    locator: Annotated[str | None, About("Where it stands, such as “page 3”, if the text is not at hand.")] = None
    known_on: Annotated[str | None, About("The day the source speaks for, as exact as it is known.")] = None
    contradicts: Annotated[bool, About("Whether the source says otherwise.")] = False
    sensitivity: fields.SomeSensitivity = Sensitivity.INTERNAL


def add(draft: Draft, edit: AddEvidence) -> None:
    """Have it bear out its subject."""
    if (edit.entity is None) == (edit.relationship is None):
        draft.wrong("evidence bears out an entity or a relationship, and one of the two", "entity", hint="Name one key")
        return
    if edit.entity is not None:
        subject: Entity | Relationship = draft.get(Entity, edit.entity, "entity")
    else:
        subject = draft.get(Relationship, edit.relationship or "", "relationship")
    draft.get(Entity, edit.document, "document")
    start = edit.start if edit.start is not None else _found(draft.text(edit.document), edit.quote)
    said = (subject.table, subject.key, edit.document, edit.quote or "", str(start), edit.locator or "")
    draft.put(
        Evidence(
            key=draft.free_key(Evidence, f"evidence-{short_hash(*said)}"),
            subject_type=SubjectType(subject.table),
            subject=subject.key,
            document=edit.document,
            quote=edit.quote,
            start=start,
            end=None if start is None or edit.quote is None else start + len(edit.quote),
            locator=edit.locator,
            known_on=day(draft, edit.known_on, "known_on"),
            contradicts=edit.contradicts,
            sensitivity=edit.sensitivity,
        )
    )


def _found(text: str | None, quote: str | None) -> int | None:
    """Where the quote begins, if the text has it exactly once."""
    if text is None or not quote or text.count(quote) != 1:
        return None
    return text.index(quote)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveEvidence:
    """Evidence that was added by mistake."""

    key: fields.Key
    expected_version: fields.ExpectedVersion


def remove(draft: Draft, edit: RemoveEvidence) -> None:
    """Take it off the map."""
    draft.remove(draft.current(Evidence, edit.key, edit.expected_version))


EDITS = (
    EditKind(
        "assign_responsibility",
        "Gives an office, post or person a role on a relationship.",
        AssignResponsibility,
        Responsibility.table,
        assign,
    ),
    EditKind(
        "end_responsibility",
        "Ends a role: it stays on record and is not held after its end.",
        EndResponsibility,
        Responsibility.table,
        end,
    ),
    EditKind(
        "add_evidence",
        "Says which document bears something out, by which words.",
        AddEvidence,
        Evidence.table,
        add,
    ),
    EditKind(
        "remove_evidence", "Takes evidence that was a mistake off the map.", RemoveEvidence, Evidence.table, remove
    ),
)
