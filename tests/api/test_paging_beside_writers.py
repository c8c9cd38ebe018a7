"""Readers that page while others write see everything that stays exactly once, in order, from either end."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from graph.ontology.types.engagement import ENGAGES
from graph.records import ChangeSet, Put, Remove
from graph.relationship_map import RelationshipMap
from tests.graph.stores.grounds import ALONE, GROUNDS, Ground, marked
from tests.maps import World
from tests.schema.asking import Asker, write

STAYING = 60
WRITERS = 3
ENTITIES = """query ($first: Int, $after: String, $last: Int, $before: String, $order: [EntityOrder!]) {
  page: entities(first: $first, after: $after, last: $last, before: $before, orderBy: $order) {
    nodes { key } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
RELATIONSHIPS = ENTITIES.replace("entities(", "relationships(").replace("EntityOrder", "RelationshipOrder")
CHANGES = """query ($first: Int, $after: String, $way: Sort!) {
  page: changes(first: $first, after: $after, order: $way) {
    nodes { revision record key } pageInfo { hasNextPage endCursor } } }"""


@pytest.fixture(params=marked(sorted(GROUNDS.keys() - ALONE)))
def ground(request: pytest.FixtureRequest) -> Iterator[Ground]:
    made = GROUNDS[request.param](request)
    yield made
    made.clear()


def staying() -> World:
    """Subjects that stay, and a team that engages each."""
    world = World()
    for number in range(STAYING):
        world.tie("Team", ENGAGES, f"M {number:02}")
    return world


def churn(door: RelationshipMap, name: str, ended: threading.Event) -> None:
    """Create, rename and remove subjects of a writer's own, with their engagements, between those that stay."""
    number = 0
    while not ended.is_set():
        number += 1
        world = World()
        tie = world.tie("Team", ENGAGES, f"M {number % STAYING:02} {name}")
        subject, tie = replace(world.entities[tie.target], version=0), replace(tie, version=0)
        renamed = replace(subject, name=f"{'AZ'[number % 2]} {name} {number}")
        changes = (
            (Put(subject, 0), Put(tie, 0)),
            (Put(renamed, 1), Put(replace(tie, purpose=f"purpose {number}"), 1)),
            (Remove(subject.table, subject.key, 2), Remove(tie.table, tie.key, 2)),
        )
        for each in changes:
            door.apply(ChangeSet(changes=each, actor=name))


def turned(asker: Asker, document: str, *, backwards: bool, **asked: Any) -> list[str]:
    way, cursor, more = ("last", "before", "hasPreviousPage") if backwards else ("first", "after", "hasNextPage")
    seen: list[str] = []
    at: str | None = None
    while True:
        asker.door.refresh()
        page = asker.data(document, **{way: 7, cursor: at}, **asked)["page"]
        keys = [each["key"] for each in page["nodes"]]
        seen = keys + seen if backwards else seen + keys
        if not page["pageInfo"][more]:
            return seen
        at = page["pageInfo"]["startCursor" if backwards else "endCursor"]


def log(asker: Asker, way: str) -> list[tuple[int, str, str]]:
    seen: list[tuple[int, str, str]] = []
    at: str | None = None
    while True:
        asker.door.refresh()
        page = asker.data(CHANGES, first=50, after=at, way=way)["page"]
        seen += [(each["revision"], each["record"], each["key"]) for each in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"] or len(seen) > 400:
            return seen
        at = page["pageInfo"]["endCursor"]


def test_who_pages_while_others_write_skips_and_repeats_nothing(ground: Ground) -> None:
    door = RelationshipMap(ground.empty())
    world = staying()
    write(door, *world.entities.values(), *world.relationships.values())
    asker, ended = Asker(door), threading.Event()
    others = [RelationshipMap(ground.again()) for _ in range(WRITERS)]
    writers = [
        threading.Thread(target=churn, args=(other, f"writer {place}", ended)) for place, other in enumerate(others)
    ]
    begun = door.refresh().revision.number
    for each in writers:
        each.start()
    try:
        seen = [
            (turned(asker, document, backwards=backwards, order=order), stay, order)
            for _ in range(5)
            for backwards in (False, True)
            for document, stay, orders in (
                (ENTITIES, set(world.entities), ([], [{"name": "ASC"}], [{"version": "DESC"}])),
                (RELATIONSHIPS, set(world.relationships), ([], [{"purpose": "ASC"}])),
            )
            for order in orders
        ]
        logs = [log(asker, way) for way in ("ASC", "DESC")]
    finally:
        ended.set()
        for each in writers:
            each.join()

    assert door.refresh().revision.number > begun + 20
    for keys, stay, order in seen:
        assert [key for key in keys if key in stay] == sorted(stay), order
        assert order or keys == sorted(set(keys)), "by key, even what comes and goes is seen once at most"
    for told in logs:
        assert len(told) == len(set(told))
        numbers = [revision for revision, _, _ in told]
        assert set(numbers) == set(range(min(numbers), max(numbers) + 1))
