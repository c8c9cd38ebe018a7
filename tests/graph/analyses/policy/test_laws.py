"""Laws that hold for every policy on every map."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.analyses import policy
from graph.analyses.policy import RuleReport, Verdict
from graph.map_view import MapView
from graph.ontology.types.engagement import ENGAGES
from graph.policy.template import template
from tests.graph.analyses.test_coverage_laws import DAY, worlds
from tests.maps import World

few = settings(max_examples=25, deadline=None)
ROOM = [Verdict.BROKEN, Verdict.UNKNOWN, Verdict.KEPT]

LOOSER_WHEN_MORE = {"no-old-gap": "days", "mandates-confirmed": "days", "registers-fresh": "days", "at-most": "number"}
LOOSER_WHEN_LESS = {"has-units": "least", "has-posts": "least", "endings-owned": "days"}


def two_up_to(most: int) -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, most), st.integers(0, most))


def check(view: MapView, rule: str, setting: str, value: int) -> RuleReport:
    (found,) = policy.run(view, f'[[rules]]\nrule = "{rule}"\n{setting} = {value}').rules
    return found


def by_thing(found: RuleReport) -> dict[tuple[str, str], int]:
    return {
        (each.about.key, each.relationship.key if each.relationship else ""): ROOM.index(each.verdict)
        for each in found.findings
    }


@pytest.mark.parametrize("rule", [*LOOSER_WHEN_MORE, *LOOSER_WHEN_LESS])
@few
@given(
    world=worlds(),
    values=st.tuples(st.integers(0, 800), st.integers(0, 800)),
    small=st.tuples(st.integers(0, 4), st.integers(0, 4)),
)
def test_a_looser_threshold_never_breaks_more(
    rule: str, world: World, values: tuple[int, int], small: tuple[int, int]
) -> None:
    setting = (LOOSER_WHEN_MORE | LOOSER_WHEN_LESS)[rule]
    low, high = sorted(values if setting == "days" else small)
    strict, loose = (low, high) if rule in LOOSER_WHEN_MORE else (high, low)
    view = world.as_of(DAY)

    strictly, loosely = by_thing(check(view, rule, setting, strict)), by_thing(check(view, rule, setting, loose))

    assert all(verdict >= strictly[thing] for thing, verdict in loosely.items())


@few
@given(world=worlds())
def test_the_figures_add_up_and_the_verdict_is_that_of_the_worst(world: World) -> None:
    report = policy.run(world.as_of(DAY), template())

    assert report.broken + report.unknown + report.kept == len(report.rules)
    assert report.verdict is min((each.verdict for each in report.rules), key=ROOM.index)
    for rule in report.rules:
        assert rule.broken + rule.unknown + rule.kept == len(rule.findings)
        if rule.findings:
            assert rule.verdict is min((each.verdict for each in rule.findings), key=ROOM.index)
            assert [ROOM.index(each.verdict) for each in rule.findings] == sorted(
                ROOM.index(each.verdict) for each in rule.findings
            )


@few
@given(world=worlds())
def test_another_mandate_never_breaks_a_rule_about_units(world: World) -> None:
    before = by_thing(check(world.as_of(DAY), "has-units", "least", 1))
    world.tie("Alpha", ENGAGES, "Press", key="another")
    world.office("Alpha", "team")

    after = by_thing(check(world.as_of(DAY), "has-units", "least", 1))

    assert _never_worse(before, after, ["press", "donors", "friends", "staff"])


def _never_worse(before: dict[tuple[str, str], int], after: dict[tuple[str, str], int], keys: Iterable[str]) -> bool:
    return all(after[key, ""] >= before[key, ""] for key in keys)
