from typing import Any

import pytest

from graph.ontology import ONTOLOGY
from tests.maps import World, lasting
from tests.schema.asking import Asker

ENGAGES = ONTOLOGY.type["ENGAGES"]
READ_AS = ONTOLOGY.type["READ_AS"]


@pytest.fixture(scope="module")
def goals() -> Asker:
    world = World()
    world.add("Goal 1", "goal", lasting("2017", "2018"), number=1, subtype="mission")
    world.add("Goal 2", "goal", lasting("2018-06-01"), number=2)
    world.add("Zürich goal", "goal", number=10, subtype="purpose")
    world.add("Unnumbered", "goal")
    world.add("Staff", "stakeholder", generic=True)
    world.add("Donors", "stakeholder")
    world.tie("Team", ENGAGES, "Donors", purpose="to raise funds")
    world.tie("Donors", READ_AS, "Staff", properties={"strength": "broader"})
    return Asker(world)


@pytest.mark.parametrize(
    ("where", "keys"),
    [
        ('{ name: { eq: "Goal 1" } }', ["goal-1"]),
        ('{ name: { ne: "Goal 1" } }', ["goal-2", "unnumbered", "z-rich-goal"]),
        ('{ key: { in: ["goal-2", "unnumbered", "nobody"] } }', ["goal-2", "unnumbered"]),
        ('{ name: { contains: "GOAL" } }', ["goal-1", "goal-2", "z-rich-goal"]),
        ('{ name: { startsWith: "zÜ" } }', ["z-rich-goal"]),
        ("{ number: { gt: 1 } }", ["goal-2", "z-rich-goal"]),
        ("{ number: { gte: 2, lt: 10 } }", ["goal-2"]),
        ("{ number: { lte: 2 } }", ["goal-1", "goal-2"]),
        ("{ number: { isNull: true } }", ["unnumbered"]),
        ("{ number: { isNull: false } }", ["goal-1", "goal-2", "z-rich-goal"]),
        ("{ number: { ne: 1 } }", ["goal-2", "unnumbered", "z-rich-goal"]),
        ('{ start: { gte: "2018-01-01" } }', ["goal-2"]),
        ('{ end: { eq: "2018-12-31" } }', ["goal-1"]),
        ("{ certainty: { eq: STATED }, basis: { isNull: true }, number: { eq: 1 } }", ["goal-1"]),
        ("{ sensitivity: { gt: INTERNAL } }", []),
        ("{ sensitivity: { in: [PUBLIC, INTERNAL] }, number: { eq: 2 } }", ["goal-2"]),
        ('{ OR: [{ number: { eq: 1 } }, { subtype: { eq: "purpose" } }] }', ["goal-1", "z-rich-goal"]),
        ('{ NOT: { name: { contains: "goal" } } }', ["unnumbered"]),
        ("{ AND: [{ number: { gte: 1 } }, { NOT: { OR: [{ number: { eq: 2 } }] } }] }", ["goal-1", "z-rich-goal"]),
        ("{ }", ["goal-1", "goal-2", "unnumbered", "z-rich-goal"]),
    ],
)
def test_a_condition_keeps_what_fits(goals: Asker, where: str, keys: list[str]) -> None:
    asked = goals.data(f"{{ goals(where: {where}) {{ totalCount nodes {{ key }} }} }}")["goals"]
    assert [each["key"] for each in asked["nodes"]] == keys
    assert asked["totalCount"] == len(keys)


def test_truths_and_kinds_can_be_asked(goals: Asker) -> None:
    asked = goals.data(
        """{ stakeholders(where: { generic: { eq: true } }) { nodes { key } }
             counted: stakeholders(where: { generic: { ne: true } }) { nodes { key } }
             entities(where: { kind: { in: [OFFICE, STAKEHOLDER] } }) { nodes { key } } }"""
    )
    assert asked["stakeholders"]["nodes"] == [{"key": "staff"}]
    assert asked["counted"]["nodes"] == [{"key": "donors"}]
    assert [each["key"] for each in asked["entities"]["nodes"]] == ["donors", "staff", "team"]


def test_relationships_can_be_asked_by_type_ends_words_and_properties(goals: Asker) -> None:
    asked = goals.data(
        """{ a: relationships(types: [ENGAGES], where: { purpose: { contains: "FUNDS" } }) { nodes { key } }
             b: relationships(where: { strength: { eq: "broader" } }) { nodes { type properties { name value } } }
             c: relationships(where: { source: { eq: "team" }, type: { ne: READ_AS } }) { totalCount } }"""
    )
    assert asked["a"]["nodes"] == [{"key": "team--engages--donors"}]
    assert asked["b"]["nodes"] == [{"type": "READ_AS", "properties": [{"name": "strength", "value": "broader"}]}]
    assert asked["c"]["totalCount"] == 1


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ({"name": None}, "The filter has null for name. Leave it out, or ask with isNull."),
        ({"name": {"eq": None}}, "The filter on name compares with null. Leave it out, or ask with isNull."),
        ({"AND": None}, "The filter has null for AND. Leave it out, or ask with isNull."),
    ],
)
def test_null_in_a_filter_is_refused_in_words(goals: Asker, where: dict[str, Any], message: str) -> None:
    document = "query ($where: GoalFilter) { goals(where: $where) { totalCount } }"
    assert goals.error(document, where=where) == ("BAD_USER_INPUT", message)


def test_a_filter_may_be_nested_deeply_and_not_without_end(goals: Asker) -> None:
    document = "query ($where: GoalFilter) { goals(where: $where) { totalCount } }"
    where: dict[str, Any] = {"number": {"eq": 1}}
    for _ in range(10):
        where = {"NOT": {"NOT": where}}
    assert goals.data(document, where=where) == {"goals": {"totalCount": 1}}
    for _ in range(5_000):
        where = {"NOT": where}
    code, message = goals.error(document, where=where)
    assert (code, message) == ("LIMIT_EXCEEDED", "The variables are nested more than 24 levels deep.")
