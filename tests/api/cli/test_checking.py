from pathlib import Path

import pytest

from graph.policy import MOST_CHARACTERS
from tests.api.cli.running import Terminal

BROKEN = '[[rules]]\nrule = "has-units"\nname = "A unit for each"\nwhy = "They ask for one."\n'
KEPT = '[[rules]]\nrule = "at-most"\nnumber = 6\n'
UNKNOWN = '[[rules]]\nrule = "no-vacant-post"\n'


def written(folder: Path, *rules: str) -> str:
    file = folder / "policy.toml"
    file.write_text("".join(rules), encoding="utf-8")
    return str(file)


def test_a_policy_that_is_broken_leaves_with_1_and_lists_what_breaks_it(terminal: Terminal, tmp_path: Path) -> None:
    answer = terminal.run("check", "--policy", written(tmp_path, 'title = "Ours"\n', BROKEN, KEPT))

    lines = answer.out.splitlines()
    assert answer.code == 1
    assert lines[0] == "Ours: Of 2 rules, 1 is broken and 1 is kept on 1 December 2017. Broken: “A unit for each”."
    assert lines[2:5] == [
        "1. A unit for each: broken by 15 of 17 (Target groups of the International Relations Sector).",
        "  They ask for one.",
        "  broken: Artistic community has no unit. Only a body as a whole names it: International Relations Sector.",
    ]
    assert lines[5] == "    “the artistic community”"
    assert lines[-1] == (
        "2. At most 6 are open: kept; of 17 (Target groups of the International Relations Sector), 6 are open."
    )


@pytest.mark.parametrize(
    ("rules", "words", "code"),
    [
        ((KEPT,), (), 0),
        ((KEPT,), ("--strict",), 0),
        ((UNKNOWN, KEPT), (), 0),
        ((UNKNOWN, KEPT), ("--strict",), 1),
        ((), ("--strict",), 3),
        ((BROKEN, UNKNOWN), (), 1),
        ((BROKEN,), ("--json",), 1),
        ((UNKNOWN,), ("--json",), 0),
        ((UNKNOWN,), ("--json", "--strict"), 1),
    ],
)
def test_the_exit_code_tells_what_came_out(
    terminal: Terminal, tmp_path: Path, rules: tuple[str, ...], words: tuple[str, ...], code: int
) -> None:
    assert terminal.run("check", "--policy", written(tmp_path, *rules), *words).code == code


def test_json_has_the_shape_of_the_graphql_field_and_ask_gives_the_same(terminal: Terminal, tmp_path: Path) -> None:
    file = written(tmp_path, BROKEN)

    checked, asked = terminal.run("check", "--policy", file, "--json"), terminal.run("ask", "policy", file, "--json")

    assert checked.json == asked.json
    assert (checked.code, asked.code) == (1, 0)
    (rule,) = checked.json["rules"]
    assert (rule["broken"], rule["findings"]["totalCount"], len(rule["findings"]["edges"])) == (15, 17, 17)


def test_lenses_are_laid_over_the_map_before_it_is_checked(terminal: Terminal, tmp_path: Path) -> None:
    file = written(tmp_path, BROKEN)

    stated = terminal.run("check", "--policy", file, "--stated-only").out
    later = terminal.run("check", "--policy", file, "--as-of", "2018-02-01").out

    assert "broken by 16 of 17" in stated
    assert "on 1 February 2018" in later
    before = terminal.run("check", "--policy", file, "--recorded-as-of", "2000-01-01")
    assert "nobody of Everything named is on record" in before.out


def test_every_problem_of_a_policy_is_told_and_nothing_is_checked(terminal: Terminal, tmp_path: Path) -> None:
    file = written(tmp_path, BROKEN, '[[rules]]\nrule = "has-posts"\nroster = "target-group"\nleast = "two"\n')

    answer = terminal.run("check", "--policy", file, "--json")

    assert answer.code == 3
    assert answer.err == (
        f"2 problems in the policy {file!r}; nothing was checked.\n"
        "  rule 2, line 7, roster: there is no roster 'target-group' (did you mean 'target-groups'?)\n"
        "  rule 2, line 8, least: 'two' is not a whole number from 0 to 1,000,000\n"
    )
    assert [each["field"] for each in answer.json["problems"]] == ["roster", "least"]


def test_a_file_that_has_lost_its_rules_is_refused_with_what_they_may_have_become(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = written(tmp_path, 'title = "Ours"\n')
    assert terminal.run("check", "--policy", file).err == (
        f"1 problem in the policy {file!r}; nothing was checked.\n"
        "  the policy: it has no rules "
        "(a file that lost its rules would pass for ever; write one: sociogram check --template)\n"
    )

    misspelt = written(tmp_path, '[[rule]]\nrule = "has-units"\n')
    assert terminal.run("check", "--policy", misspelt).err == (
        f"1 problem in the policy {misspelt!r}; nothing was checked.\n"
        "  the policy, rule: the setting is not known (did you mean 'rules'?)\n"
    )


def test_a_file_that_is_no_policy_is_refused_in_words(terminal: Terminal, tmp_path: Path) -> None:
    missing = terminal.run("check", "--policy", str(tmp_path / "none.toml"))
    assert missing.code == 3
    assert missing.err == f"The policy {str(tmp_path / 'none.toml')!r} cannot be read: No such file or directory.\n"

    (tmp_path / "latin.toml").write_bytes("# Zürich".encode("latin-1"))
    latin = terminal.run("ask", "policy", str(tmp_path / "latin.toml"))
    assert (latin.code, latin.err) == (
        3,
        f"The policy {str(tmp_path / 'latin.toml')!r} is not text in UTF-8: see byte 3.\n",
    )

    long = terminal.run("check", "--policy", written(tmp_path, "# ü" * 2 * MOST_CHARACTERS))
    assert long.code == 3
    assert "at most 65,536 are read" in long.err


def test_without_a_policy_one_is_asked_for(terminal: Terminal) -> None:
    answer = terminal.run("check")

    assert answer.code == 2
    assert "Say which policy to check, or write one: sociogram check --template." in answer.err


def test_the_template_is_a_policy_that_can_be_checked_as_it_stands(terminal: Terminal, tmp_path: Path) -> None:
    template = terminal.run("check", "--template")
    assert template.code == 0

    answer = terminal.run("check", "--policy", written(tmp_path, template.out), "--json")

    assert len(answer.json["rules"]) == 8


def test_an_empty_map_answers_in_words(empty: Terminal, tmp_path: Path) -> None:
    answer = empty.run("check", "--policy", written(tmp_path, BROKEN), "--store", "sqlite://")

    assert answer.code == 0
    assert answer.out.startswith("The only rule, “A unit for each”, cannot be told on ")


def test_a_gap_is_as_old_as_the_record_knows_where_the_map_says_nothing(empty: Terminal, tmp_path: Path) -> None:
    from tests.api.cli.test_ask import _folder

    folder = _folder(
        tmp_path / "map",
        entities="id,kind,name\njournalists,stakeholder,Journalists\n",
        relationships="type,source,target\n",
        rosters="id,name\nall,All\n",
        roster_members="roster,member\nall,journalists\n",
    )
    assert empty.run("load", folder).code == 0
    file = written(tmp_path, '[[rules]]\nrule = "no-old-gap"\nroster = "all"\ndays = 90\n')

    fresh, in_time = (empty.run("check", "--policy", file, *words) for words in ((), ("--as-of", "2999-01-01")))

    assert "Journalists has no unit, and nothing on record says since when." in fresh.out
    assert "Journalists has no unit, and had none on record on 2 October 2998" in in_time.out
    assert (fresh.code, in_time.code) == (0, 1)


def test_a_policy_without_rules_is_refused_rather_than_kept_for_ever(terminal: Terminal, tmp_path: Path) -> None:
    answer = terminal.run("check", "--policy", written(tmp_path, ""))

    assert answer.code == 3
    assert "it has no rules" in answer.err
