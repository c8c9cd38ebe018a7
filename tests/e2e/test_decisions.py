"""What a person has decided or is to decide, as the explorer tells it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from graph.ontology import DecisionEffect
from graph.ontology.types.engagement import ENGAGES
from graph.relationship_map import RelationshipMap
from tests.e2e.conftest import OpenTab
from tests.e2e.serving import serving
from tests.maps import World, a_map
from tests.schema.asking import write

pytestmark = pytest.mark.browser


def _write(door: RelationshipMap, world: World) -> None:
    contents = world.contents()
    write(door, contents.settings, *contents.entities, *contents.relationships)


def _fill(door: RelationshipMap) -> None:
    world = World()
    world.add("Korea", "state")
    world.office("Korea Desk")
    world.add("Head of Relations", "post")
    world.decide(
        DecisionEffect.ASSIGN,
        about="Korea",
        assigns="Korea Desk",
        on="2017-11-01",
        until="2027-12-31",
        by="Head of Relations",
        why="Nobody had it.",
    )
    _write(door, world)


@pytest.fixture(scope="module")
def korea() -> Iterator[str]:
    """The address of a service over a map on which one subject was given to a unit."""
    with serving(_fill) as address:
        yield address


def test_the_panel_tells_who_decided_when_until_when_and_why(open_tab: OpenTab, korea: str) -> None:
    page = open_tab(korea).visit("/?select=korea&asOf=2018-01-01")
    holder = page.locator(".holder")

    expect(holder).to_contain_text("Decided1 November 2017")
    expect(holder).to_contain_text("Good until31 December 2027")
    expect(holder).to_contain_text("ByHead of Relations")
    expect(holder).to_contain_text("WhyNobody had it.")
    expect(page.locator(".panel")).not_to_contain_text("No sentence is on record")
    expect(page.locator(".panel .flags")).not_to_contain_text("undated")
    expect(page.locator(".definition")).not_to_contain_text("without dates")


def test_one_that_hangs_is_said_in_the_singular(open_tab: OpenTab) -> None:
    world = a_map(("Press", ENGAGES, "Members"))
    world.add("Friends", "stakeholder")
    world.read_as("Friends", "Members")
    world.roster(["Friends"])

    with serving(lambda door: _write(door, world)) as address:
        page = open_tab(address).visit()

        expect(page.locator(".figures")).to_contain_text("1 hangs on 1 decision")
