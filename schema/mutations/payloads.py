"""What a mutation answers with when it was made."""

import types
from collections.abc import Mapping
from typing import Any

import strawberry

from graph import records
from graph.editing import EditKind, Outcome
from schema.about_map import Revision
from schema.change import Change
from schema.entity import Entity
from schema.evidence import Evidence, Responsibility
from schema.field import field
from schema.log import Step
from schema.relationship import Relationship
from schema.scope import Scope
from schema.show import show_one

_THINGS: Mapping[str, Any] = {
    records.Entity.table: Entity,
    records.Relationship.table: Relationship,
    records.Responsibility.table: Responsibility,
    records.Evidence.table: Evidence,
}


@strawberry.type(description="What a mutation came to.")
class Payload:
    """What a mutation came to."""

    scope: strawberry.Private[Scope]
    outcome: strawberry.Private[Outcome]

    @field
    def revision(self) -> Revision:
        """The revision that has it: the new one, or the last one where nothing was written."""
        return Revision(scope=self.scope, record=self.outcome.revision)

    @field
    def written(self) -> bool:
        """Whether anything was written: not where it was only to be validated, or is so already."""
        return self.outcome.written

    @field
    def changed(self) -> list[Change]:
        """What was changed, step by step; with `validateOnly`, what would be."""
        steps = (Step(self.outcome.revision, index, each) for index, each in enumerate(self.outcome.changes))
        return [Change(scope=self.scope, step=each) for each in steps]


def payload_type(kind: EditKind, name: str) -> type[Payload]:
    """The payload of an edit: the thing it is about, beside what every payload has."""
    thing = _THINGS[kind.makes]

    def read(self: Payload) -> Any:
        found = _first(self.outcome, kind.makes)
        return show_one(self.scope, found.after) if found and found.after else None

    def read_key(self: Payload) -> str | None:
        found = _first(self.outcome, kind.makes)
        return found.key if found else None

    read.__name__ = kind.makes
    read.__annotations__ = {"return": thing | None}
    made: Any = types.new_class(name, (Payload,))
    made.__module__ = __name__
    what = "It as it is now; null where it was taken off the map, or was so already."
    setattr(made, kind.makes, strawberry.field(read, description=what))
    read_key.__name__ = "key"
    made.key = strawberry.field(read_key, description="Its key; null where nothing had to be changed.")
    shown: type[Payload] = strawberry.type(made, description="What the mutation came to.")
    return shown


def _first(outcome: Outcome, table: str) -> records.LoggedChange | None:
    return next((each for each in outcome.changes if each.table == table), None)
