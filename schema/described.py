"""What every record of the map says of itself."""

from typing import TypeAlias

import strawberry

from graph import records
from graph.records import Basis, Certainty, Sensitivity
from schema.cursors import write_id
from schema.dates import Validity
from schema.field import field
from schema.scope import Scope

DescribedRecord: TypeAlias = records.Entity | records.Relationship | records.Responsibility


@strawberry.interface(description="A thing with a global id, which `node` finds again.")
class Node:
    """A thing with a global id."""

    scope: strawberry.Private[Scope]
    record: strawberry.Private[records.Entity | records.Relationship]

    @field
    def id(self) -> strawberry.ID:
        """Opaque, stable, unique over all things."""
        return strawberry.ID(write_id(self.record.table, self.record.key))


@strawberry.type(description="What is said of every record.")
class Described:
    """What is said of every record."""

    scope: strawberry.Private[Scope]
    record: strawberry.Private[DescribedRecord]

    @field
    def validity(self) -> Validity:
        """The period in which it holds."""
        return Validity.of(self.scope.validity(self.record), self.scope.truth(self.record))

    @field
    def certainty(self) -> Certainty:
        """Said in so many words, or inferred."""
        return self.record.certainty

    @field
    def basis(self) -> Basis | None:
        """What it was inferred from; null where it was stated."""
        return self.record.basis

    @field
    def sensitivity(self) -> Sensitivity:
        """Who may see it; a relationship is besides as secret as its most secret end."""
        return self.record.sensitivity

    @field
    def note(self) -> str | None:
        """A remark of the editors."""
        return self.record.note

    @field
    def version(self) -> int:
        """How often it was written."""
        return self.record.version
