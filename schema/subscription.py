"""What can be followed: the change sets that are committed from now, or from a revision, on."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

import strawberry
from graphql import GraphQLResolveInfo
from strawberry.tools import create_type
from strawberry.types import Info

from graph.map_view import NO_LENSES
from schema.change import ChangeSet
from schema.problems import BadInput

AfterRevision: TypeAlias = Annotated[
    int | None,
    strawberry.argument(
        description="Go on after the revision with this number, however long ago it was: none is left out, and none "
        "comes twice. Without it: what is committed from now on."
    ),
]


@dataclass(frozen=True, slots=True)
class Begun(AsyncIterator[object]):
    """A subscription that was accepted, and the revision after which it begins.

    The engine asks for a stream of events; this one has none of its own, since each change set is answered by itself.
    """

    after: int

    async def __anext__(self) -> object:
        raise StopAsyncIteration


def begin(_root: object, info: GraphQLResolveInfo[Any], after: int | None = None) -> Begun:
    """Accept a subscription.

    Raises:
        BadInput: It begins before the first revision.
    """
    if after is not None and after < 0:
        raise BadInput(f"after: {after} is no revision. The first is 1; 0 stands for the empty map before it.")
    return Begun(info.context.snapshot.revision.number if after is None else after)


def changes(info: Info, after: AfterRevision = None) -> ChangeSet:
    """The change set that this event is about."""
    return ChangeSet(scope=info.context.scope(NO_LENSES), committed=info.root_value)


Subscription = create_type(
    "Subscription",
    [
        strawberry.field(
            changes, description="Each change set once, in order, as soon as it is committed, whoever commits it."
        )
    ],
    description="Everything that can be followed, over graphql-transport-ws or as server-sent events.",
)
