"""Saving views: a question and a look at the map, to be opened again."""

from dataclasses import dataclass, replace
from typing import Annotated

from graph.analyses.declare import About
from graph.editing import fields
from graph.editing.declare import EditKind
from graph.editing.draft import Draft
from graph.ontology import ONTOLOGY
from graph.ontology.properties import LOOK
from graph.records import Entity

VIEW_KIND = next(kind.name for kind in ONTOLOGY.kinds if kind.is_view)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveView:
    """A view. With the version of one that is there it is replaced, otherwise it is new."""

    name: Annotated[str, About("What people call it.")]
    look: Annotated[str, About("What the explorer's address says of it, after the question mark.")]
    key: Annotated[str | None, About("Its key; without it, and without a version, one is made of the name.")] = None
    expected_version: Annotated[int | None, About("The version that was read, if it is there already.")] = None
    note: fields.Note = None


def save(draft: Draft, edit: SaveView) -> None:
    """Have it on the map."""
    if edit.expected_version is None:
        if edit.key is not None:
            draft.demand_free(Entity, edit.key)
        key = draft.named_key(Entity, edit.name) if edit.key is None else edit.key
        known = Entity(key=key, kind=VIEW_KIND, name=edit.name)
    else:
        known = draft.current(Entity, edit.key or "", edit.expected_version)
        if not _is_view(draft, known):
            return
    look = edit.look.removeprefix("?")
    draft.put(replace(known, name=edit.name, properties={LOOK.name: look}, note=edit.note))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteView:
    """A view that nobody needs any more."""

    key: fields.Key
    expected_version: fields.ExpectedVersion


def delete(draft: Draft, edit: DeleteView) -> None:
    """Take it off the map; the change log still tells what it was."""
    known = draft.current(Entity, edit.key, edit.expected_version)
    if _is_view(draft, known):
        draft.remove(known)


def _is_view(draft: Draft, found: Entity) -> bool:
    if found.kind != VIEW_KIND:
        draft.wrong(f"{found.key!r} is no view", "key", value=found.key)
    return found.kind == VIEW_KIND


EDITS = (
    EditKind("save_view", "Saves a view under a name, to be opened again.", SaveView, Entity.table, save),
    EditKind("delete_view", "Forgets a saved view.", DeleteView, Entity.table, delete),
)
