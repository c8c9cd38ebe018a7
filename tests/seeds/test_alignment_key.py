"""Goals and priorities of the sample map, worked out from documents 000 and 002 and the rows without the product.

Eleven goals name whom they are for: ten of the thirteen numbered ones but 5, 6 and 11, and the first purpose. Firm of
these are the Member States, the Non-Member States, the international organizations and the local community (mandates in
001 name them by the same words). The priorities of 2017 and 2018 share with goals: the alumni (by the names of the
programme and of the event), the website, the local community (by the name of the priority), the two foundations, and
fundamental research. What is about the enlargement effort, and about teachers and students, has other words in 000.
"""

from graph.analyses import alignment
from graph.analyses.alignment import GoalState, TouchState
from graph.records import Certainty
from tests.seeds.samples import sample

GOALS = {
    "goal-01-member-states": (GoalState.ALL, 1, 1),
    "goal-02-host-states": (GoalState.NOBODY, 0, 1),
    "goal-03-ams-nms-enlargement": (GoalState.SOME, 1, 2),
    "goal-04-partnerships-policy-voice": (GoalState.SOME, 1, 2),
    "goal-07-cern-community-information": (GoalState.BY_READING, 0, 1),
    "goal-08-local-integration": (GoalState.ALL, 1, 1),
    "goal-09-teachers": (GoalState.BY_READING, 0, 1),
    "goal-10-students": (GoalState.BY_READING, 0, 1),
    "goal-12-alumni-engagement": (GoalState.NOBODY, 0, 1),
    "goal-13-protocol": (GoalState.NOBODY, 0, 1),
    "purpose-ir-sector-strengthen-relations": (GoalState.SOME, 3, 7),
}
TOUCHES = {
    "p2017-3-alumni-programme": ("goal-12-alumni-engagement", {"cern-alumni"}, Certainty.INFERRED),
    "p2017-4-communications-strategy": ("goal-06-public-understanding", {"cern-website"}, Certainty.STATED),
    "p2017-6-local-outreach": ("goal-08-local-integration", {"local-community"}, Certainty.INFERRED),
    "p2018-1-alumni-first-collisions": ("goal-12-alumni-engagement", {"cern-alumni"}, Certainty.INFERRED),
    "p2018-3-website-launch": ("goal-06-public-understanding", {"cern-website"}, Certainty.STATED),
    "p2018-5-foundations-merger": (
        "goal-11-foundations-support",
        {"cern-and-society-foundation", "globe-foundation"},
        Certainty.STATED,
    ),
    "p2018-8-world-economic-forum": (
        "goal-04-partnerships-policy-voice",
        {"fundamental-research"},
        Certainty.STATED,
    ),
}
WOULD_TOUCH = {
    "p2017-1-targeted-enlargement": {"goal-03-ams-nms-enlargement"},
    "p2017-5-teachers-students": {"goal-09-teachers", "goal-10-students"},
}
TOUCH_NONE = {
    "p2017-2-science-gateway",
    "p2017-7-sdg-agenda",
    "p2018-2-heritage-committee",
    "p2018-4-open-days-preparation",
    "p2018-6-science-gateway",
    "p2018-7-environment-report",
}


def test_every_goal_has_the_units_that_the_documents_give_it() -> None:
    rows = alignment.run(sample()).goals

    assert {row.goal.key: (row.state, row.firm, row.size) for row in rows if row.size} == GOALS
    assert sum(row.state is GoalState.NAMES_NONE for row in rows) == 13


def test_every_priority_touches_the_goals_that_the_documents_give_it() -> None:
    rows = {row.priority.key: row for row in alignment.run(sample()).priorities}

    assert {key for key, row in rows.items() if row.state is TouchState.TOUCHES} == TOUCHES.keys()
    for key, (goal, shared, certainty) in TOUCHES.items():
        now = [each for each in rows[key].touches if each.decided]
        assert {each.goal.key for each in now} == {goal}
        assert {each.shared.key for each in now} == shared
        assert {each.certainty for each in now} == {certainty}
    for key, goals in WOULD_TOUCH.items():
        assert rows[key].state is TouchState.BY_READING
        assert {each.goal.key for each in rows[key].touches} == goals
    assert {key for key, row in rows.items() if row.state is TouchState.TOUCHES_NONE} == TOUCH_NONE


def test_the_answer_and_the_sentences() -> None:
    found = alignment.run(sample())
    said = {row.goal.key: row.text for row in found.goals}

    assert found.answer == (
        "Of 24 goals, 2 have a unit for every subject they name, 3 have one for some, 3 would have one if something "
        "were decided, 3 have none and 13 name no subject. Of 15 priorities, 7 touch a goal, 2 would if a reading were "
        "accepted and 6 touch none."
    )
    assert said["purpose-ir-sector-strengthen-relations"] == (
        "“Strengthen relations with stakeholders” has a unit for 3 of 7 subjects it names; nobody has “Media”; "
        "“Associate Member States”, “Public” and “Schools” hang on a decision."
    )


def test_a_touch_prints_its_hops() -> None:
    rows = {row.priority.key: row for row in alignment.run(sample(), year=2017).priorities}
    (touch,) = rows["p2017-3-alumni-programme"].touches

    assert (touch.from_priority, touch.from_goal) == (2, 1)
    assert touch.reason.text == (
        "Formally launch the CERN Alumni Programme concerns CERN Alumni Programme. "
        "CERN Alumni Programme serves CERN alumni (inferred from name). "
        "Provide mechanisms for continuous engagement for CERN alumni serves CERN alumni."
    )
    assert {row.year for row in rows.values()} == {2017}


def test_without_what_is_inferred_three_priorities_no_longer_touch_a_goal() -> None:
    rows = alignment.run(sample(stated_only=True)).priorities

    touching = {row.priority.key for row in rows if row.state is TouchState.TOUCHES}
    assert touching == {key for key, (_, _, certainty) in TOUCHES.items() if certainty is Certainty.STATED}
