"""Laws that hold for every question on every map."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analyses import ANALYSES, Analysis
from graph.analyses.declare import Takes
from graph.analyses.findings import Reason
from graph.map_view import Lenses, MapView
from graph.records import Basis, Certainty, Entity, Relationship, Sensitivity
from graph.snapshot import Snapshot
from graph.store import Contents
from tests.graph.analyses.test_coverage_laws import DAY, worlds
from tests.maps import World

POLICY = "\n".join(
    (
        *(f'[[rules]]\nrule = "{rule}"\nroster = "everything-named"' for rule in ("has-units", "has-posts")),
        '[[rules]]\nrule = "no-old-gap"\ndays = 90\nhanging = true',
        '[[rules]]\nrule = "endings-owned"\ndays = 365',
        '[[rules]]\nrule = "mandates-confirmed"\ndays = 365\nkinds = ["stakeholder"]',
        '[[rules]]\nrule = "at-most"\npercent = 50',
        '[[rules]]\nrule = "registers-fresh"\ndays = 365',
        '[[rules]]\nrule = "no-vacant-post"',
    )
)
GIVEN = {Takes.SUBJECT: "press", Takes.ENTITY: "press", Takes.POLICY: POLICY}
SINCE: dict[str, dict[str, Any]] = {each: {"since": date(2016, 6, 1)} for each in ("settling", "differences")}

few = settings(max_examples=25, deadline=None)
"""Every law is drawn for every question."""

every_question = pytest.mark.parametrize("question", ANALYSES, ids=lambda each: each.name)


def ask(question: Analysis, view: MapView) -> Any:
    """The answer, with a subject where one is needed."""
    needed = {each.name: GIVEN[each.takes] for each in question.parameters if each.required}
    return question.run(view, **needed, **SINCE.get(question.name, {}))


def reasons(found: object) -> Iterator[Reason]:
    """Every reason in an answer, however deep."""
    if isinstance(found, Reason):
        yield found
    elif isinstance(found, tuple):
        for each in found:
            yield from reasons(each)
    elif is_dataclass(found) and not isinstance(found, Entity | Relationship):
        for field in fields(found):
            yield from reasons(getattr(found, field.name))


def sentence(found: object) -> str:
    """The answer in words, whatever the question calls it."""
    return str(getattr(found, "answer", None) or getattr(found, "headline", ""))


@every_question
@few
@given(world=worlds(), seed=st.integers())
def test_the_order_of_input_never_matters(question: Analysis, world: World, seed: int) -> None:
    contents = world.contents()
    entities, relationships = list(contents.entities), list(contents.relationships)
    Random(seed).shuffle(entities)
    Random(seed).shuffle(relationships)
    shuffled = Contents(contents.revision, contents.settings, entities, relationships, [], [], "1")

    assert ask(question, MapView(Snapshot.build(shuffled), Lenses(as_of=DAY))) == ask(question, world.as_of(DAY))


@every_question
@few
@given(world=worlds())
def test_what_a_viewer_may_not_see_changes_nothing_of_what_they_get(question: Analysis, world: World) -> None:
    seen = ask(question, world.as_of(DAY, ceiling=Sensitivity.INTERNAL))
    for key, tie in list(world.relationships.items()):
        if tie.sensitivity > Sensitivity.INTERNAL:
            del world.relationships[key]

    assert ask(question, world.as_of(DAY, ceiling=Sensitivity.INTERNAL)) == seen


@every_question
@few
@given(world=worlds())
def test_stated_only_findings_use_nothing_inferred_in_their_reasons(question: Analysis, world: World) -> None:
    for reason in reasons(ask(question, world.as_of(DAY, stated_only=True))):
        for tie in reason.relationships:
            assert tie.certainty is Certainty.STATED or tie.basis in (Basis.LIST_SPLIT, Basis.STATUS)


@every_question
@few
@given(world=worlds(), day=st.sampled_from([date.min, DAY, date(2018, 2, 1), date.max]))
def test_every_day_has_an_answer_in_words(question: Analysis, world: World, day: date) -> None:
    said = sentence(ask(question, world.as_of(day)))

    assert said
    assert "\n" not in said
    assert "  " not in said
    assert not re.search(r"\b(\w+) \1\b", said), said


@every_question
def test_the_same_question_twice_has_the_same_answer(question: Analysis) -> None:
    world = World()
    world.add("Press", "stakeholder")

    assert ask(question, world.as_of()) == ask(question, world.as_of())
