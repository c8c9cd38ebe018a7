"""The peer in Python: strawberry as its guide shows it, with a DataLoader for each thing that is looked up.

python -m bench.graphql.stock ROWS PORT
"""

import json
import sys
from pathlib import Path
from typing import Any

import strawberry
import uvicorn
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader

ROWS = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")) if len(sys.argv) > 1 else {}
ENTITIES = {each["key"]: each for each in ROWS.get("entities", ())}


async def load_entities(keys: list[str]) -> list["Entity | None"]:
    """The entities with these keys, in their order."""
    return [Entity(**ENTITIES[key]) if key in ENTITIES else None for key in keys]


@strawberry.type
class Entity:
    """An entity."""

    key: str
    kind: str
    name: str


@strawberry.type
class Relationship:
    """A relationship."""

    key: str
    type: str
    role: str | None
    source_key: strawberry.Private[str]
    target_key: strawberry.Private[str]

    @strawberry.field
    async def source(self, info: strawberry.Info) -> Entity | None:
        """Where it starts."""
        found: Entity | None = await info.context["entities"].load(self.source_key)
        return found

    @strawberry.field
    async def target(self, info: strawberry.Info) -> Entity | None:
        """Where it leads."""
        found: Entity | None = await info.context["entities"].load(self.target_key)
        return found


@strawberry.type
class RelationshipEdge:
    """A row of a page."""

    cursor: str
    node: Relationship


@strawberry.type
class PageInfo:
    """Where a page stands."""

    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class RelationshipConnection:
    """A page."""

    edges: list[RelationshipEdge]
    page_info: PageInfo


@strawberry.type
class Query:
    """What can be asked."""

    @strawberry.field
    async def entity(self, info: strawberry.Info, key: str) -> Entity | None:
        """The entity with this key."""
        found: Entity | None = await info.context["entities"].load(key)
        return found

    @strawberry.field
    async def relationships(self, first: int = 20, after: str | None = None) -> RelationshipConnection:
        """A page of relationships."""
        start = int(after) + 1 if after else 0
        rows = ROWS["relationships"][start : start + first]
        edges = [RelationshipEdge(cursor=str(start + at), node=_shown(row)) for at, row in enumerate(rows)]
        more = start + first < len(ROWS["relationships"])
        return RelationshipConnection(
            edges=edges, page_info=PageInfo(has_next_page=more, end_cursor=edges[-1].cursor if edges else None)
        )


def _shown(row: dict[str, Any]) -> Relationship:
    return Relationship(
        key=row["key"], type=row["type"], role=row["role"], source_key=row["source"], target_key=row["target"]
    )


class Served(GraphQL[Any, Any]):
    """The view, with loaders of its own for each request."""

    async def get_context(self, request: Any, response: Any) -> Any:
        """What resolvers work with."""
        del request, response
        return {"entities": DataLoader(load_fn=load_entities)}


if __name__ == "__main__":
    uvicorn.run(Served(strawberry.Schema(Query)), host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
