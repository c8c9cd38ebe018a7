"""Edits of relationships: connect, amend, end, remove."""

from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from graph.editing.declare import LEFT_OUT, Edit, Expected, Key, LeftOut, PropertyGiven, TypeName, given
from graph.editing.draft import Draft, Place
from graph.editing.removing import remove_relationship
from graph.editing.trouble import Halt
from graph.editing.values import Described, described, ended, properties
from graph.keys import joined, slug
from graph.records import NO_PROPERTIES, Record, Relationship


@dataclass(frozen=True, slots=True, kw_only=True)
class Connect(Described, Edit):
    """Relate two things: one type, one period."""

    shows: ClassVar[type[Record]] = Relationship

    type: Annotated[TypeName, "What the relationship says, read from source to target."]
    source: Annotated[str, "The key of the entity it starts from."]
    target: Annotated[str, "The key of the entity it leads to."]
    key: Annotated[str | None, "Its key. Left out, it is made of source, type and target."] = None
    role: Annotated[str | LeftOut | None, "In which role, of those its type knows; left out: the usual one."] = LEFT_OUT
    purpose: Annotated[str | None, "What it is for."] = None
    qualifier: Annotated[str | None, "What limits it."] = None
    condition: Annotated[str | None, "When it applies."] = None
    properties: Annotated[tuple[PropertyGiven, ...], "The properties its type declares."] = ()

    def make(self, draft: Draft) -> Place:
        """Relate them."""
        self._demand_ends(draft)
        type_ = draft.ontology.type.get(self.type)
        made = Relationship(
            key=self._key(draft),
            type=self.type,
            source=self.source,
            target=self.target,
            role=(type_.default_role if type_ else None) if self.role is LEFT_OUT else self.role,
            purpose=self.purpose,
            qualifier=self.qualifier,
            condition=self.condition,
            properties=properties(draft, type_, self.properties, NO_PROPERTIES),
        )
        return draft.put(described(draft, self, made))

    def _demand_ends(self, draft: Draft) -> None:
        missing: Halt | None = None
        for field, key in (("source", self.source), ("target", self.target)):
            try:
                draft.demand_entity(key, field)
            except Halt as halt:
                missing = halt
        if missing:
            raise missing

    def _key(self, draft: Draft) -> str:
        if self.key is not None:
            draft.demand_free(Relationship.table, self.key)
            return self.key
        plain = joined(self.source, self.type, self.target)
        if draft.is_free(Relationship.table, plain):
            return plain
        start = "" if self.start is LEFT_OUT or self.start is None else slug(self.start)
        return draft.free_key(Relationship.table, f"{plain}--{start}" if start else plain, "--")


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendRelationship(Described, Edit):
    """Change what the map says of a relationship; what is left out stays. Its ends and type are what it is."""

    shows: ClassVar[type[Record]] = Relationship

    key: Key
    expected_version: Expected
    role: Annotated[str | LeftOut | None, "In which role, of those its type knows."] = LEFT_OUT
    purpose: Annotated[str | LeftOut | None, "What it is for."] = LEFT_OUT
    qualifier: Annotated[str | LeftOut | None, "What limits it."] = LEFT_OUT
    condition: Annotated[str | LeftOut | None, "When it applies."] = LEFT_OUT
    properties: Annotated[tuple[PropertyGiven, ...] | LeftOut, "Properties to set or empty; those not named stay."] = (
        LEFT_OUT
    )

    def make(self, draft: Draft) -> Place:
        """Amend it."""
        known = draft.demand_relationship(self.key, expected=self.expected_version)
        changed = replace(
            known,
            role=given(self.role, known.role),
            purpose=given(self.purpose, known.purpose),
            qualifier=given(self.qualifier, known.qualifier),
            condition=given(self.condition, known.condition),
            properties=properties(draft, draft.ontology.type.get(known.type), self.properties, known.properties),
        )
        return draft.put(described(draft, self, changed))


@dataclass(frozen=True, slots=True, kw_only=True)
class RetireRelationship(Edit):
    """End a relationship without forgetting it: it stays on the map, and no longer counts after its end."""

    shows: ClassVar[type[Record]] = Relationship

    key: Key
    expected_version: Expected
    end: Annotated[str, "Its last day, month or year, in EDTF; it still belongs to it."]

    def make(self, draft: Draft) -> Place:
        """End it."""
        known = draft.demand_relationship(self.key, expected=self.expected_version)
        return draft.put(replace(known, validity=ended(draft, known.validity, self.end)))


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteRelationship(Edit):
    """Remove a relationship that was made by mistake, with its evidence and the roles held on it."""

    shows: ClassVar[type[Record]] = Relationship

    key: Key
    expected_version: Expected

    def make(self, draft: Draft) -> Place:
        """Remove it."""
        return remove_relationship(draft, draft.demand_relationship(self.key, expected=self.expected_version))
