"""Any thing of the map that can be edited, as it stands in an answer."""

from typing import Any, cast

import strawberry

from graph import records
from schema.field import field
from schema.references import Entity, Evidence, Relationship, Responsibility
from schema.scope import Scope
from schema.show import show_one


def thing_at(scope: Scope, table: str, key: str) -> Any:
    """What GraphQL shows of a record; None where there is none, or it may not be seen."""
    snapshot, ceiling = scope.view.snapshot, scope.view.lenses.ceiling
    match table:
        case records.Entity.table:
            return show_one(scope, scope.view.find(key))
        case records.Relationship.table:
            return show_one(scope, scope.view.find_relationship(key))
        case records.Evidence.table:
            evidence = snapshot.evidence.get(key)
            return show_one(scope, evidence) if evidence and evidence.sensitivity <= ceiling else None
        case _:
            role = snapshot.responsibilities.get(key)
            return show_one(scope, role) if role and role.sensitivity <= ceiling else None


@strawberry.type(description="A thing that was, or was to be, changed: exactly one of its kinds of fields is there.")
class Thing:
    """A thing that was, or was to be, changed."""

    scope: strawberry.Private[Scope]
    table: strawberry.Private[str]
    record_key: strawberry.Private[str]

    @field
    def key(self) -> str:
        """Its key, which it also has when it was removed."""
        return self.record_key

    @field
    def version(self) -> int | None:
        """Its version, for `expectedVersion`; null where it is no more."""
        shown = thing_at(self.scope, self.table, self.record_key)
        return None if shown is None else int(shown.record.version)

    @field
    def entity(self) -> Entity | None:
        """The entity, where it is one."""
        return cast("Entity | None", self._if(records.Entity.table))

    @field
    def relationship(self) -> Relationship | None:
        """The relationship, where it is one."""
        return cast("Relationship | None", self._if(records.Relationship.table))

    @field
    def evidence(self) -> Evidence | None:
        """The evidence, where it is some."""
        return cast("Evidence | None", self._if(records.Evidence.table))

    @field
    def responsibility(self) -> Responsibility | None:
        """The responsibility, where it is one."""
        return cast("Responsibility | None", self._if(records.Responsibility.table))

    def _if(self, table: str) -> Any:
        return thing_at(self.scope, table, self.record_key) if table == self.table else None
