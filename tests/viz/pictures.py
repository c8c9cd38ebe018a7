"""Maps worth drawing, and what must be true of every picture."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from graph.map_view import MapView
from graph.ontology import ONTOLOGY, DecisionEffect
from graph.records import Basis, Evidence, Relationship, SubjectType
from tests.maps import World
from viz.frame import RIGHT
from viz.matrix import matrix
from viz.ownership_scene import ownership_scene
from viz.scene import MARGIN, SMALLEST, Scene, Text

SCENES = {"matrix": matrix, "map": ownership_scene}
ENGAGES, TARGETS, SERVES = (ONTOLOGY.type[name] for name in ("ENGAGES", "TARGETS", "SERVES"))

HOSTILE = (
    "</script><script>alert(1)</script>",
    '" onload="alert(1)" x="',
    "=cmd|' /C calc'!A0",
    "Null\x00, escape \x1b[31m, turned \u202e round, half \ud800 a pair",
    "W" * 300,
    "& < > ' &amp; ]]> <!-- -->",
    "Ελλάδα Україна 中国 العربية 🇨🇭",
    "A name of many words " * 30,
    "{{ 7 * 7 }} {% raw %} ${x}",
    "line\nbreak\tand\r\nmore",
)


def ministry() -> World:
    """A small map with every state that can be drawn: 3 units, a body, 8 subjects, 2 goals, a document."""
    world = World()
    press = world.tie("Press Office", ENGAGES, "Media", basis=Basis.ORDER)
    world.tie("Press Office", ENGAGES, "Public")
    world.tie("Trade Office", ENGAGES, "Public")
    world.tie("Trade Office", ENGAGES, "Industry")
    world.office("Protocol")
    world.office("The Ministry", "sector")
    for name in ("Public", "Donors"):
        world.tie("The Ministry", TARGETS, name)
    for name in ("Media", "Donors", "Schools"):
        world.tie("Public engagement", SERVES, name)
    world.tie("Schooling", SERVES, "Schools")
    for name in ("Companies", "Guests", "Neighbours"):
        world.add(name, "stakeholder")
    world.read_as("Companies", "Industry")
    world.decide(DecisionEffect.ASSIGN, about="Neighbours", assigns="Protocol", on="2017-05-01")
    quoted(world, press, 2)
    roster = ("Media", "Public", "Industry", "Donors", "Schools", "Companies", "Guests", "Neighbours")
    world.roster(roster, "Whom we serve")
    return world


def hostile() -> World:
    """Units, subjects, goals and a roster whose names mean harm."""
    world = World()
    for number, name in enumerate(HOSTILE):
        for letter, kind in (("s", "stakeholder"), ("g", "goal"), ("o", "office")):
            made = world.office(f"{letter}{number}") if kind == "office" else world.add(f"{letter}{number}", kind)
            world.entities[made.key] = replace(made, name=name)
        world.tie(f"g{number}", SERVES, f"s{number}")
        if number % 2:
            world.tie(f"o{number}", ENGAGES, f"s{number}")
    roster = world.roster([f"s{number}" for number in range(len(HOSTILE))])
    world.entities[roster.key] = replace(roster, name=HOSTILE[0])
    return world


@cache
def crowded(subjects: int, units: int, goals: int = 12) -> MapView:
    """A map of so many, the same every time."""
    dice = random.Random(subjects * 1000 + units)
    world = World()
    offices = [f"Unit {number}" for number in range(units)]
    names = [f"{dice.choice(('Friends', 'Council', 'Union'))} of subject {number}" for number in range(subjects)]
    world.office("The house", "sector")
    for office in offices:
        world.office(office)
    for name in names:
        world.add(name, dice.choice(("stakeholder", "state", "organization")))
        for office in dice.sample(offices, dice.choice((0, 1, 1, 2))):
            quoted(world, world.tie(office, ENGAGES, name), dice.choice((0, 1, 1, 2, 3, 14)))
        if dice.random() < 0.4:
            world.tie("The house", TARGETS, name)
    for number in range(goals):
        world.add(f"Goal {number}", "goal", subtype="purpose")
        for name in dice.sample(names, 4):
            world.tie(f"Goal {number}", SERVES, name)
    world.roster(names)
    return world.as_of()


def quoted(world: World, tie: Relationship, times: int) -> None:
    """Bear a relationship out so many *times*."""
    world.add("The mandate", "document")
    for number in range(times):
        key = f"{tie.key}-{number}"
        world.evidence[key] = Evidence(
            key=key, subject_type=SubjectType.RELATIONSHIP, subject=tie.key, document="the-mandate", quote="it says so"
        )


def texts(scene: Scene) -> Iterator[Text]:
    """Everything lettered in a picture."""
    return (mark for mark in scene.marks if isinstance(mark, Text))


def overlapping(scene: Scene) -> list[tuple[str, str]]:
    """Texts that touch each other."""
    lettered = sorted(((text.extent, text.content) for text in texts(scene) if text.content), key=_top)
    touching = []
    for index, (extent, content) in enumerate(lettered):
        for other, near in lettered[index + 1 :]:
            if other[1] >= extent[3]:
                break
            if _share(extent, other):
                touching.append((content, near))
    return touching


def _top(lettered: tuple[tuple[float, float, float, float], str]) -> float:
    return lettered[0][1]


def leaving(scene: Scene) -> list[str]:
    """Texts that leave the margins of the page."""
    return [
        text.content
        for text in texts(scene)
        if text.extent[0] < MARGIN - 1 or text.extent[2] > RIGHT + 1 or text.extent[3] > scene.height
    ]


def too_small(scene: Scene) -> list[str]:
    """Texts under 12 points."""
    return [text.content for text in texts(scene) if text.size < SMALLEST]


def shown(scene: Scene) -> set[str]:
    """The names of what marks stand for."""
    return {name for mark in scene.marks for name in getattr(mark, "of", ())}


def _share(one: Iterable[float], other: Iterable[float]) -> bool:
    (left, top, right, bottom), (left2, top2, right2, bottom2) = one, other
    return min(right, right2) - max(left, left2) > 0.5 and min(bottom, bottom2) - max(top, top2) > 0.5
