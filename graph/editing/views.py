"""Saving and deleting a view: a question and its look, to be found again by everybody."""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Annotated

from graph.editing.declare import LEFT_OUT, Edit, Expected, Key, LeftOut, given
from graph.editing.draft import Draft, Place
from graph.editing.removing import remove_entity
from graph.editing.rosters import saved
from graph.ontology.properties import VIEW_ADDRESS
from graph.records import Sensitivity


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveView(Edit):
    """Save a question with its look, new or in place of the one with this key."""

    name: Annotated[str, "Its name."]
    view_address: Annotated[
        str, "What it asks and how it looks, as the explorer's address writes it: lenses, layout, pins, selection."
    ]
    key: Annotated[str | None, "Its key. Left out, a new view is made, with a key made of the name."] = None
    expected_version: Annotated[int | None, "The version it replaces, as it was read; left out for a new one."] = None
    sensitivity: Annotated[Sensitivity | LeftOut, "Who may see it."] = LEFT_OUT
    note: Annotated[str | LeftOut | None, "A remark to whoever opens it."] = LEFT_OUT

    def make(self, draft: Draft) -> Place:
        """Save it."""
        kind = next(each for each in draft.ontology.kinds if each.is_view)
        known = saved(draft, kind, self.key, self.name, self.expected_version)
        if not self.view_address.strip():
            draft.wrong("view_address", "the address is empty", hint="copy it from the explorer")
        return draft.put(
            replace(
                known,
                name=self.name.strip(),
                properties=MappingProxyType({**known.properties, VIEW_ADDRESS.name: self.view_address.strip()}),
                sensitivity=given(self.sensitivity, known.sensitivity),
                note=given(self.note, known.note),
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteView(Edit):
    """Remove a view."""

    key: Key
    expected_version: Expected

    def make(self, draft: Draft) -> Place:
        """Remove it."""
        known = draft.demand_entity(self.key, expected=self.expected_version)
        if not draft.ontology.kind[known.kind].is_view:
            raise draft.wrong("key", f"{known.key!r} is no view", known.key, "to remove other things: deleteEntity")
        return remove_entity(draft, known)
