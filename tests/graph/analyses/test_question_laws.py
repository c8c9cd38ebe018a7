"""What holds for the answer to every question that needs no subject to be asked about."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.analyses import ANALYSES, Analysis
from graph.analyses.findings import Reason
from graph.map_view import Lenses, MapView
from graph.records import Basis, Certainty, Entity, Evidence, Relationship, Sensitivity
from graph.snapshot import Snapshot
from graph.store import Contents
from tests.graph.analyses.test_coverage_laws import DAY, worlds
from tests.maps import World

ASKED = [each for each in ANALYSES if not any(parameter.required for parameter in each.parameters)]
GIVEN: dict[str, dict[str, Any]] = {
    "settling": {"since": date(2016, 6, 1)},
    "differences": {"since": date(2016, 6, 1)},
}
every_question = pytest.mark.parametrize("question", ASKED, ids=lambda each: each.name)


def answer(question: Analysis, view: MapView) -> Any:
    return question.run(view, **GIVEN.get(question.name, {}))


def found(value: object, wanted: type) -> Iterator[Any]:
    """Every value of the type *wanted* in an answer."""
    if isinstance(value, wanted):
        yield value
    if isinstance(value, tuple):
        for each in value:
            yield from found(each, wanted)
    elif is_dataclass(value) and not isinstance(value, Entity | Relationship | Evidence | type):
        for field in fields(value):
            yield from found(getattr(value, field.name), wanted)


@every_question
@given(world=worlds())
def test_with_stated_only_no_reason_rests_on_inference(question: Analysis, world: World) -> None:
    for reason in found(answer(question, world.as_of(DAY, stated_only=True)), Reason):
        for tie in reason.relationships:
            assert tie.certainty is Certainty.STATED or tie.basis in (Basis.LIST_SPLIT, Basis.STATUS)


@every_question
@given(world=worlds(), seed=st.integers())
def test_the_order_of_input_never_matters(question: Analysis, world: World, seed: int) -> None:
    contents = world.contents()
    entities, relationships = list(contents.entities), list(contents.relationships)
    Random(seed).shuffle(entities)
    Random(seed).shuffle(relationships)
    shuffled = Contents(contents.revision, contents.settings, entities, relationships, [], [], "1")

    assert answer(question, MapView(Snapshot.build(shuffled), Lenses(as_of=DAY))) == answer(question, world.as_of(DAY))


@every_question
@given(world=worlds(), stated=st.booleans())
def test_what_a_viewer_may_not_see_changes_nothing_of_what_they_get(
    question: Analysis, world: World, stated: bool
) -> None:
    lenses = {"ceiling": Sensitivity.INTERNAL, "stated_only": stated}
    seen = answer(question, world.as_of(DAY, **lenses))
    for key, tie in list(world.relationships.items()):
        if tie.sensitivity > Sensitivity.INTERNAL:
            del world.relationships[key]

    assert answer(question, world.as_of(DAY, **lenses)) == seen


@every_question
@pytest.mark.parametrize("day", [date.min, DAY, date.max])
def test_an_empty_map_is_answered_in_words_on_any_day(question: Analysis, day: date) -> None:
    first = fields(question.result)[0].name

    sentence = getattr(answer(question, World().as_of(day)), first)

    assert sentence.endswith(".")
    assert "None" not in sentence
