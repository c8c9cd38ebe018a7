from pathlib import Path

from graph.analyses import overlaps
from tests.docs.examples import example
from tests.docs.pages import text

PAGE = "docs/questions/overlaps.md"


def test_the_worked_example_of_overlaps_comes_out_as_the_page_says(tmp_path: Path) -> None:
    found = overlaps.run(example(PAGE, tmp_path / "example"))

    assert found.answer in text(PAGE)
    for row in found.rows:
        assert row.text.removesuffix("; no lead is agreed.") in text(PAGE)
    (possible,) = found.possible
    assert [each.name for each in possible.units] == ["Legal Service", "Press Office", "School Service"]
