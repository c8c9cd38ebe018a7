"""Comparisons that hold for every map."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from graph.analyses import differences
from graph.analyses.differences import Difference, DifferenceKind
from graph.analyses.differences.compare import Comparison
from graph.analyses.differences.phrases import IN_THE_WORLD, ON_RECORD
from graph.map_view import MapView
from graph.records import LoggedChange, Record, Sensitivity
from tests.graph.analyses.test_coverage_laws import DAY, worlds
from tests.graph.analyses.test_settling_laws import a_copy
from tests.maps import World

OTHER_DAYS = st.sampled_from(
    [date(2015, 12, 31), date(2016, 7, 1), date(2017, 6, 14), date(2017, 12, 31), date(2019, 1, 1)]
)


def told(rows: Iterable[Difference]) -> set[str]:
    """The keys of all that some row tells of."""
    rows = list(rows)
    found = {tie.key for row in rows for reason in row.reasons for tie in reason.relationships}
    found |= {row.relationship.key for row in rows if row.relationship}
    return found | {row.entity.key for row in rows if row.entity} | {each.key for row in rows for each in row.earlier}


def there(view: MapView) -> set[str]:
    ties = {tie.key for tie in view.relationships() if view.holds(tie).counts}
    return ties | {each.key for each in view.entities() if view.exists(each).counts}


def compared(before: MapView, after: MapView) -> tuple[Difference, ...]:
    return Comparison(before, after, IN_THE_WORLD, on_the_day=True).differences()


@given(worlds(), OTHER_DAYS)
def test_all_that_is_there_on_one_day_only_is_told_and_what_is_added_was_not_there(world: World, day: date) -> None:
    before, after = world.as_of(min(day, DAY)), world.as_of(max(day, DAY))
    rows = compared(before, after)

    assert there(before) ^ there(after) <= told(rows)
    for row in rows:
        key = (row.entity or row.relationship).key  # type: ignore[union-attr] # one of them is there
        if row.kind is DifferenceKind.ADDED:
            assert key in there(after) - there(before)
        if row.kind is DifferenceKind.REMOVED:
            assert key in there(before) - there(after)


@given(worlds())
def test_nothing_differs_from_itself(world: World) -> None:
    assert compared(world.as_of(DAY), world.as_of(DAY)) == ()
    assert Comparison(world.as_of(DAY), world.as_of(DAY), ON_RECORD, on_the_day=False).differences() == ()


@st.composite
def edits(draw: st.DrawFn) -> tuple[World, World]:
    """A map, and the same after some relationships were dropped, ended, hidden or written anew."""
    world = draw(worlds())
    later = a_copy(world)
    for key in draw(st.lists(st.sampled_from(sorted(world.relationships)), max_size=4, unique=True)):
        tie = world.relationships[key]
        match draw(st.sampled_from(["drop", "purpose", "hide", "touch"])):
            case "drop":
                del later.relationships[key]
            case "purpose":
                later.relationships[key] = replace(tie, purpose="another", version=2)
            case "hide":
                later.relationships[key] = replace(tie, sensitivity=Sensitivity.CONFIDENTIAL, version=2)
            case _:
                later.relationships[key] = replace(tie, version=2)
    return world, later


@given(edits())
def test_a_snapshot_that_shares_records_is_compared_as_one_that_does_not(pair: tuple[World, World]) -> None:
    world, later = pair
    before, apart = world.as_of(DAY), later.as_of(DAY)
    old: dict[str, Record] = dict(world.relationships)
    new: dict[str, Record] = dict(later.relationships)
    log = [
        LoggedChange(revision=2, table="relationship", key=key, before=old.get(key), after=new.get(key))
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key)
    ]
    patched = MapView(before.snapshot.patched(before.snapshot.revision, log), before.lenses)

    for ceiling in (Sensitivity.CONFIDENTIAL, Sensitivity.INTERNAL):
        sides = [MapView(each.snapshot, replace(each.lenses, ceiling=ceiling)) for each in (before, apart, patched)]
        rows = Comparison(sides[0], sides[1], ON_RECORD, on_the_day=False).differences()
        assert Comparison(sides[0], sides[2], ON_RECORD, on_the_day=False).differences() == rows
        visible = [{tie.key: replace(tie, version=0) for tie in side.relationships()} for side in sides[:2]]
        differing = {key for key in visible[0].keys() | visible[1].keys() if visible[0].get(key) != visible[1].get(key)}
        assert differing <= told(rows)


@given(worlds(), OTHER_DAYS)
def test_the_figures_are_those_of_coverage_on_each_day(world: World, day: date) -> None:
    found = differences.run(world.as_of(DAY), since=day)

    assert found.before is not None
    assert found.after is not None
    assert found.before.firm + found.before.hangs + found.before.open == 4
    moved = {each.subject.key for each in found.shifts}
    assert bool(moved) or found.before == found.after
