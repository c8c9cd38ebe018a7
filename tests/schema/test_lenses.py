from datetime import UTC, datetime

import pytest

from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import PART_OF
from graph.records import Basis, DocumentText
from schema.build import compiled_schema
from tests.maps import World, lasting
from tests.schema.asking import Asker, write


@pytest.fixture(scope="module")
def years() -> Asker:
    world = World()
    world.office("Old Team", validity=lasting("2010", "2016"))
    world.office("New Team", validity=lasting("2017-06"))
    world.tie("Old Team", ENGAGES, "Journalists")
    world.tie("New Team", ENGAGES, "Journalists", basis=Basis.ORDER)
    world.roster(["Journalists"])
    return Asker(world)


def test_without_a_day_everything_on_record_is_there_and_says_whether_it_is_current(years: Asker) -> None:
    nodes = years.data("{ offices { nodes { key validity { current } } } }")["offices"]["nodes"]
    assert nodes == [
        {"key": "new-team", "validity": {"current": "YES"}},
        {"key": "old-team", "validity": {"current": "NO"}},
    ]


def test_on_a_day_only_what_holds_or_may_hold_is_there(years: Asker) -> None:
    asked = years.data(
        """{ before: offices(asOf: "2015-01-01") { totalCount nodes { key } }
             between: offices(asOf: "2017-06-10") { nodes { key validity { current } } }
             ended: entity(key: "old-team", asOf: "2018-01-01") { key }
             hits: search(text: "old team", asOf: "2018-01-01") { entity { key } }
             gone: relationship(key: "old-team--engages--journalists", asOf: "2018-01-01") { key } }"""
    )
    assert asked["before"] == {"totalCount": 1, "nodes": [{"key": "old-team"}]}
    assert asked["between"]["nodes"] == [{"key": "new-team", "validity": {"current": "MAYBE"}}]
    assert asked["ended"] is None
    assert {"entity": {"key": "old-team"}} not in asked["hits"]
    assert asked["gone"] is None


def test_the_day_holds_for_everything_nested(years: Asker) -> None:
    asked = years.data(
        """{ entity(key: "journalists", asOf: "2018-01-01") {
          neighbours(kinds: [OFFICE]) { nodes { key } }
          relationships(types: [ENGAGES]) { nodes { key source { relationships { nodes { key } } } } } } }"""
    )["entity"]
    assert asked["neighbours"]["nodes"] == [{"key": "new-team"}]
    assert asked["relationships"]["nodes"] == [
        {
            "key": "new-team--engages--journalists",
            "source": {"relationships": {"nodes": [{"key": "new-team--engages--journalists"}]}},
        }
    ]


def test_stated_only_keeps_entities_and_drops_what_is_inferred_about_them(years: Asker) -> None:
    asked = years.data(
        """{ entity(key: "new-team", statedOnly: true) { relationships { totalCount } }
             coverage(statedOnly: true, asOf: "2018-01-01") { size open }
             all: coverage(asOf: "2018-01-01") { size firm } }"""
    )
    assert asked["entity"] == {"relationships": {"totalCount": 0}}
    assert asked["coverage"] == {"size": 1, "open": 1}
    assert asked["all"] == {"size": 1, "firm": 1}


def test_two_root_fields_may_look_through_different_lenses(years: Asker) -> None:
    asked = years.data(
        """{ a: coverage(asOf: "2016-12-31") { rows { nodes { units { unit { key } } } } }
             b: coverage(asOf: "2018-12-31") { rows { nodes { units { unit { key } } } } } }"""
    )
    assert asked["a"]["rows"]["nodes"][0]["units"] == [{"unit": {"key": "old-team"}}]
    assert asked["b"]["rows"]["nodes"][0]["units"] == [{"unit": {"key": "new-team"}}]


def test_recorded_as_of_answers_from_what_was_known_then() -> None:
    world = World()
    world.office("Press Office")
    asker = Asker(world)
    before = datetime.now(UTC).isoformat()
    write(asker.door, world.add("Journalists", "stakeholder"))

    asked = asker.data(
        """query ($then: DateTime) {
          then: entities(recordedAsOf: $then) { totalCount }
          revision(recordedAsOf: $then) { number }
          now: entities { totalCount } }""",
        then=before,
    )

    assert asked == {"then": {"totalCount": 1}, "revision": {"number": 1}, "now": {"totalCount": 2}}


def test_the_text_of_a_document_is_the_one_recorded_then() -> None:
    world = World()
    paper = world.add("Paper", "document")
    asker = Asker(world)
    bare = datetime.now(UTC).isoformat()
    write(asker.door, DocumentText(key=paper.key, text="first"))
    between = datetime.now(UTC).isoformat()
    write(asker.door, DocumentText(key=paper.key, text="second"))

    asked = asker.data(
        """query ($bare: DateTime, $between: DateTime) {
          bare: documents(recordedAsOf: $bare) { nodes { text } }
          then: documents(recordedAsOf: $between) { nodes { text } }
          now: documents { nodes { text } } }""",
        bare=bare,
        between=between,
    )

    assert [asked[name]["nodes"][0]["text"] for name in ("bare", "then", "now")] == [None, "first", "second"]


def test_every_root_field_takes_every_lens_but_those_by_id_which_relay_wants_bare() -> None:
    fields = compiled_schema().query_type.fields  # type: ignore[union-attr] # there is one
    assert fields
    assert [
        name for name, field in fields.items() if not {"asOf", "recordedAsOf", "statedOnly"} <= set(field.args)
    ] == ["node", "nodes", "scenario"]


def test_a_request_reads_one_snapshot_from_start_to_end() -> None:
    world = World()
    world.tie("Team", PART_OF, "House")
    asker = Asker(world)
    first = asker.data("{ revision { number } }")
    write(asker.door, world.add("Journalists", "stakeholder"))
    asked = asker.data("{ a: revision { number entities } b: revision { number entities } }")
    assert first == {"revision": {"number": 1}}
    assert asked["a"] == asked["b"] == {"number": 2, "entities": 3}


@pytest.mark.parametrize("day", ["2017-13-01", "2017", "17-06-12", "20170612", "tomorrow", ""])
def test_a_day_that_is_none_is_refused_in_words(years: Asker, day: str) -> None:
    code, message = years.error(f'{{ offices(asOf: "{day}") {{ totalCount }} }}')
    assert (code, message) == (
        "BAD_USER_INPUT",
        f"{day!r} is no day of the calendar. Write it as 2017-06-12.",
    )
    code, message = years.error("query ($day: Date) { offices(asOf: $day) { totalCount } }", day=day)
    assert code == "BAD_USER_INPUT"
    assert f"{day!r} is no day of the calendar" in message


def test_a_moment_that_is_none_is_refused_in_words(years: Asker) -> None:
    code, message = years.error('{ offices(recordedAsOf: "noon") { totalCount } }')
    assert (code, message) == (
        "BAD_USER_INPUT",
        "'noon' is no moment of the calendar. Write it as 2017-06-12T14:30:00Z.",
    )
