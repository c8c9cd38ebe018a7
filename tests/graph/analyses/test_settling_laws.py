"""What settling says a decision would move is what coverage shows once it is taken."""

from copy import copy
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from graph.analyses import coverage, settling
from graph.analyses.coverage import CoverageFigure, CoverageState
from graph.analyses.settling import SettlingKind, Waiting
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import BELONGS_TO, PART_OF
from graph.when import FuzzyDate
from tests.graph.analyses.test_coverage_laws import DAY, worlds
from tests.maps import World

NAMES = ("A", "B", "C", "D", "E", "F")
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] < pair[1])


@st.composite
def webs(draw: st.DrawFn) -> World:
    """Groups that are parts, cases and other names of one another in every way."""
    world = World()
    for name in NAMES:
        world.add(name, "stakeholder")
    world.office("Unit")
    for name in draw(st.sets(st.sampled_from(NAMES), max_size=2)):
        world.tie("Unit", ENGAGES, name)
    for pair in draw(st.sets(PAIRS, max_size=4)):
        world.read_as(*pair, status=draw(st.sampled_from(["open", "open", "accepted"])))
    for type_ in (BELONGS_TO, PART_OF):
        for source, target in draw(st.sets(PAIRS, max_size=3)):
            world.tie(source, type_, target)
    world.roster(NAMES)
    return world


def states(world: World) -> dict[str, CoverageState]:
    return {row.subject.key: row.state for row in coverage.run(world.as_of(DAY)).rows}


def a_copy(world: World) -> World:
    other = copy(world)
    other.entities, other.relationships = dict(world.entities), dict(world.relationships)
    return other


def foreseen(row: Waiting, before: dict[str, CoverageState], *, yes: bool) -> dict[str, CoverageState]:
    return before | {move.subject.key: move.if_yes if yes else move.if_no for move in row.moves}


@given(worlds() | webs(), st.data())
def test_deciding_a_reading_moves_exactly_the_rows_foreseen(world: World, data: st.DataObject) -> None:
    rows = {row.relationship.key: row for row in settling.run(world.as_of(DAY)).rows if row.relationship}
    readings = [tie for tie in world.relationships.values() if tie.type == "READ_AS"]
    before = states(world)
    for reading in readings:
        yes = data.draw(st.booleans())
        effect = DecisionEffect.ACCEPT_READING if yes else DecisionEffect.REJECT_READING
        decided = a_copy(world)
        decided.decide(effect, relationship=reading)

        if reading.key in rows:
            assert states(decided) == foreseen(rows[reading.key], before, yes=yes)
        elif reading.properties["status"] == "open":
            other = a_copy(world)
            other.decide(DecisionEffect.REJECT_READING, relationship=reading)
            accepted = a_copy(world)
            accepted.decide(DecisionEffect.ACCEPT_READING, relationship=reading)
            assert states(accepted) == states(other)


@given(worlds() | webs())
def test_retiring_a_mandate_moves_exactly_the_rows_foreseen(world: World) -> None:
    before = states(world)
    for row in settling.run(world.as_of(DAY)).rows:
        if row.kind not in (SettlingKind.INFERRED_MANDATE, SettlingKind.UNCONFIRMED_MANDATE) or not row.relationship:
            continue
        retired = a_copy(world)
        over = FuzzyDate.on(DAY - timedelta(days=1))
        ended = replace(row.relationship.validity, start=None, end=over)
        retired.relationships[row.relationship.key] = replace(row.relationship, validity=ended)

        assert states(retired) == foreseen(row, before, yes=False)


@given(worlds() | webs())
def test_every_row_that_is_not_firm_has_something_to_decide(world: World) -> None:
    found = settling.run(world.as_of(DAY))
    moved = {move.subject.key for row in found.rows for move in row.moves}

    for row in coverage.run(world.as_of(DAY)).rows:
        assert row.figure is CoverageFigure.FIRM or row.subject.key in moved
