from dataclasses import replace

import pytest

from graph.ontology.types.engagement import ENGAGES, TARGETS
from graph.records import Basis, Certainty, Evidence, SubjectType
from tests.maps import World, a_map, lasting
from tests.schema.mutations.writing import Writer


@pytest.fixture
def world() -> World:
    made = a_map(
        ("Press Office", ENGAGES, "Media"),
        ("The House", TARGETS, "Media"),
        ("The House", TARGETS, "The Press"),
        roster=["Media", "The Press"],
        bodies=["The House"],
    )
    made.add("Media", "stakeholder", side="external")
    made.add("The Press", "stakeholder")
    made.add("Mandates", "document")
    made.evidence["said"] = Evidence(
        key="said", subject_type=SubjectType.ENTITY, subject="media", document="mandates", locator="page 1", version=1
    )
    return made


GIVEN = {"survivor": "the-press", "expectedVersion": 1, "merged": "media", "mergedExpectedVersion": 1}


def test_everything_of_the_merged_one_goes_to_the_survivor(world: World) -> None:
    writer = Writer(world)
    shown = "entity { key name aliases version evidence { locator } properties { name value } relationships { edges { "
    shown += "node { key type source { key } } } } }"
    made = writer.done("mergeEntities", shown, **GIVEN)["entity"]
    found = writer.data('{ entity(key: "media") { key } search(text: "Media") { entity { key } } coverage { size } }')

    assert (made["key"], made["aliases"], made["version"]) == ("the-press", ["Media", "media"], 2)
    assert made["evidence"] == [{"locator": "page 1"}]
    assert made["properties"] == [{"name": "side", "value": "external"}]
    assert [(each["node"]["type"], each["node"]["source"]["key"]) for each in made["relationships"]["edges"]] == [
        ("ENGAGES", "press-office"),
        ("TARGETS", "the-house"),
        ("INCLUDES", "the-roster"),
    ]
    assert found == {"entity": None, "search": [{"entity": {"key": "the-press"}}], "coverage": {"size": 1}}


@pytest.mark.parametrize(
    ("own", "start", "certainty", "basis"),
    [(None, "1990", Certainty.INFERRED, Basis.NAME), ("2001", "2001", Certainty.STATED, None)],
)
def test_dates_are_taken_over_where_the_survivor_has_none_with_how_certain_they_are(
    world: World, own: str | None, start: str, certainty: Certainty, basis: Basis | None
) -> None:
    media = world.add("Media", "stakeholder", lasting("1990", "2030"))
    world.entities["media"] = replace(media, certainty=Certainty.INFERRED, basis=Basis.NAME)
    world.add("The Press", "stakeholder", lasting(own))
    writer = Writer(world)
    writer.done("mergeEntities", **GIVEN)

    made = writer.door.snapshot().entities["the-press"]
    assert (str(made.validity.start), made.certainty, made.basis) == (start, certainty, basis)


def test_who_writes_to_the_old_key_is_told_the_new_one(world: World) -> None:
    writer = Writer(world)
    writer.done("mergeEntities", **GIVEN)

    assert writer.refused("updateEntity", key="media", expectedVersion=1, note="x") == (
        "NotFound",
        "input.key",
        "there is no entity 'media' ('media' is another name of 'the-press')",
    )


def test_an_accepted_reading_of_the_two_is_settled_for_good(world: World) -> None:
    world.read_as("Media", "The Press")
    writer = Writer(world)
    decision = writer.done("acceptReading", reading="media--read-as--the-press", on="2017-12-01")["key"]
    writer.done("mergeEntities", **GIVEN)

    document = "query ($key: String!) { entity(key: $key) { relationships { edges { node { target { key } } } } } }"
    found = writer.data(document, key=decision)["entity"]["relationships"]["edges"]
    assert [each["node"]["target"]["key"] for each in found] == ["the-press"]
    assert writer.data("{ relationships(types: [READ_AS]) { totalCount } }") == {"relationships": {"totalCount": 0}}


def test_a_merge_can_be_undone(world: World) -> None:
    writer = Writer(world)
    before = dict(writer.door.snapshot().entities), dict(writer.door.snapshot().relationships)
    merged = writer.done("mergeEntities", **GIVEN)
    writer.done("revertChange", "total", revision=merged["revision"]["number"])
    after = writer.door.snapshot()

    assert sorted(after.entities) == sorted(before[0])
    assert {key: (each.source, each.target) for key, each in after.relationships.items()} == {
        key: (each.source, each.target) for key, each in before[1].items()
    }


def test_what_both_have_becomes_one_with_what_either_says_of_it(world: World) -> None:
    world.tie("Press Office", ENGAGES, "Media", purpose="trust")
    world.tie("Press Office", ENGAGES, "The Press", basis=Basis.NAME, qualifier="daily")
    shown = "entity { relationships(types: [ENGAGES]) { edges { node { key purpose qualifier certainty basis } } } }"
    made = Writer(world).done("mergeEntities", shown, **GIVEN)["entity"]

    assert [each["node"] for each in made["relationships"]["edges"]] == [
        {
            "key": "press-office--engages--the-press",
            "purpose": "trust",
            "qualifier": "daily",
            "certainty": "STATED",
            "basis": None,
        }
    ]


def test_two_names_keep_one_reading(world: World) -> None:
    world.read_as("Media", "Reporters")
    world.read_as("Reporters", "The Press", strength="broader")
    writer = Writer(world)
    decision = writer.done("acceptReading", reading="media--read-as--reporters", on="2017-12-01")["key"]
    writer.done("mergeEntities", **GIVEN)

    [reading] = writer.data("{ relationships(types: [READ_AS]) { edges { node { key } } } }")["relationships"]["edges"]
    assert reading["node"]["key"] == "reporters--read-as--the-press"
    assert writer.door.snapshot().entities[decision].properties["relationship"] == "reporters--read-as--the-press"


def test_what_the_two_say_differently_of_one_period_is_for_a_person_to_settle(world: World) -> None:
    world.tie("Press Office", ENGAGES, "Media", purpose="trust")
    world.tie("Press Office", ENGAGES, "The Press", purpose="reach")
    kind, path, words = Writer(world).refused("mergeEntities", **GIVEN)

    assert (kind, path) == ("ValidationFailed", "input")
    assert "its period overlaps that of press-office--engages--the-press" in words


@pytest.mark.parametrize(
    ("given", "path", "words"),
    [
        ({"merged": "the-press"}, "merged", "an entity cannot be merged with itself"),
        (
            {"merged": "press-office"},
            "merged",
            "Stakeholder and Office are not of one kind (change the kind of one of them first)",
        ),
    ],
)
def test_two_that_cannot_be_one_are_not_merged(world: World, given: dict[str, str], path: str, words: str) -> None:
    assert Writer(world).refused("mergeEntities", **GIVEN | given) == ("ValidationFailed", f"input.{path}", words)
