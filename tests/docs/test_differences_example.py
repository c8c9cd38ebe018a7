from datetime import date
from pathlib import Path

from graph.analyses import differences
from tests.docs.examples import example
from tests.docs.pages import text

PAGE = "docs/questions/differences.md"


def test_the_worked_example_of_differences_comes_out_as_the_page_says(tmp_path: Path) -> None:
    view = example(PAGE, tmp_path / "example")
    page = text(PAGE)

    years = differences.run(view, year=2024)
    assert years.answer in page
    for row in years.rows:
        assert row.text in page

    days = differences.run(view, since=date(2023, 6, 1))
    told = [row.text for row in days.rows if not (row.entity and row.entity.kind == "priority")]
    assert len(told) == 3
    for sentence in (*told, *(shift.text for shift in days.shifts)):
        assert sentence in page
    assert len(days.rows) == 3 + 5
