"""The page of a question: drawn from its declaration, so what holds for one is tried on each."""

import json
import re
from collections.abc import Callable
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from graph.analyses import ANALYSES, Analysis
from graph.analyses.declare import Parameter, Takes
from tests.e2e.serving import serving
from tests.e2e.watching import Watched
from viz.questions import records

pytestmark = pytest.mark.browser

OpenTab = Callable[..., Watched]

BY_NAME = (Takes.SUBJECT, Takes.ENTITY)
PAGES = [
    each
    for each in ANALYSES
    if each.name != "coverage" and all(asked.takes in BY_NAME for asked in each.parameters if asked.required)
]
"""The questions that have a page, and can be asked by naming somebody at most."""

SOMEBODY = "Member States"
WIDTH = "document.documentElement.scrollWidth"
COUNT_CLICKS = (
    "window.clicks = 0; addEventListener('click', (event) => { if (event.detail) window.clicks += 1; }, true);"
)

every_question = pytest.mark.parametrize("analysis", PAGES, ids=lambda each: each.name)


def _ask(page: Page, analysis: Analysis) -> None:
    """Choose a question in the menu, and whom it is about where it must be told."""
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("link", name=re.compile(f"^{re.escape(analysis.question)}")).click()
    for each in analysis.parameters:
        if each.required:
            _find(page, each.name.capitalize(), SOMEBODY)
    expect(page.locator(".answered h1")).to_be_visible()


def _find(page: Page, label: str, name: str) -> None:
    expect(page.get_by_role("combobox", name=label)).to_be_focused()
    page.keyboard.type(name)
    expect(page.get_by_role("option").first).to_be_visible()
    names = page.locator(".parameters .hit-name").all_inner_texts()
    for _ in range(names.index(name)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def _query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_the_menu_has_every_question_in_words(tab: Watched) -> None:
    page = tab.visit("/?view=table")
    page.get_by_role("button", name="Ask").click()

    assert page.locator(".questions strong").all_inner_texts() == [each.question for each in ANALYSES]
    page.get_by_role("link", name=re.compile("^Where are we thin")).click()
    expect(page.locator(".matrix")).to_be_visible()


@every_question
def test_a_question_leads_to_a_sentence_in_three_clicks(tab: Watched, analysis: Analysis) -> None:
    page = tab.visit()
    page.evaluate(COUNT_CLICKS)

    _ask(page, analysis)
    rows = page.locator(".rows").first.locator("> tbody > tr")
    if _says_why(analysis):
        rows.first.locator("th button").click()
        said = page.locator(".opened").locator(".reason, .sentence, td").first
    else:
        rows.first.locator(".link").last.click()
        said = page.locator(".panel").locator("blockquote, .relationships").first

    expect(said).to_be_visible()
    assert page.evaluate("window.clicks") == 3


def _says_why(analysis: Analysis) -> bool:
    """Whether the rows of the first table carry what they rest on, as those of groups and ranks do not."""
    lists = [each for each in records()[analysis.result.__name__]["fields"] if "list" in each]
    table = next(each for each in lists if each["shape"] == "record" and each["of"] != "Reason")
    return any(each["shape"] in ("record", "relationship") for each in records()[table["of"]]["fields"])


@pytest.mark.parametrize("name", ["settling", "differences", "overlaps", "introductions", "horizon", "mandates"])
def test_a_row_opens_the_sentence_and_that_its_document(tab: Watched, name: str) -> None:
    page = tab.visit()
    _ask(page, next(each for each in PAGES if each.name == name))

    page.locator(".rows .opener").first.click()
    expect(page.locator(".opened blockquote").first).to_be_visible()
    page.locator(".opened figcaption .link").first.click()

    expect(page.locator(".opened .context mark").first).to_be_visible()


@every_question
def test_the_address_reproduces_the_page(tab: Watched, open_tab: OpenTab, sample_map: str, analysis: Analysis) -> None:
    page = tab.visit()
    _ask(page, analysis)
    page.get_by_label("As of").fill("2018-01-01")
    page.wait_for_load_state("networkidle")
    page.locator(".rows tbody th button").first.click()
    page.wait_for_load_state("networkidle")

    again = open_tab(sample_map).visit(page.url.removeprefix(sample_map))

    expect(again.locator(".answered h1")).to_be_visible()
    assert again.locator("main").inner_text() == page.locator("main").inner_text()
    assert again.title() == page.title()


@every_question
def test_a_question_is_asked_from_the_keyboard_alone(tab: Watched, analysis: Analysis) -> None:
    page = tab.visit()
    keys = page.keyboard
    page.get_by_role("button", name="Ask").focus()
    keys.press("Enter")
    expect(page.locator(".questions a").first).to_be_focused()
    for _ in range(ANALYSES.index(analysis)):
        keys.press("ArrowDown")
    keys.press("Enter")
    for each in analysis.parameters:
        if each.required:
            _find(page, each.name.capitalize(), SOMEBODY)
    expect(page.locator(".answered h1")).to_be_visible()
    expect(page.locator("[role=status].visually-hidden")).to_have_text(page.locator("h1").text_content() or "-")

    heads = page.locator(".rows").first.locator("> tbody > tr > th button")
    heads.first.focus()
    keys.press("ArrowDown")
    if heads.count() > 1:
        expect(heads.nth(1)).to_be_focused()
    keys.press("Enter")
    expect(page.locator(".opened, .panel h2").first).to_be_visible()


@every_question
def test_an_empty_map_is_answered_in_words(open_tab: OpenTab, analysis: Analysis, empty_map: str) -> None:
    page = open_tab(empty_map).visit(f"/?ask={analysis.name}")

    expect(page.locator("h1")).to_have_text(re.compile(r"\w.*[.?]$"))
    expect(page.locator(".problem")).to_have_count(0)


@pytest.fixture(scope="module")
def empty_map() -> object:
    """The address of a service over a map with nothing on it."""
    with serving(lambda _: None) as address:
        yield address


def test_what_a_question_is_asked_with_is_in_the_address(tab: Watched) -> None:
    page = tab.visit("/?ask=differences")
    page.locator(".asked-with > summary").click()
    page.get_by_label("Year", exact=True).fill("2018")
    page.get_by_label("Year", exact=True).press("Enter")

    expect(page.locator("h1")).to_contain_text("Of 7 priorities of 2017, 4 are not carried on in 2018.")
    assert _query(page) == {"ask": ["differences"], "with.year": ["2018"]}
    page.get_by_role("button", name="Ask as usual").click()
    expect(page.locator("h1")).to_contain_text("Between 1 December 2016 and 1 December 2017")
    assert _query(page) == {"ask": ["differences"]}


def test_the_roster_is_that_of_the_views(tab: Watched) -> None:
    page = tab.visit("/?roster=focus-states-2017")
    _ask(page, next(each for each in PAGES if each.name == "settling"))

    expect(page.locator(".asked-with > summary")).to_have_text("Asked with roster Focus states of 2017")
    assert _query(page) == {"ask": ["settling"], "roster": ["focus-states-2017"]}
    page.get_by_role("link", name="Matrix").click()
    assert _query(page) == {"roster": ["focus-states-2017"]}


def test_a_long_list_comes_page_by_page(tab: Watched) -> None:
    page = tab.visit("/?ask=settling")
    rows = page.locator(".rows > tbody > tr")
    expect(rows).to_have_count(25)
    expect(page.locator(".list .under").first).to_contain_text("The first 25 of 29 are shown.")

    page.get_by_role("button", name="Show the other 4").click()

    expect(rows).to_have_count(29)
    assert _query(page) == {"ask": ["settling"], "shown": ["rows:29"]}


def test_rows_sort_by_number_and_by_the_order_of_declaration(tab: Watched) -> None:
    page = tab.visit("/?ask=settling&shown=rows:29")
    pulls = page.locator(".rows > tbody > tr > td:nth-child(6)")

    page.get_by_role("button", name="Pull", exact=True).click()
    page.get_by_role("button", name="Pull", exact=True).click()
    expect(page.locator(".rows th[aria-sort=descending]")).to_have_text("Pull")
    numbers = [int(each) for each in pulls.all_inner_texts()]
    assert numbers == sorted(numbers, reverse=True)

    page.get_by_role("button", name="Kind", exact=True).click()
    assert page.locator(".rows > tbody > tr > td:nth-child(2)").first.inner_text() == "open subject"
    assert _query(page)["sort"] == ["rows.kind"]


def test_rows_are_taken_away_with_their_sentences(tab: Watched) -> None:
    page = tab.visit("/?ask=horizon")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Download 7 rows as CSV").click()
    text = saving.value.path().read_text(encoding="utf-8-sig")

    assert text.startswith("Relationship,Thing,What,Action,Text,Earliest,Latest,Act by,")
    assert "2017-12-31" in text
    assert "“" in text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("ask=nope", "There is no question “nope”."),
        ("ask=settling&row=rows:nope", "There is no row “nope” here."),
        ("ask=settling&row=nope:rows", "The answer has no list “nope”. There are: rows,"),
        ("ask=settling&shown=nope:9", "The answer has no list “nope”."),
        ("ask=settling&inside=x", "“x” is no number of rows."),
        ("ask=settling&sort=rows.nope", "There is no column “rows.nope” to sort by."),
        ("ask=settling&with.subject=media", "is not asked with “subject”. It is asked with: days, since."),
        ("with.subject=media", "“with.subject” is given to no question. Choose one under Ask."),
        ("ask=settling&with.roster=x", "The roster of all pages is given as “roster”."),
        ("row=rows:media", "is a row or list of an answer, and no question is asked."),
        ("as_of=2017-01-01", "The address says “as_of”, which means nothing here. It may mean asOf."),
        ("subject=media", "The address says “subject”, which means nothing here. It knows: view, ask,"),
    ],
)
def test_what_is_asked_in_vain_is_told(tab: Watched, asked: str, told: str) -> None:
    page = tab.visit(f"/?{asked}")
    notice = page.locator(".notice")

    expect(notice).to_contain_text(told)
    notice.get_by_role("button", name="Go on without it").click()
    expect(notice).to_have_count(0)
    assert "nope" not in page.url
    assert "subject" not in page.url


def test_a_key_of_nothing_is_told_with_the_nearest_to_choose(tab: Watched) -> None:
    page = tab.visit("/?ask=owners&with.subject=medi")
    expect(page.get_by_role("alert")).to_contain_text("There is no entity 'medi' on the map. Did you mean")

    page.get_by_role("button", name="Ask about Media stakeholder", exact=True).click()

    expect(page.locator("h1")).to_contain_text("Nobody on record has Media")


def test_a_name_is_taken_for_the_key_of_what_is_called_so(tab: Watched) -> None:
    page = tab.visit("/?ask=owners&with.subject=general+PUBLIC")

    expect(page.locator(".answered h1")).to_contain_text("General public")
    assert _query(page) == {"ask": ["owners"], "with.subject": ["general-public"]}


FINDERS = [(each, asked) for each in ANALYSES for asked in each.parameters if asked.takes in BY_NAME]


@pytest.mark.parametrize(("analysis", "parameter"), FINDERS, ids=lambda each: each.name)
def test_a_finder_offers_only_what_its_question_takes(tab: Watched, analysis: Analysis, parameter: Parameter) -> None:
    page = tab.visit(f"/?ask={analysis.name}")
    if not parameter.required and page.locator(".asked-with > summary").count():
        page.locator(".asked-with > summary").click()
    page.get_by_role("combobox", name=parameter.name.capitalize(), exact=True).fill("re")
    hits = page.locator(".parameters .search li")
    expect(hits.first).to_be_visible()

    assert parameter.among
    kinds = {each.kind.replace("_", " ") for each in parameter.among}
    assert set(hits.locator(".kind").all_inner_texts()) <= kinds


def test_a_register_is_found_and_what_is_none_is_not(tab: Watched) -> None:
    page = tab.visit("/?ask=completeness")
    page.locator(".asked-with > summary").click()
    finder = page.get_by_role("combobox", name="Register", exact=True)
    finder.fill("re")
    expect(page.locator(".parameters .hit-name").first).to_be_visible()
    offered = page.locator(".parameters .hit-name").all_inner_texts()

    answer = "{ completeness { registers { register { name } } } }"
    told = page.request.post(f"{tab.address}/graphql", data={"query": answer}).json()["data"]["completeness"]
    assert set(offered) <= {each["register"]["name"] for each in told["registers"]}


POLICY = """[[rules]]
rule = "has-units"
name = "Every target group has a unit"
roster = "target-groups"
"""


def test_every_finding_of_a_rule_can_be_seen(tab: Watched) -> None:
    page = tab.visit(f"/?ask=policy&with.text={quote(POLICY)}")
    page.locator(".rows .opener").first.click()
    findings = page.locator(".opened .nested").first.locator("> tbody > tr:not(.proof)")
    expect(findings).to_have_count(10)
    expect(page.locator(".opened")).to_contain_text("The first 10 of 17 rows are shown.")

    page.get_by_role("button", name="Show all 17").click()

    expect(findings).to_have_count(17)
    expect(page.get_by_role("button", name="Show all 17")).to_have_count(0)
    assert _query(page)["inside"] == ["17"]


def test_what_is_no_subject_is_told_in_words(tab: Watched) -> None:
    page = tab.visit("/?ask=owners&with.subject=education-team")

    expect(page.get_by_role("alert")).to_contain_text("owners can be asked of")


def test_a_question_is_copied_for_other_ways_of_asking_it(open_tab: OpenTab, sample_map: str) -> None:
    tab = open_tab(sample_map, permissions=["clipboard-read", "clipboard-write"])
    page = tab.visit("/?ask=introductions&with.subject=media&with.most=3&asOf=2017-06-01&statedOnly=true")
    expect(page.locator(".answered h1")).to_be_visible()

    def copied(button: str) -> str:
        page.locator(".copies").get_by_role("button", name=button).click()
        return str(page.evaluate("navigator.clipboard.readText()"))

    assert copied("Copy as command") == "sociogram ask introductions media --most 3 --as-of 2017-06-01 --stated-only"
    document, _, variables = copied("Copy as GraphQL").partition("# variables: ")
    answer = page.request.post(
        f"{sample_map}/graphql", data={"query": document, "variables": json.loads(variables)}
    ).json()
    assert answer["data"]["introductions"]["answer"] == page.locator("h1").inner_text().replace("\n", " ")


@pytest.mark.parametrize("width", [360, 1024])
@pytest.mark.parametrize("name", ["settling", "centrality", "differences", "completeness"])
def test_no_page_is_wider_than_its_screen(open_tab: OpenTab, sample_map: str, name: str, width: int) -> None:
    page = open_tab(sample_map, viewport={"width": width, "height": 800}).visit(f"/?ask={name}")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("link", name=re.compile("^Who connects the map"))).to_be_visible()
    assert page.evaluate(WIDTH) <= width

    page.keyboard.press("Escape")
    page.locator(".rows tbody th button").first.click()
    expect(page.locator(".opened, .panel h2").first).to_be_visible()
    assert page.evaluate(WIDTH) <= width
