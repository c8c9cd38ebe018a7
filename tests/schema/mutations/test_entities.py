import time
from typing import cast

import pytest

from graph.editing import Author
from graph.ontology.types.engagement import ENGAGES
from graph.records import ChangeSet, Revision, Sensitivity
from graph.store import GraphStore
from schema.execution import Request, Runner
from schema.limits import Limits
from tests.maps import a_map
from tests.schema.mutations.writing import Writer

TIE = "press-office--engages--journalists"


@pytest.fixture
def writer() -> Writer:
    return Writer(a_map(("Press Office", ENGAGES, "Journalists")), author=Author("Ada"))


def test_a_new_entity_gets_a_key_of_its_name_and_a_revision_with_actor_and_reason(writer: Writer) -> None:
    shown = "key entity { name kind version properties { name value } validity { start { edtf } } sensitivity }"
    made = writer.done(
        "createEntity",
        shown,
        kind="OFFICE",
        name="Visits Service",
        properties=[{"name": "unit_type", "value": "service"}],
        start="2017-06",
        reason="It was founded.",
    )

    assert made["key"] == "visits-service"
    assert made["entity"] == {
        "name": "Visits Service",
        "kind": "OFFICE",
        "version": 1,
        "properties": [{"name": "unit_type", "value": "service"}],
        "validity": {"start": {"edtf": "2017-06"}},
        "sensitivity": "INTERNAL",
    }
    assert made["written"]
    assert made["revision"] == {"number": 2, "actor": "Ada", "reason": "It was founded."}


def test_a_second_entity_of_a_name_gets_a_numbered_key(writer: Writer) -> None:
    assert writer.done("createEntity", kind="STAKEHOLDER", name="Journalists")["key"] == "journalists-2"


def test_a_taken_key_is_refused(writer: Writer) -> None:
    assert writer.refused("createEntity", kind="STAKEHOLDER", name="Press", key="journalists") == (
        "ValidationFailed",
        "input.key",
        "the key 'journalists' is taken (take another key, or change that entity)",
    )


def test_a_key_of_a_long_name_is_short_and_a_long_key_is_refused(writer: Writer) -> None:
    assert writer.done("createEntity", kind="PLACE", name="Hall " * 40)["key"] == "hall-" * 15 + "hall"
    kind, path, words = writer.refused("createEntity", kind="PLACE", name="Hall", key="k" * 201)
    assert (kind, path) == ("ValidationFailed", "input.key")
    assert words == "the key has 201 characters (give one of at most 200)"


def test_everything_that_is_wrong_is_told_at_once(writer: Writer) -> None:
    answer = writer.write(
        "createEntity",
        kind="OFFICE",
        name=" ",
        key="Not a key",
        start="last spring",
        properties=[{"name": "unit_type", "value": "teem"}, {"name": "colour", "value": "red"}],
    )

    assert answer["__typename"] == "ValidationFailed"
    assert [(".".join(each["path"]), each["message"]) for each in answer["problems"]] == [
        ("input.start", "'last spring' is no date"),
        ("input.key", "the key is not kebab-case"),
        ("input.name", "the name is empty"),
        ("input.properties.0.value", answer["problems"][3]["message"]),
        ("input.properties.1.value", "colour is not a property of Office"),
    ]
    assert answer["problems"][0]["hint"].startswith("write 2017, 2017-06, 2017-06-12, 2017-12~ (about)")
    assert answer["problems"][3]["hint"].startswith("did you mean 'team'?")


@pytest.mark.parametrize(
    ("name", "value", "fact"),
    [
        ("number", "twelve", "number is a whole number, and 'twelve' is none (write digits only, such as 12)"),
        ("number", "²", "number is a whole number, and '²' is none (write digits only, such as 12)"),
    ],
)
def test_a_number_is_read_as_one(writer: Writer, name: str, value: str, fact: str) -> None:
    refused = writer.refused("createEntity", kind="STEP", name="Sign", properties=[{"name": name, "value": value}])

    assert refused == ("ValidationFailed", "input.properties.0.value", fact)


def test_what_an_update_leaves_out_stays_and_null_empties(writer: Writer) -> None:
    made = writer.done("createEntity", kind="STAKEHOLDER", name="Donors", note="Ask Bo.", aliases=["Givers"])
    changed = writer.done(
        "updateEntity", "entity { name note aliases version }", key=made["key"], expectedVersion=1, name="All donors"
    )
    emptied = writer.done("updateEntity", "entity { note aliases }", key=made["key"], expectedVersion=2, note=None)

    assert changed["entity"] == {"name": "All donors", "note": "Ask Bo.", "aliases": ["Givers"], "version": 2}
    assert emptied["entity"] == {"note": None, "aliases": ["Givers"]}


def test_null_where_there_must_be_something_is_refused(writer: Writer) -> None:
    assert writer.refused("updateEntity", key="journalists", expectedVersion=1, name=None) == (
        "ValidationFailed",
        "input.name",
        "name cannot be null (leave it out)",
    )


def test_a_change_that_rests_on_an_older_version_gets_the_thing_as_it_is_now(writer: Writer) -> None:
    writer.done("updateEntity", key="journalists", expectedVersion=1, note="first")
    answer = writer.write("updateEntity", key="journalists", expectedVersion=1, note="second")

    assert answer["__typename"] == "Conflict"
    assert answer["path"] == ["input", "expectedVersion"]
    assert answer["problems"][0]["message"] == "entity 'journalists' is at version 2; version 1 was expected"
    assert answer["problems"][0]["hint"] == "read it again and repeat the change"
    assert answer["current"] == {"key": "journalists", "version": 2}
    assert answer["message"] == (
        "input.expectedVersion: entity 'journalists' is at version 2; version 1 was expected "
        "(read it again and repeat the change). Nothing was written."
    )


def test_an_unknown_key_offers_the_nearest(writer: Writer) -> None:
    assert writer.refused("updateEntity", key="jurnalists", expectedVersion=1, note="x") == (
        "NotFound",
        "input.key",
        "there is no entity 'jurnalists' (did you mean 'journalists'?)",
    )


def test_an_update_that_changes_nothing_writes_nothing(writer: Writer) -> None:
    answer = writer.done("updateEntity", key="journalists", expectedVersion=1, name="Journalists")

    assert (answer["written"], answer["revision"]["number"]) == (False, 1)


def test_what_is_only_validated_is_shown_as_it_would_be_and_not_written(writer: Writer) -> None:
    shown = "entity { name version relationships { totalCount } }"
    answer = writer.done(
        "updateEntity", shown, key="journalists", expectedVersion=1, name="Reporters", validateOnly=True
    )

    assert answer["entity"] == {"name": "Reporters", "version": 2, "relationships": {"totalCount": 1}}
    assert (answer["written"], answer["revision"]["number"]) == (False, 1)
    assert writer.version("journalists") == 1


def test_a_retired_entity_stays_and_holds_until_its_last_day(writer: Writer) -> None:
    writer.done("retireEntity", key="press-office", expectedVersion=1, end="2017-06-30")

    found = writer.data(
        '{ a: offices(asOf: "2017-06-30") { totalCount } b: offices(asOf: "2017-07-01") { totalCount } }'
    )
    assert found == {"a": {"totalCount": 1}, "b": {"totalCount": 0}}
    assert writer.refused("retireEntity", key="press-office", expectedVersion=2, end="2018") == (
        "ValidationFailed",
        "input.end",
        "it has ended already: 30 June 2017 (to move its end, change it instead)",
    )


def test_an_end_before_the_start_is_refused(writer: Writer) -> None:
    key = writer.done("createEntity", kind="PLACE", name="Hall", start="2017-06")["key"]

    assert writer.refused("retireEntity", key=key, expectedVersion=1, end="2016") == (
        "ValidationFailed",
        "input.end",
        "2016 is before the start, 2017-06 (an end is the last day, month or year included)",
    )


def test_only_what_nothing_refers_to_is_deleted(writer: Writer) -> None:
    assert writer.refused("deleteEntity", key="journalists", expectedVersion=1) == (
        "ValidationFailed",
        "input.key",
        f"is still the target of relationship {TIE!r} (remove or change the relationship too)",
    )
    deleted = writer.done("deleteRelationship", "key relationship { key }", key=TIE, expectedVersion=1)
    assert deleted["relationship"] is None
    assert deleted["key"] == TIE
    assert writer.done("deleteEntity", "entity { key }", key="journalists", expectedVersion=1)["entity"] is None


def test_a_reader_is_forbidden_to_write(writer: Writer) -> None:
    reader = Writer(writer.door, author=Author("Bo", may_write=False))

    assert reader.refused("createEntity", kind="PLACE", name="Hall") == (
        "Forbidden",
        "input",
        "Bo may look at the map, and not change it",
    )


def test_nobody_writes_above_or_finds_beyond_their_own_level(writer: Writer) -> None:
    writer.done("createEntity", kind="PLACE", name="Hall", sensitivity="RESTRICTED")
    low = Writer(writer.door, author=Author("Bo", ceiling=Sensitivity.INTERNAL))

    assert low.refused("createEntity", kind="PLACE", name="Attic", sensitivity="RESTRICTED") == (
        "Forbidden",
        "input.sensitivity",
        "Bo may see and write up to INTERNAL",
    )
    missing = low.refused("updateEntity", key="hall", expectedVersion=1, note="x")
    assert missing == ("NotFound", "input.key", "there is no entity 'hall'")


def test_mutations_of_one_document_are_made_one_after_the_other(writer: Writer) -> None:
    document = """mutation {
      a: createEntity(input: {kind: PLACE, name: "Hall"}) { ... on CreateEntityPayload { revision { number } } }
      b: updateEntity(input: {key: "hall", expectedVersion: 1, note: "large"}) {
        ... on UpdateEntityPayload { entity { note } revision { number } } }
    }"""
    answer = writer.data(document)

    assert answer["a"] == {"revision": {"number": 2}}
    assert answer["b"] == {"entity": {"note": "large"}, "revision": {"number": 3}}


def test_the_answer_is_of_the_revision_that_the_change_made(writer: Writer) -> None:
    runner = Runner(writer.door)
    document = (
        'mutation { createEntity(input: {kind: PLACE, name: "Hall"}) { ... on CreateEntityPayload { entity { id } } } }'
    )

    assert runner.run(Request(document)).body["data"]["createEntity"]["entity"]["id"]


def test_what_was_written_is_told_however_long_it_took() -> None:
    class Slow:
        def __init__(self, store: GraphStore) -> None:
            self._store = store

        def __getattr__(self, name: str) -> object:
            return getattr(self._store, name)

        def apply(self, change_set: ChangeSet) -> Revision:
            revision = self._store.apply(change_set)
            time.sleep(0.2)
            return revision

    writer = Writer(a_map(("Press Office", ENGAGES, "Journalists")), Limits(seconds=0.1), author=Author("Ada"))
    writer.door.store = cast("GraphStore", Slow(writer.door.store))

    assert writer.done("createEntity", kind="PLACE", name="Hall")["key"] == "hall"
