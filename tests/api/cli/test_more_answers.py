"""The forms of answers on a terminal, on the sample map."""

import re
from pathlib import Path

import pytest

from tests.api.cli.running import Terminal
from tests.docs.pages import text, write_files


def test_horizon_lists_what_is_due_with_who_is_on_it_and_what_is_unknown(terminal: Terminal) -> None:
    lines = terminal.run("ask", "horizon", "--days", "60").out.splitlines()

    assert lines[0].startswith("7 things end by 30 January 2018")
    due = [line for line in lines if line.startswith("2017-12-31")]
    assert len(due) == 7
    assert all("International Relations Sector (as a whole)" in line for line in due)
    assert "Unknown (2)" in lines
    assert any(line.startswith("  neither an end nor a term is on record: Cooperation agreements") for line in lines)


def test_horizon_marks_what_is_assumed(empty: Terminal, tmp_path: Path) -> None:
    write_files(text("docs/questions/horizon.md"), tmp_path / "example")
    empty.run("load", str(tmp_path / "example"))

    out = empty.run("ask", "horizon").out

    assert "Assumed, and not on record" in out
    assert "  Charter with Chile: It is assumed to have been renewed explicitly every 5 years" in out
    assert "  Journalists: from named to none" in out
    assert "notice by 2018-02-28" in out
    assert "1 thing goes on unless notice is given in time: Pact with Norway." in out


def test_completeness_shows_a_line_for_each_party_and_who_is_missing(terminal: Terminal) -> None:
    out = terminal.run("ask", "completeness", "--roster", "register-parties").out

    assert out.startswith("Record of participation in the CERN programme has nobody on record")
    assert "kept by International Relations Office" in out
    assert "Expected and not on record (4): Collaborating institutes" in out


def test_mandates_lists_differences_by_kind_with_their_quotes(terminal: Terminal) -> None:
    out = terminal.run("ask", "mandates").out

    assert out.startswith("Of 23 duties 14 reach no subject")
    assert "A mandate names a subject that none of the unit's duties concerns." in out
    assert "    “It serves a coordination role”" in out


def test_introductions_tells_each_way_step_by_step(terminal: Terminal) -> None:
    out = terminal.run("ask", "introductions", "member-states", "--most", "2").out

    assert "International Relations Office, 1 step; no person on record" in out
    assert "Director-General, 2 steps; no person on record" in out


def test_introductions_tells_what_is_no_contact(terminal: Terminal) -> None:
    out = terminal.run("ask", "introductions", "media").out

    assert out.startswith("Nobody on record can bring us to Media")
    assert "On record instead" in out


def test_concentration_shows_units_posts_and_what_holds_them_together(terminal: Terminal) -> None:
    out = terminal.run("ask", "concentration", "--roster", "everything-named").out

    assert "19 hang on one alone" in out.splitlines()[0]
    assert "Head of Communications" in out
    assert "Without one of these, the network of subjects, units and posts falls apart" in out


HEADINGS = {
    "alignment": ("a unit for  subjects with one  goal", "touches a goal  year  priority"),
    "centrality": ("thing  kind  shortest ways over it  neighbours  visits on a walk along the ties",),
    "communities": (
        "group around  things  ties inside  ties to others  stay together  offices, posts and persons",
        "office  in the group around  ties inside  ties to others  other groups, with its ties there",
    ),
    "completeness": (
        (
            "party or class  on record  without dates  from one source only  at second hand only  contradicted  "
            "days since the oldest was confirmed"
        ),
    ),
    "concentration": (
        "unit  has alone  shares  what it has alone",
        "post  answers alone for  held by  who stands in  what it alone answers for",
        "without  falls into  subjects cut off",
    ),
    "coverage": ("coverage  subject  how  held by  why",),
    "horizon": ("due  who is on it  what",),
}


@pytest.mark.parametrize("question", HEADINGS)
def test_tables_are_headed_by_what_stands_under_them(terminal: Terminal, question: str) -> None:
    lines = [re.sub(r" {2,}", "  ", line) for line in terminal.run("ask", question).out.splitlines()]

    assert set(HEADINGS[question]) <= set(lines)


def test_centrality_says_whether_it_is_exact_or_told_from_pairs(terminal: Terminal) -> None:
    exact = terminal.run("ask", "centrality", "--most", "1").out.splitlines()
    sampled = terminal.run("ask", "centrality", "--most", "1", "--pairs", "50").out.splitlines()

    assert exact[1].endswith("all hang together; exact")
    assert sampled[1].endswith("estimated from 50 pairs, with the band of 95 in 100")
    assert exact[-1].startswith("International Relations Sector  office  70.7 %")


def test_communities_shows_groups_and_offices_that_straddle_them(terminal: Terminal) -> None:
    out = terminal.run("ask", "communities").out

    assert "things fall into" in out.splitlines()[0]
    assert "of tied pairs stay together in other draws" in out
    assert any(line.startswith("Stakeholder Relations Office") for line in out.splitlines())


def test_every_question_answers_an_empty_map_in_words(empty: Terminal) -> None:
    answers = {
        "horizon": "Nothing on record is sure to end or to need renewal by",
        "completeness": "No register is on record",
        "mandates": "No mandate and no post is on record",
        "concentration": "Everything named lists nobody",
        "centrality": "Nothing is tied to anything on that day",
        "communities": "Nothing is tied to anything on that day",
    }

    for name, words in answers.items():
        answer = empty.run("ask", name, "--store", "sqlite://")
        assert (answer.code, answer.out.startswith(words)) == (0, True), name
        assert empty.run("ask", name, "--store", "sqlite://", "--json").json["answer"].startswith(words)
