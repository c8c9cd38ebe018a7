"""Who can bring us to X?

Definition. Ways lead over relationships whose type bears contact (the ontology says which), in both directions, that
hold on the day or may hold. From somebody named, the shortest ways; else every office, post and person that is nearest,
each with one shortest way. A way through an office or post says which persons are on record there, or that none is.

Computed by a search from X that stops once there are enough; between two, by networkx' shortest simple paths.

>>> introductions.run(view, subject="media").answer                                         # doctest: +SKIP
'Nobody on record can bring us to Media: ...'

Not to be read as who knows whom: a mandate, a seat or a line of reporting is a reason to ask, and no acquaintance.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Annotated

from graph.analyses.contacts import WHO, Contacts, is_person
from graph.analyses.coverage import of_subject
from graph.analyses.declare import About, Analysis, Parameter, Takes
from graph.analyses.findings import Reason
from graph.analyses.sentences import counted, names, reason, sentence
from graph.analyses.units import Units
from graph.errors import Problem, Unanswerable
from graph.map_view import MapView
from graph.pulse import beating
from graph.records import Entity, Relationship
from graph.when import Truth

MOST = 10
"""How many ways are looked for where nothing is said."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """A way to somebody."""

    by: Annotated[Entity, About("Who can be asked first.")]
    steps: Annotated[int, About("How many relationships the way has.")]
    through: Annotated[tuple[Entity, ...], About("Who is on the way between the two, in order.")]
    persons: Annotated[tuple[Entity, ...], About("The persons on the way or in a post on it; empty: none on record.")]
    may_hold: Annotated[bool, About("Whether the dates of a step leave open whether it holds on the day.")]
    text: Annotated[str, About("The way, a sentence a step.")]
    reasons: Annotated[tuple[Reason, ...], About("Each step, with what documents say of it.")]


@dataclass(frozen=True, slots=True)
class Introductions:
    """Who can bring us to somebody."""

    answer: Annotated[str, About("The answer as a sentence.")]
    subject: Annotated[Entity, About("To whom.")]
    start: Annotated[Entity | None, About("From whom; null: from whoever is nearest.")]
    ways: Annotated[tuple[Introduction, ...], About("The ways, shortest first.")]
    nearest: Annotated[tuple[Reason, ...], About("Where there is no way: what is on record that is no contact.")]


def run(view: MapView, subject: str, start: str | None = None, most: int = MOST) -> Introductions:
    """The ways to *subject* (a key), from *start* or from whoever is nearest; at *most* so many.

    Raises:
        NotFound: There is no such entity; the nearest keys are offered.
        Unanswerable: Both are the same, or fewer than one way is asked for.
    """
    wanted = view.entity(subject)
    begin = view.entity(start) if start is not None else None
    if begin is not None and begin.key == wanted.key:
        raise Unanswerable(Problem(wanted.key, "nobody needs to be brought to themselves; name another start"))
    if most < 1:
        raise Unanswerable(Problem("most", f"{most} ways are none; ask for 1 or more"))
    units = Units(view)
    found = _between(view, begin, wanted, most) if begin is not None else _nearest(view, wanted, most)
    ways = tuple(_way(view, units, by, ties) for by, ties in found)
    nearest = () if ways else _no_contact(view, wanted)
    return Introductions(_answer(view, wanted, begin, ways, most), wanted, begin, ways, nearest)


def _nearest(view: MapView, wanted: Entity, most: int) -> list[tuple[Entity, tuple[Relationship, ...]]]:
    found: list[tuple[Entity, tuple[Relationship, ...]]] = []
    for level in Contacts(view).from_(wanted.key):
        asked = [(view.entity(key), ties) for key, ties in level]
        able = [pair for pair in asked if _can_be_asked(view, pair[0])]
        able.sort(key=lambda pair: (not is_person(view, pair[0]), pair[0].name, pair[0].key))
        found += able
        if len(found) >= most:
            break
    return found[:most]


def _between(view: MapView, start: Entity, wanted: Entity, most: int) -> list[tuple[Entity, tuple[Relationship, ...]]]:
    import networkx as nx  # takes a moment to load; most questions need none of it

    graph = Contacts(view).graph()
    if start.key not in graph or wanted.key not in graph or not nx.has_path(graph, start.key, wanted.key):
        return []
    paths: Iterator[list[str]] = nx.shortest_simple_paths(graph, start.key, wanted.key)
    found = [tuple(graph.edges[pair]["tie"] for pair in pairwise(path)) for path in beating(islice(paths, most))]
    return [(start, ties) for ties in sorted(found, key=lambda ties: (len(ties), [tie.key for tie in ties]))]


def _can_be_asked(view: MapView, entity: Entity) -> bool:
    kind = view.ontology.kind.get(entity.kind)
    return kind is not None and kind.holds_responsibility


def _way(view: MapView, units: Units, by: Entity, ties: tuple[Relationship, ...]) -> Introduction:
    path = [by]
    for tie in ties:
        path.append(view.entity(tie.target if tie.source == path[-1].key else tie.source))
    persons = {each.key: each for each in path[:-1] if is_person(view, each)}
    persons |= {each.key: each for each in units.holders(path[:-1])}
    return Introduction(
        by=by,
        steps=len(ties),
        through=tuple(path[1:-1]),
        persons=tuple(persons.values()),
        may_hold=any(view.holds(tie) is Truth.MAYBE for tie in ties),
        text=" ".join(sentence(view, tie) for tie in ties),
        reasons=tuple(reason(view, tie) for tie in ties),
    )


def _no_contact(view: MapView, wanted: Entity) -> tuple[Reason, ...]:
    kind = view.ontology.kind.get(wanted.kind)
    return of_subject(view, wanted).reasons if kind is not None and kind.is_subject else ()


def _answer(view: MapView, wanted: Entity, start: Entity | None, ways: tuple[Introduction, ...], most: int) -> str:
    if not ways:
        who = f"{start.name} has no way" if start else "Nobody on record can bring us"
        why = (
            "no relationship that bears contact leads there from an office, post or person"
            if start is None
            else "no contacts join the two"
        )
        return f"{who} to {wanted.name}: {why} ({view.absence})."
    shortest = [way for way in ways if way.steps == ways[0].steps]
    steps = counted(shortest[0].steps, "step", "steps")
    if start is not None:
        least = "at least " if len(ways) == most else ""
        others = f", and in {least}{counted(len(ways) - 1, 'other way', 'other ways')}" if len(ways) > 1 else ""
        said = f"{start.name} reaches {wanted.name} in {steps}{_by(shortest[0])}{others}."
    else:
        said = f"{names(way.by for way in shortest)} can bring us to {wanted.name} in {steps}."
    persons = {each.key: each for way in ways for each in way.persons}
    if not persons:
        return f"{said} No person is on record on any of the ways."
    return f"{said} Persons on record on the ways: {names(persons.values())}."


def _by(way: Introduction) -> str:
    return f" by way of {names(way.through)}" if way.through else ""


ANALYSIS = Analysis(
    name="introductions",
    question="Who can bring us to X?",
    about=(
        "Ways over relationships that bear contact, shortest first, with the persons on record on them; or that there "
        "is none, and what is on record instead."
    ),
    parameters=(
        Parameter("subject", "The key of whom to be brought to.", Takes.ENTITY, required=True, among=WHO),
        Parameter(
            "start", "The key of whom to start from; whoever is nearest where left out.", Takes.ENTITY, among=WHO
        ),
        Parameter("most", "How many ways to look for.", Takes.NUMBER, default=MOST),
    ),
    result=Introductions,
    run=run,
)
