"""Kept and broken are said only of what is so in every way in which uncertain dates can fall."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.analyses import policy
from graph.analyses.policy import Verdict
from graph.analyses.policy.ways import MOST_WAYS
from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES, SERVES
from graph.ontology.types.priority import OWNED_BY
from graph.ontology.types.purpose import CHARGED_WITH, CONCERNS
from graph.ontology.types.structure import BELONGS_TO, DEPUTIZES_FOR, HEADS, HOLDS, MEMBER_OF
from graph.when import FuzzyDate, Validity
from tests.graph.analyses.policy.checking import check, text_of, verdicts
from tests.maps import World, a_map, lasting

BROKEN, UNKNOWN, KEPT = Verdict.BROKEN, Verdict.UNKNOWN, Verdict.KEPT

DAY = date(2017, 6, 15)
MAYBE_BEGUN, MAYBE_OVER = lasting("2017"), lasting("2010-01-01", "2017")
PERIODS = st.sampled_from(
    [lasting(), lasting("2010-01-01"), MAYBE_BEGUN, MAYBE_OVER, lasting("2016-11", "2017-06"), lasting("2010", "2016")]
)
TIES = [
    ("Alpha", ENGAGES, "Press"),
    ("Beta", ENGAGES, "Press"),
    ("Alpha", ENGAGES, "Media"),
    ("Gamma", ENGAGES, "Media"),
    ("Beta", ENGAGES, "Media"),
    ("Press", BELONGS_TO, "Media"),
    ("Alpha", ENGAGES, "Papers"),
    ("Head", HEADS, "Alpha"),
    ("Second", HEADS, "Alpha"),
    ("Head", HEADS, "Beta"),
    ("Ada", HOLDS, "Head"),
    ("Bo", HOLDS, "Second"),
    ("Ada", HOLDS, "Second"),
    ("Second", DEPUTIZES_FOR, "Head"),
    ("Alpha", CHARGED_WITH, "Answering"),
    ("Answering", CONCERNS, "Press"),
    ("Aim", SERVES, "Press"),
    ("Pact", OWNED_BY, "Alpha"),
    ("Pact", OWNED_BY, "The house"),
    ("Ada", MEMBER_OF, "Beta"),
]
RULES = [
    'rule = "has-units"',
    'rule = "has-units"\nleast = 2',
    'rule = "has-units"\ndecided = true',
    'rule = "has-posts"',
    'rule = "has-posts"\nfilled = true',
    'rule = "has-posts"\nleast = 2',
    'rule = "at-most"\nnumber = 0',
    'rule = "at-most"\nnumber = 0\nfigure = "hanging"',
    'rule = "at-most"\npercent = 50\nfigure = "not-firm"',
    'rule = "mandates-confirmed"\ndays = 200',
    'rule = "no-vacant-post"',
    'rule = "no-vacant-post"\nroster = "the-roster"',
    'rule = "has-units"\nclass = "media"',
    'rule = "no-vacant-post"\nclass = "media"',
    'rule = "endings-owned"\ndays = 365',
    'rule = "no-old-gap"\ndays = 90',
    'rule = "no-old-gap"\ndays = 90\nhanging = true\nexcuse_accepted = true',
]
Found: TypeAlias = dict[tuple[int, str, str], Verdict]


@st.composite
def uncertain_worlds(draw: st.DrawFn) -> World:
    """A small map on which a few things are uncertain on the day."""
    world = World()
    for name in ("Alpha", "Beta", "Gamma"):
        world.office(name)
    world.office("The house", "sector")
    for name in ("Head", "Second"):
        world.add(name, "post")
    for name in ("Ada", "Bo"):
        world.add(name, "person")
    for name in ("Press", "Media", "Papers"):
        world.add(name, "stakeholder", lasting("2000-01-01"))
    world.add("Pact", "agreement", lasting("2010-01-01", "2017-12-31"))
    world.tie("Donors", BELONGS_TO, "Media")
    drawn = draw(st.lists(st.sampled_from(TIES), min_size=3, max_size=8, unique=True))
    made = [world.tie(source, type_, target, validity=draw(PERIODS)) for source, type_, target in drawn]
    mandates = [each for each in made if each.type == ENGAGES.name]
    role = draw(st.sampled_from(["Second", "Ada", None]))
    if mandates and role is not None:
        world.answer(role, mandates[0])
    reading = world.read_as("Press", "Papers") if draw(st.booleans()) else None
    taken = draw(st.lists(st.sampled_from(["assign", "accept", "reject", "gap", "confirm", "withdraw"]), max_size=3))
    for effect in taken:
        on, until = (
            draw(st.sampled_from(["2016", "2016-06-01", "2017", "2017-03-01"])),
            draw(st.sampled_from([None, None, "2017"])),
        )
        match effect:
            case "assign":
                world.decide(DecisionEffect.ASSIGN, about="Press", assigns="Gamma", on=on, until=until)
            case "gap":
                world.decide(DecisionEffect.ACCEPT_GAP, about="Press", on=on, until=until)
            case "confirm" if mandates:
                world.decide(DecisionEffect.CONFIRM, relationship=draw(st.sampled_from(mandates)), on=on, until=until)
            case "accept" | "reject" if reading is not None:
                settles = DecisionEffect.ACCEPT_READING if effect == "accept" else DecisionEffect.REJECT_READING
                world.decide(settles, relationship=reading, on=on, until=until)
            case "withdraw":
                others = sorted(each.name for each in world.entities.values() if each.kind == "decision")
                if others:
                    world.decide(DecisionEffect.WITHDRAW, about=draw(st.sampled_from(others)), on=on, until=until)
    world.roster(["Press", "Papers"])
    return world


def every_way(world: World) -> Iterator[World]:
    """The map with its uncertain dates on days that are known, in every way that makes a difference on the day."""
    entities = [
        [replace(each, validity=found) for found in resolved(each.validity)] for each in world.entities.values()
    ]
    ties = [
        [replace(each, validity=found) for found in resolved(each.validity)] for each in world.relationships.values()
    ]
    for found in product(*entities):
        for held in product(*ties):
            way = World()
            way.entities = {each.key: each for each in found}
            way.relationships = {each.key: each for each in held}
            way.responsibilities, way.settings = world.responsibilities, world.settings
            yield way


def resolved(period: Validity) -> list[Validity]:
    if period.is_whole:
        return [period]
    starts = days(period.start, [min(period.start.latest, max(DAY, period.start.earliest))] if period.start else [])
    return [replace(period, start=start, end=end) for start, end in product(starts, days(period.end, []))]


def days(when: FuzzyDate | None, between: list[date]) -> list[FuzzyDate | None]:
    if when is None or when.is_day:
        return [when]
    return [FuzzyDate.on(each) for each in sorted({when.earliest, *between, when.latest})]


def found_on(world: World) -> tuple[Found, list[Verdict]]:
    text = "\n".join(f"[[rules]]\n{each}" for each in RULES)
    rules = policy.run(world.as_of(DAY), text).rules
    return {
        (rule.number, each.about.key, each.relationship.key if each.relationship else ""): each.verdict
        for rule in rules
        for each in rule.findings
    }, [each.verdict for each in rules]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(uncertain_worlds())
def test_what_is_kept_is_kept_in_every_way_and_what_is_broken_broken_in_every_way(world: World) -> None:
    ways = []
    for way in every_way(world):
        ways.append(way)
        if len(ways) > 48:
            return
    told, on_the_whole = found_on(world)
    for way in ways:
        plainly, whole = found_on(way)
        for thing, verdict in told.items():
            if verdict is KEPT:
                assert plainly.get(thing, KEPT) is KEPT, (RULES[thing[0] - 1], thing)
            if verdict is BROKEN:
                assert plainly.get(thing) is BROKEN, (RULES[thing[0] - 1], thing)
        for rule, verdict, plain in zip(RULES, on_the_whole, whole, strict=True):
            if verdict is BROKEN:
                assert plain is BROKEN, rule
            if verdict is KEPT:
                assert plain is not BROKEN, rule


def test_an_assignment_that_may_be_withdrawn_is_not_made_good_by_a_mandate_that_only_may_hold() -> None:
    world = a_map(roster=["Press"])
    world.tie("Beta", ENGAGES, "Press", validity=MAYBE_BEGUN)
    world.office("Alpha")
    assigned = world.decide(DecisionEffect.ASSIGN, about="Press", assigns="Alpha", on="2015-01-01")
    world.decide(DecisionEffect.WITHDRAW, about=assigned.name, on="2017")

    assert check(world, "has-units", "2017-06-15").verdict is UNKNOWN


def test_an_assignment_that_may_be_withdrawn_is_neither_there_nor_gone() -> None:
    world = a_map(roster=["Press"])
    world.office("Alpha")
    assigned = world.decide(DecisionEffect.ASSIGN, about="Press", assigns="Alpha", on="2015-01-01")
    world.decide(DecisionEffect.WITHDRAW, about=assigned.name, on="2017")

    assert check(world, "has-units", "2017-06-15", decided="true").verdict is UNKNOWN


def test_whoever_stands_in_from_a_post_that_may_be_vacant_does_not_surely_stand_in() -> None:
    world = World()
    world.tie("Ada", HOLDS, "Head", validity=lasting("2010-01-01", "2016-12-31"))
    world.tie("Second", DEPUTIZES_FOR, "Head")
    world.add("Second", "post")
    world.tie("Bo", HOLDS, "Second", validity=MAYBE_OVER)

    assert verdicts(check(world, "no-vacant-post", "2017-06-15"))["Head"] is UNKNOWN


def test_which_of_two_decisions_is_the_newer_is_not_taken_from_a_date_known_to_the_year() -> None:
    world = a_map(("Alpha", ENGAGES, "Papers"), roster=["Press"])
    reading = world.read_as("Press", "Papers")
    world.decide(DecisionEffect.ACCEPT_READING, relationship=reading, on="2016")
    world.decide(DecisionEffect.REJECT_READING, relationship=reading, on="2016-06-01")

    assert check(world, "has-units", "2017-06-15").verdict is UNKNOWN
    assert check(world, "no-old-gap", "2017-06-15", days=90).verdict is not BROKEN


def test_of_more_ways_than_are_gone_through_nothing_is_certain() -> None:
    world = a_map(roster=["Press"])
    many = MOST_WAYS.bit_length()
    for number in range(many):
        world.tie(f"Unit {number}", ENGAGES, "Press", validity=MAYBE_BEGUN)
        world.tie(f"Other {number}", ENGAGES, "Press", validity=MAYBE_OVER)

    assert check(world, "has-units", "2017-06-15", least=0).verdict is UNKNOWN
    assert check(world, "has-units", "2017-06-15").verdict is UNKNOWN


def test_a_post_that_answers_only_for_who_may_not_belong_to_a_class_cannot_break_the_rule() -> None:
    world = a_map(("Alpha", ENGAGES, "Press"))
    world.tie("Press", BELONGS_TO, "Media", validity=MAYBE_BEGUN)
    world.tie("Head", HEADS, "Alpha")
    world.tie("Ada", HOLDS, "Head", validity=lasting("2010-01-01", "2016-12-31"))

    assert verdicts(check(world, "no-vacant-post", "2017-06-15", class_='"media"'))["Head"] is UNKNOWN


@pytest.mark.parametrize("least", [1, 2])
def test_two_units_that_each_may_hold_are_not_made_good_by_those_of_the_class(least: int) -> None:
    world = a_map(("Alpha", ENGAGES, "Media"), ("Beta", ENGAGES, "Media"), roster=["Press"])
    world.tie("Press", BELONGS_TO, "Media")
    for unit in ("Gamma", "Delta"):
        world.tie(unit, ENGAGES, "Press", validity=MAYBE_BEGUN)

    found = check(world, "has-units", "2017-06-15", least=least)

    assert found.verdict is (KEPT if least == 1 else UNKNOWN)
    assert text_of(found).startswith("Press has 2 units: Delta and Gamma.")
