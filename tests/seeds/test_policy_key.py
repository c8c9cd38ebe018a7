"""What a policy finds on the sample maps, worked out from their rows.

Of the 17 target groups, offices name two: the general public (Communications and Education) and international
organizations (their Office); so three mandates, and nobody has taken a decision. Six groups are named by the Sector as
a whole only. The four focus states stand on a list that is dated to the whole of 2017, and no office names them: on
1 December that is 334 days. Both classes of agreements are in the mandate of an office. The seven priorities of 2017
end with their year, and the Sector as a whole owns them.

On the map of public facts, the 22 Member States of 1 December 2017 are a class that the International Relations Office
has, led by one post.
"""

import time

import pytest

from graph.analyses import policy
from graph.analyses.policy import RuleReport, Verdict
from graph.policy import RULES
from graph.policy.template import template
from tests.seeds.samples import sample

BROKEN, UNKNOWN, KEPT = Verdict.BROKEN, Verdict.UNKNOWN, Verdict.KEPT


def check(rule: str, *settings: str, name: str = "ir-map", **lenses: object) -> RuleReport:
    text = "\n".join(("[[rules]]", f'rule = "{rule}"', *settings))
    (found,) = policy.run(sample(name, **lenses), text).rules
    return found


def counts(found: RuleReport) -> tuple[int, int, int]:
    return found.broken, found.unknown, found.kept


def test_fifteen_target_groups_have_no_unit() -> None:
    found = check("has-units")

    assert counts(found) == (15, 0, 2)
    assert {each.about.key for each in found.findings if each.verdict is KEPT} == {
        "general-public",
        "international-organizations",
    }
    assert counts(check("has-units", "least = 2")) == (16, 0, 1)


def test_only_one_is_left_where_only_what_is_stated_counts() -> None:
    found = check("has-units", stated_only=True)

    assert [each.about.key for each in found.findings if each.verdict is KEPT] == ["international-organizations"]


def test_six_of_seventeen_are_open() -> None:
    assert [check("at-most", f"number = {each}").verdict for each in (5, 6)] == [BROKEN, KEPT]
    assert [check("at-most", f"percent = {each}").verdict for each in (35, 36)] == [BROKEN, KEPT]
    assert check("at-most", 'figure = "not-firm"', "number = 14").verdict is BROKEN


def test_the_focus_states_have_been_waiting_since_the_year_began() -> None:
    roster = 'roster = "focus-states-2017"'

    assert counts(check("no-old-gap", roster, "days = 333")) == (4, 0, 0)
    assert counts(check("no-old-gap", roster, "days = 334")) == (0, 0, 4)


def test_since_when_the_target_groups_have_no_unit_is_unknown() -> None:
    assert counts(check("no-old-gap", "days = 36525")) == (0, 6, 11)


def test_both_agreements_have_an_office_and_the_priorities_only_the_whole_sector() -> None:
    assert counts(check("endings-owned", 'kinds = ["agreement"]', "days = 180")) == (0, 0, 2)
    assert counts(check("endings-owned", "days = 180")) == (7, 0, 2)
    assert counts(check("endings-owned", "days = 180", "body_is_enough = true")) == (0, 0, 9)
    assert counts(check("endings-owned", "days = 29")) == (0, 0, 2)


def test_nobody_has_confirmed_a_mandate() -> None:
    found = check("mandates-confirmed", "days = 36525")

    assert counts(found) == (3, 0, 0)
    quotes = [each.quote for finding in found.findings for reason in finding.reasons for each in reason.evidence]
    assert "The general public – to foster engagement with scientific issues" in quotes


def test_one_post_answers_for_all_member_states() -> None:
    members = ('class = "member-states"', "least = 2")

    assert counts(check("has-posts", *members, name="participation")) == (22, 0, 0)
    assert counts(check("has-posts", members[0], name="participation")) == (0, 0, 22)


def test_the_empty_register_is_unknown_and_the_filled_one_fresh() -> None:
    assert counts(check("registers-fresh", "days = 365")) == (0, 1, 0)
    assert counts(check("registers-fresh", "days = 365", name="participation")) == (0, 0, 1)


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.KEY)
def test_every_rule_is_checked_within_50_ms(rule: object) -> None:
    text = "\n".join(part for part in template().split("\n\n") if f'"{rule.KEY}"' in part)  # type: ignore[attr-defined] # a rule has a key
    sample()

    def seconds() -> float:
        began = time.perf_counter()
        policy.run(sample(), text)
        return time.perf_counter() - began

    assert min(seconds() for _ in range(3)) < 0.05
