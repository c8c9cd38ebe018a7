"""Entries of the engagement ledger."""

from dataclasses import dataclass
from typing import Annotated

from graph.analyses.declare import About
from graph.checks import listed
from graph.editing import fields
from graph.editing.declare import EditKind
from graph.editing.draft import Draft
from graph.editing.fields import PeriodInput, period
from graph.keys import joined
from graph.ontology import ONTOLOGY
from graph.ontology.properties import SUBTYPE
from graph.records import Entity, Relationship, Sensitivity

ENTRY = next(kind for kind in ONTOLOGY.kinds if kind.is_entry)


@dataclass(frozen=True, slots=True)
class ParticipantInput:
    """Somebody who took part."""

    key: Annotated[str, About("The key of the office, post or person.")]
    role: Annotated[str, About("As what: lead, addressee, contributor, forum or host.")] = "contributor"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRecord:
    """A need, a concern, advice given, a contact or a visit."""

    subtype: Annotated[str, About(f"What it is: {listed(ENTRY.subtypes)}.")]
    name: Annotated[str, About("What it was, in a few words.")]
    about: Annotated[tuple[str, ...], About("The keys of the subjects it is about; at least one.")]
    involved: Annotated[tuple[ParticipantInput, ...], About("The offices, posts and persons who took part.")] = ()
    key: fields.NewKey = None
    validity: Annotated[PeriodInput | None, About("When it was; without it, the map's reference date or today.")] = None
    sensitivity: fields.SomeSensitivity = Sensitivity.INTERNAL
    note: fields.Note = None


def add(draft: Draft, edit: AddRecord) -> None:
    """Have it in the ledger, tied to its subjects and those who took part."""
    if not edit.about:
        draft.wrong("a record is about somebody, and nobody is named", "about", hint="Name the key of a subject")
    if edit.key is not None:
        draft.demand_free(Entity, edit.key)
    today = draft.today.isoformat()
    entry = Entity(
        key=draft.named_key(Entity, f"{edit.subtype}-{edit.name}") if edit.key is None else edit.key,
        kind=ENTRY.name,
        name=edit.name,
        properties={SUBTYPE.name: edit.subtype},
        validity=period(draft, edit.validity or PeriodInput(start=today, end=today), ENTRY.extent, "validity"),
        sensitivity=edit.sensitivity,
        note=edit.note,
    )
    draft.put(entry)
    for place, key in enumerate(edit.about):
        _tie(draft, entry, key, None, "about", place)
    for place, each in enumerate(edit.involved):
        _tie(draft, entry, each.key, each.role, "involved", place)


def _tie(draft: Draft, entry: Entity, key: str, role: str | None, field: str, place: int) -> None:
    found = draft.find(Entity, key)
    if found is None:
        draft.missing(Entity.table, key, draft.snapshot.entities, field, place)
        return
    kind = draft.ontology.kind[found.kind]
    fits = [each for each in draft.ontology.types if each.allows(entry.kind, found.kind)]
    if not fits or kind.is_subject != (field == "about"):
        able = "a subject" if field == "about" else "an office, post or person"
        draft.wrong(f"{found.name!r} is of the kind {kind.label}; {able} is asked for here", field, place, value=key)
        return
    wanted = joined(entry.key, fits[0].name, key)
    draft.put(
        Relationship(
            key=draft.free_key(Relationship, wanted),
            type=fits[0].name,
            source=entry.key,
            target=key,
            role=role or fits[0].default_role,
            sensitivity=entry.sensitivity,
        )
    )


EDITS = (
    EditKind(
        "add_record",
        "Adds an entry to the engagement ledger: a need, a concern, advice given, a contact or a visit.",
        AddRecord,
        Entity.table,
        add,
    ),
)
