"""The root field that tells how two entities are connected."""

from typing import Annotated, Any

import strawberry

from graph.analyses import paths as question
from schema.derive import finding_type
from schema.enums import RelationshipType
from schema.paging import Page
from schema.roots import Root
from schema.scope import Scope, values_of
from schema.show import show_one

SHOWN = 5
"""How many paths are shown when nothing is said."""


def paths(
    scope: Scope,
    from_: Annotated[str, strawberry.argument(name="from", description="The key of the entity to start from.")],
    to: Annotated[str, strawberry.argument(description="The key of the entity to arrive at.")],
    types: Annotated[
        list[RelationshipType] | None,
        strawberry.argument(
            description="Only over relationships of these types; without it, of all but those by which people list, "
            "read and decide."
        ),
    ] = None,
    longest: Annotated[
        int, strawberry.argument(description=f"How many steps a path may have, at most {question.LONGEST}.")
    ] = 4,
    first: Annotated[int, strawberry.argument(description="At most this many, the shortest first.")] = SHOWN,
) -> Any:
    """How the two are connected on the day.

    Raises:
        NotFound: One of the two is not on the map.
        BadInput: More paths than a page holds are asked for.
    """
    size = Page(first).size(scope.context.pages)
    return show_one(scope, question.run(scope.view, from_, to, values_of(types), longest=longest, first=size))


paths.__annotations__["return"] = finding_type(question.Paths)

PATHS = Root(
    paths,
    "How two entities are connected on the day: the shortest ways from one to the other, over relationships followed "
    "either way.",
)
