"""Overlaps held against coverage: what several have, and what several would have."""

from hypothesis import given

from graph.analyses import coverage, overlaps
from graph.analyses.coverage import CoverageState
from graph.analyses.overlaps import OverlapKind
from graph.ontology import DecisionEffect
from tests.graph.analyses.test_coverage_laws import DAY, worlds
from tests.graph.analyses.test_settling_laws import a_copy, webs
from tests.maps import World


def several(world: World) -> set[str]:
    rows = coverage.run(world.as_of(DAY)).rows
    return {row.subject.key for row in rows if row.state is CoverageState.SEVERAL}


@given(worlds() | webs())
def test_the_subjects_that_overlap_are_those_that_coverage_calls_several(world: World) -> None:
    found = overlaps.run(world.as_of(DAY), roster="the-roster").rows

    assert {row.thing.key for row in found if row.kind is OverlapKind.SUBJECT} == several(world)


@given(worlds() | webs())
def test_accepting_a_reading_adds_the_overlap_foreseen(world: World) -> None:
    for each in overlaps.run(world.as_of(DAY)).possible:
        decided = a_copy(world)
        decided.decide(DecisionEffect.ACCEPT_READING, relationship=each.reading)
        after = {row.thing.key: row for row in overlaps.run(decided.as_of(DAY)).rows if row.kind is OverlapKind.SUBJECT}

        for end in (each.reading.source, each.reading.target):
            assert len(after[end].units) > 1
