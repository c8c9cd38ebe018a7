"""What if, as a lens of the explorer: over every page, in the address, and never written."""

import json
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

import seeds
from graph.editing import Author, Order, SaveScenario, carry_out
from graph.relationship_map import RelationshipMap
from tests.e2e.conftest import OpenTab
from tests.e2e.serving import serving
from tests.e2e.watching import Watched
from viz.imaginable import imaginable

pytestmark = pytest.mark.browser

DISSOLVED = "dissolve-office communications-team"
ADDRESS = f"scenario={quote(DISSOLVED)}"
SAID = "What if: Communications is dissolved. Nothing is written."
RECORDED = "6 of 17 have no unit; 9 more hang on 10 decisions; 0 confirmed"
IMAGINED = "9 of 17 have no unit; 6 more hang on 7 decisions; 0 confirmed"


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _keep(door: RelationshipMap) -> None:
    seeds.load(door, "ir-map", "a test")
    kept = (
        SaveScenario(name="Without <b>Communications</b>", changes=DISSOLVED, key="without"),
        SaveScenario(name="Long gone", changes="vacate-post head-of-nothing", key="long-gone"),
    )
    carry_out(door, Order(edits=kept, paths=((), ()), author=Author("a test")))


@pytest.fixture(scope="module")
def with_kept() -> Iterator[str]:
    """The address of a service over the sample map, on which scenarios are kept."""
    with serving(_keep) as address:
        yield address


def _write(page: Page, text: str) -> None:
    page.get_by_role("button", name="What if …").click()
    page.get_by_label("Changes, one a line").fill(text)
    page.get_by_role("button", name="Imagine it").click()


def test_a_written_scenario_is_laid_over_the_first_screen_and_taken_off_again(tab: Watched) -> None:
    page = tab.visit()
    expect(page.get_by_role("heading", level=1)).to_have_text(RECORDED)
    _write(page, DISSOLVED)

    expect(page.locator(".what-if-banner")).to_contain_text(SAID)
    expect(page.get_by_role("heading", level=1)).to_have_text(IMAGINED)
    expect(page.locator(".foot")).to_contain_text("Imagined, not on record")
    assert page.title().startswith("What if: 9 of 17")
    assert _query(page) == {"scenario": [DISSOLVED]}

    page.get_by_role("button", name="Show the recorded map").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(RECORDED)
    expect(page.locator(".what-if-banner")).to_have_count(0)
    assert _query(page) == {}


@pytest.mark.parametrize("view", ["", "view=table&", "view=map&", "ask=settling&", "ask=owners&with.subject=media&"])
def test_a_copied_link_shows_the_same_imagined_page(
    tab: Watched, open_tab: OpenTab, sample_map: str, view: str
) -> None:
    page = tab.visit(f"/?{view}{ADDRESS}&select=communications-team&asOf=2018-01-01")
    expect(page.locator(".what-if-banner")).to_contain_text(SAID)
    expect(page.locator(".panel h2")).to_have_text("Communications")
    page.wait_for_load_state("networkidle")

    again = open_tab(sample_map).visit(page.url.removeprefix(sample_map))

    expect(again.locator(".panel h2")).to_have_text("Communications")
    assert again.locator("main").inner_text() == page.locator("main").inner_text()
    assert again.locator(".panel").inner_text() == page.locator(".panel").inner_text()


def test_the_picture_and_its_files_show_what_is_imagined(tab: Watched) -> None:
    page = tab.visit(f"/?view=map&{ADDRESS}")
    expect(page.get_by_role("heading", level=1)).to_have_text(IMAGINED)

    page.get_by_role("button", name="Export").click()
    for link in page.locator(".menu-list a[download]").all():
        href = str(link.get_attribute("href"))
        assert parse_qs(urlsplit(href).query) == {"scenario": [DISSOLVED]}
        assert page.request.get(tab.address + href).ok


def test_a_kept_scenario_is_chosen_by_its_name(open_tab: OpenTab, with_kept: str) -> None:
    page = open_tab(with_kept).visit("/?ask=settling")
    page.get_by_role("button", name="What if …").click()
    page.get_by_label("Kept scenario").select_option(label="Without <b>Communications</b>")

    expect(page.locator(".what-if-banner")).to_contain_text("What if: Without <b>Communications</b>. Communications is")
    assert _query(page) == {"ask": ["settling"], "scenario": ["without"]}
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_label("Changes, one a line")).to_have_value(DISSOLVED)


def test_a_kept_scenario_that_can_no_longer_happen_says_why_in_place(open_tab: OpenTab, with_kept: str) -> None:
    page = open_tab(with_kept).visit("/?scenario=long-gone")

    expect(page.locator(".wrongs")).to_contain_text("Line 1 Post: there is no entity 'head-of-nothing'")
    expect(page.locator(".matrix")).to_have_count(0)
    page.get_by_role("button", name="Show the recorded map").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(RECORDED)


def test_what_cannot_be_imagined_is_told_line_by_line(tab: Watched) -> None:
    page = tab.visit()
    _write(page, "# a remark\nvacat-post head-of-press\n\ndissolve-office")
    wrongs = page.locator(".wrongs li")

    expect(wrongs).to_have_count(2)
    expect(wrongs.nth(0)).to_contain_text("Line 2 There is no change 'vacat-post' (nearest: vacate-post")
    expect(wrongs.nth(1)).to_contain_text("Line 4 Dissolve-office needs office (write: dissolve-office OFFICE")
    page.get_by_role("button", name="Line 4").click()
    expect(page.get_by_label("Changes, one a line")).to_be_focused()
    chosen = (
        "document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)"
    )
    page.wait_for_function(f"{chosen} === 'dissolve-office'")

    page.get_by_label("Changes, one a line").fill(f"# a remark\n\n{DISSOLVED}\nvacate-post education-team")
    page.keyboard.press("Control+Enter")
    expect(wrongs).to_have_count(1)
    expect(wrongs).to_contain_text("Line 4")


def test_everything_that_can_be_imagined_is_offered_with_an_example(tab: Watched) -> None:
    page = tab.visit()
    page.get_by_role("button", name="What if …").click()
    offered = page.locator(".imaginable li")

    expect(offered).to_have_count(len(imaginable()))
    for told, shown in zip(imaginable(), offered.all_inner_texts(), strict=True):
        assert told["about"] in shown
        assert told["example"] in shown


def test_a_change_is_written_by_name_from_the_keyboard_alone(tab: Watched) -> None:
    page = tab.visit()
    keys = page.keyboard
    page.get_by_role("button", name="What if …").focus()
    keys.press("Enter")
    expect(page.get_by_label("Changes, one a line")).to_be_focused()
    page.get_by_role("button", name="assign-unit SUBJECT UNIT").focus()
    keys.press("Enter")
    expect(page.get_by_label("Changes, one a line")).to_have_value("assign-unit SUBJECT UNIT")
    expect(page.get_by_label("Changes, one a line")).to_be_focused()

    finder = page.get_by_role("combobox", name="Put in a key, found by name")
    for name, written in (
        ("Media", "assign-unit media UNIT"),
        ("Communications", "assign-unit media communications-team"),
    ):
        finder.focus()
        keys.type(name)
        keys.press("Enter")
        expect(page.get_by_label("Changes, one a line")).to_have_value(written)
        expect(page.get_by_label("Changes, one a line")).to_be_focused()
    keys.press("Control+Enter")

    expect(page.locator(".what-if-banner")).to_contain_text("Media assigned to Communications.")
    expect(page.locator("[role=status].visually-hidden")).to_contain_text("of 17 have no unit")


def test_losses_are_asked_with_what_is_offered_and_lead_to_the_whole_map(tab: Watched) -> None:
    page = tab.visit("/?ask=losses")
    expect(page.locator(".imaginable li")).to_have_count(len(imaginable()))
    page.get_by_label("Changes, one a line").fill("vacate-post head-of-education")
    page.get_by_role("button", name="Imagine it").click()

    expect(page.locator(".answered h1")).to_contain_text("3 are left unattended")
    page.get_by_role("link", name="Look at the whole map as it would be").click()
    expect(page.locator(".what-if-banner")).to_contain_text("Head of Education falls vacant.")
    assert _query(page) == {"scenario": ["vacate-post head-of-education"]}

    page.get_by_role("button", name="Ask for losses").click()
    expect(page.locator(".answered h1")).to_contain_text("3 are left unattended")
    expect(page.locator(".what-if-banner")).to_have_count(0)
    assert _query(page) == {"ask": ["losses"], "with.scenario": ["vacate-post head-of-education"]}


def test_losses_offer_the_kept_scenarios_and_say_in_place_what_is_wrong(open_tab: OpenTab, with_kept: str) -> None:
    page = open_tab(with_kept).visit("/?ask=losses")
    page.get_by_label("Kept scenario").select_option(label="Long gone")
    expect(page.locator(".wrongs")).to_contain_text("Line 1")
    expect(page.locator(".problem")).to_have_count(0)

    page.get_by_label("Kept scenario").select_option(label="Without <b>Communications</b>")

    expect(page.locator(".answered h1")).to_be_visible()
    assert _query(page) == {"ask": ["losses"], "with.scenario": ["without"]}


def test_what_is_imagined_is_copied_for_other_ways_of_asking_it(open_tab: OpenTab, sample_map: str) -> None:
    tab = open_tab(sample_map, permissions=["clipboard-read", "clipboard-write"])
    page = tab.visit(
        f"/?ask=owners&with.subject=media&scenario={quote(DISSOLVED + chr(10) + 'vacate-post head-of-education')}"
    )
    expect(page.locator(".answered h1")).to_be_visible()

    def copied(button: str) -> str:
        page.locator(".copies").get_by_role("button", name=button).click()
        return str(page.evaluate("navigator.clipboard.readText()"))

    assert copied("Copy as command") == (
        f"sociogram ask owners media --if '{DISSOLVED}' --if 'vacate-post head-of-education'"
    )
    document, _, variables = copied("Copy as GraphQL").partition("# variables: ")
    asked = {"query": document, "variables": json.loads(variables)}
    answer = page.request.post(f"{sample_map}/graphql", data=asked).json()
    assert answer["data"]["scenario"]["owners"]["answer"] == page.locator("h1").inner_text().replace("\n", " ")


def test_what_comes_of_a_change_is_found_by_search(tab: Watched) -> None:
    split = (
        'split-office communications-team part="Press North: general-public" part="Press South: head-of-communications"'
    )
    page = tab.visit(f"/?scenario={quote(split)}")
    page.keyboard.press("/")
    page.keyboard.type("Press North")
    page.keyboard.press("Enter")

    expect(page.locator(".panel h2")).to_have_text("Press North")


def test_the_past_is_a_lens_too(tab: Watched) -> None:
    page = tab.visit("/?recordedAsOf=2000-01-01T00:00:00Z")

    expect(page.get_by_role("heading", level=1)).to_have_text("The map names nobody yet.")
    expect(page.locator(".foot")).to_contain_text("As recorded on 1 January 2000")
    page.get_by_role("button", name="Show everything").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(RECORDED)


@pytest.mark.parametrize("width", [360, 1024, 1440])
def test_the_form_is_not_wider_than_its_screen(open_tab: OpenTab, with_kept: str, width: int) -> None:
    page = open_tab(with_kept, viewport={"width": width, "height": 800}).visit(f"/?{ADDRESS}")
    page.get_by_role("button", name="Change it").click()

    expect(page.get_by_label("Changes, one a line")).to_have_value(DISSOLVED)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_panel_offers_what_can_be_imagined_of_what_it_shows(tab: Watched) -> None:
    page = tab.visit("/?select=head-of-education")
    offers = page.locator(".panel .offers")
    expect(offers.get_by_role("button")).to_have_text(["vacate post", "fill post"])
    offers.get_by_role("button", name="vacate post").click()
    expect(page.locator(".what-if-banner")).to_contain_text("Head of Education falls vacant. Nothing is written.")

    tie = "international-relations-office--engages--non-member-states"
    page.goto(page.url.replace("select=head-of-education", f"select={tie}"))
    page.locator(".panel .offers").get_by_role("button", name="retire relationship").click()

    expect(page.locator(".what-if-banner")).to_contain_text("Head of Education falls vacant. ")
    assert _query(page)["scenario"] == [f"vacate-post head-of-education\nretire-relationship {tie}"]
