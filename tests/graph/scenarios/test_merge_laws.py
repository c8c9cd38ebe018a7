"""Whoever merges has, on every day from then on, what either had, exactly as surely; and before that, what it had."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analyses.decisions import Decisions
from graph.map_view import MapView
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES
from graph.ontology.types.structure import BELONGS_TO
from graph.records import Basis, Responsibility, ResponsibilityRole
from graph.scenarios import imagine, read_changes
from graph.scenarios.spans import Span
from graph.when import Extent, FuzzyDate, Truth, Validity
from tests.maps import World

ON = date(2017, 12, 1)
OTHERS = ("Press", "Donors")
BASES = st.sampled_from([None, None, None, Basis.LIST_SPLIT, Basis.STRUCTURE])
PAIRS = (("unit-a", "unit-b"), ("club", "union"))


def near(day: date) -> list[date]:
    return [day + timedelta(days=each) for each in (-1, 0, 1) if date.min + timedelta(days=9) < day < date(9998, 1, 1)]


days = st.integers(-40, 40).map(lambda each: ON + timedelta(days=each))


@st.composite
def bounds(draw: st.DrawFn) -> FuzzyDate | None:
    """No date, a day, a month or year, or some day between two."""
    form = draw(st.sampled_from(["none", "day", "day", "month", "year", "range"]))
    first, last = sorted(draw(st.tuples(days, days)))
    written = {"day": first.isoformat(), "month": f"{first:%Y-%m}", "year": f"{first:%Y}", "range": f"{first}/{last}"}
    return None if form == "none" else FuzzyDate.read(written[form])


@st.composite
def periods(draw: st.DrawFn) -> Validity:
    start, end = draw(bounds()), draw(bounds())
    if start and end and start.earliest > end.latest:
        start, end = end, start
    return Validity(start, end, draw(st.sampled_from([Extent.THROUGHOUT, Extent.THROUGHOUT, Extent.SOME_TIME_WITHIN])))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Two offices with mandates for the same subjects, and two bodies in the same classes, in periods of any kind."""
    world = World()
    for name in ("Unit A", "Unit B", "Desk"):
        world.office(name)
    for name in (*OTHERS, "Club", "Union"):
        world.add(name, "stakeholder")
    ends = [(unit, ENGAGES, other) for unit in ("Unit A", "Unit B") for other in OTHERS]
    ends += [(body, BELONGS_TO, other) for body in ("Club", "Union") for other in OTHERS]
    ends += [("Desk", ENGAGES, body) for body in ("Club", "Union")]
    for place, (source, type_, target) in enumerate(ends):
        spans: list[Span] = []
        for number, validity in enumerate(draw(st.lists(periods(), max_size=3))):
            if any(each.overlaps(Span.of(validity)) for each in spans):
                continue
            spans.append(Span.of(validity))
            key = f"tie-{place}-{number}"
            world.tie(source, type_, target, key=key, validity=validity, basis=draw(BASES))
    ties = sorted(world.relationships)
    for key in draw(st.sets(st.sampled_from(ties), max_size=4)) if ties else ():
        tie = world.relationships[key]
        role = Responsibility(
            key=f"{key}--role",
            relationship=key,
            holder=draw(st.sampled_from(["desk", "unit-a", "unit-b"])),
            role=ResponsibilityRole.ACCOUNTABLE,
            validity=draw(periods()),
            version=1,
        )
        world.responsibilities[role.key] = role
        if draw(st.booleans()):
            world.decide(
                DecisionEffect.CONFIRM,
                relationship=tie,
                on=draw(st.sampled_from(["2017-11-20", "2017-12-01", "2017-12-09"])),
            )
    if draw(st.booleans()):
        world.read_as("Club", draw(st.sampled_from(OTHERS)))
    return world


def telling(*views: MapView) -> set[date]:
    """The days around everything that begins or ends, and around the merger."""
    found = set(near(ON))
    for view in views:
        dated = (*view.snapshot.relationships.values(), *view.snapshot.responsibilities.values())
        for each in dated:
            span = Span.of(each.validity)
            for day in (span.earliest, span.first, span.last, span.latest):
                found |= set(near(day))
    return found


def has(view: MapView, day: date, ones: Iterable[str]) -> dict[tuple[str, ...], Truth]:
    """How surely one of *ones* has each tie, and each role on it, on the day."""
    seen = view.seen_on(day)
    found: dict[tuple[str, ...], Truth] = {}
    for one in ones:
        for tie in (*seen.outgoing(one, "ENGAGES", "BELONGS_TO"), *seen.incoming(one, "ENGAGES", "BELONGS_TO")):
            other = tie.target if tie.source == one else tie.source
            line: tuple[str, ...] = (tie.type, other)
            found[line] = found.get(line, Truth.NO) | seen.holds(tie)
            for role in seen.responsibilities(tie):
                held = "one" if role.holder in ("unit-a", "unit-b") else role.holder
                found[*line, held] = found.get((*line, held), Truth.NO) | seen.role_holds(role)
    return {line: truth for line, truth in found.items() if truth.counts}


def confirmed(view: MapView, day: date, ones: Iterable[str]) -> set[tuple[str, str]]:
    seen = view.seen_on(day)
    decisions = Decisions(seen)
    return {
        (one, tie.target if tie.source == one else tie.source)
        for one in ones
        for tie in (*seen.outgoing(one), *seen.incoming(one))
        if seen.holds(tie).counts and decisions.confirmation(tie.key)
    }


@pytest.mark.parametrize("stated_only", [False, True])
@pytest.mark.parametrize(("text", "pair"), [("merge-offices", PAIRS[0]), ("merge-bodies", PAIRS[1])])
@settings(max_examples=60)
@given(world=worlds())
def test_on_every_day_the_heir_has_what_either_had_as_surely(
    text: str, pair: tuple[str, str], stated_only: bool, world: World
) -> None:
    before = world.as_of(ON, stated_only=stated_only)
    after = imagine(before, read_changes(f"{text} {' '.join(pair)}"))

    for day in telling(before, after):
        if day >= ON:
            assert has(after, day, pair[1:]) == has(before, day, pair), f"on {day}"
            either = {other for _, other in confirmed(before, day, pair)}
            assert {other for _, other in confirmed(after, day, pair[1:])} >= either, f"on {day}"
        else:
            assert [has(after, day, [one]) for one in pair] == [has(before, day, [one]) for one in pair], f"on {day}"
            assert confirmed(after, day, pair) == confirmed(before, day, pair), f"on {day}"
