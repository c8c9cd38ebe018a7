from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from graph.ontology.types.engagement import ENGAGES
from graph.records import ChangeSet, Put, Record, Remove
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from tests.maps import World, lasting
from tests.schema.asking import Asker


def change(door: RelationshipMap, *changes: Put | Remove, actor: str = "Ada", reason: str = "") -> None:
    door.apply(ChangeSet(changes=changes, actor=actor, reason=reason))


def new(record: Record) -> Put:
    return Put(replace(record, version=0), 0)


@pytest.fixture
def asker() -> Iterator[Asker]:
    """Four change sets: two offices and a tie, a new name, an end, a removal."""
    world = World()
    tie = world.tie("Press Office", ENGAGES, "Journalists")
    door = RelationshipMap(open_store("sqlite://"))
    change(door, *map(new, world.entities.values()), new(tie), reason="the beginning")
    door.snapshot()
    office = replace(world.entities["press-office"], version=0)
    change(door, Put(replace(office, name="News Office"), 1), actor="Bo", reason="renamed")
    change(door, Put(replace(tie, version=0, validity=lasting("2016", "2017")), 1), reason="moved")
    change(door, Remove("relationship", tie.key, 2), reason="a mistake")
    yield Asker(door)
    door.close()


LOG = """query ($since: Int, $order: Sort! = DESC, $first: Int, $after: String) {
  changes(afterRevision: $since, order: $order, first: $first, after: $after) {
    edges { cursor node { revision key } } pageInfo { hasNextPage hasPreviousPage endCursor } } }"""


def walk(asker: Asker, first: int, **asked: Any) -> list[tuple[int, str]]:
    """The whole log, page by page."""
    seen: list[tuple[int, str]] = []
    after: str | None = None
    while True:
        page = asker.data(LOG, first=first, after=after, **asked)["changes"]
        seen += [(edge["node"]["revision"], edge["node"]["key"]) for edge in page["edges"]]
        assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
        if not page["pageInfo"]["hasNextPage"]:
            return seen
        after = page["pageInfo"]["endCursor"]


TIE = "press-office--engages--journalists"
WHOLE = [(1, "journalists"), (1, "press-office"), (1, TIE), (2, "press-office"), (3, TIE), (4, TIE)]


def test_a_change_says_what_who_when_why_and_which_fields(asker: Asker) -> None:
    nodes = asker.data(
        """{ changes(first: 3) { nodes { revision actor reason what record key entity { key } relationship { key }
             fields { name before after } committedAt } } }"""
    )["changes"]["nodes"]
    moments = [datetime.fromisoformat(each.pop("committedAt")) for each in nodes]
    deleted, retired, renamed = nodes

    assert moments == sorted(moments, reverse=True)
    assert moments[0].tzinfo
    assert renamed == {
        "revision": 2,
        "actor": "Bo",
        "reason": "renamed",
        "what": "AMENDED",
        "record": "ENTITY",
        "key": "press-office",
        "entity": {"key": "press-office"},
        "relationship": None,
        "fields": [{"name": "name", "before": "Press Office", "after": "News Office"}],
    }
    assert (retired["what"], retired["record"], retired["relationship"]) == ("RETIRED", "RELATIONSHIP", None)
    assert retired["fields"] == [
        {"name": "end", "before": None, "after": "2017"},
        {"name": "start", "before": None, "after": "2016"},
    ]
    assert deleted["what"] == "DELETED"
    assert {"name": "source", "before": "press-office", "after": None} in deleted["fields"]


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_the_log_is_paged_either_way_without_skip_or_repeat(asker: Asker, size: int) -> None:
    assert sorted(walk(asker, size, order="ASC")) == sorted(WHOLE)
    assert walk(asker, size, order="DESC") == list(reversed(walk(asker, 100, order="ASC")))
    assert [revision for revision, _ in walk(asker, size, since=2)] == [4, 3]
    assert walk(asker, size, since=99) == []


def test_the_log_says_how_long_it_is_whatever_part_of_it_is_shown(asker: Asker) -> None:
    count = """query ($since: Int, $recorded: DateTime, $stated: Boolean! = false) {
      changes(afterRevision: $since, recordedAsOf: $recorded, statedOnly: $stated, first: 1) {
        totalCount nodes { key } } }"""
    middle = asker.data("{ changes(afterRevision: 1, order: ASC, first: 1) { nodes { committedAt } } }")
    renamed_at = middle["changes"]["nodes"][0]["committedAt"]

    assert asker.data(count)["changes"]["totalCount"] == len(WHOLE)
    assert asker.data(count, stated=True)["changes"]["totalCount"] == len(WHOLE)
    assert asker.data(count, since=2)["changes"]["totalCount"] == 2
    assert asker.data(count, recorded=renamed_at)["changes"]["totalCount"] == 4
    own = asker.data('{ entity(key: "press-office") { changes(first: 1) { totalCount } } }')
    assert own["entity"]["changes"]["totalCount"] == 2


def test_pages_go_on_where_they_were_while_others_write(asker: Asker) -> None:
    newest = asker.data(LOG, first=2)["changes"]
    oldest = asker.data(LOG, first=5, order="ASC")["changes"]
    change(asker.door, new(World().office("Late Office")))

    rest = asker.data(LOG, first=100, after=newest["pageInfo"]["endCursor"])["changes"]["edges"]
    assert [each["node"]["revision"] for each in rest] == [2, 1, 1, 1]
    rest = asker.data(LOG, first=100, order="ASC", after=oldest["pageInfo"]["endCursor"])["changes"]["edges"]
    assert [each["node"]["key"] for each in rest] == [TIE, "late-office"]


def test_a_cursor_of_another_order_is_refused(asker: Asker) -> None:
    cursor = asker.data(LOG, first=2)["changes"]["pageInfo"]["endCursor"]
    code, message = asker.error(LOG, first=2, order="ASC", after=cursor)
    assert code == "BAD_USER_INPUT"
    assert "belongs to another list" in message


def test_an_entity_and_a_relationship_tell_their_own_changes_newest_first(asker: Asker) -> None:
    change(asker.door, new(World().tie("Press Office", ENGAGES, "Journalists")))
    found = asker.data(
        """query ($tie: String!) {
          entity(key: "press-office") { changes(first: 1) {
            nodes { what revision } pageInfo { hasNextPage endCursor } } }
          relationship(key: $tie) { changes { nodes { what revision relationship { key } } } } }""",
        tie=TIE,
    )
    page = found["entity"]["changes"]
    assert page["nodes"] == [{"what": "AMENDED", "revision": 2}]
    assert page["pageInfo"]["hasNextPage"] is True
    assert [each["what"] for each in found["relationship"]["changes"]["nodes"]] == [
        "CREATED",
        "DELETED",
        "RETIRED",
        "CREATED",
    ]
    rest = asker.data(
        'query ($after: String) { entity(key: "press-office") { changes(after: $after) { nodes { what } } } }',
        after=page["pageInfo"]["endCursor"],
    )
    assert rest["entity"]["changes"]["nodes"] == [{"what": "CREATED"}]


def test_recorded_time_ends_the_log_and_every_history_there(asker: Asker) -> None:
    then = datetime.now(UTC).isoformat()
    change(asker.door, Put(replace(World().office("Press Office"), name="Desk", version=0), 2))
    asked = asker.data(
        """query ($then: DateTime) {
          changes(recordedAsOf: $then, first: 1) { nodes { revision } }
          entity(key: "press-office", recordedAsOf: $then) { name changes { nodes { revision entity { name } } } } }""",
        then=then,
    )
    assert asked["changes"]["nodes"] == [{"revision": 4}]
    assert asked["entity"] == {
        "name": "News Office",
        "changes": {"nodes": [{"revision": n, "entity": {"name": "News Office"}} for n in (2, 1)]},
    }


def test_what_is_recent_is_told_without_asking_the_store(asker: Asker) -> None:
    asker.door.store.close()
    assert asker.data("{ changes(first: 2) { nodes { revision } } }")["changes"]["nodes"] == [
        {"revision": 4},
        {"revision": 3},
    ]
