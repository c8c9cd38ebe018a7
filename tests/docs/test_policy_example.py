import re
from pathlib import Path

from graph.analyses import policy
from graph.policy import RULES
from tests.docs.examples import example
from tests.docs.pages import blocks, section, text
from tests.seeds.samples import sample

QUESTION, PAGE = "docs/questions/policy.md", "docs/policy.md"


def test_the_worked_example_of_policies_comes_out_as_the_page_says(tmp_path: Path) -> None:
    view = example(QUESTION, tmp_path / "example")

    found = policy.run(view, (tmp_path / "example/policy.toml").read_text(encoding="utf-8"))

    assert [(each.broken, each.unknown, each.kept) for each in found.rules] == [(1, 1, 2), (1, 1, 0), (0, 1, 0)]
    gaps, endings, posts = (
        {each.about.name: (each.verdict.name, each.text) for each in rule.findings} for rule in found.rules
    )
    assert {name: verdict for name, (verdict, _) in gaps.items()} == {
        "Donors": "BROKEN",
        "Staff": "UNKNOWN",
        "Friends": "KEPT",
        "Journalists": "KEPT",
    }
    assert "no unit since 1 July 2017, 153 days" in gaps["Donors"][1]
    assert "1 November 2017, 30 days" in gaps["Friends"][1]
    assert endings["Pact with Norway"][0] == "BROKEN"
    assert endings["Charter with Chile"][0] == "UNKNOWN"
    assert posts["Head of Press"] == ("UNKNOWN", "Ada holds Head of Press; nobody stands in.")
    assert found.answer.startswith("Of 3 rules, 2 are broken and 1 cannot be told")
    assert "Of 3 rules, 2 are broken and 1 cannot be told." in text(QUESTION)


def test_the_policy_of_the_page_comes_out_on_the_sample_map_as_the_page_says() -> None:
    ours, two_posts = blocks(text(PAGE), "toml")

    found = policy.run(sample(), ours)

    assert f"> {found.title}: {found.answer}\n" in text(PAGE)
    assert policy.run(sample(), two_posts).rules[0].name == "Each Member State has two named posts"


def test_the_page_tells_the_limits_of_a_policy() -> None:
    assert f"at most {policy_limits()}" in text(PAGE)


def policy_limits() -> str:
    from graph.policy import MOST_CHARACTERS, MOST_RULES

    return f"{MOST_CHARACTERS:,} characters and {MOST_RULES} rules"


def test_every_rule_stands_in_the_reference() -> None:
    page = text("docs/reference/policy.md")

    for rule in RULES:
        own = section(page, rule.KEY)
        assert rule.ABOUT in own
        for name in set(rule.settings()) - {"name", "why", "roster", "class", "kinds", "where"}:
            assert re.search(rf"^\| `{name}` \|", own, re.MULTILINE)
