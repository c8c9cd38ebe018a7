import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.watching import Watched

pytestmark = pytest.mark.browser

OpenTab = Callable[..., Watched]


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _rows(page: Page) -> list[str]:
    return page.locator(".matrix tbody th[scope=row]").all_inner_texts()


def test_the_first_screen_says_where_coverage_is_thin(tab: Watched) -> None:
    page = tab.visit()

    expect(page.get_by_role("heading", level=1)).to_have_text(
        "6 of 17 have no unit; 9 more hang on 10 decisions; 0 confirmed"
    )
    expect(page.locator(".figures")).to_have_text("2 firm9 hang on 10 decisions6 open0 of 17 confirmed by a person")
    expect(page.locator(".definition")).to_contain_text("not contacts")
    assert len(_rows(page)) == 17
    assert _rows(page)[0] == "CERN alumni"
    expect(page.locator(".strip")).to_contain_text("Korea")
    expect(page.locator(".foot")).to_contain_text("Store: SQLite")
    expect(page.locator(".foot")).to_contain_text("Revision 1As of 1 December 2017Roster: Target groups")


def test_the_sentence_is_within_three_clicks_and_stands_in_its_document(tab: Watched) -> None:
    page = tab.visit()

    page.get_by_role("button", name="General public", exact=True).click()
    panel = page.locator(".panel")
    expect(panel.locator("blockquote").first).to_contain_text("The general public")
    expect(panel.locator(".holder").first).to_contain_text("Head of Communications")
    expect(panel.locator(".holder").first).to_contain_text("inferred from order")

    panel.locator(".sentence .link").first.click()
    expect(panel.locator(".context mark")).to_have_text(re.compile("general public"))
    expect(panel.locator(".context")).to_contain_text("Working with a number of key target audiences")


def test_a_cell_opens_the_unit_it_stands_for(tab: Watched) -> None:
    page = tab.visit()

    page.get_by_role("button", name="Education: in the unit's mandate, inferred from order").click()

    expect(page.locator(".holder.chosen")).to_contain_text("Education")
    assert _query(page) == {"select": ["general-public"], "unit": ["education-team"]}


def test_the_address_reproduces_the_screen(tab: Watched, open_tab: OpenTab, sample_map: str) -> None:
    page = tab.visit()
    page.get_by_role("combobox", name="Roster").select_option(label="Focus states of 2017")
    page.get_by_label("As of").fill("2017-06-01")
    page.get_by_label("Stated only").check()
    page.get_by_role("button", name="Korea", exact=True).click()
    expect(page.locator(".panel h2")).to_have_text("Korea")
    page.wait_for_load_state("networkidle")

    again = open_tab(sample_map).visit(page.url.removeprefix(sample_map))

    assert again.locator("main").inner_text() == page.locator("main").inner_text()
    assert again.locator(".panel").inner_text() == page.locator(".panel").inner_text()
    expect(again.get_by_label("As of")).to_have_value("2017-06-01")
    expect(again.get_by_label("Stated only")).to_be_checked()


def test_back_leads_to_the_screen_before(tab: Watched) -> None:
    page = tab.visit()
    page.get_by_role("button", name=re.compile("6 open")).click()
    page.get_by_role("button", name="Media", exact=True).click()
    expect(page.locator(".panel h2")).to_have_text("Media")
    assert len(_rows(page)) == 6

    page.go_back()
    expect(page.locator(".panel")).to_have_count(0)
    page.go_back()
    expect(page.locator(".matrix tbody th[scope=row]")).to_have_count(17)
    page.go_forward()
    expect(page.locator(".matrix tbody th[scope=row]")).to_have_count(6)


@pytest.mark.parametrize("view", ["", "&statedOnly=true", "&asOf=1900-01-01", "&asOf=2030-01-01"])
def test_no_lens_moves_the_base(tab: Watched, view: str) -> None:
    page = tab.visit(f"/?roster=target-groups{view}")

    assert len(_rows(page)) == 17


def test_everything_can_be_done_from_the_keyboard(tab: Watched) -> None:
    page = tab.visit()
    keys = page.keyboard

    keys.press("/")
    keys.type("alumi")
    expect(page.get_by_role("option").first).to_be_visible()
    options = page.get_by_role("option").all_inner_texts()
    wanted = next(index for index, text in enumerate(options) if text.split("\n") == ["CERN alumni", "stakeholder"])
    for _ in range(wanted):
        keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.locator(".panel h2")).to_have_text("CERN alumni")

    keys.press("Escape")
    expect(page.locator(".panel")).to_have_count(0)

    page.locator('.matrix [data-cell][tabindex="0"], .matrix tbody [data-cell]').first.focus()
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(page.locator(".panel h2")).to_have_text("Host State authorities")
    keys.press("Escape")
    expect(page.get_by_role("button", name="Host State authorities", exact=True)).to_be_focused()


def test_tab_reaches_the_matrix_once(tab: Watched) -> None:
    page = tab.visit()

    assert page.locator('.matrix [tabindex="0"]').count() == 1


def test_the_first_tab_stop_skips_to_the_answer(tab: Watched) -> None:
    page = tab.visit()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the answer")).to_be_focused()


def test_the_table_sorts_and_gives_every_row_as_csv(tab: Watched) -> None:
    page = tab.visit("/?view=table")
    page.get_by_role("button", name="Subject", exact=True).click()
    names = page.locator(".plain tbody th").all_inner_texts()
    assert names == sorted(names, key=str.lower)

    with page.expect_download() as saving:
        page.get_by_role("button", name="Download 17 rows as CSV").click()
    lines = saving.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Subject,Kind,Figure,State,Units,As a whole,Pull,Named by,Flags,Why"
    assert len(lines) == 18


def test_the_ownership_map_is_drawn_and_said_in_lists(tab: Watched) -> None:
    page = tab.visit("/?view=map")
    expect(page.locator(".map-frame canvas")).to_be_visible()

    page.locator(".twin").get_by_role("button", name="Education", exact=True).first.click()

    expect(page.locator(".panel h2")).to_have_text("Education")
    assert _query(page) == {"view": ["map"], "select": ["education-team"]}


@pytest.mark.parametrize(
    ("view", "formats"), [("", ["svg", "png", "html"]), ("?view=map", ["svg", "png", "html", "graphml"])]
)
def test_exports_show_the_same_as_the_screen(tab: Watched, view: str, formats: list[str]) -> None:
    page = tab.visit(f"/{view}{'&' if view else '?'}roster=focus-states-2017&asOf=2017-06-01")
    page.get_by_role("button", name="Export").click()
    links = [str(link.get_attribute("href")) for link in page.locator(".menu-list a[download]").all()]

    assert [urlsplit(link).path.rpartition(".")[2] for link in links] == formats
    for link in links:
        assert parse_qs(urlsplit(link).query) == {"roster": ["focus-states-2017"], "asOf": ["2017-06-01"]}
        assert page.request.get(tab.address + link).ok


def test_graphiql_answers_without_any_other_host(tab: Watched) -> None:
    page = tab.visit("/graphiql")
    page.locator(".graphiql-execute-button").click()
    expect(page.locator(".result-window")).to_contain_text("6 of 17 have no unit")

    page.get_by_label("Show Documentation Explorer").click()
    expect(page.locator(".graphiql-doc-explorer")).to_contain_text("query: Query")
    page.get_by_label("Open settings dialog").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def test_an_unknown_roster_is_told_in_words(open_tab: OpenTab, sample_map: str) -> None:
    page = open_tab(sample_map).visit("/?roster=target-group")

    expect(page.get_by_role("alert")).to_contain_text("target-groups")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1024, 1920])
def test_no_window_is_wider_than_its_screen(open_tab: OpenTab, sample_map: str, scheme: str, width: int) -> None:
    page = open_tab(sample_map, viewport={"width": width, "height": 800}, color_scheme=scheme).visit("/?select=media")
    expect(page.locator(".panel h2")).to_have_text("Media")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_dark_is_dark(open_tab: OpenTab, sample_map: str) -> None:
    def ground(scheme: str) -> str:
        page = open_tab(sample_map, color_scheme=scheme).visit()
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert ground("light") == "rgb(255, 255, 255)"
    assert ground("dark") == "rgb(15, 23, 36)"


def test_nothing_moves_for_people_who_asked_for_that(open_tab: OpenTab, sample_map: str) -> None:
    page = open_tab(sample_map, reduced_motion="reduce").visit("/?select=media")

    assert page.evaluate("getComputedStyle(document.querySelector('.panel')).animationName") == "none"


def test_a_key_of_nothing_is_told_with_the_nearest(open_tab: OpenTab, sample_map: str) -> None:
    page = open_tab(sample_map).visit("/?select=cern-alumini")
    panel = page.locator(".panel")

    expect(panel.get_by_role("heading", level=2)).to_have_text("There is nothing with the key “cern-alumini”")
    panel.get_by_role("button", name="CERN alumni", exact=True).click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("CERN alumni")


def test_a_key_that_is_near_nothing_is_told_too(open_tab: OpenTab, sample_map: str) -> None:
    page = open_tab(sample_map).visit("/?select=zzzqqqxxx")

    expect(page.locator(".panel")).to_contain_text("There is nothing with the key “zzzqqqxxx”")
    expect(page.locator(".panel")).not_to_contain_text("Asking the map")


def test_a_relationship_opens_by_its_key(open_tab: OpenTab, sample_map: str) -> None:
    page = open_tab(sample_map).visit("/?select=international-relations-office--engages--non-member-states")
    panel = page.locator(".panel")

    expect(panel.get_by_role("heading", level=2)).to_have_text(
        "International Relations Office engages Non-Member States"
    )
    expect(panel.locator("blockquote").first).to_be_visible()
    panel.get_by_role("button", name="Non-Member States", exact=True).click()
    expect(panel.get_by_role("heading", level=2)).to_have_text("Non-Member States")


def test_what_is_not_there_on_the_day_is_told_with_its_dates(open_tab: OpenTab, sample_map: str) -> None:
    page = open_tab(sample_map).visit("/?select=step-5-town-hall&asOf=1900-01-01")
    panel = page.locator(".panel")

    expect(panel).to_contain_text("It is not seen as of 1 January 1900")
    expect(panel).to_contain_text("Its dates: 1 December 2017")
    panel.get_by_role("button", name="Show it without these lenses").click()
    expect(panel.locator(".kind").first).to_have_text("step")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("view=nope", "There is no view “nope”. Shown is: Matrix."),
        ("state=NOPE", "There is no state “NOPE”."),
        ("flag=NOPE", "There is no flag “NOPE”."),
        ("select=media&unit=nope", "No unit “nope” has, would have or names Media."),
    ],
)
def test_what_the_address_asks_for_in_vain_is_told(tab: Watched, asked: str, told: str) -> None:
    page = tab.visit(f"/?{asked}")
    notice = page.locator(".notice")

    expect(notice).to_contain_text(told)
    notice.get_by_role("button", name="Go on without it").click()
    expect(notice).to_have_count(0)
    expect(page.locator(".matrix tbody th[scope=row]")).to_have_count(17)


SIGHT = """(column) => {
  const frame = document.querySelector(".matrix-frame").getBoundingClientRect();
  const head = document.querySelector(`thead ${column}`).getBoundingClientRect();
  return head.right <= frame.right + 1;
}"""


@pytest.mark.parametrize(("width", "path"), [(1280, "/?select=media"), (900, "/")])
def test_no_column_is_cut_without_a_word(open_tab: OpenTab, sample_map: str, width: int, path: str) -> None:
    page = open_tab(sample_map, viewport={"width": width, "height": 800}).visit(path)
    expect(page.locator(".matrix")).to_be_visible()
    page.wait_for_timeout(300)

    assert page.evaluate(SIGHT, ".pull-column")
    further = page.get_by_role("button", name=re.compile("^Further right:"))
    if path == "/":
        expect(further).to_contain_text("Why")
        further.click()
        expect(further).to_have_count(0)
        assert page.evaluate(SIGHT, ".why-column")
    else:
        expect(further).to_have_count(0)


def test_rows_are_on_the_first_screen_of_a_telephone(open_tab: OpenTab, sample_map: str) -> None:
    page = open_tab(sample_map, viewport={"width": 360, "height": 720}).visit()

    expect(page.get_by_role("button", name="CERN alumni", exact=True)).to_be_in_viewport()
    page.locator(".folded summary").first.click()
    expect(page.get_by_role("combobox", name="Roster")).to_be_visible()


def test_states_are_called_the_same_in_matrix_table_map_and_files(tab: Watched) -> None:
    matrix = tab.visit().locator(".matrix tbody .state").all_inner_texts()
    table = tab.visit("/?view=table").locator(".plain tbody td:nth-child(4)").all_inner_texts()
    picture = tab.page.request.get(f"{tab.address}/views/matrix.json").json()
    drawn = tab.page.request.get(f"{tab.address}/views/map.json").json()["nodes"]

    assert matrix == table == [row[2] for row in picture["rows"]]
    assert set(matrix) == {each["label"].split("\n")[1] for each in drawn if each["layer"] == "Subjects"}


def test_a_document_tells_what_rests_on_it(tab: Watched) -> None:
    page = tab.visit("/?select=002-a52d7c9090c1295f-txt")
    panel = page.locator(".panel")

    expect(panel).to_contain_text(re.compile(r"\d+ relationships rest on it"))
    expect(panel).not_to_contain_text("No relationship is on record")
    first = panel.locator(".relationships .link").first
    name = first.inner_text()
    first.click()
    expect(panel.locator("h2")).to_have_text(name)
    expect(panel.locator("figcaption").first).to_contain_text("Slides: purpose of the Sector")


def test_a_sentence_is_shown_without_marks_beside_what_its_document_is(tab: Watched) -> None:
    page = tab.visit("/?select=media")
    quote = page.locator(".panel .sentence").filter(has_text="relations with stakeholders").first

    expect(quote.locator("blockquote")).to_have_text(
        "relations with stakeholders (MS, AMS, NMS, IOs, media, schools, public"
    )
    expect(quote.locator("figcaption")).to_contain_text("Slides: purpose of the Sector")
    quote.locator(".link").click()
    expect(quote.locator(".context mark")).to_contain_text("stakeholders** (MS")


@pytest.mark.parametrize("picture", ["matrix", "map"])
def test_files_say_of_sources_and_dates_what_the_page_says(tab: Watched, picture: str) -> None:
    page = tab.visit()
    definition = page.locator(".definition").inner_text()
    told = page.request.get(f"{tab.address}/views/{picture}.html").text().rpartition("<footer>")[2]

    for sentence in ("The reasons rest on 3 documents", "13 mandates without dates assumed to hold"):
        assert sentence in definition
        assert sentence in told


@pytest.mark.parametrize("path", ["/ask/coverage", "/<script>alert(1)</script>"])
def test_a_page_that_does_not_exist_says_so_and_where_to_go(tab: Watched, path: str) -> None:
    page = tab.visit(path)
    tab.wrongs[:] = [each for each in tab.wrongs if "status of 404" not in each]

    expect(page.get_by_role("heading", level=1)).to_have_text(f"There is no page {path}")
    page.get_by_role("link", name="The explorer").click()
    expect(page.locator(".matrix")).to_be_visible()
