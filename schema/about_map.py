"""What the map says of itself, and how far it has been written."""

from datetime import date, datetime

import strawberry

from graph import records
from schema.field import field
from schema.references import Entity
from schema.scope import Scope
from schema.show import entity_at


@strawberry.type(description="What the map says of itself.")
class Map:
    """What the map says of itself."""

    scope: strawberry.Private[Scope]

    @field
    def title(self) -> str:
        """Its title."""
        return self.scope.view.settings.title

    @field
    def reference_date(self) -> date | None:
        """The day it declares for questions that name none; null: today."""
        return self.scope.view.settings.reference_date

    @field
    def as_of(self) -> date:
        """The day that questions are answered as of here."""
        return self.scope.view.as_of

    @field
    def default_roster(self) -> Entity | None:
        """The roster that coverage is measured on unasked; null where the map names none."""
        key = self.scope.view.settings.default_roster
        return None if key is None else entity_at(self.scope, key)

    @field
    def languages(self) -> list[str]:
        """The languages of its documents, as ISO 639-1 writes them."""
        return list(self.scope.view.settings.languages)


@strawberry.type(description="The store that keeps the map.")
class Store:
    """The store that keeps the map."""

    kind: str = strawberry.field(description="What it is, such as `SQLite` or `Neo4j`.")
    version: str = strawberry.field(description="Its version.")
    address: str = strawberry.field(description="Where it is, without any secret.")


@strawberry.type(description="How far the map has been written: every answer is of one revision.")
class Revision:
    """How far the map has been written."""

    scope: strawberry.Private[Scope]
    record: strawberry.Private[records.Revision]

    @field
    def number(self) -> int:
        """The number of the last committed change set; 0: the empty map."""
        return self.record.number

    @field
    def committed_at(self) -> datetime | None:
        """When it was committed; null for the empty map."""
        return self.record.committed_at if self.record.number else None

    @field
    def actor(self) -> str:
        """Who committed it."""
        return self.record.actor

    @field
    def reason(self) -> str:
        """Why."""
        return self.record.reason

    @field
    def entities(self) -> int:
        """How many entities there are."""
        return len(self.scope.entities())

    @field
    def relationships(self) -> int:
        """How many relationships there are."""
        return len(self.scope.relationships())

    @field
    def store(self) -> Store | None:
        """The store that keeps the map; null while it does not answer."""
        info = self.scope.context.store()
        return None if info is None else Store(kind=info.kind, version=info.version, address=info.address)
