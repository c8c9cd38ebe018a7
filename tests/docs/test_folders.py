import pytest

from tests.docs.pages import ROOT

FOLDERS = ("graph", "schema", "viz", "seeds", "api", "tests", "scripts", "bench")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_says_what_it_is_on_one_page(folder: str) -> None:
    lines = (ROOT / folder / "README.md").read_text(encoding="utf-8").splitlines()

    assert lines[0] == f"# {folder}"
    assert len(lines) <= 50


def test_every_folder_stands_in_the_readme() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")

    assert all(f"({folder}/README.md)" in page for folder in FOLDERS)


def test_every_page_of_docs_can_be_reached_from_the_readme() -> None:
    reached = (ROOT / "README.md").read_text(encoding="utf-8")

    for page in (ROOT / "docs").glob("*.md"):
        assert f"docs/{page.name}" in reached, f"nothing leads to {page.name}"
