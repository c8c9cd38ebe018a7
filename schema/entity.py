"""Entities as GraphQL shows them, whatever their kind."""

from typing import cast

import strawberry

from graph import records
from schema.answering import coverage_of
from schema.arguments import FollowDirection, OfKinds, OfTypes, OnRoster, RelationshipsOrder, RelationshipsWhere
from schema.columns import ENTITY_COLUMNS, RELATIONSHIP_COLUMNS
from schema.described import Described, Node
from schema.enums import Direction, Kind
from schema.field import field
from schema.listing import listed
from schema.log import history_of
from schema.paging import After, Before, Connection, First, Last, Page
from schema.properties import Property, properties_of
from schema.references import ChangeConnection, Coverage, Evidence, Relationship
from schema.scope import values_of
from schema.show import show_all, show_one


@strawberry.interface(description="A thing on the map: something with a kind, a key and a name.")
class Entity(Node, Described):
    """A thing on the map."""

    record: strawberry.Private[records.Entity]

    @field
    def key(self) -> str:
        """Stable and unique on the map, such as `international-relations-office`."""
        return self.record.key

    @field
    def kind(self) -> Kind:
        """What it is."""
        return Kind(self.record.kind)

    @field
    def name(self) -> str:
        """Its name; names need not be unique."""
        return self.record.name

    @field
    def aliases(self) -> list[str]:
        """Its other names."""
        return list(self.record.aliases)

    @field
    def about(self) -> str | None:
        """What it is, in one sentence."""
        about = self.record.properties.get("about")
        return None if about is None else str(about)

    @field
    def properties(self) -> list[Property]:
        """The properties its kind declares and it has, for clients that know no kinds."""
        return properties_of(self.record, self.scope.view.ontology.kind[self.record.kind].properties)

    @field
    def evidence(self) -> list[Evidence]:
        """What documents say of it."""
        return show_all(self.scope, self.scope.evidence(self.record))

    @field
    def relationships(
        self,
        direction: FollowDirection = Direction.BOTH,
        types: OfTypes = None,
        where: RelationshipsWhere = None,
        order_by: RelationshipsOrder = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection[Relationship]:
        """The relationships that start from it or lead to it."""
        wanted = values_of(types)
        rows = self.scope.relationships_of(self.record.key, direction, *wanted)
        name = f"relationships {self.record.key} {direction.value} {wanted}"
        return listed(self.scope, name, rows, RELATIONSHIP_COLUMNS, Page(first, after, last, before), where, order_by)

    @field
    def neighbours(
        self,
        direction: FollowDirection = Direction.BOTH,
        types: OfTypes = None,
        kinds: OfKinds = None,
        first: First = None,
        after: After = None,
        last: Last = None,
        before: Before = None,
    ) -> Connection["Entity"]:
        """The entities at the other ends of its relationships, each once, by key."""
        wanted = values_of(kinds)
        near = self.scope.neighbours(self.record.key, direction, *values_of(types))
        rows = [each for each in near if not wanted or each.kind in wanted]
        name = f"neighbours {self.record.key} {direction.value} {values_of(types)} {wanted}"
        return listed(self.scope, name, rows, ENTITY_COLUMNS, Page(first, after, last, before))

    @field
    def coverage(self, roster: OnRoster = None) -> Coverage | None:
        """How it is covered; null for what is no subject."""
        return coverage_of(self.scope, self.record, roster)

    @field
    def changes(self, first: First = None, after: After = None) -> ChangeConnection:
        """The changes of the entity itself, newest first; read from the store's log."""
        told = history_of(self.scope, self.record, Page(first, after))
        return cast("ChangeConnection", show_one(self.scope, told))
