"""The project's pages, their links and the examples in them."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("*/README.md"), *ROOT.glob("docs/**/*.md")])

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"`([\w.]+\.(?:csv|toml))`")


def text(path: str) -> str:
    """The text of a page, by its path in the project."""
    return (ROOT / path).read_text(encoding="utf-8")


def section(page: str, title: str) -> str:
    """The part of a page under the heading *title*, up to the next heading of the same level."""
    found = re.search(rf"^(#+) {re.escape(title)}$\n(.*?)(?=^\1 |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"there is no section {title!r}"
    return found[2]


def blocks(page: str, language: str) -> list[str]:
    """The code blocks of a page in this *language*."""
    return [body for name, body in _FENCE.findall(page) if name == language]


def write_files(page: str, folder: Path) -> None:
    """Write the files that a page shows (a line that names them, then their blocks) into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in _files(page):
        (folder / name).write_text(body, encoding="utf-8")


def _files(page: str) -> Iterator[tuple[str, str]]:
    waiting: list[str] = []
    at = 0
    for fence in _FENCE.finditer(page):
        between = page[at : fence.start()].strip().splitlines()
        if between and between[-1].startswith("`"):
            waiting = _FILE.findall(between[-1])
        if waiting and fence[1] in ("csv", "toml"):
            yield waiting.pop(0), fence[2]
        at = fence.end()
