"""What bears out the things of the map, and who holds which role on them."""

import strawberry

from graph import records
from graph.records import ResponsibilityRole
from schema.dates import FuzzyDate
from schema.described import Described
from schema.field import field
from schema.references import Entity
from schema.scope import Scope
from schema.show import entity_at, shows


@strawberry.type(description="A role that an office, post or person holds on a relationship.")
class Responsibility(Described):
    """A role that an office, post or person holds on a relationship."""

    record: strawberry.Private[records.Responsibility]

    @field
    def role(self) -> ResponsibilityRole:
        """The role."""
        return self.record.role

    @field
    def holder(self) -> Entity | None:
        """Who holds it."""
        return entity_at(self.scope, self.record.holder)


@strawberry.type(description="What a document says about an entity or a relationship.")
class Evidence:
    """What a document says about an entity or a relationship."""

    scope: strawberry.Private[Scope]
    record: strawberry.Private[records.Evidence]

    @field
    def key(self) -> str:
        """Stable and unique among evidence."""
        return self.record.key

    @field
    def document(self) -> Entity | None:
        """The document that says it."""
        return entity_at(self.scope, self.record.document)

    @field
    def quote(self) -> str | None:
        """Its words, exactly as they stand there; null where the text is not at hand."""
        return self.record.quote

    @field
    def start(self) -> int | None:
        """The first character of the quote in the document's text, counted from 0."""
        return self.record.start

    @field
    def end(self) -> int | None:
        """The first character after the quote."""
        return self.record.end

    @field
    def locator(self) -> str | None:
        """Where it stands, such as a page or paragraph."""
        return self.record.locator

    @field
    def known_on(self) -> FuzzyDate | None:
        """The day the source speaks for."""
        return FuzzyDate.of(self.record.known_on)

    @field
    def contradicts(self) -> bool:
        """Whether the source says otherwise."""
        return self.record.contradicts

    @field
    def version(self) -> int:
        """How often it was written."""
        return self.record.version


shows(records.Evidence, lambda scope, record: Evidence(scope=scope, record=record))
shows(records.Responsibility, lambda scope, record: Responsibility(scope=scope, record=record))
