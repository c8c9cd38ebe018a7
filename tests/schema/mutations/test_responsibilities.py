import pytest

from graph.ontology.types.engagement import ENGAGES
from graph.records import DocumentText
from tests.maps import a_map
from tests.schema.asking import write
from tests.schema.mutations.writing import Writer

TIE = "press-office--engages--journalists"
ROLE = f"{TIE}--deputy--ada-berg"


@pytest.fixture
def writer() -> Writer:
    world = a_map(("Press Office", ENGAGES, "Journalists"))
    world.add("Ada Berg", "person")
    world.add("Openness", "goal")
    world.add("Mandates", "document")
    world.add("Letters", "document")
    made = Writer(world)
    write(made.door, DocumentText(key="mandates", text="The Press Office talks to journalists. It talks to all."))
    return made


def test_a_role_is_given_and_ended_and_stays_on_record(writer: Writer) -> None:
    shown = "key responsibility { role holder { name } version validity { end { edtf } } }"
    given = writer.done("assignResponsibility", shown, relationship=TIE, holder="ada-berg", role="DEPUTY")
    ended = writer.done("endResponsibility", shown, key=ROLE, expectedVersion=1, end="2017-12-31")

    assert given["key"] == ROLE
    assert given["responsibility"]["holder"] == {"name": "Ada Berg"}
    assert ended["responsibility"] == {
        "role": "DEPUTY",
        "holder": {"name": "Ada Berg"},
        "version": 2,
        "validity": {"end": {"edtf": "2017-12-31"}},
    }
    again = writer.done("assignResponsibility", relationship=TIE, holder="ada-berg", role="DEPUTY", start="2018")
    assert again["key"] == f"{ROLE}--2018"


def test_a_role_is_not_held_twice_at_a_time(writer: Writer) -> None:
    writer.done("assignResponsibility", relationship=TIE, holder="ada-berg", role="DEPUTY")

    assert writer.refused("assignResponsibility", relationship=TIE, holder="ada-berg", role="DEPUTY") == (
        "ValidationFailed",
        "input.start",
        f"the holder has this role in that period already: {ROLE} (end that one by the day this one starts)",
    )


def test_a_goal_holds_no_role(writer: Writer) -> None:
    kind, path, words = writer.refused("assignResponsibility", relationship=TIE, holder="openness", role="DEPUTY")

    assert (kind, path) == ("ValidationFailed", "input.holder")
    assert words.startswith('Goal "Openness" cannot hold a responsibility: ')


def test_an_unknown_responsibility_offers_the_nearest(writer: Writer) -> None:
    writer.done("assignResponsibility", relationship=TIE, holder="ada-berg", role="DEPUTY")

    _, path, words = writer.refused("endResponsibility", key=f"{ROLE}s", expectedVersion=1, end="2017")
    assert (path, words) == (
        "input.key",
        f"there is no responsibility {ROLE + 's'!r} (did you mean {ROLE!r}?)",
    )


def test_a_quote_that_stands_there_once_finds_its_place(writer: Writer) -> None:
    shown = "key evidence { quote start end document { key } version }"
    quote = "talks to journalists"
    made = writer.done("addEvidence", shown, document="mandates", relationship=TIE, quote=quote)

    assert made["evidence"] == {"quote": quote, "start": 17, "end": 37, "document": {"key": "mandates"}, "version": 1}
    gone = writer.done("removeEvidence", "evidence { quote }", key=made["key"], expectedVersion=1)
    assert gone["evidence"] is None


def test_a_quote_that_stands_there_twice_needs_its_place(writer: Writer) -> None:
    kind, path, words = writer.refused("addEvidence", document="mandates", entity="press-office", quote="talks to")

    assert (kind, path) == ("ValidationFailed", "input.quote")
    assert words == (
        "it stands more than once in the text of the document "
        "(found at 17 to 25, 42 to 50; quote more of it, or give start and end)"
    )


def test_a_quote_that_is_not_there_is_refused(writer: Writer) -> None:
    kind, path, words = writer.refused(
        "addEvidence", document="mandates", entity="press-office", quote="sings", start=0, end=5
    )

    assert (kind, path) == ("ValidationFailed", "input.quote")
    assert words == "the quote is not at 0 to 5 (found at no place)"


def test_without_a_text_a_locator_is_needed(writer: Writer) -> None:
    assert writer.refused("addEvidence", document="letters", entity="press-office", quote="Dear all") == (
        "ValidationFailed",
        "input.locator",
        "without offsets a locator is needed (say where in the document it stands, such as page 3)",
    )
    writer.done("addEvidence", document="letters", entity="press-office", quote="Dear all", locator="page 3")


def test_evidence_is_about_one_thing(writer: Writer) -> None:
    refused = writer.refused("addEvidence", document="letters", locator="page 3")

    assert refused == (
        "ValidationFailed",
        "input.entity",
        "evidence is about an entity or a relationship, one of them (give entity or relationship, and not both)",
    )
