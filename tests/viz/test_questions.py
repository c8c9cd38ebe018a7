from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Annotated

import pytest

from graph.analyses import ANALYSES
from graph.analyses.declare import About, Among, Analysis, Parameter, Takes
from graph.records import Entity
from viz import questions


class Weather(Enum):
    """What the sky does."""

    RAIN_LATER = "It will rain."


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and what the sky does on it.

    Of no use indoors.
    """

    on: Annotated[date | None, About("The day.")]
    weather: Annotated[Weather, About("What the sky does.")]
    chance: Annotated[float, About("How likely that is.", share=True)]
    seen_from: Annotated[tuple[Entity, ...], About("From where.")]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the sky will do."""

    answer: Annotated[str, About("The answer as a sentence.")]
    days: Annotated[tuple[Day, ...], About("The days.", paged=True)]


FORECAST = Analysis(
    name="forecast",
    question="Will it rain?",
    about="As far as anybody can tell.",
    parameters=(
        Parameter("place", "Where.", Takes.ENTITY, required=True, among=(Among("place", "city"),)),
        Parameter("first_day", "From when.", Takes.DAY, default=date(2017, 12, 1)),
    ),
    result=Forecast,
    run=lambda _: Forecast("No.", ()),
)


@pytest.fixture
def new_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """A question that nobody has written a line for."""
    monkeypatch.setattr(questions, "ANALYSES", (FORECAST,))


def test_every_question_is_told_in_the_order_of_the_list() -> None:
    assert [each["name"] for each in questions.questions()] == [each.name for each in ANALYSES]


def test_every_answer_is_told_all_the_way_down() -> None:
    told = questions.records()

    assert {each["answer"] for each in questions.questions()} <= told.keys()
    fields = [field for record in told.values() for field in record["fields"]]
    assert {field["of"] for field in fields if field["shape"] == "record"} <= told.keys()
    assert {field["of"] for field in fields if field["shape"] == "choice"} <= questions.choices().keys()


@pytest.mark.usefixtures("new_question")
def test_a_new_question_is_told_by_its_declaration_alone() -> None:
    assert questions.questions() == [
        {
            "name": "forecast",
            "question": "Will it rain?",
            "about": "As far as anybody can tell.",
            "parameters": [
                {
                    "name": "place",
                    "about": "Where.",
                    "takes": "ENTITY",
                    "scalar": "String",
                    "required": True,
                    "default": None,
                    "among": [{"kind": "PLACE", "subtype": "city"}],
                },
                {
                    "name": "first_day",
                    "about": "From when.",
                    "takes": "DAY",
                    "scalar": "Date",
                    "required": False,
                    "default": "2017-12-01",
                    "among": [],
                },
            ],
            "answer": "Forecast",
        }
    ]
    assert questions.records() == {
        "Day": {
            "about": "A day, and what the sky does on it.",
            "fields": [
                {"name": "on", "about": "The day.", "shape": "day"},
                {"name": "weather", "about": "What the sky does.", "shape": "choice", "of": "Weather"},
                {"name": "chance", "about": "How likely that is.", "shape": "share"},
                {"name": "seen_from", "about": "From where.", "shape": "entity", "list": "whole"},
            ],
        },
        "Forecast": {
            "about": "What the sky will do.",
            "fields": [
                {"name": "answer", "about": "The answer as a sentence.", "shape": "text"},
                {"name": "days", "about": "The days.", "shape": "record", "of": "Day", "list": "paged"},
            ],
        },
    }
    assert questions.choices() == {"Weather": {"RAIN_LATER": {"word": "rain later", "meaning": "It will rain."}}}


def test_a_field_that_says_nothing_of_itself_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclass(frozen=True, slots=True)
    class Mute:
        """Says nothing."""

        answer: Annotated[str, "a note for nobody"]

    monkeypatch.setattr(questions, "ANALYSES", (replace(FORECAST, result=Mute),))

    with pytest.raises(TypeError, match=r"^Mute\.answer does not say what it is about$"):
        questions.records()
