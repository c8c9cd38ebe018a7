import re

import pytest

from viz.page import CONTENT_SECURITY_POLICY, StaticFile, explorer_page, graphiql_page, static_file

PAGES = {"explorer": explorer_page, "graphiql": graphiql_page}


def _file(name: str) -> StaticFile:
    file = static_file(name)
    assert file is not None, f"{name} is missing; build the front end: python -m viz.web.build"
    return file


@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_its_own_files_and_nothing_foreign(name: str) -> None:
    page = PAGES[name]("")
    addresses = re.findall(r'(?:src|href)="([^"]*)"', page)

    assert addresses == [
        "data:,",
        f"/static/{name}.css?v={_file(f'{name}.css').digest}",
        f"/static/{name}.js?v={_file(f'{name}.js').digest}",
    ]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_a_language_a_title_and_nothing_inline(name: str) -> None:
    page = PAGES[name]("")

    assert '<html lang="en">' in page
    assert re.search(r"<title>[^<]+</title>", page)
    assert "<style" not in page
    assert "style=" not in page
    scripts = re.findall(r"<script([^>]*)>", page)
    assert all("src=" in script or 'type="application/json"' in script for script in scripts)


def test_a_service_behind_a_prefix_has_it_in_every_address() -> None:
    page = explorer_page("/map")

    assert 'href="/map/static/explorer.css' in page
    assert 'src="/map/static/explorer.js' in page
    assert '{"prefix": "/map"}' in page


def test_a_hostile_prefix_stays_text() -> None:
    page = explorer_page('/"><script>alert(1)</script>')

    assert "<script>alert" not in page


@pytest.mark.parametrize("name", ["Inter-Regular.otf", "Inter-SemiBold.otf", "Inter-Bold.otf"])
def test_the_fonts_are_there(name: str) -> None:
    assert _file(name).media_type == "font/otf"


def test_a_file_says_what_it_is() -> None:
    assert _file("explorer.js").media_type == "text/javascript; charset=utf-8"
    assert _file("explorer.css").media_type == "text/css; charset=utf-8"


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../page.py", "/etc/passwd", ".npmrc", "page.py", "a\\..\\b", "nothing.js"]
)
def test_nothing_else_is_served(name: str) -> None:
    assert static_file(name) is None


def test_the_policy_allows_nothing_inline_and_nothing_foreign() -> None:
    rules = dict(rule.split(" ", 1) for rule in CONTENT_SECURITY_POLICY.split("; "))

    assert rules["default-src"] == "'none'"
    assert {rules[name] for name in ("script-src", "style-src", "font-src", "connect-src")} == {"'self'"}
    assert "unsafe" not in CONTENT_SECURITY_POLICY


@pytest.mark.parametrize("name", ["explorer", "graphiql"])
def test_no_bundle_carries_fonts_or_names_a_foreign_file_to_load(name: str) -> None:
    style = _file(f"{name}.css").content.decode()

    assert re.findall(r"url\((?!\"?data:image/|\"?Inter-)[^)]*\)", style) == []
