from pathlib import Path

from graph.analyses import settling
from tests.docs.examples import example
from tests.docs.pages import text


def test_the_worked_example_of_settling_comes_out_as_the_page_says(tmp_path: Path) -> None:
    found = settling.run(example("docs/questions/coverage.md", tmp_path / "example"))

    assert found.answer in text("docs/questions/settling.md")
    assert [row.subject.name for row in found.rows] == ["Donors", "Staff", "Friends", "Members", "Press"]
