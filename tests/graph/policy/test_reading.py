from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import BadPolicy, Problem
from graph.policy import MOST_CHARACTERS, MOST_RULES, RULES, Known, Rule, read_policy
from graph.policy.rules import AtMost, HasPosts, NoOldGap
from graph.policy.template import template

KNOWN = Known(
    rosters=["target-groups", "everything-named"],
    classes=["member-states"],
    registers=["participation"],
    kinds={"state": ["subtype", "generic"], "agreement": ["term"]},
)

TWO_POSTS = """
title = "Our promises"

[[rules]]
rule = "has-posts"
name = "Two posts for each Member State"
why = "One of them is always away."
class = "member-states"
where = { subtype = "country" }
least = 2

[[rules]]
rule = "no-old-gap"
days = 90
"""


def problems(text: str) -> list[str]:
    with pytest.raises(BadPolicy) as refused:
        read_policy(text, KNOWN)
    return [str(each) for each in refused.value.problems]


def test_a_policy_is_its_rules_in_order() -> None:
    policy = read_policy(TWO_POSTS, KNOWN)

    assert policy.title == "Our promises"
    assert policy.rules == (
        HasPosts(
            name="Two posts for each Member State",
            why="One of them is always away.",
            class_="member-states",
            where=(("subtype", "country"),),
            least=2,
        ),
        NoOldGap(days=90),
    )
    assert [each.label for each in policy.rules] == [
        "Two posts for each Member State",
        "no gap is older than 90 days",
    ]


def test_an_empty_text_is_a_policy_without_rules() -> None:
    assert read_policy("", KNOWN).rules == ()


def test_every_problem_is_told_at_once_with_its_line_and_the_nearest_word() -> None:
    text = """\
titel = "Ours"

[[rules]]
rule = "has-post"

[[rules]]
rule = "has-posts"
name = "Two posts"
class = "member-state"
least = "2"
filld = true

[[rules]]
rule = "no-old-gap"
kinds = ["stat", "agreement"]

[[rules]]
rule = "at-most"
roster = "nobody-at-all"
figure = "opn"
"""

    assert problems(text) == [
        "the policy, titel: the setting is not known (did you mean 'title'?)",
        "rule 1, line 4, rule: there is no rule 'has-post' (did you mean 'has-posts'?)",
        "rule 2 “Two posts”, line 9, class: there is no class 'member-state' (did you mean 'member-states'?)",
        "rule 2 “Two posts”, line 10, least: '2' is not a whole number from 0 to 1,000,000",
        "rule 2 “Two posts”, line 11, filld: the rule has-posts has no such setting (did you mean 'filled'?)",
        "rule 3, line 15, kinds: there is no kind 'stat' (did you mean 'state'?)",
        "rule 3, line 13, days: the rule no-old-gap needs it: a whole number of days, from 0 to 36,525",
        "rule 4, line 19, roster: there is no roster 'nobody-at-all' (there are everything-named or target-groups)",
        "rule 4, line 20, figure: there is no figure 'opn' (did you mean 'open'?)",
        "rule 4, line 17, number: no limit is set (set number or percent)",
    ]


def test_what_is_wrong_with_the_settings_of_a_rule_that_is_not_known_is_told_with_it() -> None:
    text = """\
[[rules]]
rule = "has-post"
roster = "target-group"
least = "2"
filld = true
"""

    assert problems(text) == [
        "rule 1, line 2, rule: there is no rule 'has-post' (did you mean 'has-posts'?)",
        "rule 1, line 3, roster: there is no roster 'target-group' (did you mean 'target-groups'?)",
        "rule 1, line 4, least: '2' is not a whole number from 0 to 1,000,000",
        "rule 1, line 5, filld: no rule has such a setting (did you mean 'filled'?)",
    ]


def test_a_number_and_a_share_are_not_both_the_limit() -> None:
    text = '[[rules]]\nrule = "at-most"\nnumber = 3\npercent = 10\nroster = "nobody-at-all"'

    assert problems(text) == [
        "rule 1, line 5, roster: there is no roster 'nobody-at-all' (there are everything-named or target-groups)",
        (
            "rule 1, line 4, percent: a number is set as well, and only one of them can be the limit "
            "(leave one of them out)"
        ),
    ]


def test_the_message_says_that_nothing_was_checked() -> None:
    with pytest.raises(BadPolicy) as refused:
        read_policy('[[rules]]\nrule = "at-most"\n', KNOWN)

    assert str(refused.value) == (
        "1 problem in the policy; nothing was checked.\n"
        "  rule 1, line 1, number: no limit is set (set number or percent)"
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title = ", "the policy: it is not TOML: Invalid value (at end of document)"),
        ("title = 5", "the policy, title: 5 is not a text in quotes"),
        ("rules = 5", "the policy, rules: it is no list of rules (begin each rule with a line [[rules]])"),
        ("[rules]\nrule = 'x'", "the policy, rules: it is no list of rules (begin each rule with a line [[rules]])"),
        ("x" * (MOST_CHARACTERS + 1), "the policy: it has 65,537 characters; at most 65,536 are read"),
        ("[[rules]]\n" * (MOST_RULES + 1), "the policy, rules: it has 101 rules; at most 100 are checked"),
    ],
)
def test_what_is_no_policy_at_all(text: str, problem: str) -> None:
    assert problems(text) == [problem]


@pytest.mark.parametrize("text", ["a = " + "[" * 20_000, "a = " + "9" * 10_000, "[" + "a." * 20_000 + "b]"])
def test_a_policy_that_is_hard_to_read_is_refused_in_words(text: str) -> None:
    assert problems(text)[0].startswith("the policy")


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("least = true", "true is not a whole number from 0 to 1,000,000"),
        ("least = -1", "-1 is not a whole number from 0 to 1,000,000"),
        ("least = 2.0", "2.0 is not a whole number from 0 to 1,000,000"),
        ("filled = 1", "1 is not true or false, without quotes"),
        ("kinds = []", "[] is not a list of kinds, each in quotes"),
        ("kinds = 'state'", "'state' is not a list of kinds, each in quotes"),
        ("where = 'x'", "'x' is not a table of properties, such as { subtype = \"country\" }"),
        ("where = { subtipe = 'x' }", "there is no property 'subtipe' (did you mean 'subtype'?)"),
        ("where = { subtype = 1.5 }", "subtype: 1.5 is no text, whole number, true or false"),
        ("name = ['x']", "['x'] is not a text in quotes"),
    ],
)
def test_a_setting_says_how_it_is_written(line: str, fact: str) -> None:
    (problem,) = problems(f'[[rules]]\nrule = "has-posts"\n{line}\n')

    assert problem == f"rule 1, line 3, {line.split(' ')[0]}: {fact}"


def test_no_line_is_told_where_it_cannot_be() -> None:
    assert problems('rules = [{ rule = "at-most" }]') == ["rule 1, number: no limit is set (set number or percent)"]
    inside = 'title = """\n[[rules]]\n"""\n[[rules]]\nrule = "at-most"\n'
    assert problems(inside) == ["rule 1, number: no limit is set (set number or percent)"]


def test_a_map_that_knows_no_class_says_so() -> None:
    with pytest.raises(BadPolicy) as refused:
        read_policy('[[rules]]\nrule = "has-units"\nclass = "member-states"', Known())

    assert str(refused.value).endswith("class: there is no class 'member-states', nor any other")


def test_lines_in_a_name_are_read_as_one() -> None:
    policy = read_policy('title = """a\nb"""\n[[rules]]\nrule = "at-most"\nnumber = 1\nname = "a\\n  b"', KNOWN)

    assert (policy.title, policy.rules) == ("a b", (AtMost(name="a b", number=1),))


def test_the_template_is_a_policy_with_every_rule() -> None:
    assert tuple(map(type, read_policy(template(), KNOWN).rules)) == RULES


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_and_setting_says_what_it_means(rule: Any) -> None:
    assert rule.ABOUT.endswith(".")
    for declared in rule.settings().values():
        assert declared.setting.about.endswith(".")
        assert declared.setting.about in template()


@given(st.text(max_size=200) | st.lists(st.sampled_from(template().splitlines(keepends=True))).map("".join))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    told: tuple[Problem, ...] = ()
    rules: tuple[Rule, ...] = ()
    try:
        rules = read_policy(text, KNOWN).rules
    except BadPolicy as refused:
        told = refused.problems

    assert all(each.fact and each.place for each in told)
    assert len(rules) <= MOST_RULES
