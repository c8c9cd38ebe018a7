"""Laws of coverage that hold for every map."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.analyses import coverage
from graph.analyses.coverage import CoverageFigure, CoverageReport
from graph.map_view import Lenses, MapView
from graph.ontology import ONTOLOGY, DecisionEffect, RelationshipType
from graph.records import Basis, Certainty, Sensitivity
from graph.snapshot import Snapshot
from graph.store import Contents
from tests.maps import World, lasting

ENTITIES = {
    "office": ("Alpha", "Beta", "Gamma"),
    "stakeholder": ("Press", "Donors", "Friends", "Staff", "Members"),
    "goal": ("Goal one", "Goal two"),
    "duty": ("Duty one", "Duty two"),
    "programme": ("Policy", "Register"),
    "post": ("Head",),
}
DAY = date(2017, 6, 15)
DAYS = st.sampled_from([None, "2016", "2017", "2017-06", "2017-06-15", "2018"])
TYPES = [each for each in ONTOLOGY.types if each.name not in ("INCLUDES", "READ_AS", "DECIDES")]
DEPTH = [CoverageFigure.OPEN, CoverageFigure.HANGS, CoverageFigure.FIRM]


def pairs(type_: RelationshipType) -> list[tuple[str, str]]:
    """All ends that the type allows among the entities here."""
    kinds = [(name, kind) for kind, names in ENTITIES.items() for name in names]
    return [
        (source, target)
        for source, of_source in kinds
        for target, of_target in kinds
        if source != target and type_.allows(of_source, of_target)
    ]


TIES = [(source, type_, target) for type_ in TYPES for source, target in pairs(type_)]


@st.composite
def worlds(draw: st.DrawFn) -> World:
    world = World()
    for kind, names in ENTITIES.items():
        for name in names:
            if kind == "office":
                world.office(name, draw(st.sampled_from(["team", "office", "sector"])))
            elif name == "Register":
                world.add(name, kind, subtype="register")
            else:
                world.add(name, kind)
    for source, type_, target in draw(st.lists(st.sampled_from(TIES), max_size=14, unique=True)):
        start, end = draw(DAYS), draw(DAYS)
        validity = lasting(start, end) if not (start and end) or start <= end else lasting(end, start)
        world.tie(
            source,
            type_,
            target,
            validity=validity,
            basis=draw(st.sampled_from([None, None, *Basis])),
            sensitivity=draw(st.sampled_from([Sensitivity.PUBLIC, Sensitivity.CONFIDENTIAL])),
            role=draw(st.sampled_from(type_.roles)) if type_.roles else None,
        )
    for pair in draw(st.lists(st.sampled_from([("Press", "Members"), ("Friends", "Members"), ("Staff", "Donors")]))):
        world.read_as(*pair)
    world.roster(["Press", "Donors", "Friends", "Staff"])
    return world


def figures(report: CoverageReport) -> dict[str, CoverageFigure]:
    return {row.subject.key: row.figure for row in report.rows}


@given(worlds(), st.booleans(), st.sampled_from([None, date(2015, 1, 1), DAY, date(2030, 1, 1)]))
def test_no_lens_changes_the_base_and_the_figures_add_up_to_it(world: World, stated: bool, day: date | None) -> None:
    report = coverage.run(world.as_of(day, stated_only=stated))

    assert {row.subject.name for row in report.rows} == {"Press", "Donors", "Friends", "Staff"}
    assert report.firm + report.hangs + report.open == report.size == 4
    assert sum(each.count for each in report.states) == 4
    assert len(report.headline) <= 70


@given(worlds(), st.sampled_from(["Press", "Donors", "Friends", "Staff"]))
def test_a_decision_that_assigns_never_moves_a_row_towards_open(world: World, subject: str) -> None:
    before = figures(coverage.run(world.as_of(DAY)))
    world.office("New unit", "team")
    world.decide(DecisionEffect.ASSIGN, about=subject, assigns="New unit")
    after = figures(coverage.run(world.as_of(DAY)))

    assert after[subject.lower()] is CoverageFigure.FIRM
    assert all(DEPTH.index(after[key]) >= DEPTH.index(before[key]) for key in before)


@given(worlds(), st.sampled_from(["Press", "Friends", "Staff"]))
def test_accepting_a_reading_never_moves_a_row_towards_open(world: World, name: str) -> None:
    reading = world.read_as(name, "Donors" if name == "Staff" else "Members")
    before = figures(coverage.run(world.as_of(DAY)))
    world.decide(DecisionEffect.ACCEPT_READING, relationship=reading)
    after = figures(coverage.run(world.as_of(DAY)))

    assert all(DEPTH.index(after[key]) >= DEPTH.index(before[key]) for key in before)


@given(worlds(), st.data())
def test_retiring_on_a_day_changes_nothing_before_it(world: World, data: st.DataObject) -> None:
    open_ended = sorted(key for key, tie in world.relationships.items() if tie.validity.end is None)
    before = coverage.run(world.as_of(DAY - timedelta(days=1)))
    tie = world.relationships[data.draw(st.sampled_from(open_ended))]
    if tie.validity.start is None or tie.validity.start.latest < DAY:
        ended = replace(tie.validity, end=lasting(end=(DAY - timedelta(days=1)).isoformat()).end)
        world.relationships[tie.key] = replace(tie, validity=ended)

    assert figures(coverage.run(world.as_of(DAY - timedelta(days=1)))) == figures(before)


@given(worlds())
def test_stated_only_findings_use_nothing_inferred_in_their_reasons(world: World) -> None:
    for row in coverage.run(world.as_of(DAY, stated_only=True)).rows:
        for reason in row.reasons:
            for tie in reason.relationships:
                inferred = tie.certainty is Certainty.INFERRED
                assert not inferred or tie.basis in (Basis.LIST_SPLIT, Basis.STATUS)


@given(worlds(), st.integers())
def test_the_order_of_input_never_matters(world: World, seed: int) -> None:
    contents = world.contents()
    entities, relationships = list(contents.entities), list(contents.relationships)
    Random(seed).shuffle(entities)
    Random(seed).shuffle(relationships)
    shuffled = Contents(contents.revision, contents.settings, entities, relationships, [], [], "1")

    assert coverage.run(MapView(Snapshot.build(shuffled), Lenses(as_of=DAY))) == coverage.run(world.as_of(DAY))


@given(worlds())
def test_what_a_viewer_may_not_see_changes_nothing_of_what_they_get(world: World) -> None:
    seen = coverage.run(world.as_of(DAY, ceiling=Sensitivity.INTERNAL))
    for key, tie in list(world.relationships.items()):
        if tie.sensitivity > Sensitivity.INTERNAL:
            del world.relationships[key]

    assert coverage.run(world.as_of(DAY, ceiling=Sensitivity.INTERNAL)) == seen
