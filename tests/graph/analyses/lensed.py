"""Maps with everything that a lens may take away, lenses of every combination, and questions asked through them."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

from graph.analyses import Analysis
from graph.analyses.declare import Takes
from graph.errors import MapError
from graph.map_view import Lenses, MapView
from graph.ontology import DecisionEffect
from graph.records import Entity, Evidence, Relationship, ResponsibilityRole, Sensitivity
from graph.scenarios import Scenario, read_changes
from graph.snapshot import Snapshot
from graph.store import Contents
from tests.graph.analyses.test_coverage_laws import DAY, worlds
from tests.maps import World
from tests.strategies import fuzzy_dates, validities

Found = TypeVar("Found")

LEVELS = st.sampled_from([Sensitivity.PUBLIC, Sensitivity.PUBLIC, Sensitivity.INTERNAL, Sensitivity.CONFIDENTIAL])
SUBJECTS = ("Press", "Donors", "Friends", "Staff", "Members")
HOLDERS = ("Alpha", "Beta", "Head")
DOCUMENTS = ("First paper", "Second paper")
ANY_DAY = st.sampled_from([None, date(2015, 12, 31), DAY, date(2017, 7, 1), date(2018, 12, 31), date(2030, 1, 1)])
SCENARIOS = (
    "vacate-post head",
    "dissolve-office alpha",
    "merge-offices alpha beta",
    "assign-unit staff beta",
    "merge-bodies press donors",
    "add-relationship ENGAGES beta staff\nvacate-post head",
)
"""What can be imagined on the maps that are generated."""
SCENARIOS_OF_SAMPLE = (
    "vacate-post head-of-education\nmerge-offices communications-team education-team",
    "dissolve-office communications-team",
    "drop-priority p2017-3-alumni-programme\nassign-unit media education-team",
)
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
POLICY_OF_THE_DAY = "\n".join(
    f"[[rules]]{rule}" for rule in POLICY.split("[[rules]]")[1:] if "endings-owned" not in rule
)
"""The same without the rule that looks ahead."""


@st.composite
def worlds_of_secrets(draw: st.DrawFn) -> World:
    """A map with evidence, roles, decisions and a second roster; anything on it may be secret, and dated anyhow."""
    world = draw(worlds())
    world.roster(["Press", "Members"], "A pair", default=False)
    for name in DOCUMENTS:
        world.add(name, "document")
    _decide(draw, world)
    ties = sorted(world.relationships)
    for key in draw(st.sets(st.sampled_from(ties), max_size=4)):
        world.relationships[key] = replace(world.relationships[key], validity=draw(validities()))
    _bear_out(draw, world)
    for key in draw(st.sets(st.sampled_from(ties), max_size=3)):
        role = draw(st.sampled_from(ResponsibilityRole))
        world.answer(draw(st.sampled_from(HOLDERS)), world.relationships[key], role.value)
    for records in (world.entities, world.relationships, world.evidence, world.responsibilities):
        _hide(draw, records)
    return world


def _hide(draw: st.DrawFn, records: dict[str, Any]) -> None:
    for key in draw(st.sets(st.sampled_from(sorted(records)), max_size=4)) if records else ():
        records[key] = replace(records[key], sensitivity=draw(LEVELS))


def _decide(draw: st.DrawFn, world: World) -> None:
    for effect in draw(st.lists(st.sampled_from(DecisionEffect), max_size=3)):
        on, until = draw(st.sampled_from([(None, None), ("2017-06-15", None), ("2016", "2017-06"), ("2018", None)]))
        subject = draw(st.sampled_from(SUBJECTS))
        said: dict[str, Any] = {"on": on, "until": until, "by": draw(st.sampled_from([None, "Alpha"]))}
        match effect:
            case DecisionEffect.ASSIGN:
                world.decide(effect, about=subject, assigns=draw(st.sampled_from(HOLDERS)), **said)
            case DecisionEffect.ACCEPT_GAP:
                world.decide(effect, about=subject, **said)
            case _:
                tie = world.relationships[draw(st.sampled_from(sorted(world.relationships)))]
                world.decide(effect, relationship=tie, **said)


def _bear_out(draw: st.DrawFn, world: World) -> None:
    for key in draw(st.sets(st.sampled_from(sorted({**world.entities, **world.relationships})), max_size=5)):
        thing = world.entities.get(key) or world.relationships[key]
        known_on = draw(st.none() | fuzzy_dates)
        for document in draw(st.sets(st.sampled_from(DOCUMENTS), max_size=2)):
            made = world.quote(thing, document, contradicts=draw(st.booleans()))
            world.evidence[made.key] = replace(made, known_on=known_on)


@st.composite
def lenses(draw: st.DrawFn) -> Lenses:
    """Any combination of lenses."""
    return Lenses(as_of=draw(ANY_DAY), stated_only=draw(st.booleans()), ceiling=draw(st.sampled_from(Sensitivity)))


@dataclass(frozen=True)
class Asked:
    """A question with what it is asked of."""

    question: Analysis
    given: dict[str, Any]
    scenario: Scenario | None = None

    def of(self, contents: Contents, lens: Lenses, earlier: Contents | None = None) -> Any:
        """What it answers; *earlier* is what was on record at any moment or revision that it names."""
        then = MapView(Snapshot.build(earlier or contents), lens)
        return self.through(MapView(Snapshot.build(contents), lens), then)

    def through(self, view: MapView, then: MapView | None = None) -> Any:
        """What it answers on a view; the words of an error where there is none."""

        def other(takes: Takes, value: Any) -> MapView:
            return value.over(laid) if takes is Takes.SCENARIO else then or view

        try:
            laid = view if self.scenario is None else self.scenario.over(view)
            return self.question.ask(laid, other, self.given)
        except MapError as error:
            return f"{type(error).__name__}: {error}"


@st.composite
def asking(
    draw: st.DrawFn,
    question: Analysis,
    keys: tuple[str, ...],
    rosters: tuple[str, ...],
    scenarios: tuple[str, ...] = SCENARIOS,
) -> Asked:
    """The question with any parameters that make sense, subjects being *keys*, on the map or on one of *scenarios*."""
    imagined = st.sampled_from(scenarios).map(lambda text: Scenario(read_changes(text)))
    values = {
        Takes.SUBJECT: st.sampled_from(keys),
        Takes.ENTITY: st.sampled_from(keys),
        Takes.ROSTER: st.sampled_from(rosters),
        Takes.DAY: st.sampled_from([date(2016, 6, 1), date(2017, 6, 14)]),
        Takes.NUMBER: st.sampled_from([1, 2017]),
        Takes.REVISION: st.just(1),
        Takes.SCENARIO: imagined,
        Takes.POLICY: st.just(POLICY),
    }
    given: dict[str, Any] = {}
    for each in question.parameters:
        if each.takes in values and (each.required or draw(st.integers(0, 2)) == 0):
            given[each.name] = draw(values[each.takes])
    if question.name == "differences":  # compares one way at a time
        given = {name: value for name, value in given.items() if name in ("since", "roster")} or {"revision": 1}
    return Asked(question, given, draw(st.none() | imagined))


def seen(contents: Contents, ceiling: Sensitivity) -> Contents:
    """The map from which everything is removed that is more secret than *ceiling*, or speaks of what is."""
    entities = {each.key: each for each in contents.entities if each.sensitivity <= ceiling}
    ties = {
        each.key: each
        for each in contents.relationships
        if each.sensitivity <= ceiling and each.source in entities and each.target in entities
    }
    things = entities.keys() | ties.keys()
    default = contents.settings.default_roster
    return replace(
        contents,
        settings=replace(contents.settings, default_roster=default if default in entities else None),
        entities=list(entities.values()),
        relationships=list(ties.values()),
        evidence=[
            each
            for each in contents.evidence
            if each.sensitivity <= ceiling and each.subject in things and each.document in entities
        ],
        responsibilities=[
            each
            for each in contents.responsibilities
            if each.sensitivity <= ceiling and each.relationship in ties and each.holder in entities
        ],
    )


def hidden(contents: Contents, seed: int, share: float) -> Contents:
    """The same with a *share* of all records made more secret, or less."""
    random = Random(seed)
    mixed: dict[str, Any] = {}
    for name in ("entities", "relationships", "evidence", "responsibilities"):
        mixed[name] = [
            replace(each, sensitivity=random.choice(list(Sensitivity)), version=each.version + 1)
            if random.random() < share
            else each
            for each in getattr(contents, name)
        ]
    return replace(contents, **mixed)


def shuffled(contents: Contents, seed: int) -> Contents:
    """The same in another order."""
    mixed: dict[str, Any] = {}
    for name in ("entities", "relationships", "evidence", "responsibilities"):
        rows = list(getattr(contents, name))
        Random(seed).shuffle(rows)
        mixed[name] = rows
    return replace(contents, **mixed)


def parts(found: object, of: type[Found]) -> Iterator[Found]:
    """Everything *of* a type in an answer, however deep."""
    if isinstance(found, of):
        yield found
    if isinstance(found, tuple):
        for each in found:
            yield from parts(each, of)
    elif is_dataclass(found) and not isinstance(found, Entity | Relationship | Evidence):
        for field in fields(found):
            yield from parts(getattr(found, field.name), of)
