"""What a mutation answers with where it was made: one type for each edit, with the thing it is about."""

import types
from typing import Annotated, Any, Union

import strawberry

from graph import records
from graph.editing import Edit, Edited
from schema.about_map import Revision
from schema.field import field
from schema.mutations.failures import FAILURES
from schema.mutations.things import Thing, thing_at
from schema.paging import First, Page
from schema.references import Entity, Evidence, Relationship, Responsibility
from schema.scope import Scope

_SHOWN: dict[type, tuple[Any, str]] = {
    records.Entity: (Entity, "The entity right after the change; null where it was removed."),
    records.Relationship: (Relationship, "The relationship right after the change; null where it was removed."),
    records.Evidence: (Evidence, "The evidence right after the change; null where it was removed."),
    records.Responsibility: (Responsibility, "The responsibility right after the change; null where it was removed."),
}

_TABLES = frozenset(each.__name__.lower() for each in _SHOWN)


@strawberry.type(description="What came of a change.")
class Payload:
    """What came of a change."""

    scope: strawberry.Private[Scope]
    edited: strawberry.Private[Edited]

    @field
    def revision(self) -> Revision:
        """The revision that the change made, or the last one where nothing was written."""
        return Revision(scope=self.scope, record=self.edited.revision)

    @field
    def written(self) -> bool:
        """Whether anything was written: not with `validateOnly`, and not where all was so already."""
        return self.edited.is_written

    @field
    def warnings(self) -> list[str]:
        """What to look at, in sentences, though it was made: a decision that is on record already, a key that is not.

        Empty where an earlier answer is given again.
        """
        return list(self.edited.warnings)


def payload_type(edit: type[Edit]) -> type[Payload]:
    """The payload of an edit: the thing it is about, and the revision."""
    made = types.new_class(f"{edit.__name__}Payload", (Payload,))
    made.__module__ = __name__
    shown, about = _SHOWN[edit.shows]

    def key(self: Payload) -> str:
        return self.edited.things[0][1]

    def read(self: Payload) -> Any:
        return thing_at(self.scope, *self.edited.things[0])

    read.__name__ = edit.shows.table
    read.__annotations__ = {"return": shown | None if isinstance(shown, type) else _or_none(shown)}
    made.key = strawberry.field(key, description="The key of the thing.")  # type: ignore[attr-defined] # a new field
    setattr(made, edit.shows.table, strawberry.field(read, description=about))
    return strawberry.type(made, description=f"What came of it: {_lower(edit)}")


def _lower(edit: type[Edit]) -> str:
    words = " ".join((edit.__doc__ or "").split())
    return f"{words[:1].lower()}{words[1:]}"


def _or_none(type_: Any) -> Any:
    return type_ | None


@strawberry.type(description="What came of several changes that were made together.")
class ApplyChangesPayload(Payload):
    """What came of several changes."""

    @field
    def things(self) -> list[Thing]:
        """What each change is about, in their order."""
        return _things(self)


@strawberry.type(description="What came of undoing a change set.")
class RevertChangePayload(Payload):
    """What came of undoing a change set."""

    @field
    def total(self) -> int:
        """How many things became as they were before."""
        return len(_things(self))

    @field
    def things(self, first: First = None) -> list[Thing]:
        """The first of them."""
        return _things(self)[: Page(first).size(self.scope.context.pages)]


def _things(payload: Payload) -> list[Thing]:
    shown = [each for each in payload.edited.things if each[0] in _TABLES]
    return [Thing(scope=payload.scope, table=table, record_key=key) for table, key in shown]


def result_of(name: str, payload: type[Payload]) -> Any:
    """The union of a payload and the failures."""
    about = f"The answer of `{name[:1].lower()}{name[1:]}`: its payload, or why nothing was written."
    return Annotated[Union[(payload, *FAILURES)], strawberry.union(f"{name}Result", description=about)]
