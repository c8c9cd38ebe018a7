"""What was changed, by whom, when and why: the change log as GraphQL shows it."""

from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

import strawberry

from graph import changes, records
from graph.change_log import Committed
from graph.changes import ChangeKind
from schema.enums import derived, described
from schema.field import field
from schema.log import LogPage, Step, log_page, place_of, steps_of
from schema.paging import After, Edge, First, Page, PageInfo
from schema.references import Entity, Relationship
from schema.scope import Scope
from schema.show import entity_at, show_one, shows

_TABLES = {
    records.Entity.table: "An entity.",
    records.Relationship.table: "A relationship.",
    records.Evidence.table: "What a document says about an entity or a relationship.",
    records.Responsibility.table: "A role that somebody holds on a relationship.",
    records.DocumentText.table: "The text of a document.",
    records.MapSettings.table: "What the map says of itself.",
}

if TYPE_CHECKING:
    RecordType: TypeAlias = Enum
else:
    RecordType = derived("RecordType", "What sort of record was changed.", _TABLES)

described(ChangeKind, "What became of a record.")


@strawberry.type(description="A field before and after a change.")
class FieldChange:
    """A field before and after a change."""

    name: str = strawberry.field(
        description="The field, by its name in the change log, such as `name` or `start`; or a declared property's."
    )
    before: str | None = strawberry.field(
        description="What it said before, as text; lists and tables as JSON. Null: nothing."
    )
    after: str | None = strawberry.field(
        description="What it said from then on, as text; lists and tables as JSON. Null: nothing."
    )


@strawberry.type(description="One step of a change set: what became of one record, who did it, when and why.")
class Change:
    """One step of a change set."""

    scope: strawberry.Private[Scope]
    step: strawberry.Private[Step]

    @field
    def revision(self) -> int:
        """The number of the change set that it belongs to."""
        return self.step.revision.number

    @field
    def committed_at(self) -> datetime:
        """When the change set was committed."""
        return self.step.revision.committed_at

    @field
    def actor(self) -> str:
        """Who made it."""
        return self.step.revision.actor

    @field
    def reason(self) -> str:
        """Why, in the words of who made it; empty where nothing was said."""
        return self.step.revision.reason

    @field
    def what(self) -> ChangeKind:
        """What became of the record."""
        return changes.kind_of(self.step.change)

    @field
    def record(self) -> RecordType:
        """What sort of record it is."""
        return RecordType(self.step.change.table)

    @field
    def key(self) -> str:
        """The key of the record, unique among its sort."""
        return self.step.change.key

    @field
    def entity(self) -> Entity | None:
        """The entity concerned, as it is seen now; null where it is gone, or a relationship is concerned."""
        match changes.concerned(self.step.change):
            case (records.Entity.table, key):
                return entity_at(self.scope, key)
            case _:
                return None

    @field
    def relationship(self) -> Relationship | None:
        """The relationship concerned, as it is seen now; null where it is gone, or an entity is concerned."""
        match changes.concerned(self.step.change):
            case (records.Relationship.table, key):
                found = self.scope.view.find_relationship(key)
                shown: Relationship | None = show_one(self.scope, found)
                return shown
            case _:
                return None

    @field
    def fields(self) -> list[FieldChange]:
        """What it says otherwise than before, by name; without versions and the texts of documents."""
        return [
            FieldChange(name=each.name, before=each.before, after=each.after)
            for each in changes.fields_of(self.step.change)
        ]


@strawberry.type(description="A page of the change log; go on with `after: pageInfo.endCursor`.")
class ChangeConnection:
    """A page of the change log."""

    slice: strawberry.Private[LogPage]
    scope: strawberry.Private[Scope]

    @field
    def edges(self) -> list[Edge[Change]]:
        """The changes with their cursors."""
        shown = self._shown()
        return [
            Edge(node=node, cursor=self.slice.cursor(row)) for node, row in zip(shown, self.slice.rows, strict=True)
        ]

    @field
    def nodes(self) -> list[Change]:
        """The changes, for those who need no cursors."""
        return self._shown()

    @field
    def total_count(self) -> int:
        """How many changes there are on all pages together; of a long log that takes a while."""
        return self.slice.count()

    @field
    def page_info(self) -> PageInfo:
        """Where the page stands in the log."""
        return PageInfo.of(self.slice)

    def _shown(self) -> list[Change]:
        return [Change(scope=self.scope, step=each) for each in self.slice.rows]


@strawberry.type(description="A change set: changes that were made together, with who made them, when and why.")
class ChangeSet:
    """A change set."""

    scope: strawberry.Private[Scope]
    committed: strawberry.Private[Committed]

    @field
    def revision(self) -> int:
        """Its number; what to go on after when the connection breaks."""
        return self.committed.revision.number

    @field
    def committed_at(self) -> datetime:
        """When it was committed."""
        return self.committed.revision.committed_at

    @field
    def actor(self) -> str:
        """Who made it."""
        return self.committed.revision.actor

    @field
    def reason(self) -> str:
        """Why, in the words of who made it; empty where nothing was said."""
        return self.committed.revision.reason

    @field
    def size(self) -> int:
        """How many steps it has."""
        view, whole = self.scope.view, self.committed.changes
        return len(whole) if changes.may_know_all(view) else sum(changes.may_know(view, each) for each in whole)

    @field
    def changes(self, first: First = None, after: After = None) -> ChangeConnection:
        """Its steps, in their order."""
        list_ = f"change set {self.committed.revision.number}"
        page = Page(first, after)
        steps = steps_of(self.committed, place_of(page, list_))
        found = log_page(self.scope, steps, list_, page, self.size, oldest_first=True)
        return ChangeConnection(slice=found, scope=self.scope)


shows(LogPage, lambda scope, page: ChangeConnection(slice=page, scope=scope))
