from typing import Any

import pytest

from graph.editing import Author
from graph.ontology.types.engagement import ENGAGES, TARGETS
from graph.records import DocumentText, Sensitivity
from tests.maps import a_map
from tests.schema.asking import write
from tests.schema.mutations.writing import Writer

TIE = "press-office--engages--journalists"
READING = "friends--read-as--journalists"


@pytest.fixture
def writer() -> Writer:
    world = a_map(
        ("Press Office", ENGAGES, "Journalists"),
        ("The House", TARGETS, "Donors"),
        roster=["Journalists", "Donors", "Friends"],
        bodies=["The House"],
    )
    world.read_as("Friends", "Journalists")
    world.add("Ada Berg", "person")
    world.add("Minutes", "document")
    made = Writer(world)
    write(made.door, DocumentText(key="minutes", text="The Board agreed. The Press Office has the journalists."))
    return made


def covered(writer: Writer) -> dict[str, str]:
    """The state of each subject."""
    found: Any = writer.data('{ coverage(asOf: "2018-01-01") { rows { edges { node { state subject { key } } } } } }')
    return {each["node"]["subject"]["key"]: each["node"]["state"] for each in found["coverage"]["rows"]["edges"]}


def test_a_confirmation_stands_on_the_relationship(writer: Writer) -> None:
    shown = "key entity { name kind validity { start { edtf } } ... on Decision { subtype decidedBy reason } }"
    made = writer.done(
        "confirm", shown, relationship=TIE, decidedBy="ada-berg", on="2017-12-01", reason="As the Board said."
    )
    found = writer.data("query ($key: String!) { relationship(key: $key) { confirmed { key } } }", key=TIE)

    assert made["entity"] == {
        "name": "Confirmed: Press Office engages Journalists",
        "kind": "DECISION",
        "validity": {"start": {"edtf": "2017-12-01"}},
        "subtype": "confirm",
        "decidedBy": "ada-berg",
        "reason": "As the Board said.",
    }
    assert made["revision"]["reason"] == "As the Board said."
    assert found["relationship"]["confirmed"] == {"key": made["key"]}


def test_a_decision_that_is_taken_already_is_made_with_a_warning(writer: Writer) -> None:
    said = {"relationship": TIE, "decidedBy": "ada-berg", "on": "2017-12-01"}

    first, again = (writer.done("confirm", "key warnings", **said) for _ in range(2))

    name = "Confirmed: Press Office engages Journalists"
    assert (first["warnings"], again["written"]) == ([], True)
    assert again["warnings"] == [
        f"That is decided already: “{name}”, taken on 1 December 2017 by Ada Berg (confirm-2017-12-01)."
    ]


def test_no_warning_tells_of_a_decision_that_the_author_may_not_see(writer: Writer) -> None:
    said = {"relationship": TIE, "decidedBy": "ada-berg", "on": "2017-12-01"}
    writer.done("confirm", **said, sensitivity="CONFIDENTIAL")

    low = Writer(writer.door, author=Author("somebody", Sensitivity.INTERNAL))

    assert low.done("confirm", "warnings", **said)["warnings"] == []


def test_decisions_move_coverage_and_their_withdrawal_moves_it_back(writer: Writer) -> None:
    assert covered(writer) == {"journalists": "NAMED", "donors": "COLLECTIVE", "friends": "BY_READING"}

    accepted = writer.done("acceptReading", reading=READING, on="2017-12-01")
    assigned = writer.done("assignUnit", subject="donors", unit="press-office", on="2017-12-01")
    assert covered(writer) == {"journalists": "NAMED", "donors": "NAMED", "friends": "NAMED"}

    writer.done("withdrawDecision", decision=accepted["key"], on="2017-12-02")
    writer.done("withdrawDecision", decision=assigned["key"], on="2017-12-02")
    assert covered(writer) == {"journalists": "NAMED", "donors": "COLLECTIVE", "friends": "BY_READING"}


def test_a_rejected_reading_is_no_possibility_any_more(writer: Writer) -> None:
    writer.done("rejectReading", reading=READING, on="2017-12-01")

    assert covered(writer)["friends"] == "NONE"


def test_an_accepted_gap_is_flagged_until_its_day(writer: Writer) -> None:
    writer.done("acceptGap", subject="donors", on="2017-12-01", until="2018-06-30")

    question = 'query ($day: Date) { entities(asOf: $day, where: {key: {eq: "donors"}}) '
    question += "{ edges { node { coverage { flags } } } } }"
    flags = [
        writer.data(question, day=day)["entities"]["edges"][0]["node"]["coverage"]["flags"]
        for day in ("2018-06-30", "2018-07-01")
    ]
    assert ["GAP_ACCEPTED" in each for each in flags] == [True, False]


def test_a_decision_rests_on_the_words_of_a_document(writer: Writer) -> None:
    shown = "key entity { evidence { quote start end document { key } } }"
    given = {"relationship": TIE, "document": "minutes", "quote": "The Board agreed.", "sensitivity": "CONFIDENTIAL"}

    made = writer.done("confirm", shown, **given)

    [evidence] = made["entity"]["evidence"]
    assert evidence == {
        "quote": "The Board agreed.",
        "start": 0,
        "end": 17,
        "document": {"key": "minutes"},
    }
    assert {each.sensitivity for each in writer.door.snapshot().evidence.values()} == {Sensitivity.CONFIDENTIAL}


def test_a_decision_on_what_changed_since_it_was_read_is_a_conflict(writer: Writer) -> None:
    writer.done("amendRelationship", key=TIE, expectedVersion=1, purpose="News")

    answer = writer.write("confirm", relationship=TIE, expectedVersion=1)

    assert (answer["__typename"], answer["path"]) == ("Conflict", ["input", "expectedVersion"])
    assert answer["current"] == {"key": TIE, "version": 2}
    writer.done("confirm", relationship=TIE, expectedVersion=2)


def test_everything_that_is_wrong_with_a_decision_is_said_at_once(writer: Writer) -> None:
    wrong = {"subject": "donor", "unit": "frends", "decidedBy": "adaberg", "document": "minuts", "on": "soon"}

    problems = writer.write("assignUnit", **wrong)["problems"]
    assert {(each["path"][-1], each["hint"]) for each in problems if each["path"][-1] != "on"} == {
        ("subject", "did you mean 'donors'?"),
        ("unit", "did you mean 'friends'?"),
        ("decidedBy", "did you mean 'ada-berg'?"),
        ("document", "did you mean 'minutes'?"),
    }
    assert "on" in {each["path"][-1] for each in problems}

    problems = writer.write("assignUnit", **wrong | {"subject": "donors", "unit": "press-office"})["problems"]
    assert {each["path"][-1] for each in problems} == {"decidedBy", "document", "on"}


@pytest.mark.parametrize(
    ("name", "given", "path", "words"),
    [
        (
            "confirm",
            {"relationship": READING},
            "relationship",
            f"{READING!r} is a reading (readings are accepted or rejected)",
        ),
        ("acceptReading", {"reading": TIE}, "reading", f"{TIE!r} is no reading (relationships are confirmed)"),
        (
            "assignUnit",
            {"subject": "ada-berg", "unit": "press-office"},
            "subject",
            "'ada-berg' is no subject (subjects are Stakeholder, State, Organization, Agreement)",
        ),
        (
            "assignUnit",
            {"subject": "donors", "unit": "friends"},
            "unit",
            '"Friends" is stakeholder and cannot have a relationship (assign an office, post or person)',
        ),
        (
            "withdrawDecision",
            {"decision": "donors"},
            "decision",
            "'donors' is no decision (take the key of a decision)",
        ),
        (
            "confirm",
            {"relationship": TIE, "on": "soon"},
            "on",
            "'soon' is no date",
        ),
        (
            "confirm",
            {"relationship": TIE, "on": "2018", "until": "2017"},
            "until",
            "2017 is before the start, 2018 (an end is the last day, month or year included)",
        ),
        (
            "confirm",
            {"relationship": TIE, "document": "press-office", "locator": "page 3"},
            "document",
            "there is no document 'press-office'",
        ),
        (
            "confirm",
            {"relationship": TIE, "quote": "The Board agreed."},
            "quote",
            "a quote without its document says nothing (give the key of the document)",
        ),
        (
            "confirm",
            {"relationship": TIE, "document": "minutes", "quote": "The"},
            "quote",
            "it stands more than once in the text of the document (found at",
        ),
        (
            "confirm",
            {"relationship": TIE, "decidedBy": "adaberg"},
            "decidedBy",
            "there is no entity 'adaberg' (did you mean 'ada-berg'?)",
        ),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    writer: Writer, name: str, given: dict[str, str], path: str, words: str
) -> None:
    kind, found, said = writer.refused(name, **given)

    assert (kind, found) == ("ValidationFailed", f"input.{path}")
    assert said.startswith(words)


def test_what_is_decided_on_is_not_deleted_behind_the_decision(writer: Writer) -> None:
    made = writer.done("acceptReading", reading=READING, on="2017-12-01")

    kind, _, words = writer.refused("deleteRelationship", key=READING, expectedVersion=1)
    assert (kind, words) == (
        "ValidationFailed",
        f"entity {made['key']!r}: there is no relationship or reading {READING!r}",
    )
    writer.done("deleteEntity", key=made["key"], expectedVersion=1)
    writer.done("deleteRelationship", key=READING, expectedVersion=1)


def test_a_record_goes_to_the_ledger_of_its_subject(writer: Writer) -> None:
    shown = "key entity { name relationships { edges { node { type target { key } } } } ... on Record { subtype } }"
    made = writer.done(
        "addRecord", shown, subject="donors", subtype="contact", name="Coffee with Bo", start="2017-11-03"
    )

    assert made["key"] == "coffee-with-bo"
    assert made["entity"] == {
        "name": "Coffee with Bo",
        "subtype": "contact",
        "relationships": {"edges": [{"node": {"type": "CONCERNS", "target": {"key": "donors"}}}]},
    }
    kind, path, words = writer.refused("addRecord", subject="donors", subtype="contect", name="Tea")
    assert (kind, path) == ("ValidationFailed", "input.subtype")
    assert words.startswith("'contect' is not one of need, concern, advice, contact or visit (did you mean 'contact'?")
