r"""Do we keep what we hold ourselves to?

Definition. A policy is a list of rules with thresholds, written in TOML (``graph.policy``). Each rule is about
subjects, things, posts, registers or mandates, and each of these keeps it, breaks it, or cannot be told: it is *broken*
only where nothing that is uncertain could keep it, *kept* only where nothing could break it. What may or may not hold
on the day is taken both ways, alone and with all else that is uncertain; a date known to the month or year is never
sharpened; where nothing is dated, it is *unknown*.

Computed from coverage, horizon and completeness, again for each way in which what is uncertain can fall, 64 at most:
linear in the relationships of whom the rules are about; for gaps also on the days on which something around them ended.

>>> policy.run(view, text='[[rules]]\nrule = "has-units"').answer                          # doctest: +SKIP
'The only rule, “each has at least 1 unit by mandate or decision”, is broken on 1 December 2017.'

Not to be read as a verdict on anybody: a rule that is broken may be broken on the map only.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from graph.analyses.declare import Analysis, Parameter, Takes, Then
from graph.analyses.policy.checking import Checked, worst
from graph.analyses.policy.confirmations import mandates_confirmed
from graph.analyses.policy.coverages import at_most, has_posts, has_units
from graph.analyses.policy.endings import endings_owned
from graph.analyses.policy.gaps import no_old_gap
from graph.analyses.policy.ground import Ground
from graph.analyses.policy.registers import registers_fresh
from graph.analyses.policy.report import PolicyFinding, PolicyReport, RuleReport, Verdict
from graph.analyses.policy.selection import known_words
from graph.analyses.policy.vacancies import no_vacant_post
from graph.analyses.policy.words import answer, rule_text
from graph.map_view import MapView
from graph.policy import Rule, read_policy
from graph.policy.rules import (
    AtMost,
    EndingsOwned,
    HasPosts,
    HasUnits,
    MandatesConfirmed,
    NoOldGap,
    PostsStoodInFor,
    RegistersFresh,
)

__all__ = ["ANALYSIS", "CHECKS", "PolicyFinding", "PolicyReport", "RuleReport", "Verdict", "run"]

CHECKS: Mapping[type[Rule], Callable[[Ground, Any], Checked]] = MappingProxyType(
    {
        HasUnits: has_units,
        HasPosts: has_posts,
        NoOldGap: no_old_gap,
        EndingsOwned: endings_owned,
        MandatesConfirmed: mandates_confirmed,
        AtMost: at_most,
        RegistersFresh: registers_fresh,
        PostsStoodInFor: no_vacant_post,
    }
)
"""What checks each rule."""


def run(view: MapView, text: str, then: Then | None = None) -> PolicyReport:
    """Whether the policy that *text* is, is kept; *then* fetches what was on record at a moment, where somebody can.

    Raises:
        BadPolicy: It is no policy, or names what is not on the map; every problem is told.
    """
    read = read_policy(text, known_words(view))
    ground = Ground(view, then)
    rules = tuple(_report(number, rule, CHECKS[type(rule)](ground, rule)) for number, rule in enumerate(read.rules, 1))
    count = Counter(each.verdict for each in rules)
    return PolicyReport(
        answer=answer(view, rules),
        title=read.title or None,
        verdict=worst(count),
        broken=count[Verdict.BROKEN],
        unknown=count[Verdict.UNKNOWN],
        kept=count[Verdict.KEPT],
        rules=rules,
    )


def _report(number: int, rule: Rule, checked: Checked) -> RuleReport:
    count = Counter(each.verdict for each in checked.findings)
    verdict = worst(count, checked.idle)
    return RuleReport(
        number=number,
        rule=rule.KEY,
        name=rule.label,
        why=rule.why or None,
        demand=rule.demand,
        verdict=verdict,
        text=rule_text(rule, checked, verdict, count[Verdict.BROKEN], count[Verdict.UNKNOWN]),
        broken=count[Verdict.BROKEN],
        unknown=count[Verdict.UNKNOWN],
        kept=count[Verdict.KEPT],
        findings=checked.findings,
    )


ANALYSIS = Analysis(
    name="policy",
    question="Do we keep what we hold ourselves to?",
    about=(
        "Each rule of a policy with whether it is kept, broken or unknown, and what breaks it; what is uncertain "
        "neither keeps nor breaks a rule."
    ),
    parameters=(
        Parameter(
            "text",
            "The policy: rules with thresholds, in TOML; `sociogram check --template` writes one to begin with.",
            Takes.POLICY,
            required=True,
        ),
    ),
    result=PolicyReport,
    run=run,
    looks_back=True,
)
