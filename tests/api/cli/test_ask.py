import re
from pathlib import Path

import pytest

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

        assert answer.code == 5
        told = [each["fact"] for each in answer.json["problems"]] if answer.out else []
        assert told == ([answer.err.rstrip("\n")] if more else [])
        assert answer.err.startswith("There is no entity 'medai' on the map. Did you mean 'media'")


@pytest.mark.parametrize("more", [(), ("--json",), ("--if", "dissolve-office education-team")])
def test_a_name_as_it_stands_goes_for_its_key(terminal: Terminal, more: tuple[str, ...]) -> None:
    for words, named in (
        (("owners", "media"), ("owners", "MEDIA")),
        (("introductions", "member-states"), ("introductions", "Member  states")),
        (
            ("coverage", "--roster", "target-groups"),
            ("coverage", "--roster", "Target groups of the International Relations Sector"),
        ),
        (("coverage", "--roster", "everything-named"), ("coverage", "--roster", "everything named")),
    ):
        answer = terminal.run("ask", *named, *more)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out == terminal.run("ask", *words, *more).out


def test_of_several_things_called_the_same_the_ones_asked_about_go_first(terminal: Terminal) -> None:
    both = terminal.run("ask", "introductions", "Education")
    assert (both.code, both.out) == (3, "")
    assert both.err == (
        "KEY: 'Education' is the name of education (topic) and education-team (office) "
        "(write the key of the one you mean).\n"
    )
    start = terminal.run("ask", "introductions", "media", "--start", "education", "--json")
    assert start.code == 0, "a key is a key, whatever else has it as a name"
    json = terminal.run("ask", "introductions", "media", "--start", "Education", "--json")
    assert json.json["problems"][0]["place"] == "--start"


def test_what_is_nearest_by_name_is_offered_too_and_where_nothing_is_the_way_to_find_it(terminal: Terminal) -> None:
    subject = terminal.run("ask", "owners", "Artistic comunity")
    assert subject.err == "There is no entity 'Artistic comunity' on the map. Did you mean 'artistic-community'?\n"
    near = terminal.run("show", "Comunications")
    assert near.err == "There is no entity 'Comunications' on the map. Did you mean 'communications-team'?\n"
    nothing = terminal.run("ask", "owners", "qqqq")
    assert nothing.err == "There is no entity 'qqqq' on the map. Find it by name: sociogram search TEXT.\n"


def test_what_is_no_subject_is_said_with_the_subjects_it_is_related_to(terminal: Terminal) -> None:
    asked = terminal.run("ask", "owners", "education-team")

    assert asked.code == 3
    assert "'Education' is of the kind Office; owners can be asked of stakeholders" in asked.err
    assert asked.err.endswith(" and 1 more: ask of one of these).\n")
    assert "it is related to 'decision-makers', 'general-public', 'school-students'" in asked.err


def test_a_word_that_is_no_scenario_is_said_with_how_to_write_a_change(terminal: Terminal) -> None:
    assert terminal.run("ask", "losses", "dissolve").err == (
        "There is no scenario 'dissolve' on the map. To imagine a change, write it out: "
        "dissolve-office OFFICE [on=...].\n"
    )
    assert terminal.run("ask", "coverage", "--if", "medai").err.endswith("vacate-post POST [on=...].\n")


def test_a_day_that_is_none_is_a_usage_error(terminal: Terminal) -> None:
    answer = terminal.run("ask", "coverage", "--as-of", "yesterday")

    assert answer.code == 2
    assert "'yesterday' is no day. Write 2017-12-01." in answer.err


def test_a_number_that_is_none_or_too_large_is_a_usage_error(terminal: Terminal) -> None:
    word = terminal.run("ask", "horizon", "--days", "many")
    large = terminal.run("ask", "horizon", "--days", "100000000000", "--json")

    assert (word.code, large.code) == (2, 2)
    assert "'many' is no whole number." in word.err
    assert "100,000,000,000 is too large. Write 2,147,483,647 or less." in large.err
    assert terminal.run("ask", "horizon", "--days", "2147483647", "--json").json["lastDay"] == "9999-12-31"


def test_an_empty_map_answers_in_words(empty: Terminal) -> None:
    assert empty.run("ask", "coverage", "--store", "sqlite://").out.startswith("The map names nobody yet.")


def test_settling_leads_with_the_answer_and_lists_what_nobody_has_first(terminal: Terminal) -> None:
    lines = terminal.run("ask", "settling", "--since", "2017-01-01").out.splitlines()

    assert lines[0].startswith("On 17 subjects, 29 decisions are waiting: 6 subjects that nobody has")
    assert lines[1] == "Coverage now: 2 firm, 9 hanging, 6 open."
    assert lines[4:8] == [
        "open subject: cern-alumni (a yes moves 1 row towards firm)",
        ("  Who shall have “CERN alumni”? Only a body as a whole names it: International Relations Sector."),
        "    assign: sociogram decide assign-unit cern-alumni UNIT",
        "    accept the gap: sociogram decide accept-gap cern-alumni --until DAY",
    ]
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


def test_differences_are_asked_by_day_by_year_and_by_revision(terminal: Terminal) -> None:
    by_year = terminal.run("ask", "differences", "--year", "2018").out
    assert by_year.startswith("Of 7 priorities of 2017, 4 are not carried on in 2018.")
    assert "“Science Gateway” continues “Initiate the Science Gateway project" in by_year

    by_day = terminal.run("ask", "differences", "--since", "2018-03-01").out
    assert by_day.startswith("Between 1 December 2017 and 1 March 2018, ")

    by_revision = terminal.run("ask", "differences", "--revision", "0", "--json").json
    assert by_revision["answer"].startswith("Between revision 0 and revision 1, ")
    assert by_revision["rows"]["totalCount"] > 600
    by_moment = terminal.run("ask", "differences", "--known", "1990-01-01").out
    assert by_moment.splitlines()[0] == by_revision["answer"]


def test_a_revision_that_never_was_and_two_comparisons_at_once_are_refused_in_words(terminal: Terminal) -> None:
    unknown = terminal.run("ask", "differences", "--revision", "9")
    assert (unknown.code, unknown.err) == (5, "There is no revision '9' on the map. Did you mean '1'?\n")

    both = terminal.run("ask", "differences", "--revision", "0", "--year", "2018")
    assert both.code != 0
    assert both.err.startswith("differences: revision and year each ask for a comparison of their own")


def _folder(path: Path, **files: str) -> str:
    path.mkdir()
    for name, content in files.items():
        (path / f"{name}.csv").write_text(content, encoding="utf-8")
    return str(path)


def test_ownership_by_decision_is_told_with_who_when_and_why(empty: Terminal, tmp_path: Path) -> None:
    folder = _folder(
        tmp_path / "korea",
        entities=(
            "id,kind,name,unit_type,subtype,start,end,decided_by,reason\n"
            "korea,state,Korea,,,,,,\n"
            "desk,office,Korea Desk,team,,,,,\n"
            "head,post,Head of Relations,,,,,,\n"
            "given,decision,Korea to the Desk,,assign,2017-11-01,2027-12-31,head,Nobody had it.\n"
        ),
        relationships="type,source,target,role\nDECIDES,given,korea,about\nDECIDES,given,desk,assigns\n",
    )
    assert empty.run("load", folder).code == 0

    out = empty.run("ask", "owners", "korea", "--as-of", "2018-01-01").out

    assert "decided: taken on 1 November 2017 by Head of Relations, good until 31 December 2027 (given)" in out
    assert "why: Nobody had it." in out
    assert "no dates" not in out
    told = empty.run("ask", "owners", "korea", "--as-of", "2018-01-01", "--json").json["units"][0]["decision"]
    assert (told["by"]["key"], told["why"], told["validity"]["end"]["text"]) == ("head", "Nobody had it.", "2027-12-31")


def test_what_no_sentence_bears_out_is_said_to_be_so(empty: Terminal, tmp_path: Path) -> None:
    folder = _folder(
        tmp_path / "bare",
        entities="id,kind,name,unit_type\nmedia,stakeholder,Media,\npress,office,Press,team\n",
        relationships="type,source,target,role\nENGAGES,press,media,mandated\n",
    )
    assert empty.run("load", folder).code == 0

    out = empty.run("ask", "owners", "media").out

    assert "Press engages Media. No sentence is on record for it." in out
    assert "Something it rests on has no sentence of a document on record" in out


def test_before_anything_was_on_record_it_says_so_and_since_when_something_is(terminal: Terminal) -> None:
    said = r"Nothing was on record on 1 January 2020; the first record of this map is of \d+ [A-Z][a-z]+ \d{4}\.\n"

    for question in ("coverage", "settling"):
        told = terminal.run("ask", question, "--recorded-as-of", "2020-01-01").out
        assert re.fullmatch(said, told)
    assert terminal.run("show", "media", "--recorded-as-of", "2020-01-01").out.startswith("Nothing was on record on 1")
    assert terminal.run("ask", "coverage", "--recorded-as-of", "2999-01-01").out.startswith("6 of 17 have no unit")


def test_an_empty_map_is_told_as_that_whenever_it_is_asked_of(empty: Terminal) -> None:
    told = empty.run("ask", "coverage", "--store", "sqlite://", "--recorded-as-of", "2020-01-01").out

    assert told.startswith("The map names nobody yet.")
