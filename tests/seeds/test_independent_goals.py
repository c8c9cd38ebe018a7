"""Goals, priorities and what one year carries on from the other, held against the independent answer key."""

from collections.abc import Mapping
from typing import Any

import pytest

from graph.analyses import alignment, differences, owners
from graph.analyses.alignment import TouchState
from graph.analyses.differences import DifferenceKind
from graph.records import Certainty
from tests.seeds.independent import key, keys
from tests.seeds.samples import sample

ALIGNMENT: Mapping[str, Any] = key("alignment")
CARRIED: Mapping[str, Any] = key("carried_over")
CERTAINTY = {Certainty.STATED: "stated", Certainty.INFERRED: "inferred"}


def words(name: str) -> str:
    return name.lower().replace("_", " ")


@pytest.mark.parametrize("goal", ALIGNMENT["goals"])
def test_each_goal_with_its_subjects_and_the_units_that_have_them_or_would(goal: str) -> None:
    (row,) = [each for each in alignment.run(sample()).goals if each.goal.key == goal]
    expected = ALIGNMENT["goals"][goal]
    asked = {each.subject.key: owners.run(sample(), each.subject.key) for each in row.subjects}
    units = {
        subject: sorted({held.unit.key for held in (*found.units, *found.would_have)})
        for subject, found in asked.items()
    }

    assert words(row.state.name) == expected["verdict"]
    assert {
        each.subject.key: {"state": words(each.state.name), "units": units[each.subject.key]} for each in row.subjects
    } == expected["subjects"]
    firm = {held.unit.key for found in asked.values() for held in found.units}
    assert {each.key for served in row.subjects for each in served.units} == firm
    assert sorted(firm) == expected["units_firm"]
    hanging = {held.unit.key for found in asked.values() for held in found.would_have}
    assert sorted(hanging) == expected["units_hanging"]


def test_every_goal_by_its_verdict() -> None:
    rows = alignment.run(sample()).goals

    assert sample().as_of.isoformat() == ALIGNMENT["as_of"]
    assert keys(row.goal for row in rows) == sorted(ALIGNMENT["goals"])
    for verdict, goals in ALIGNMENT["goals_by_verdict"].items():
        assert keys(row.goal for row in rows if words(row.state.name) == verdict) == sorted(goals)


@pytest.mark.parametrize("priority", ALIGNMENT["touches"])
def test_each_priority_with_every_goal_it_touches_and_the_hops(priority: str) -> None:
    rows = [each for each in alignment.run(sample()).priorities if each.priority.key == priority]
    found: dict[str, list[dict[str, Any]]] = {}
    for touch in (touch for row in rows for touch in row.touches if touch.decided):
        found.setdefault(touch.goal.key, []).append(
            {
                "shared": touch.shared.key,
                "priority_hops": touch.from_priority,
                "goal_hops": touch.from_goal,
                "path": [tie.key for tie in touch.reason.relationships],
                "rests_on": CERTAINTY[touch.certainty],
            }
        )

    assert found == ALIGNMENT["touches"][priority]


def test_which_priorities_touch_no_goal_and_which_goals_no_priority_touches() -> None:
    found = alignment.run(sample())
    touching = {row.priority.key for row in found.priorities if row.state is TouchState.TOUCHES}
    annual = {row.priority.key for row in found.priorities}

    assert sorted(annual - touching) == sorted(set(ALIGNMENT["touch_none"]) - set(ALIGNMENT["not_of_a_year"]))
    assert keys(sample().entities("priority")) == sorted(annual | set(ALIGNMENT["not_of_a_year"]))
    touched = {touch.goal.key for row in found.priorities for touch in row.touches if touch.decided}
    assert {row.goal.key for row in found.goals if row.priorities} == touched
    assert keys(row.goal for row in found.goals if row.goal.key not in touched) == sorted(
        ALIGNMENT["goals_touched_by_no_priority"]
    )


@pytest.mark.parametrize(
    ("name", "kind"), [("continues", DifferenceKind.CONTINUES), ("follows_on", DifferenceKind.FOLLOWS_ON)]
)
def test_what_2018_carries_on_and_by_what(name: str, kind: DifferenceKind) -> None:
    rows = [row for row in differences.run(sample(), year=2018).rows if row.kind is kind]
    found = []
    for row in rows:
        assert row.entity is not None
        for earlier in row.earlier:
            ends = [tie.target for reason in row.reasons for tie in reason.relationships]
            found.append([earlier.key, row.entity.key, sorted({each for each in ends if ends.count(each) > 1})])

    assert sorted(found) == sorted(CARRIED[name])


@pytest.mark.parametrize(("name", "kind"), [("new", DifferenceKind.ADDED), ("not_carried_on", DifferenceKind.REMOVED)])
def test_what_is_new_and_what_is_not_carried_on(name: str, kind: DifferenceKind) -> None:
    rows = differences.run(sample(), year=2018).rows

    assert keys(row.entity for row in rows if row.kind is kind and row.entity) == sorted(CARRIED[name])


def test_of_what_is_stated_nothing_follows_on() -> None:
    rows = differences.run(sample(stated_only=True), year=2018).rows
    said = {row.entity.key: row.kind for row in rows if row.entity}

    for earlier, later, _ in CARRIED["follows_on"]:
        assert (said[earlier], said[later]) == (DifferenceKind.REMOVED, DifferenceKind.ADDED)
