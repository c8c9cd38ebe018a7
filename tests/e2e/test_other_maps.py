from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

import seeds
from graph.relationship_map import RelationshipMap
from tests.e2e.serving import serving
from tests.e2e.watching import Watched
from tests.outage import Outage

pytestmark = pytest.mark.browser

OpenTab = Callable[..., Watched]

HOSTILE = {
    "a-script": "</script><img src=x onerror=alert(1)><script>alert(2)</script>",
    "an-attribute": '" onmouseover="alert(3)" x="',
    "a-template": "{{7*7}} ${alert(4)} <svg/onload=alert(5)>",
    "right-to-left": "שלום العالم",
    "a-formula": "=cmd|' /C calc'!A0",
    "long": "Very" + "long" * 74,
}
OFFICE = "<b onclick=alert(6)>Office</b>"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _folder(path: Path, offices: dict[str, str], subjects: dict[str, str], roster: bool) -> Path:
    """A map on which the first office engages every subject."""
    rows = [f"{key},office,{_quoted(name)},team,Unit <i>{key}</i>" for key, name in offices.items()]
    rows += [f"{key},stakeholder,{_quoted(name)},," for key, name in subjects.items()]
    path.mkdir()
    (path / "entities.csv").write_text("\n".join(["id,kind,name,unit_type,note", *rows, ""]), encoding="utf-8")
    ties = [
        f"ENGAGES,{office},{subject},mandated,{_quoted('<u>to</u> ' + subjects[subject])}"
        for office in list(offices)[:1]
        for subject in subjects
    ]
    (path / "relationships.csv").write_text("\n".join(["type,source,target,role,purpose", *ties, ""]), encoding="utf-8")
    if roster:
        (path / "rosters.csv").write_text(
            f"id,name,items\nlist,{_quoted('<h1>List</h1>')},{len(subjects)}\n", encoding="utf-8"
        )
        members = [f"list,{subject},{number}" for number, subject in enumerate(subjects, 1)]
        (path / "roster_members.csv").write_text("\n".join(["roster,member,item", *members, ""]), encoding="utf-8")
        (path / "map.toml").write_text(
            'title = "<script>alert(7)</script>"\ndefault_roster = "list"\n', encoding="utf-8"
        )
    return path


@pytest.fixture(scope="module")
def hostile_map(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service over a map whose names would like to be something else."""
    folder = _folder(tmp_path_factory.mktemp("hostile") / "map", {"an-office": OFFICE}, HOSTILE, roster=True)
    with serving(_loading(folder)) as address:
        yield address


def _loading(folder: Path) -> Callable[[RelationshipMap], object]:
    return lambda door: seeds.load(door, folder, "a test")


@pytest.mark.parametrize(
    "view",
    [
        "",
        "?view=table",
        "?view=map",
        "?select=a-script",
        "?select=an-office",
        "?view=map&select=long",
        "?ask=settling",
        "?ask=centrality",
        "?ask=owners&with.subject=a-script",
        "?scenario=dissolve-office+an-office",
    ],
)
def test_hostile_names_are_shown_as_they_are_and_do_nothing(open_tab: OpenTab, hostile_map: str, view: str) -> None:
    tab = open_tab(hostile_map)
    page = tab.visit(f"/{view}")
    expect(page.get_by_text(HOSTILE["a-script"]).first).to_be_attached()
    page.mouse.move(300, 500)

    assert page.locator("main :is(img, svg, b, u, i, script), .panel :is(img, svg, b, u, i, script)").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    assert tab.all_wrongs() == []


def test_hostile_names_are_found_by_search(open_tab: OpenTab, hostile_map: str) -> None:
    page = open_tab(hostile_map).visit()
    page.keyboard.press("/")
    page.keyboard.type("onmouseover")

    expect(page.get_by_role("option").first).to_contain_text(HOSTILE["an-attribute"])


def test_formulas_are_text_in_the_csv(open_tab: OpenTab, hostile_map: str) -> None:
    page = open_tab(hostile_map).visit("/?view=table")
    with page.expect_download() as saving:
        page.get_by_role("button", name="as CSV").click()

    assert "\n'=cmd|" in saving.value.path().read_text(encoding="utf-8-sig")


def test_an_empty_map_says_how_to_fill_it(open_tab: OpenTab) -> None:
    with serving(lambda door: None) as address:
        page = open_tab(address).visit()

        expect(page.get_by_role("heading", level=1)).to_have_text("The map names nobody yet.")
        expect(page.locator(".empty")).to_contain_text("sociogram load ir-map")


def test_an_empty_map_has_an_empty_picture(open_tab: OpenTab) -> None:
    with serving(lambda door: None) as address:
        page = open_tab(address).visit("/?view=map")

        expect(page.get_by_role("heading", level=1)).to_have_text("The map names nobody yet.")


def test_a_map_without_offices_says_so(open_tab: OpenTab, tmp_path: Path) -> None:
    with serving(_loading(_folder(tmp_path / "map", {}, {"press": "Press"}, roster=True))) as address:
        page = open_tab(address).visit()

        expect(page.get_by_role("heading", level=1)).to_have_text(
            "No unit is on the map yet, so nobody has any of the 1."
        )
        expect(page.get_by_role("button", name="Press", exact=True)).to_be_visible()


def test_a_map_without_a_roster_counts_without_a_share(open_tab: OpenTab, tmp_path: Path) -> None:
    with serving(
        _loading(_folder(tmp_path / "map", {"an-office": "Office"}, {"press": "Press"}, roster=False))
    ) as address:
        page = open_tab(address).visit()

        expect(page.locator(".definition")).to_contain_text("no roster of its own")
        expect(page.get_by_role("button", name="Press", exact=True)).to_be_visible()


PAINTED = """([canvas]) => {
  const { width, height } = canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
  const isPainted = (x, y) => data[4 * (y * width + x) + 3] > 0;
  const columns = [...Array(width).keys()], rows = [...Array(height).keys()];
  return { edges: [columns.some((x) => isPainted(x, 0)), columns.some((x) => isPainted(x, height - 1)),
                   rows.some((y) => isPainted(0, y)), rows.some((y) => isPainted(width - 1, y))],
           inside: columns.some((x) => rows.some((y) => isPainted(x, y))) };
}"""


@pytest.mark.parametrize("width", [1280, 900])
@pytest.mark.parametrize("subjects", [3, 2000])
def test_the_whole_ownership_map_is_in_its_frame(open_tab: OpenTab, tmp_path: Path, subjects: int, width: int) -> None:
    names = {f"s-{number}": f"Subject {number}" for number in range(subjects)}
    offices = {f"o-{number}": f"Office {number}" for number in range(12)}
    folder = _folder(tmp_path / "map", offices, names, roster=False)
    with serving(_loading(folder)) as address:
        tab = open_tab(address, viewport={"width": width, "height": 800})
        page = tab.visit("/?roster=everything-named&view=map")
        expect(page.locator(".map-frame canvas")).to_be_visible()
        page.wait_for_timeout(500)

        assert page.locator(".map-frame canvas").evaluate_all(PAINTED) == {"edges": [False] * 4, "inside": True}


def test_a_store_that_does_not_answer_is_told_on_top_with_the_time(open_tab: OpenTab) -> None:
    outages: list[Outage] = []

    def fill(door: RelationshipMap) -> None:
        seeds.load(door, "ir-map", "a test")
        outages.append(Outage(door))

    with serving(fill, poll_seconds=0.05) as address:
        page = open_tab(address).visit()
        expect(page.locator(".stale-banner")).to_have_count(0)
        outages[0].is_down = True
        page.wait_for_timeout(500)
        page.get_by_label("Stated only").check()

        expect(page.locator(".stale-banner")).to_contain_text(
            "The store does not answer. What is shown was read from it on"
        )
        expect(page.locator(".matrix")).to_be_visible()

        outages[0].is_down = False
        page.wait_for_timeout(500)
        page.get_by_role("button", name="Try again").click()
        expect(page.locator(".stale-banner")).to_have_count(0)


def test_a_service_that_stops_is_told_with_the_next_step(open_tab: OpenTab) -> None:
    with serving(lambda door: None) as address:
        tab = open_tab(address)
        page = tab.visit()
    page.get_by_label("Stated only").check()

    expect(page.get_by_role("alert").first).to_contain_text(
        "The service does not answer. Check that it is still running"
    )
    assert all("ERR_CONNECTION" in wrong for wrong in tab.wrongs)
    tab.wrongs.clear()
