import pytest

from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES
from tests.maps import World
from tests.schema.asking import Asker


@pytest.fixture(scope="module")
def asker() -> Asker:
    """Two mandates, one confirmed in 2016; a confirmation that was withdrawn; an assignment of 2017."""
    world = World()
    press = world.tie("Press Office", ENGAGES, "Journalists")
    donors = world.tie("Press Office", ENGAGES, "Donors")
    world.decide(DecisionEffect.CONFIRM, relationship=press, on="2016-03-01")
    world.decide(DecisionEffect.CONFIRM, relationship=donors, on="2016-04-01")
    world.decide(DecisionEffect.WITHDRAW, relationship=donors, on="2016-05-01")
    world.add("Alumni", "stakeholder")
    world.decide(DecisionEffect.ASSIGN, about="Alumni", assigns="Press Office", on="2017-01-01")
    return Asker(world)


def test_decisions_are_listed_since_a_day(asker: Asker) -> None:
    found = asker.data(
        """{ all: decisions { totalCount }
             late: decisions(since: "2016-05-01") { nodes { subtype validity { start { text } } } }
             first: decisions(since: "2016-04-01", first: 1, where: {subtype: {eq: "confirm"}}) { totalCount } }"""
    )
    assert found["all"]["totalCount"] == 4
    assert [each["subtype"] for each in found["late"]["nodes"]] == ["withdraw", "assign"]
    assert found["first"]["totalCount"] == 1


def test_a_decision_says_what_it_is_about_and_whether_it_is_in_force(asker: Asker) -> None:
    nodes = asker.data(
        """{ decisions(asOf: "2018-01-01", orderBy: [{start: ASC}]) { nodes {
             inForce decided { key } relationships(direction: OUTGOING) { nodes { role target { key } } } } } }"""
    )["decisions"]["nodes"]
    assert [(each["inForce"], each["decided"]) for each in nodes] == [
        (True, {"key": "press-office--engages--journalists"}),
        (False, {"key": "press-office--engages--donors"}),
        (True, {"key": "press-office--engages--donors"}),
        (True, None),
    ]
    assert {(each["role"], each["target"]["key"]) for each in nodes[3]["relationships"]["nodes"]} == {
        ("about", "alumni"),
        ("assigns", "press-office"),
    }


def test_a_relationship_tells_the_newest_decision_in_force_that_confirms_it(asker: Asker) -> None:
    found = asker.data(
        """{ then: relationship(key: "press-office--engages--donors", asOf: "2016-04-15") { confirmed { key } }
             now: relationship(key: "press-office--engages--donors", asOf: "2018-01-01") { confirmed { key } }
             press: relationship(key: "press-office--engages--journalists", asOf: "2018-01-01") {
               confirmed { subtype validity { start { text } } } } }"""
    )
    assert found["then"]["confirmed"] is not None
    assert found["now"]["confirmed"] is None
    assert found["press"]["confirmed"]["validity"]["start"]["text"] == "2016-03-01"


def test_a_cursor_of_one_day_is_none_of_another(asker: Asker) -> None:
    page = asker.data('{ decisions(since: "2016-01-01", first: 1) { pageInfo { endCursor } } }')
    cursor = page["decisions"]["pageInfo"]["endCursor"]
    code, _ = asker.error(f'{{ decisions(since: "2016-02-01", after: "{cursor}") {{ totalCount }} }}')
    assert code == "BAD_USER_INPUT"


def test_who_has_something_by_decision_says_which_decision(asker: Asker) -> None:
    document = """{ owners(subject: "alumni", asOf: "2017-06-01") { coverage { flags } units {
        basis validity { start { text } current }
        decision { why by { key } decision { key } validity { start { text } } } } } }"""

    found = asker.data(document)["owners"]

    assert found["units"] == [
        {
            "basis": "DECISION",
            "validity": {"start": {"text": "2017-01-01"}, "current": "YES"},
            "decision": {
                "why": None,
                "by": None,
                "decision": {"key": "decision-8"},
                "validity": {"start": {"text": "2017-01-01"}},
            },
        }
    ]
    assert "UNDATED" not in found["coverage"]["flags"]
