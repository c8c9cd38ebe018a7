from graph.analyses import ANALYSES
from tests.api.cli.running import Terminal


def test_every_question_is_a_command_with_its_question_and_examples(empty: Terminal) -> None:
    for analysis in ANALYSES:
        help_ = empty.run("ask", analysis.name, "--help")

        assert help_.code == 0
        assert analysis.question in help_.out
        assert f"sociogram ask {analysis.name}" in help_.out


def test_coverage_leads_with_headline_and_figures_and_lists_open_subjects_first(terminal: Terminal) -> None:
    lines = terminal.run("ask", "coverage").out.splitlines()

    assert lines[0].startswith("6 of 17 have no unit")
    assert lines[1] == (
        "2 firm, 9 hang on 10 decisions, 6 open, of 17 subjects (13 items as written); 0 confirmed by a person"
    )
    rows = [line.split()[0] for line in lines if line.split()[:1] and line.split()[0] in ("open", "hangs", "firm")]
    assert rows[:17] == ["open"] * 6 + ["hangs"] * 9 + ["firm"] * 2


def test_coverage_in_json_has_the_shape_of_the_graphql_field_and_every_row(terminal: Terminal) -> None:
    found = terminal.run("ask", "coverage", "--json").json

    assert (found["firm"], found["hangs"], found["open"], found["size"]) == (2, 9, 6, 17)
    assert found["rows"]["totalCount"] == len(found["rows"]["edges"]) == 17
    assert found["rows"]["edges"][0]["node"]["subject"]["kind"] == "STAKEHOLDER"


def test_owners_names_the_unit_its_post_and_the_sentence(terminal: Terminal) -> None:
    out = terminal.run("ask", "owners", "school-teachers").out

    assert out.startswith("Education has School teachers, by mandate")
    assert "posts: Head of Education" in out
    assert "“School teachers - to deepen knowledge of modern physics”" in out


def test_nobody_is_an_answer_too(terminal: Terminal) -> None:
    answer = terminal.run("ask", "owners", "media")

    assert answer.code == 0
    assert answer.out.startswith("Nobody on record has Media.")


def test_another_roster_and_another_day_are_asked_for_by_option(terminal: Terminal) -> None:
    found = terminal.run("ask", "coverage", "--roster", "focus-states-2017", "--as-of", "2017-06-01", "--json").json

    assert (found["roster"]["key"], found["size"]) == ("focus-states-2017", 4)


def test_a_key_that_names_nothing_is_said_in_words_with_the_nearest(terminal: Terminal) -> None:
    for more in ((), ("--json",)):
        answer = terminal.run("ask", "owners", "medai", *more)

        assert (answer.code, answer.out) == (5, "")
        assert answer.err.startswith("There is no entity 'medai' on the map. Did you mean 'media'")


def test_a_day_that_is_none_is_a_usage_error(terminal: Terminal) -> None:
    answer = terminal.run("ask", "coverage", "--as-of", "yesterday")

    assert answer.code == 2
    assert "'yesterday' is no day. Write 2017-12-01." in answer.err


def test_an_empty_map_answers_in_words(empty: Terminal) -> None:
    assert empty.run("ask", "coverage", "--store", "sqlite://").out.startswith("The map names nobody yet.")


def test_settling_leads_with_the_answer_and_lists_what_nobody_has_first(terminal: Terminal) -> None:
    lines = terminal.run("ask", "settling", "--since", "2017-01-01").out.splitlines()

    assert lines[0].startswith("On 17 subjects, 29 decisions are waiting: 6 subjects that nobody has")
    assert lines[1] == "Coverage now: 2 firm, 9 hanging, 6 open."
    assert lines[5].startswith("open subject ")
    assert "Who shall have “CERN alumni”? Only a body as a whole names it" in lines[5]
    assert lines[-1] == "  No decision is on record."


def test_overlaps_puts_the_sentences_under_each_other(terminal: Terminal) -> None:
    lines = terminal.run("ask", "overlaps").out.splitlines()

    assert lines[2] == "Communications and Education have General public, for different purposes; no lead is agreed."
    assert [line.split(",")[0] for line in lines[3:5]] == [
        "  Communications engages General public",
        "  Education engages General public",
    ]
    assert "would hold the same subject." in lines[-1]


def test_alignment_lists_goals_without_a_unit_first_and_then_priorities(terminal: Terminal) -> None:
    lines = terminal.run("ask", "alignment", "--year", "2017").out.splitlines()

    assert lines[0].startswith("Of 24 goals, 2 have a unit for every subject they name")
    assert lines[3].startswith("nobody ")
    assert lines[3].endswith("nobody has “Host State authorities”.")
    assert sum(" 2017 " in line for line in lines) == 7
    assert not any(" 2018 " in line for line in lines)
