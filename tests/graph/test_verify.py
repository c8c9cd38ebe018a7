from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.attach import attach
from graph.errors import Invalid, NotFound, Unusable
from graph.load import load_folder
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from graph.verify import QuoteState, verify
from tests.folders import SMALL, a_folder

TEXT = SMALL["sources/mandate.txt"]
UNREAD = "subject_type,subject,document,quote,locator\nentity,media,mandate.txt,speaks to the media,first line\n"


@pytest.fixture
def the_map(tmp_path: Path) -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    load_folder(door, a_folder(tmp_path), "me")
    yield door
    door.close()


def without_text(tmp_path: Path, documents: str = "document,about\nmandate.txt,The mandate\n") -> RelationshipMap:
    folder = a_folder(tmp_path, "no-text", evidence=UNREAD, documents=documents)
    (folder / "sources" / "mandate.txt").unlink()
    door = RelationshipMap(open_store("sqlite://"))
    load_folder(door, folder, "me")
    return door


def test_a_quote_at_its_span_is_found(the_map: RelationshipMap) -> None:
    found = verify(the_map.snapshot(), the_map.text)

    assert [(check.state, check.fact) for check in found.checks] == [(QuoteState.FOUND, "found at 17 to 36")]
    assert (found.wrong, found.without_text) == ((), ())


@pytest.mark.parametrize(
    ("text", "state", "fact"),
    [
        (
            f"Preface. {TEXT}",
            QuoteState.ELSEWHERE,
            "not at 17 to 36; found at 26 to 45",
        ),
        ("Other words.", QuoteState.MISSING, "'speaks to the media' is nowhere in the text"),
        (None, QuoteState.NO_TEXT, "the text of the document is not at hand"),
    ],
)
def test_a_quote_that_is_not_there_is_said_to_be_where_it_is(
    the_map: RelationshipMap, text: str | None, state: QuoteState, fact: str
) -> None:
    found = verify(the_map.snapshot(), lambda _: text)

    assert [(check.state, check.fact) for check in found.checks] == [(state, fact)]
    assert [document.key for document in found.without_text] == ([] if text else ["mandate-txt"])


def test_a_text_is_attached_when_everything_about_it_fits(tmp_path: Path) -> None:
    door = without_text(tmp_path)
    file = tmp_path / "mandate.txt"
    file.write_text(TEXT)
    change_set = attach(door, "mandate-txt", file, "me")
    assert change_set is not None
    door.apply(change_set)

    assert door.text("mandate-txt") == TEXT
    assert attach(door, "mandate-txt", file, "me") is None
    assert [check.fact for check in verify(door.snapshot(), door.text).checks] == [
        "no offsets on record; found at 17 to 36"
    ]
    assert load_folder(door, tmp_path / "no-text", "me").revision is None


def test_a_text_that_lacks_a_quote_is_refused(tmp_path: Path) -> None:
    door = without_text(tmp_path)
    file = tmp_path / "other.txt"
    file.write_text("Nothing of the kind.")

    with pytest.raises(Invalid) as raised:
        attach(door, "mandate-txt", file, "me")
    assert [problem.fact for problem in raised.value.problems] == ["'speaks to the media' is nowhere in the text"]


def test_every_way_in_which_a_text_is_another_is_listed(the_map: RelationshipMap, tmp_path: Path) -> None:
    file = tmp_path / "other.txt"
    file.write_text("Nothing of the kind.")

    with pytest.raises(Invalid) as raised:
        attach(the_map, "mandate-txt", file, "me")
    assert [str(problem).partition(", ")[2] for problem in raised.value.problems] == [
        "quote: 'speaks to the media' is nowhere in the text"
    ]


def test_what_cannot_be_attached_is_said(the_map: RelationshipMap, tmp_path: Path) -> None:
    binary = tmp_path / "mandate.pdf"
    binary.write_bytes(b"%PDF\xff\0")

    with pytest.raises(NotFound) as unknown:
        attach(the_map, "mandate-tx", binary, "me")
    with pytest.raises(Unusable) as unusable:
        attach(the_map, "mandate-txt", binary, "me")
    with pytest.raises(Unusable) as missing:
        attach(the_map, "mandate-txt", tmp_path / "gone.txt", "me")

    assert str(unknown.value) == "There is no document 'mandate-tx' on the map. Did you mean 'mandate-txt'?"
    assert str(unusable.value) == f"'{binary}' is no UTF-8 text. Attach the text of the document, saved as UTF-8."
    assert str(missing.value) == f"'{tmp_path}/gone.txt' cannot be read: No such file or directory."
