"""What a person has decided, as the explorer tells it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from graph.ontology import DecisionEffect
from graph.relationship_map import RelationshipMap
from tests.e2e.conftest import OpenTab
from tests.e2e.serving import serving
from tests.maps import World
from tests.schema.asking import write

pytestmark = pytest.mark.browser


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
    contents = world.contents()
    write(door, *contents.entities, *contents.relationships)


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
