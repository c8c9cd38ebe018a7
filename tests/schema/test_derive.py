from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Annotated, Any, get_args, get_type_hints

import pytest
import strawberry
from graphql import print_type
from strawberry.tools import create_type

from graph.analyses import ANALYSES
from graph.analyses.declare import About, Analysis, Parameter, Takes
from graph.map_view import MapView
from graph.policy.template import template
from graph.records import Entity
from graph.relationship_map import RelationshipMap
from graph.scenarios import Scenario, read_changes
from graph.stores import open_store
from schema.build import compiled_schema
from schema.derive import question_field, whom
from schema.kinds import KIND_TYPES
from schema.scalars import SCALARS
from schema.scope import Context, PageSizes
from seeds import load
from tests.maps import World
from tests.schema.asking import door_to


class Shade(Enum):
    LIGHT = "A light one."
    DARK = "A dark one."


@dataclass(frozen=True, slots=True)
class Row:
    """One thing."""

    subject: Annotated[Entity, About("What it is about.")]
    shade: Annotated[Shade, About("How dark it is.")]


@dataclass(frozen=True, slots=True)
class Shades:
    """How dark things are."""

    answer: Annotated[str, About("The answer.")]
    darkest: Annotated[Entity | None, About("The darkest.")]
    rows: Annotated[tuple[Row, ...], About("All of them.", paged=True, filters=("shade",))]


def run(view: MapView, start: str | None = None, since: date | None = None, most: int = 9) -> Shades:
    people = [each for each in view.entities("person") if since is None or each.validity.earliest >= since]
    rows = tuple(Row(each, Shade.DARK if each.key == start else Shade.LIGHT) for each in people[:most])
    return Shades(f"{len(rows)} things", None, rows)


SHADES = Analysis(
    "shades",
    "How dark is it?",
    "By looking.",
    (
        Parameter("start", "Where to start.", Takes.SUBJECT),
        Parameter("since", "From when on.", Takes.DAY),
        Parameter("most", "How many at most.", Takes.NUMBER, default=9),
    ),
    Shades,
    run,
)


def asked(document: str) -> object:
    query = create_type("Query", [question_field(SHADES).on_map()], description="Asks.")
    schema = strawberry.Schema(
        query, types=list(KIND_TYPES.values()), config=strawberry.schema.config.StrawberryConfig(scalar_map=SCALARS)
    )
    world = World()
    for name in ("Ada", "Bo"):
        world.add(name, "person")
    answer = schema.execute_sync(document, context_value=Context(door_to(world), PageSizes()))
    assert answer.errors is None
    return answer.data


def test_an_analysis_that_is_declared_is_asked_and_answered_with_nothing_else_written() -> None:
    assert asked(
        '{ shades(start: "bo") { answer darkest { key } rows(shades: [DARK]) { nodes { subject { name } shade } } } }'
    ) == {
        "shades": {
            "answer": "2 things",
            "darkest": None,
            "rows": {"nodes": [{"subject": {"name": "Bo"}, "shade": "DARK"}]},
        }
    }


def test_days_and_numbers_are_read_as_such_and_what_is_left_out_is_the_default() -> None:
    assert asked("{ shades(most: 1) { answer } }") == {"shades": {"answer": "1 things"}}
    assert asked('{ shades(since: "2017-12-01") { answer } }') == {"shades": {"answer": "0 things"}}
    assert asked("{ shades { answer } }") == {"shades": {"answer": "2 things"}}


def test_every_analysis_is_a_root_field_with_its_question_as_description() -> None:
    fields = compiled_schema().query_type.fields  # type: ignore[union-attr] # there is one
    for analysis in ANALYSES:
        field = fields[analysis.name]
        assert (field.description or "").startswith(analysis.question)
        assert set(field.args) == {"asOf", "recordedAsOf", "statedOnly", *(each.name for each in analysis.parameters)}


def test_fields_to_entities_may_be_null_and_lists_never_hold_null() -> None:
    text = print_type(compiled_schema().type_map["Coverage"])
    assert "  subject: Entity\n" in text
    assert "  units: [Ownership!]!\n" in text
    assert "  state: CoverageState!\n" in text


def paged(found: object) -> Iterator[tuple[Any, ...]]:
    """Every list of an answer that clients read page by page."""
    for each in fields(found) if is_dataclass(found) and not isinstance(found, Entity | type) else ():
        value = getattr(found, each.name)
        about = get_type_hints(type(found), include_extras=True)[each.name]
        if isinstance(value, tuple):
            if any(getattr(one, "paged", False) for one in get_args(about)[1:]):
                yield value
            for member in value:
                yield from paged(member)


@pytest.mark.parametrize("analysis", ANALYSES, ids=lambda each: each.name)
def test_no_two_rows_of_a_paged_list_are_taken_for_one_another(analysis: Analysis) -> None:
    door = RelationshipMap(open_store("sqlite://"))
    load(door, "participation", "reader")
    scenario = Scenario(read_changes("dissolve-office international-relations-office"))
    with_ = {Takes.SCENARIO: scenario, Takes.POLICY: template()}
    given: dict[str, Any] = {each.name: with_.get(each.takes, "media") for each in analysis.parameters if each.required}
    if analysis.name == "differences":
        given["year"] = 2018

    view = door.view()

    def other(takes: Takes, value: Any) -> MapView:
        return value.over(view) if takes is Takes.SCENARIO else view

    for rows in paged(analysis.ask(view, other, given)):
        assert len({whom(row) for row in rows}) == len(rows)
