from enum import Enum
from typing import Any, NewType, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.editing.decisions import AcceptGap
from graph.editing.declare import Edit, declared
from graph.errors import Impossible
from graph.scenarios import IMAGININGS, read_changes, usage, write_changes
from graph.scenarios.given import Scenario
from graph.scenarios.offices import PartGiven, SplitOffice
from graph.scenarios.posts import FillPost
from graph.scenarios.text import LONGEST, MOST_CHANGES

AWKWARD = st.text("ab:,=# \t\"'\\n\n\r\v\f\x1c\x85\u2028\u2029", max_size=12)
WORDS = AWKWARD | st.text(st.characters(codec="utf-8"), max_size=20)
PARTS = st.builds(PartGiven, name=WORDS, takes=st.lists(WORDS, max_size=3).map(tuple))


def values_of(type_: Any) -> st.SearchStrategy[Any]:
    if isinstance(type_, NewType) or type_ is str:
        return WORDS
    if get_origin(type_) is tuple:
        return st.lists(PARTS, min_size=1, max_size=3).map(tuple)
    if isinstance(type_, type) and issubclass(type_, Enum):
        return st.sampled_from(type_)
    return st.one_of(
        [values_of(each) for each in get_args(type_) if isinstance(each, type | NewType) and each is not type(None)]
    )


@st.composite
def changes(draw: st.DrawFn) -> Edit:
    change = draw(st.sampled_from(IMAGININGS))
    said = {
        each.name: draw(values_of(each.type)) for each in declared(change) if each.is_required or draw(st.booleans())
    }
    return change(**said)


@given(st.lists(changes(), min_size=1, max_size=4))
def test_what_is_written_is_read_as_the_same(imagined: list[Edit]) -> None:
    assert read_changes(write_changes(imagined)) == tuple(imagined)


def test_remarks_and_empty_lines_say_nothing() -> None:
    (change,) = read_changes("# what if Ada left\n\n  vacate-post head-of-press on=2018-01-01  # in January\n")

    assert write_changes([change]) == "vacate-post head-of-press on=2018-01-01"


def test_a_number_sign_within_a_word_belongs_to_it() -> None:
    (change,) = read_changes("vacate-post head#2 on=2018-01-01 #2 is the second")

    assert write_changes([change]) == 'vacate-post post="head#2" on=2018-01-01'


def test_what_would_end_a_line_is_written_so_that_a_change_stays_on_its_line() -> None:
    change = AcceptGap(subject="media", until="2018-12-31", reason="Asked.\nAgreed “#1”.\u2028Done\\")

    written = write_changes([change])

    assert written == r'accept-gap media 2018-12-31 reason="Asked.\nAgreed “#1”.\u2028Done\\"'
    assert read_changes(written) == (change,)


def test_quotes_are_read_as_a_shell_reads_them() -> None:
    (change,) = read_changes(r"""fill-post 'head of' name="Ada \"B.\" \\ \x" person=a\ b""")

    assert change == FillPost(post="head of", name='Ada "B." \\ \\x', person="a b")


def test_what_a_part_takes_may_stand_in_quotes() -> None:
    (change,) = read_changes("""split-office press part='"A: B": media, "c, d"' part='C: "D": e' part='"E: f'""")

    assert isinstance(change, SplitOffice)
    assert [(each.name, each.takes) for each in change.parts] == [
        ("A: B", ("media", "c, d")),
        ('C: "D"', ("e",)),
        ('"E', ("f",)),
    ]


def test_everything_wrong_with_a_text_is_told_at_once_with_its_line_and_the_next_step() -> None:
    with pytest.raises(Impossible) as refused:
        read_changes(
            "\n".join(
                (
                    "vacate-pst head",
                    "vacate-post",
                    "vacate-post a b",
                    "vacate-post a when=2017",
                    "vacate-post a on=2017 on=2018",
                    'fill-post "a',
                    "move-responsibility a b role=boss",
                )
            )
        )

    assert [str(each) for each in refused.value.problems] == [
        "line 1: there is no change 'vacate-pst' (nearest: vacate-post, accept-gap, move-responsibility)",
        "line 2: vacate-post needs post (write: vacate-post POST [on=...])",
        "line 3: 'b' is one too many (write: vacate-post POST [on=...])",
        "line 4: vacate-post says nothing of 'when' (it knows: post, on)",
        "line 5: on is said twice (say it once)",
        "line 6: a quote is not closed (close it)",
        ("line 7: 'boss' is no role (write: accountable, responsible, supporting, consulted, informed, deputy)"),
    ]


@pytest.mark.parametrize("text", ["", "   \n", "# a remark"])
def test_a_text_without_a_change_is_no_scenario(text: str) -> None:
    with pytest.raises(Impossible, match="it says no change"):
        read_changes(text)


def test_a_scenario_has_an_end() -> None:
    line = "vacate-post a\n"
    assert len(read_changes(line * MOST_CHANGES)) == MOST_CHANGES
    with pytest.raises(Impossible, match=f"it has {MOST_CHANGES + 1} changes"):
        read_changes(line * (MOST_CHANGES + 1))
    with pytest.raises(Impossible, match="characters"):
        read_changes("#" * (LONGEST + 1))


def test_a_single_word_is_the_key_of_a_kept_scenario_unless_it_is_a_change() -> None:
    assert Scenario.of("reform-2018") == Scenario(key="reform-2018")
    assert Scenario.of("vacate-post a") == Scenario(read_changes("vacate-post a"))
    with pytest.raises(Impossible, match="vacate-post needs post"):
        Scenario.of("vacate-post")


def test_every_change_says_how_it_is_written() -> None:
    assert [usage(each) for each in IMAGININGS[:5]] == [
        "vacate-post POST [on=...]",
        "fill-post POST [person=...] [name=...] [on=...]",
        "dissolve-office OFFICE [on=...]",
        "merge-offices OFFICE INTO [on=...]",
        'split-office OFFICE part="NAME: KEY, KEY" [on=...]',
    ]
