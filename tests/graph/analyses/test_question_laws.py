"""Laws that hold for every question on every map, whatever the lenses; those of lenses are in `test_lens_laws.py`."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analyses import ANALYSES, Analysis
from graph.analyses.declare import Takes
from graph.map_view import MapView
from graph.scenarios import Scenario, read_changes
from tests.graph.analyses.lensed import POLICY
from tests.graph.analyses.test_coverage_laws import DAY, worlds
from tests.maps import World

GIVEN: dict[Takes, Any] = {
    Takes.SUBJECT: "press",
    Takes.ENTITY: "press",
    Takes.POLICY: POLICY,
    Takes.SCENARIO: Scenario(read_changes("assign-unit press press-office")),
}
SINCE: dict[str, dict[str, Any]] = {each: {"since": date(2016, 6, 1)} for each in ("settling", "differences")}

few = settings(max_examples=25, deadline=None)
"""Every law is drawn for every question."""

every_question = pytest.mark.parametrize("question", ANALYSES, ids=lambda each: each.name)


def ask(question: Analysis, view: MapView) -> Any:
    """The answer, with a subject where one is needed."""
    needed = {each.name: GIVEN[each.takes] for each in question.parameters if each.required}
    return question.ask(
        view,
        lambda takes, value: value.over(view) if takes is Takes.SCENARIO else view,
        {**needed, **SINCE.get(question.name, {})},
    )


def sentence(found: object) -> str:
    """The answer in words, whatever the question calls it."""
    return str(getattr(found, "answer", None) or getattr(found, "headline", ""))


@every_question
@few
@given(world=worlds(), day=st.sampled_from([date.min, DAY, date(2018, 2, 1), date.max]))
def test_every_day_has_an_answer_in_words(question: Analysis, world: World, day: date) -> None:
    world.office("Press Office")
    said = sentence(ask(question, world.as_of(day)))

    assert said
    assert "\n" not in said
    assert "  " not in said
    assert not re.search(r"\b(\w+) \1\b", said), said


@every_question
def test_the_same_question_twice_has_the_same_answer(question: Analysis) -> None:
    world = World()
    world.add("Press", "stakeholder")
    world.office("Press Office")

    assert ask(question, world.as_of()) == ask(question, world.as_of())
