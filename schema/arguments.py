"""Arguments that several fields take."""

from datetime import date, datetime
from typing import Annotated, TypeAlias

import strawberry

from schema.enums import Direction, Kind, RelationshipType, Sort
from schema.filters import EntityFilter, RelationshipFilter
from schema.ordering import EntityOrder, RelationshipOrder

FollowDirection: TypeAlias = Annotated[Direction, strawberry.argument(description="Which way to follow relationships.")]
OfTypes: TypeAlias = Annotated[
    list[RelationshipType] | None, strawberry.argument(description="Only relationships of these types.")
]
OfKinds: TypeAlias = Annotated[list[Kind] | None, strawberry.argument(description="Only entities of these kinds.")]

OnRoster: TypeAlias = Annotated[
    str | None,
    strawberry.argument(description="The key of the roster to measure on; the map's default where left out."),
]

AfterRevision: TypeAlias = Annotated[
    int | None, strawberry.argument(description="Only change sets after the revision with this number.")
]
LogOrder: TypeAlias = Annotated[
    Sort, strawberry.argument(description="Which way to read the log: `DESC` newest first, `ASC` oldest first.")
]

Since: TypeAlias = Annotated[
    date | None, strawberry.argument(description="Only those taken on this day or later; undated ones are left out.")
]

WHERE = strawberry.argument(description="Only those that fit this.")
ORDER_BY = strawberry.argument(
    description="What to order by, the first first; rows without a value come last, equal ones by key."
)
EntitiesWhere: TypeAlias = Annotated[EntityFilter | None, WHERE]
EntitiesOrder: TypeAlias = Annotated[list[EntityOrder] | None, ORDER_BY]
RelationshipsWhere: TypeAlias = Annotated[RelationshipFilter | None, WHERE]
RelationshipsOrder: TypeAlias = Annotated[list[RelationshipOrder] | None, ORDER_BY]

AsOf: TypeAlias = Annotated[
    date | None,
    strawberry.argument(
        description="The day in the world: only what holds, or may hold, on it. Without it, lists show everything on "
        "record, and questions are answered as of the map's reference date, else today. Holds for all that is nested."
    ),
]
RecordedAsOf: TypeAlias = Annotated[
    datetime | None,
    strawberry.argument(
        description="The moment of our knowledge: the map as it was on record then. Holds for all that is nested."
    ),
]
StatedOnly: TypeAlias = Annotated[
    bool,
    strawberry.argument(
        description="Leave out relationships and roles that were inferred; rosters, readings, decisions and what a "
        "list or a recorded status says stay. Holds for all that is nested."
    ),
]
