"""Asks GraphQL in process, on a small map in an embedded store."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from graph.records import ChangeSet, Put, Record
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from schema.execution import Request, Runner
from schema.limits import Limits
from tests.maps import World


def door_to(world: World) -> RelationshipMap:
    """The door to a store in memory that holds *world*."""
    door = RelationshipMap(open_store("sqlite://"))
    contents = world.contents()
    write(
        door,
        contents.settings,
        *contents.entities,
        *contents.relationships,
        *contents.evidence,
        *contents.responsibilities,
    )
    return door


def write(door: RelationshipMap, *records: Record) -> None:
    """Write *records*, new or changed."""
    door.apply(ChangeSet(changes=tuple(_puts(door, records)), actor="a test"))


def _puts(door: RelationshipMap, records: Iterable[Record]) -> Iterable[Put]:
    for each in records:
        known = door.store.get(each.table, [each.key])
        yield Put(replace(each, version=0), known[0].version if known else 0)


class Asker:
    """Asks documents of one map."""

    def __init__(self, world: World | RelationshipMap, limits: Limits | None = None, **options: Any) -> None:
        """Ask of *world*."""
        self.door = door_to(world) if isinstance(world, World) else world
        self.runner = Runner(self.door, limits, **options)

    def body(self, document: str, **variables: Any) -> Any:
        """The whole answer."""
        return self.runner.run(Request(document, variables=variables)).body

    def data(self, document: str, **variables: Any) -> Any:
        """The data of an answer that has no errors."""
        body = self.body(document, **variables)
        assert "errors" not in body, body["errors"]
        return body["data"]

    def error(self, document: str, **variables: Any) -> tuple[str, str]:
        """Code and message of the first error."""
        first = self.body(document, **variables)["errors"][0]
        return first["extensions"]["code"], first["message"]
