"""What other tools do in Neo4j shows on the map, and in its log."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from neo4j import Driver

from graph.records import Certainty, ChangeSet, Put, Sensitivity
from graph.relationship_map import RelationshipMap
from graph.when import FuzzyDate, Validity
from tests.graph.stores.grounds import NEED_A_SERVER, Neo4jDatabases, marked
from tests.graph.test_relationship_map import MEDIA, PRESS, TIE, creating
from tests.neo4j_servers import driver_of, running


@pytest.fixture(params=marked(sorted(NEED_A_SERVER)))
def ground(request: pytest.FixtureRequest) -> Iterator[Neo4jDatabases]:
    made = Neo4jDatabases(running(request.config, request.param.removeprefix("neo4j ")))
    yield made
    made.clear()


@pytest.fixture
def a_door(ground: Neo4jDatabases) -> RelationshipMap:
    door = RelationshipMap(ground.empty())
    door.apply(creating(PRESS, MEDIA, TIE))
    door.snapshot()
    return door


@pytest.fixture
def another_tool(ground: Neo4jDatabases) -> Iterator[Driver]:
    with driver_of(ground.server) as driver:
        yield driver


def test_an_edit_by_another_tool_is_noticed_and_logged(a_door: RelationshipMap, another_tool: Driver) -> None:
    another_tool.execute_query("MATCH (m:Entity {key: 'media'}) SET m.name = 'The media'", database_="neo4j")

    a_door.refresh()

    assert a_door.view().entity("media").name == "The media"
    [*_, (revision, changes)] = a_door.store.changes(0)
    assert revision.actor == "outside"
    assert [change.key for change in changes] == ["media"]


def test_an_edge_drawn_by_another_tool_becomes_a_relationship(a_door: RelationshipMap, another_tool: Driver) -> None:
    another_tool.execute_query(
        "MATCH (p:Entity {key: 'press'}), (m:Entity {key: 'media'}) CREATE (p)-[:TARGETS]->(m)", database_="neo4j"
    )

    a_door.refresh()

    [_, drawn] = a_door.view().outgoing("press")
    assert (drawn.type, drawn.key) == ("TARGETS", "press--targets--media")
    assert a_door.store.check() == []


def test_an_edit_beside_a_logged_write_is_noticed_when_looked_for(
    a_door: RelationshipMap, another_tool: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    another_tool.execute_query("MATCH (m:Entity {key: 'media'}) SET m.name = 'The media'", database_="neo4j")
    a_door.apply(ChangeSet(changes=(Put(PRESS, 1),), actor="ada"))
    assert a_door.view().entity("media").name == "Media", "the log did not tell it"

    monkeypatch.setattr("graph.relationship_map.LOOK_CLOSER_SECONDS", 0.0)
    a_door.refresh()

    assert a_door.view().entity("media").name == "The media"


@pytest.mark.parametrize(
    ("typed", "field", "noun"),
    [
        ("e.end = '2017-13-99'", "end", "'2017-13-99' is no date; the map has '2017-06-30' there."),
        ("e.sensitivity = 'secret'", "sensitivity", "'secret' is no sensitivity; the map has 'confidential' there."),
        ("e.certainty = 'sure'", "certainty", "'sure' is no certainty; the map has 'inferred' there."),
    ],
)
def test_a_typing_error_of_another_tool_takes_nothing_from_the_map(
    a_door: RelationshipMap, another_tool: Driver, typed: str, field: str, noun: str
) -> None:
    known = replace(
        TIE,
        validity=Validity(end=FuzzyDate.read("2017-06-30")),
        sensitivity=Sensitivity.CONFIDENTIAL,
        certainty=Certainty.INFERRED,
    )
    a_door.apply(ChangeSet(changes=(Put(known, 1),), actor="ada"))

    another_tool.execute_query(f"MATCH ()-[e:ENGAGES]->() SET {typed}", database_="neo4j")
    a_door.refresh()

    kept = replace(known, version=2)
    assert a_door.view().relationship(TIE.key) == kept
    assert list(a_door.store.contents().relationships) == [kept], "as a service that starts anew reads it"
    assert [revision.actor for revision, _ in a_door.store.changes(0)] == ["ada", "ada"]
    [finding] = a_door.store.check()
    assert (finding.place, finding.fact) == (f"relationship '{TIE.key}', {field}", noun)
    assert finding.mend.endswith("there in Neo4j, and the map takes it over")
    [[there, bound]] = another_tool.execute_query(
        f"MATCH ()-[e:ENGAGES]->() RETURN e.{field}, toString(e.end_latest)", database_="neo4j"
    ).records
    assert (f"e.{field} = '{there}'", bound) == (typed, "2017-06-30")


def test_a_level_in_capitals_is_that_level(a_door: RelationshipMap, another_tool: Driver) -> None:
    another_tool.execute_query("MATCH (m {key: 'media'}) SET m.sensitivity = 'Confidential'", database_="neo4j")

    a_door.refresh()

    assert a_door.view().entity("media").sensitivity is Sensitivity.CONFIDENTIAL
    assert a_door.store.check() == []


def test_nothing_is_logged_where_nobody_else_wrote(a_door: RelationshipMap) -> None:
    a_door.refresh()
    a_door.refresh()

    assert [revision.actor for revision, _ in a_door.store.changes(0)] == ["ada"]
