"""A question, or a scenario, can be stopped anywhere, and leaves nothing behind that another would stumble over."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analyses import ANALYSES, Analysis
from graph.pulse import OutOfTime, under
from graph.scenarios import Scenario
from tests.graph.analyses.test_coverage_laws import worlds
from tests.graph.analyses.test_question_laws import ask
from tests.maps import World
from tests.stopping import Counting, Stopping

DAY = date(2017, 6, 30)


@pytest.mark.parametrize("question", ANALYSES, ids=lambda each: each.name)
@settings(max_examples=10, deadline=None)
@given(world=worlds(), share=st.floats(0, 1))
def test_a_question_that_was_stopped_anywhere_answers_as_if_it_had_not(
    question: Analysis, world: World, share: float
) -> None:
    world.office("Press Office")
    view, beats = world.as_of(DAY), Counting()
    with under(beats):
        answer = ask(question, world.as_of(DAY))

    with under(Stopping(1 + int(share * (beats.beats - 1)))), pytest.raises(OutOfTime):
        ask(question, view)

    assert ask(question, view) == answer


@pytest.mark.parametrize("share", [0, 0.25, 0.5, 0.75, 1])
def test_a_scenario_that_was_stopped_anywhere_imagines_the_same_afterwards(share: float) -> None:
    world = World()
    world.add("Press", "stakeholder")
    for name in ("Press Office", "Donor Office", "House"):
        world.office(name)
    view, beats = world.as_of(DAY), Counting()
    scenario = Scenario.of(
        "merge-offices donor-office press-office\nadd-relationship ENGAGES press-office press\ndissolve-office house"
    )
    with under(beats):
        imagined = scenario.over(world.as_of(DAY))

    with under(Stopping(1 + int(share * (beats.beats - 1)))), pytest.raises(OutOfTime):
        scenario.over(view)

    again = scenario.over(view)
    assert again.imagined == imagined.imagined
    assert dict(again.snapshot.entities) == dict(imagined.snapshot.entities)
    assert dict(again.snapshot.relationships) == dict(imagined.snapshot.relationships)
