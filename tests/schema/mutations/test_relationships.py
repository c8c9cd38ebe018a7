import pytest

from graph.ontology.types.engagement import ENGAGES
from tests.maps import a_map
from tests.schema.mutations.writing import Writer

TIE = "press-office--engages--journalists"


@pytest.fixture
def writer() -> Writer:
    world = a_map(("Press Office", ENGAGES, "Journalists"))
    world.add("Donors", "stakeholder")
    world.add("Openness", "goal")
    return Writer(world)


def test_two_things_are_connected_with_purpose_and_dates(writer: Writer) -> None:
    shown = "key relationship { type role purpose source { key } target { key } validity { start { edtf } } version }"
    made = writer.done(
        "connect",
        shown,
        type="ENGAGES",
        source="press-office",
        target="donors",
        role="mandated",
        purpose="to be heard",
        start="2017",
    )

    assert made["key"] == "press-office--engages--donors"
    assert made["relationship"] == {
        "type": "ENGAGES",
        "role": "mandated",
        "purpose": "to be heard",
        "source": {"key": "press-office"},
        "target": {"key": "donors"},
        "validity": {"start": {"edtf": "2017"}},
        "version": 1,
    }


def test_a_relationship_between_kinds_that_its_type_does_not_join_is_refused(writer: Writer) -> None:
    kind, path, words = writer.refused("connect", type="ENGAGES", source="openness", target="donors", role="mandated")

    assert (kind, path) == ("ValidationFailed", "input.type")
    assert words == (
        '`ENGAGES` cannot run from Goal "Openness" to Stakeholder "Donors": it runs from Office to Stakeholder, State, '
        "Organization or Agreement"
    )


def test_both_unknown_ends_are_told_at_once(writer: Writer) -> None:
    answer = writer.write("connect", type="TARGETS", source="pres-office", target="doners")

    assert answer["__typename"] == "NotFound"
    assert [(each["path"][1], each["hint"]) for each in answer["problems"]] == [
        ("source", "did you mean 'press-office'?"),
        ("target", "did you mean 'donors'?"),
    ]


def test_a_period_that_overlaps_another_is_refused(writer: Writer) -> None:
    kind, path, words = writer.refused(
        "connect", type="ENGAGES", source="press-office", target="journalists", role="mandated", start="2017"
    )

    assert (kind, path) == ("ValidationFailed", "input.start")
    assert words.startswith(f"its period overlaps that of {TIE} (one relationship, one period")


def test_a_second_period_is_a_second_relationship(writer: Writer) -> None:
    writer.done("retireRelationship", key=TIE, expectedVersion=1, end="2016-12-31")
    again = writer.done(
        "connect", type="ENGAGES", source="press-office", target="journalists", role="mandated", start="2018"
    )

    assert again["key"] == f"{TIE}--2018"


def test_amending_sets_and_empties_what_is_named(writer: Writer) -> None:
    shown = "relationship { purpose certainty basis version }"
    set_ = writer.done("amendRelationship", shown, key=TIE, expectedVersion=1, purpose="trust", basis="NAME")
    emptied = writer.done("amendRelationship", shown, key=TIE, expectedVersion=2, purpose=None, certainty="STATED")

    assert set_["relationship"] == {"purpose": "trust", "certainty": "INFERRED", "basis": "NAME", "version": 2}
    assert emptied["relationship"] == {"purpose": None, "certainty": "STATED", "basis": None, "version": 3}


def test_a_role_that_its_type_does_not_know_offers_the_nearest(writer: Writer) -> None:
    assert writer.refused("amendRelationship", key=TIE, expectedVersion=1, role="mandate") == (
        "ValidationFailed",
        "input.role",
        "'mandate' is not one of mandated or assisting (did you mean 'mandated'?)",
    )


def test_an_unknown_relationship_offers_the_nearest(writer: Writer) -> None:
    kind, path, words = writer.refused("deleteRelationship", key="press-office--engages--jurnalists", expectedVersion=1)

    assert (kind, path) == ("NotFound", "input.key")
    assert words.endswith(f"(did you mean {TIE!r}?)")
