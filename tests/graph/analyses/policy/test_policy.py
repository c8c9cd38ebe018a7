import pytest

from graph.analyses import policy
from graph.analyses.policy import CHECKS, Verdict
from graph.errors import BadPolicy
from graph.ontology.types.engagement import ENGAGES
from graph.policy import RULES
from graph.records import Sensitivity
from tests.maps import World, a_map

HAS_UNITS = '[[rules]]\nrule = "has-units"\n'
TWO = HAS_UNITS + '[[rules]]\nrule = "at-most"\nnumber = 1\nname = "One gap at most"\nwhy = "We are few."\n'


def a_press_office() -> World:
    return a_map(("Press Office", ENGAGES, "Journalists"), roster=["Journalists", "Donors"])


def test_every_rule_is_checked_by_something() -> None:
    assert tuple(CHECKS) == RULES


def test_the_answer_counts_the_rules_and_names_those_that_are_broken() -> None:
    found = policy.run(a_press_office().as_of(), f'title = "Ours"\n{TWO}')

    assert found.answer == (
        "Of 2 rules, 1 is broken and 1 is kept on 1 December 2017. "
        "Broken: “each has at least 1 unit by mandate or decision”."
    )
    assert (found.title, found.verdict, found.broken, found.unknown, found.kept) == ("Ours", Verdict.BROKEN, 1, 0, 1)
    assert [(each.number, each.rule, each.name, each.why) for each in found.rules] == [
        (1, "has-units", "each has at least 1 unit by mandate or decision", None),
        (2, "at-most", "One gap at most", "We are few."),
    ]


@pytest.mark.parametrize(
    ("text", "answer", "verdict"),
    [
        ("", "The policy has no rules, so nothing was checked.", Verdict.UNKNOWN),
        (
            TWO.replace(HAS_UNITS, ""),
            "The only rule, “One gap at most”, is kept on 1 December 2017.",
            Verdict.KEPT,
        ),
        (
            '[[rules]]\nrule = "at-most"\nnumber = 1\n[[rules]]\nrule = "at-most"\nnumber = 2',
            "All 2 rules are kept on 1 December 2017.",
            Verdict.KEPT,
        ),
        (
            '[[rules]]\nrule = "no-vacant-post"\nname = "Posts"',
            "The only rule, “Posts”, cannot be told on 1 December 2017.",
            Verdict.UNKNOWN,
        ),
    ],
)
def test_the_answer_is_true_in_every_case(text: str, answer: str, verdict: Verdict) -> None:
    found = policy.run(a_press_office().as_of(), text)

    assert (found.answer, found.verdict) == (answer, verdict)


def test_an_empty_map_without_a_roster_answers_in_words() -> None:
    found = policy.run(World().as_of(), HAS_UNITS)

    assert found.answer == (
        "The only rule, “each has at least 1 unit by mandate or decision”, cannot be told on 1 December 2017."
    )
    assert found.rules[0].text == (
        "Each has at least 1 unit by mandate or decision: unknown; nobody of Everything named is on record, "
        "so it cannot be told (none on record in the sources loaded)."
    )


def test_more_broken_rules_than_one_reads_are_counted() -> None:
    many = "".join(f'[[rules]]\nrule = "has-units"\nname = "Rule {each}"\n' for each in "ABCDE")

    assert policy.run(a_press_office().as_of(), many).answer == (
        "Of 5 rules, 5 are broken on 1 December 2017. Broken: “Rule A”, “Rule B”, “Rule C” and 2 more."
    )


def test_a_policy_may_only_name_what_the_viewer_may_see() -> None:
    world = a_press_office()
    secret = world.add("Secret club", "state", subtype="class-of-states")
    text = f'{HAS_UNITS}class = "secret-club"'
    assert (
        policy.run(world.as_of(), text)
        .rules[0]
        .text.endswith(
            "nobody of Secret club is on record, so it cannot be told (none on record in the sources loaded)."
        )
    )

    world.entities[secret.key] = type(secret)(
        key=secret.key, kind=secret.kind, name=secret.name, sensitivity=Sensitivity.CONFIDENTIAL, version=1
    )

    with pytest.raises(BadPolicy, match="there is no class 'secret-club', nor any other"):
        policy.run(world.as_of(ceiling=Sensitivity.INTERNAL), text)


def test_what_is_inferred_keeps_no_rule_where_only_what_is_stated_counts() -> None:
    from graph.records import Basis

    world = a_map(roster=["Journalists"])
    world.tie("Press Office", ENGAGES, "Journalists", basis=Basis.ORDER)

    assert policy.run(world.as_of(), HAS_UNITS).verdict is Verdict.KEPT
    assert policy.run(world.as_of(stated_only=True), HAS_UNITS).verdict is Verdict.BROKEN
