import re
from pathlib import Path

import pytest

from tests.docs.pages import PAGES, ROOT, text

LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def anchors(page: str) -> set[str]:
    """The places in a page that a link can point to, named as code hosts do."""
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in HEADING.findall(page)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{link} leads nowhere"
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), f"{link}: there is no such heading"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_names_a_place_on_somebodys_machine(page: Path) -> None:
    said = page.read_text(encoding="utf-8")

    assert not re.search(r"(/home/|/root/|/Users/|C:\\)", said)


def test_the_pins_name_no_host() -> None:
    pins = [path for path in ROOT.glob("tests/**/requirements.txt") if "node_modules" not in path.parts]
    for name in ("requirements.txt", "requirements-dev.txt", *map(str, pins)):
        assert not re.search(r"https?://|--(extra-)?index-url|--find-links", text(name))
