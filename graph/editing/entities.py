"""Edits of entities: make, change, end, remove."""

from dataclasses import dataclass, replace
from typing import Annotated

from graph.editing.declare import LEFT_OUT, Edit, Expected, Key, KindName, LeftOut, PropertyGiven, given
from graph.editing.draft import Draft, Place
from graph.editing.removing import remove_entity
from graph.editing.values import Described, described, ended, properties
from graph.keys import slug
from graph.records import NO_PROPERTIES, Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateEntity(Described, Edit):
    """Put a new thing on the map."""

    kind: Annotated[KindName, "What it is."]
    name: Annotated[str, "Its name; names need not be unique."]
    key: Annotated[
        str | None, "Its key: lower case letters, digits, single hyphens. Left out, it is made of the name."
    ] = None
    aliases: Annotated[tuple[str, ...], "Its other names."] = ()
    properties: Annotated[tuple[PropertyGiven, ...], "The properties its kind declares."] = ()

    def make(self, draft: Draft) -> Place:
        """Make it."""
        kind = draft.ontology.kind.get(self.kind)
        if self.key is None:
            key = draft.free_key(Entity.table, slug(self.name) or self.kind)
        else:
            key = self.key
            draft.demand_free(Entity.table, key)
        made = Entity(key=key, kind=self.kind, name=self.name.strip(), aliases=self.aliases)
        made = described(draft, self, made, kind.extent if kind else None)
        return draft.put(replace(made, properties=properties(draft, kind, self.properties, NO_PROPERTIES)))


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateEntity(Described, Edit):
    """Change what the map says of a thing; what is left out stays."""

    key: Key
    expected_version: Expected
    kind: Annotated[KindName | LeftOut, "What it is."] = LEFT_OUT
    name: Annotated[str | LeftOut, "Its name."] = LEFT_OUT
    aliases: Annotated[tuple[str, ...] | LeftOut, "Its other names, all of them."] = LEFT_OUT
    properties: Annotated[tuple[PropertyGiven, ...] | LeftOut, "Properties to set or empty; those not named stay."] = (
        LEFT_OUT
    )

    def make(self, draft: Draft) -> Place:
        """Change it."""
        known = draft.demand_entity(self.key, expected=self.expected_version)
        kind = given(self.kind, KindName(known.kind))
        changed = replace(
            known,
            kind=kind,
            name=given(self.name, known.name).strip(),
            aliases=given(self.aliases, known.aliases),
            properties=properties(draft, draft.ontology.kind.get(kind), self.properties, known.properties),
        )
        return draft.put(described(draft, self, changed))


@dataclass(frozen=True, slots=True, kw_only=True)
class RetireEntity(Edit):
    """End a thing without forgetting it: it stays on the map with its evidence, and no longer counts after its end."""

    key: Key
    expected_version: Expected
    end: Annotated[str, "Its last day, month or year, in EDTF; it still belongs to it."]

    def make(self, draft: Draft) -> Place:
        """End it."""
        known = draft.demand_entity(self.key, expected=self.expected_version)
        return draft.put(replace(known, validity=ended(draft, known.validity, self.end)))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteEntity(Edit):
    """Remove a thing that was put on the map by mistake, with its evidence; what ended is retired instead.

    Nothing else may still refer to it.
    """

    key: Key
    expected_version: Expected

    def make(self, draft: Draft) -> Place:
        """Remove it."""
        return remove_entity(draft, draft.demand_entity(self.key, expected=self.expected_version))
