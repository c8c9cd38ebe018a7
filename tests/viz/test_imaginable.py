import pytest

from graph.scenarios import IMAGININGS, read_changes, write_changes
from viz.imaginable import example, imaginable


def test_every_change_is_told_in_its_order_with_what_it_needs() -> None:
    told = imaginable()

    assert [each["name"] for each in told][:2] == ["vacate-post", "fill-post"]
    assert len(told) == len(IMAGININGS)
    assert told[0]["usage"] == "vacate-post POST [on=...]"
    assert told[0]["needs"] == [{"name": "post", "about": "The key of the post.", "kinds": ["POST"]}]


@pytest.mark.parametrize("change", IMAGININGS, ids=lambda each: each.__name__)
def test_an_example_writes_its_change(change: type) -> None:
    read = read_changes(example(change))

    assert [type(each) for each in read] == [change]
    assert read_changes(write_changes(read)) == read
