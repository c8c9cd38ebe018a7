from graph.analyses import overlaps
from graph.analyses.overlaps import Overlap, OverlapKind, Purposes
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.partners import MAINTAINS
from graph.ontology.types.purpose import CHARGED_WITH, CONCERNS
from graph.ontology.types.structure import DEPUTIZES_FOR, HEADS, PART_OF, REPRESENTS
from graph.records import Sensitivity
from tests.maps import World, a_map, lasting


def rows(world: World, day: str | None = None) -> list[Overlap]:
    return list(overlaps.run(world.as_of(day)).rows)


def shared() -> World:
    world = World()
    world.tie("Press", ENGAGES, "Public", purpose="to inform")
    world.tie("Education", ENGAGES, "Public", purpose="to teach")
    return world


def test_two_units_with_one_subject_are_told_with_their_purposes() -> None:
    (row,) = rows(shared())

    assert (row.kind, row.thing.name, row.purposes, row.lead) == (
        OverlapKind.SUBJECT,
        "Public",
        Purposes.DIFFERENT,
        None,
    )
    assert [(each.unit.name, each.purpose) for each in row.holdings] == [
        ("Education", "to teach"),
        ("Press", "to inform"),
    ]


def test_purposes_are_the_same_different_or_not_said() -> None:
    world = World()
    for name, purposes in {"Said once": ("x", None), "Same": ("x", "x"), "Silent": (None, None)}.items():
        for office, purpose in zip(("A", "B"), purposes, strict=True):
            world.tie(office, ENGAGES, name, purpose=purpose)

    assert {row.thing.name: row.purposes for row in rows(world)} == {
        "Said once": Purposes.NOT_SAID,
        "Same": Purposes.SAME,
        "Silent": Purposes.NOT_SAID,
    }


def test_an_accountable_role_or_a_decision_agrees_a_lead_and_two_of_them_do_not() -> None:
    world = shared()
    world.answer("Press", world.relationships["press--engages--public"])

    (row,) = rows(world)
    assert row.lead is not None
    assert row.text == "Education and Press have Public, for different purposes; Press leads."

    world.decide(DecisionEffect.CONFIRM, relationship=world.relationships["education--engages--public"])
    (row,) = rows(world)
    assert row.lead is None


def test_a_lead_by_nothing_but_a_confirmed_mandate_is_told_as_that() -> None:
    world = shared()
    world.decide(DecisionEffect.CONFIRM, relationship=world.relationships["education--engages--public"])

    (row,) = rows(world)

    assert row.lead is not None
    assert row.text == (
        "Education and Press have Public, for different purposes; "
        "only the mandate of Education is confirmed, so it counts as the lead."
    )

    world.answer("Education", world.relationships["education--engages--public"])
    (row,) = rows(world)
    assert row.text == "Education and Press have Public, for different purposes; Education leads."


def test_one_unit_twice_is_no_overlap_and_neither_is_an_office_beside_its_part() -> None:
    world = a_map(
        ("Team", PART_OF, "Office"),
        ("Office", ENGAGES, "Media"),
        ("Team", ENGAGES, "Media"),
        ("Office", CHARGED_WITH, "Duty"),
        ("Team", CHARGED_WITH, "Duty"),
        ("Office", REPRESENTS, "Union"),
        ("Team", REPRESENTS, "Union"),
        offices={"Office": "office", "Team": "team"},
    )
    world.tie("Head of team", HEADS, "Team")
    world.tie("Team", DEPUTIZES_FOR, "Director")
    world.tie("Head of team", DEPUTIZES_FOR, "Director")

    assert rows(world) == []


def test_two_names_decided_to_be_one_overlap_under_both() -> None:
    world = a_map(("Press", ENGAGES, "Public"), ("Education", ENGAGES, "Citizens"))
    reading = world.read_as("Public", "Citizens")

    before = overlaps.run(world.as_of())
    assert before.answer == (
        "Nothing is held by several of us: none on record in the sources loaded. 1 undecided reading would add one."
    )
    assert [each.text for each in before.possible] == [
        "If “Public” and “Citizens” meant the same (near-synonym), Education and Press would hold the same subject."
    ]

    world.decide(DecisionEffect.ACCEPT_READING, relationship=reading)
    after = overlaps.run(world.as_of())
    assert [row.thing.name for row in after.rows] == ["Citizens", "Public"]
    assert after.possible == ()


def test_a_class_of_agreements_is_told_apart() -> None:
    world = World()
    world.add("Accords", "agreement", subtype="class-of-agreements")
    world.add("The accord", "agreement")
    for office in ("A", "B"):
        for thing in ("Accords", "The accord"):
            world.tie(office, ENGAGES, thing)

    assert [(row.kind, row.thing.name) for row in rows(world)] == [
        (OverlapKind.SUBJECT, "The accord"),
        (OverlapKind.AGREEMENT_CLASS, "Accords"),
    ]


def test_a_duty_of_two_a_register_of_two_and_a_matter_of_two_duties() -> None:
    world = a_map(
        ("A", CHARGED_WITH, "Shared duty"),
        ("B", CHARGED_WITH, "Shared duty"),
        ("A", MAINTAINS, "Register"),
        ("B", MAINTAINS, "Register"),
        ("A", CHARGED_WITH, "Duty of A"),
        ("B", CHARGED_WITH, "Duty of B"),
    )
    for name, generic in (("Physics", False), ("The house", True)):
        world.add(name, "organization", generic=generic)
        for duty in ("Duty of A", "Duty of B"):
            world.tie(duty, CONCERNS, name)

    assert [row.text for row in rows(world)] == [
        "A and B have duties that concern Physics; no lead is agreed.",
        "A and B keep Register; no lead is agreed.",
        "A and B are charged with Shared duty; no lead is agreed.",
    ]


def test_those_who_speak_for_the_same_are_named_and_outsiders_are_not_us() -> None:
    world = World()
    world.add("The league", "organization")
    world.add("The house", "organization", generic=True)
    world.add("Speaker", "post")
    world.tie("Speaker", HEADS, "Press")
    world.tie("Speaker", REPRESENTS, "The house", qualifier="in matters of press")
    world.tie("The league", REPRESENTS, "The house")
    assert rows(world) == []

    world.tie("Legal", REPRESENTS, "The house", qualifier="in matters of law")
    (row,) = rows(world)
    assert row.text == "Legal and Speaker speak for The house, in different matters; no lead is agreed."
    assert [each.name for each in row.units] == ["Legal", "Press"]


def test_what_has_ended_overlaps_no_longer_and_what_may_hold_says_so() -> None:
    world = World()
    world.tie("Press", ENGAGES, "Public", validity=lasting("2010", "2017-06"))
    world.tie("Education", ENGAGES, "Public")

    assert [row.may_hold for row in rows(world, "2017-05-31")] == [False]
    assert [row.may_hold for row in rows(world, "2017-06-15")] == [True]
    assert rows(world, "2017-07-01") == []


def test_an_empty_map_answers_in_words_that_say_how_far_one_has_looked() -> None:
    assert overlaps.run(World().as_of()).answer == (
        "Nothing is held by several of us: none on record in the sources loaded."
    )
    assert overlaps.run(World().as_of(ceiling=Sensitivity.PUBLIC)).answer == (
        "Nothing is held by several of us: none on record at this level."
    )
