"""Relationships as GraphQL shows them."""

from typing import cast

import strawberry

from graph import records
from schema.answering import confirmation_of
from schema.described import Described, Node
from schema.enums import RelationshipType
from schema.field import field
from schema.log import history_of
from schema.paging import After, First, Page
from schema.properties import Property, properties_of
from schema.references import ChangeConnection, Decision, Entity, Evidence, Responsibility
from schema.show import entity_at, show_all, show_one, shows


@strawberry.type(description="A dated, sourced tie of one type from a source to a target entity; one period.")
class Relationship(Node, Described):
    """A dated, sourced tie of one type from a source to a target entity."""

    record: strawberry.Private[records.Relationship]

    @field
    def key(self) -> str:
        """Stable and unique among relationships."""
        return self.record.key

    @field
    def type(self) -> RelationshipType:
        """What it says."""
        return RelationshipType(self.record.type)

    @field
    def source(self) -> Entity | None:
        """The entity it starts from."""
        return entity_at(self.scope, self.record.source)

    @field
    def target(self) -> Entity | None:
        """The entity it leads to."""
        return entity_at(self.scope, self.record.target)

    @field
    def role(self) -> str | None:
        """In which role, of those its type knows."""
        return self.record.role

    @field
    def purpose(self) -> str | None:
        """What it is for."""
        return self.record.purpose

    @field
    def qualifier(self) -> str | None:
        """What limits it."""
        return self.record.qualifier

    @field
    def condition(self) -> str | None:
        """When it applies."""
        return self.record.condition

    @field
    def properties(self) -> list[Property]:
        """The properties its type declares and it has."""
        return properties_of(self.record, self.scope.view.ontology.type[self.record.type].properties)

    @field
    def responsibilities(self) -> list[Responsibility]:
        """Who holds which role on it."""
        return show_all(self.scope, self.scope.responsibilities(self.record))

    @field
    def evidence(self) -> list[Evidence]:
        """What documents say of it."""
        return show_all(self.scope, self.scope.evidence(self.record))

    @field
    def confirmed(self) -> Decision | None:
        """The newest decision that confirms it; null where nobody has."""
        decision = confirmation_of(self.scope, self.record)
        return None if decision is None else entity_at(self.scope, decision.key)

    @field
    def changes(self, first: First = None, after: After = None) -> ChangeConnection:
        """The changes of the relationship itself, newest first; read from the store's log."""
        told = history_of(self.scope, self.record, Page(first, after))
        return cast("ChangeConnection", show_one(self.scope, told))


shows(records.Relationship, lambda scope, record: Relationship(scope=scope, record=record))
