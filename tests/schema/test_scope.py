import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date

import pytest

from graph.map_view import Lenses, MapView
from graph.ontology import ONTOLOGY
from graph.pulse import OutOfTime
from graph.records import Sensitivity
from graph.scenarios import Scenario
from schema.scope import Context, PageSizes, Scopes
from tests.maps import World
from tests.schema.asking import Asker, door_to, write

SOON = 10.0
ENGAGES = ONTOLOGY.type["ENGAGES"]


def test_what_was_worked_out_is_kept_until_the_map_changes() -> None:
    door, scopes = door_to(World()), Scopes()
    first = Context(door, PageSizes(), scopes).scope(Lenses())
    again = Context(door, PageSizes(), scopes).scope(Lenses())
    other = Context(door, PageSizes(), scopes).scope(Lenses(as_of=date(2017, 1, 1)))
    assert first is again
    assert first is not other
    assert first.kept("answer", lambda: 42) == again.kept("answer", lambda: 43) == 42

    write(door, World().add("Donors", "stakeholder"))

    assert Context(door, PageSizes(), scopes).scope(Lenses()) is not first


def test_who_still_reads_an_older_map_leaves_what_is_kept_of_the_newest_alone() -> None:
    door, scopes = door_to(World()), Scopes()
    old = Context(door, PageSizes(), scopes)
    write(door, World().add("Donors", "stakeholder"))
    new = Context(door, PageSizes(), scopes)
    kept = new.scope(Lenses())

    older = [old.scope(Lenses()) for _ in range(2)]

    assert new.scope(Lenses()) is kept
    assert {each.view.snapshot.revision.number for each in older} == {old.snapshot.revision.number}
    assert older[0].find("donors") is None


def test_no_more_is_kept_than_there_is_room_for() -> None:
    door, scopes = door_to(World()), Scopes(most=2)
    asked = [Context(door, PageSizes(), scopes).scope(Lenses(as_of=date(2017, 1, day))) for day in (1, 2, 3)]
    again = [Context(door, PageSizes(), scopes).scope(Lenses(as_of=date(2017, 1, day))) for day in (3, 2, 1)]
    assert [one is other for one, other in zip(asked[::-1], again, strict=True)] == [True, True, False]
    for number in range(100):
        asked[0].kept(number, lambda: "old")
    assert asked[0].kept(99, lambda: "new") == "old"
    assert asked[0].kept(0, lambda: "new") == "new"


def test_a_write_shows_in_the_next_answer() -> None:
    world = World()
    world.office("Press Office")
    world.add("Donors", "stakeholder")
    world.roster(["Donors"])
    asker = Asker(world)
    document = '{ coverage { open firm } entity(key: "donors") { coverage { state } } }'
    assert asker.data(document) == {"coverage": {"open": 1, "firm": 0}, "entity": {"coverage": {"state": "NONE"}}}

    write(asker.door, world.tie("Press Office", ENGAGES, "Donors"))

    assert asker.data(document) == {"coverage": {"open": 0, "firm": 1}, "entity": {"coverage": {"state": "NAMED"}}}


@dataclass(frozen=True)
class Laid(Scenario):
    """A scenario that is laid when it may be, and the first time, if it is to, runs out of time on the way."""

    ends: bool = False
    has_begun: threading.Event = field(default_factory=threading.Event, compare=False)
    may_go_on: threading.Event = field(default_factory=threading.Event, compare=False)
    levels: list[Sensitivity] = field(default_factory=list, compare=False)

    def over(self, view: MapView, newest: MapView | None = None) -> MapView:
        self.levels.append(view.lenses.ceiling)
        self.has_begun.set()
        assert self.may_go_on.wait(SOON)
        if self.ends and len(self.levels) == 1:
            raise OutOfTime
        return MapView(view.snapshot, view.lenses, ("It is imagined.",))


@pytest.mark.parametrize("ends", [False, True])
def test_two_who_imagine_the_same_at_once_pay_once_unless_the_first_ends(ends: bool) -> None:
    door, scopes, scenario = door_to(World()), Scopes(), Laid(ends=ends)
    contexts = [Context(door, PageSizes(), scopes) for _ in range(2)]
    with ThreadPoolExecutor() as threads:
        first = threads.submit(contexts[0].scope, Lenses(), scenario)
        assert scenario.has_begun.wait(SOON)
        second = threads.submit(contexts[1].scope, Lenses(), scenario)
        scenario.may_go_on.set()
        assert second.result(SOON).view.imagined == ("It is imagined.",)
        if ends:
            assert isinstance(first.exception(SOON), OutOfTime)
        else:
            assert first.result(SOON) is second.result(SOON)
    assert len(scenario.levels) == (2 if ends else 1)


def test_nobody_waits_for_or_gets_what_another_level_imagines() -> None:
    door, scopes, scenario = door_to(World()), Scopes(), Laid()
    levels = (Sensitivity.CONFIDENTIAL, Sensitivity.PUBLIC)
    with ThreadPoolExecutor() as threads:
        found = [
            threads.submit(Context(door, PageSizes(), scopes).scope, Lenses(ceiling=each), scenario) for each in levels
        ]
        scenario.may_go_on.set()
        assert [each.result(SOON).view.lenses.ceiling for each in found] == list(levels)
    assert sorted(scenario.levels) == sorted(levels)


def test_who_still_reads_an_older_map_waits_for_nobody_on_a_newer_one() -> None:
    door, scopes, scenario = door_to(World()), Scopes(), Laid()
    old = Context(door, PageSizes(), scopes)
    write(door, World().add("Donors", "stakeholder"))
    new = Context(door, PageSizes(), scopes)
    with ThreadPoolExecutor() as threads:
        asked = [threads.submit(each.scope, Lenses(), scenario) for each in (old, new)]
        scenario.may_go_on.set()
        numbers = [each.result(SOON).view.snapshot.revision.number for each in asked]
    assert numbers[0] < numbers[1]
