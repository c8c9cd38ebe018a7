from pathlib import Path

from graph.analyses import alignment
from graph.analyses.alignment import TouchState
from tests.docs.examples import example
from tests.docs.pages import text

PAGE = "docs/questions/alignment.md"


def test_the_worked_example_of_alignment_comes_out_as_the_page_says(tmp_path: Path) -> None:
    found = alignment.run(example(PAGE, tmp_path / "example"))

    assert found.answer in text(PAGE)
    campaign, reunion, roof = found.priorities
    assert [(each.goal.name, each.from_priority, each.from_goal) for each in campaign.touches] == [
        ("Be known", 2, 1),
        ("Be funded by those who know us", 2, 1),
    ]
    assert [(each.goal.name, each.decided) for each in reunion.touches] == [("Keep in touch", False)]
    assert roof.state is TouchState.TOUCHES_NONE
