from graph.analyses import alignment
from graph.analyses.alignment import Alignment, GoalAlignment, GoalState, PriorityAlignment, TouchState
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES, SERVES
from graph.ontology.types.purpose import CONCERNS
from graph.ontology.types.structure import PART_OF
from graph.records import Basis, Certainty
from tests.maps import World, a_map, lasting


def goal(found: Alignment, name: str) -> GoalAlignment:
    return next(row for row in found.goals if row.goal.name == name)


def priority(found: Alignment, name: str) -> PriorityAlignment:
    return next(row for row in found.priorities if row.priority.name == name)


def the_house() -> World:
    world = a_map(("Press", ENGAGES, "Media"), ("Press", ENGAGES, "Members"))
    for name, subjects in {
        "All": ["Media"],
        "Some": ["Media", "Donors"],
        "Read": ["Friends"],
        "None": ["Donors"],
        "Silent": [],
    }.items():
        world.add(name, "goal")
        for subject in subjects:
            world.tie(name, SERVES, subject)
    world.read_as("Friends", "Members")
    return world


def test_a_goal_has_a_unit_for_all_some_or_none_or_names_none() -> None:
    found = alignment.run(the_house().as_of())

    assert [(row.goal.name, row.state) for row in found.goals] == [
        ("None", GoalState.NOBODY),
        ("Read", GoalState.BY_READING),
        ("Some", GoalState.SOME),
        ("All", GoalState.ALL),
        ("Silent", GoalState.NAMES_NONE),
    ]
    assert found.answer == (
        "Of 5 goals, 1 has a unit for every subject it names, 1 has one for some, 1 would have one if something were "
        "decided, 1 has none and 1 names no subject. No priority is on record."
    )
    assert goal(found, "Some").text == "“Some” has a unit for 1 of 2 subjects it names; nobody has “Donors”."
    assert goal(found, "Read").text == "“Read”: “Friends” hangs on a decision."


def test_goals_are_those_of_the_day_with_the_units_of_the_day() -> None:
    world = the_house()
    world.add("All", "goal", lasting(end="2018"))
    world.retire("Press", ENGAGES, "Media", on="2017-06-01")

    assert goal(alignment.run(world.as_of("2017-05-31")), "All").state is GoalState.ALL
    assert goal(alignment.run(world.as_of("2017-06-01")), "All").state is GoalState.NOBODY
    assert "All" not in {row.goal.name for row in alignment.run(world.as_of("2019-01-01")).goals}


def test_what_is_too_general_and_a_group_beside_its_parts_are_not_counted() -> None:
    world = a_map(("Press", ENGAGES, "Teachers"))
    world.add("The house", "organization", generic=True)
    world.add("Teachers and students", "stakeholder", subtype="combined-group")
    world.add("Students", "stakeholder")
    for name in ("Teachers", "Students"):
        world.tie(name, PART_OF, "Teachers and students")
    for name in ("The house", "Teachers and students", "Teachers", "Students"):
        world.tie("Teach", SERVES, name)

    row = goal(alignment.run(world.as_of()), "Teach")

    assert (row.firm, row.size) == (1, 2)
    assert [each.subject.name for each in row.subjects] == ["Students", "Teachers"]


def years() -> World:
    world = World()
    world.add("Launch", "priority", year=2018, number=2)
    world.add("Prepare", "priority", year=2018, number=1)
    world.add("Before", "priority", year=2017)
    world.add("The frame", "priority", subtype="frame")
    world.add("The house", "organization", generic=True)
    world.add("Programme", "programme")
    world.tie("Launch", CONCERNS, "Programme")
    world.tie("Programme", SERVES, "Alumni", basis=Basis.NAME, validity=lasting("2010", "2011"))
    world.tie("Stay in touch", SERVES, "Alumni")
    for name in ("Prepare", "Stay in touch"):
        world.tie(name, CONCERNS, "The house")
    return world


def test_a_priority_touches_a_goal_through_what_both_reach_whatever_the_dates() -> None:
    found = alignment.run(years().as_of())

    assert [(row.year, row.priority.name, row.state) for row in found.priorities] == [
        (2017, "Before", TouchState.TOUCHES_NONE),
        (2018, "Prepare", TouchState.TOUCHES_NONE),
        (2018, "Launch", TouchState.TOUCHES),
    ]
    (touch,) = priority(found, "Launch").touches
    assert (touch.goal.name, touch.shared.name, touch.from_priority, touch.from_goal, touch.certainty) == (
        "Stay in touch",
        "Alumni",
        2,
        1,
        Certainty.INFERRED,
    )
    assert priority(found, "Launch").text == "“Launch” touches “Stay in touch” by way of Alumni (inferred)."
    assert priority(found, "Before").text == ("“Before” touches no goal: none on record in the sources loaded.")
    assert [each.name for each in goal(found, "Stay in touch").priorities] == ["Launch"]
    assert found.answer.endswith("Of 3 priorities, 1 touches a goal and 2 touch none.")


def test_three_hops_are_too_many_and_no_hop_is_taken_backwards() -> None:
    world = World()
    world.add("Far", "priority", year=2018)
    for name in ("One", "Two", "Three"):
        world.add(name, "programme")
    world.tie("Far", CONCERNS, "One")
    world.tie("One", CONCERNS, "Two")
    world.tie("Two", CONCERNS, "Three")
    world.tie("Three", SERVES, "Alumni")
    world.tie("Stay in touch", SERVES, "Alumni")

    assert priority(alignment.run(world.as_of()), "Far").state is TouchState.TOUCHES_NONE


def test_the_years_can_be_asked_for_one_by_one() -> None:
    found = alignment.run(years().as_of(), year=2017)

    assert [row.priority.name for row in found.priorities] == ["Before"]
    assert found.answer.endswith("Of 1 priority of 2017, 0 touch a goal and 1 touches none.")
    assert alignment.run(years().as_of(), year=2020).answer.endswith("No priority of 2020 is on record.")


def test_two_names_touch_when_they_are_decided_to_be_one_and_would_before_and_never_when_rejected() -> None:
    world = World()
    world.add("Launch", "priority", year=2018)
    world.tie("Launch", SERVES, "Former staff")
    world.tie("Stay in touch", SERVES, "Alumni")
    reading = world.read_as("Former staff", "Alumni")

    row = priority(alignment.run(world.as_of()), "Launch")
    assert row.state is TouchState.BY_READING
    assert row.text == (
        "“Launch” touches no goal for certain; if a reading were accepted, “Stay in touch” by way of Former staff."
    )
    assert row.touches[0].reason.text == (
        "Launch serves Former staff. “Former staff” and “Alumni” may mean the same (near-synonym, undecided). "
        "Stay in touch serves Alumni."
    )
    assert goal(alignment.run(world.as_of()), "Stay in touch").priorities == ()

    world.decide(DecisionEffect.ACCEPT_READING, relationship=reading, on="2017-06-01")
    assert priority(alignment.run(world.as_of()), "Launch").state is TouchState.TOUCHES
    world.decide(DecisionEffect.REJECT_READING, relationship=reading, on="2017-07-01")
    assert priority(alignment.run(world.as_of()), "Launch").state is TouchState.TOUCHES_NONE


def test_readings_are_never_chained() -> None:
    world = World()
    world.add("Launch", "priority", year=2018)
    world.tie("Launch", SERVES, "A")
    world.add("B", "stakeholder")
    world.tie("Stay in touch", SERVES, "C")
    world.read_as("A", "B", status="accepted")
    world.read_as("B", "C", status="accepted")

    assert priority(alignment.run(world.as_of()), "Launch").state is TouchState.TOUCHES_NONE


def test_an_empty_map_answers_in_words() -> None:
    assert alignment.run(World().as_of()).answer == "No goal is on record. No priority is on record."
