from dataclasses import replace

import pytest

from graph.ontology import ONTOLOGY
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import HEADS
from graph.records import Certainty, DocumentText, Evidence, Sensitivity, SubjectType
from graph.when import FuzzyDate
from tests.maps import World, lasting
from tests.schema.asking import Asker, write


@pytest.fixture(scope="module")
def press() -> Asker:
    world = World()
    world.office("Press Office")
    tie = world.tie(
        "Press Office",
        ENGAGES,
        "Journalists",
        purpose="to be understood",
        qualifier="assisting the Director-General",
        condition="on request",
        validity=lasting("2017", "2018-06"),
    )
    world.tie("Head of Press", HEADS, "Press Office")
    world.answer("Head of Press", tie)
    world.add("Mandates", "document", about="What each team is charged with.")
    world.evidence["e"] = Evidence(
        key="e",
        subject_type=SubjectType.RELATIONSHIP,
        subject=tie.key,
        document="mandates",
        quote="liaises with journalists",
        start=10,
        end=34,
        known_on=FuzzyDate.read("2016~"),
        contradicts=True,
    )
    world.add("Donors", "stakeholder", side="external")
    world.roster(["Journalists", "Donors"])
    return Asker(world)


def test_an_entity_is_answered_as_its_kind(press: Asker) -> None:
    asked = press.data('{ entity(key: "press-office") { __typename kind name ... on Office { unitType } } }')
    assert asked["entity"] == {"__typename": "Office", "kind": "OFFICE", "name": "Press Office", "unitType": "team"}


def test_an_unknown_key_is_null(press: Asker) -> None:
    asked = press.data('{ entity(key: "nobody") { key } relationship(key: "nothing") { key } }')
    assert asked == {"entity": None, "relationship": None}


def test_a_relationship_tells_everything_it_is(press: Asker) -> None:
    asked = press.data(
        """{ relationship(key: "press-office--engages--journalists") {
          type source { key } target { key } role purpose qualifier condition certainty basis sensitivity
          validity { start { edtf precision earliest latest } end { text latest } extent current }
          responsibilities { role holder { name } certainty }
          evidence { document { key about } quote start end locator contradicts
                     knownOn { text precision yearStated } }
          confirmed { key } } }"""
    )
    assert asked["relationship"] == {
        "type": "ENGAGES",
        "source": {"key": "press-office"},
        "target": {"key": "journalists"},
        "role": "mandated",
        "purpose": "to be understood",
        "qualifier": "assisting the Director-General",
        "condition": "on request",
        "certainty": "STATED",
        "basis": None,
        "sensitivity": "INTERNAL",
        "validity": {
            "start": {"edtf": "2017", "precision": "YEAR", "earliest": "2017-01-01", "latest": "2017-12-31"},
            "end": {"text": "2018-06", "latest": "2018-06-30"},
            "extent": "THROUGHOUT",
            "current": "NO",
        },
        "responsibilities": [{"role": "ACCOUNTABLE", "holder": {"name": "Head of Press"}, "certainty": "STATED"}],
        "evidence": [
            {
                "document": {"key": "mandates", "about": "What each team is charged with."},
                "quote": "liaises with journalists",
                "start": 10,
                "end": 34,
                "locator": None,
                "contradicts": True,
                "knownOn": {"text": "2016~", "precision": "APPROXIMATE", "yearStated": True},
            }
        ],
        "confirmed": None,
    }


def test_a_global_id_finds_its_thing_again(press: Asker) -> None:
    ids = press.data('{ entity(key: "donors") { id } relationship(key: "press-office--engages--journalists") { id } }')
    entity, relationship = ids["entity"]["id"], ids["relationship"]["id"]

    found = press.data(
        "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Entity { key } } }",
        ids=[relationship, "bm9uc2Vuc2U", entity, "ü", ""],
    )

    assert found["nodes"] == [
        {"__typename": "Relationship", "id": relationship},
        None,
        {"__typename": "Stakeholder", "id": entity, "key": "donors"},
        None,
        None,
    ]


def test_too_many_ids_are_refused(press: Asker) -> None:
    code, message = press.error("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["x"] * 101)
    assert (code, message) == (
        "BAD_USER_INPUT",
        "ids: 101 are more than can be asked for at once. Ask for at most 100.",
    )


def test_entities_can_be_asked_by_kind_and_generically(press: Asker) -> None:
    asked = press.data(
        """{ stakeholders { totalCount nodes { key side } }
             entities(kinds: [STAKEHOLDER, POST]) { nodes { key properties { name type value } } } }"""
    )
    assert asked["stakeholders"] == {
        "totalCount": 2,
        "nodes": [{"key": "donors", "side": "external"}, {"key": "journalists", "side": None}],
    }
    assert asked["entities"]["nodes"] == [
        {"key": "donors", "properties": [{"name": "side", "type": "TEXT", "value": "external"}]},
        {"key": "head-of-press", "properties": []},
        {"key": "journalists", "properties": []},
    ]


def test_every_kind_has_a_list_of_its_own(press: Asker) -> None:
    names = {
        each["name"]
        for each in press.data("{ __schema { queryType { fields { name } } } }")["__schema"]["queryType"]["fields"]
    }
    plurals = {kind.plural[0].lower() + kind.plural.replace(" ", "")[1:] for kind in ONTOLOGY.kinds}
    assert plurals <= names


def test_neighbours_are_the_other_ends_each_once(press: Asker) -> None:
    asked = press.data(
        """{ entity(key: "press-office") {
          neighbours { nodes { key } }
          out: neighbours(direction: OUTGOING) { nodes { key } }
          posts: neighbours(kinds: [POST], types: [HEADS]) { nodes { key } }
          relationships(direction: INCOMING) { nodes { key } } } }"""
    )["entity"]
    assert [each["key"] for each in asked["neighbours"]["nodes"]] == ["head-of-press", "journalists"]
    assert [each["key"] for each in asked["out"]["nodes"]] == ["journalists"]
    assert [each["key"] for each in asked["posts"]["nodes"]] == ["head-of-press"]
    assert [each["key"] for each in asked["relationships"]["nodes"]] == ["head-of-press--heads--press-office"]


def test_a_subject_tells_how_it_is_covered_and_others_do_not(press: Asker) -> None:
    asked = press.data(
        """{ donors: entity(key: "donors", asOf: "2017-06-01") { coverage { state figure } }
             covered: entity(key: "journalists", asOf: "2017-12-31") { coverage { state units { unit { name } } } }
             office: entity(key: "press-office") { coverage { state } } }"""
    )
    assert asked["donors"] == {"coverage": {"state": "NONE", "figure": "OPEN"}}
    assert asked["covered"] == {"coverage": {"state": "NAMED", "units": [{"unit": {"name": "Press Office"}}]}}
    assert asked["office"] == {"coverage": None}


def test_search_forgives_typing_errors(press: Asker) -> None:
    hits = press.data('{ search(text: "jurnalists", kinds: [STAKEHOLDER]) { entity { key } matched score } }')["search"]
    assert hits[0]["entity"] == {"key": "journalists"}
    assert hits[0]["matched"] == "Journalists"
    assert 0 < hits[0]["score"] <= 100


def test_a_search_of_any_length_is_refused(press: Asker) -> None:
    code, message = press.error("query ($text: String!) { search(text: $text) { score } }", text="x" * 201)
    assert (code, message) == ("BAD_USER_INPUT", "text: it has 201 characters. Search for at most 200.")


def test_rosters_are_listed_with_the_one_that_holds_everything_named(press: Asker) -> None:
    asked = press.data("{ rosters { nodes { key isDefault subjects { totalCount } } } }")
    assert asked["rosters"]["nodes"] == [
        {"key": "everything-named", "isDefault": False, "subjects": {"totalCount": 1}},
        {"key": "the-roster", "isDefault": True, "subjects": {"totalCount": 2}},
    ]


def test_an_unknown_roster_offers_the_nearest(press: Asker) -> None:
    for document in ('{ roster(key: "the-rooster") { key } }', '{ coverage(roster: "the-rooster") { size } }'):
        code, message = press.error(document)
        assert code == "BAD_USER_INPUT"
        assert message.startswith("There is no roster 'the-rooster' on the map. Did you mean 'the-roster'")


def test_a_roster_without_a_key_is_none(press: Asker) -> None:
    assert press.data('{ roster(key: "") { key } }') == {"roster": None}


def test_the_ontology_is_told_with_ends_and_looks(press: Asker) -> None:
    asked = press.data(
        """{ ontology { kinds { kind label colour symbol isSubject properties { name values } }
                        types { type label reverseLabel endpoints { sources targets } } } }"""
    )["ontology"]
    assert [each["kind"] for each in asked["kinds"]] == [kind.name.upper() for kind in ONTOLOGY.kinds]
    heads = next(each for each in asked["types"] if each["type"] == "HEADS")
    assert heads == {
        "type": "HEADS",
        "label": "heads",
        "reverseLabel": "headed by",
        "endpoints": [{"sources": ["POST"], "targets": ["OFFICE"]}],
    }


def test_the_map_tells_its_title_and_how_far_it_was_written(press: Asker) -> None:
    asked = press.data(
        """{ map { title defaultRoster { key } referenceDate }
             revision { number actor entities relationships store { kind address } } }"""
    )
    assert asked["map"] == {"title": "A test map", "defaultRoster": {"key": "the-roster"}, "referenceDate": None}
    assert asked["revision"]["number"] == 1
    assert asked["revision"]["entities"] == 6
    assert asked["revision"]["relationships"] == 4
    assert asked["revision"]["store"]["kind"] == "SQLite"


def test_a_document_gives_its_text_where_it_is_at_hand() -> None:
    world = World()
    world.add("Mandates", "document")
    world.add("Slides", "document")
    asker = Asker(world)
    write(asker.door, DocumentText(key="mandates", text="The team liaises with journalists."))

    nodes = asker.data("{ documents { nodes { key text } } }")["documents"]["nodes"]

    assert nodes == [
        {"key": "mandates", "text": "The team liaises with journalists."},
        {"key": "slides", "text": None},
    ]


def test_an_empty_map_answers_in_words() -> None:
    asked = Asker(World()).data(
        "{ coverage { headline size roster { key } rows { totalCount } } entities { totalCount } revision { number } }"
    )
    assert asked["coverage"]["size"] == 0
    assert asked["coverage"]["headline"]
    assert asked["entities"] == {"totalCount": 0}


def test_what_is_inferred_says_from_what() -> None:
    world = World()
    world.entities["x"] = replace(world.add("X", "state"), certainty=Certainty.INFERRED, sensitivity=Sensitivity.PUBLIC)
    asked = Asker(world).data('{ entity(key: "x") { certainty basis sensitivity version } }')
    assert asked["entity"] == {"certainty": "INFERRED", "basis": None, "sensitivity": "PUBLIC", "version": 1}
