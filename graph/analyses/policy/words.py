"""Whether a policy and each of its rules are kept, in sentences."""

from collections.abc import Sequence

from graph.analyses.policy.checking import Checked
from graph.analyses.policy.report import RuleReport, Verdict
from graph.analyses.sentences import listed
from graph.map_view import MapView
from graph.policy import Rule
from graph.when import day as on_day

_NAMED = 3
"""How many rules the answer names before it counts the rest."""
_VERB = {Verdict.BROKEN: "broken", Verdict.UNKNOWN: "unknown", Verdict.KEPT: "kept"}


def rule_text(rule: Rule, checked: Checked, verdict: Verdict, broken: int, unknown: int) -> str:
    """Whether one rule is kept: what it is called, and how many break it of how many."""
    label = rule.label[:1].upper() + rule.label[1:]
    if not checked.findings:
        return f"{label}: {_VERB[verdict]}; {checked.nothing}."
    if checked.says:
        return f"{label}: {_VERB[verdict]}; {checked.says}."
    of = f"{len(checked.findings):,} ({checked.whom})"
    if verdict is Verdict.KEPT:
        all_of = {1: f"the only one ({checked.whom})", 2: f"both ({checked.whom})"}
        whom = all_of.get(len(checked.findings), f"all {of}")
        return f"{label}: kept by {whom}."
    if verdict is Verdict.UNKNOWN:
        return f"{label}: unknown for {unknown:,} of {of}, broken by none for certain."
    return f"{label}: broken by {broken:,} of {of}{f', unknown for {unknown:,}' if unknown else ''}."


def answer(view: MapView, rules: Sequence[RuleReport]) -> str:
    """The answer in two or three sentences."""
    day = on_day(view.as_of)
    if not rules:
        return "The policy has no rules, so nothing was checked."
    if len(rules) == 1:
        return f"The only rule, “{rules[0].name}”, {_is(rules[0].verdict)} on {day}."
    of = {each: [rule for rule in rules if rule.verdict is each] for each in Verdict}
    if len(of[Verdict.KEPT]) == len(rules):
        return f"All {len(rules)} rules are kept on {day}."
    counts = [
        f"{len(of[verdict])} {word if len(of[verdict]) != 1 else one}"
        for verdict, one, word in (
            (Verdict.BROKEN, "is broken", "are broken"),
            (Verdict.UNKNOWN, "cannot be told", "cannot be told"),
            (Verdict.KEPT, "is kept", "are kept"),
        )
        if of[verdict]
    ]
    said = [f"Of {len(rules)} rules, {listed(counts)} on {day}."]
    said += [
        f"{word}: {_named(of[verdict])}."
        for verdict, word in ((Verdict.BROKEN, "Broken"), (Verdict.UNKNOWN, "Unknown"))
        if of[verdict]
    ]
    return " ".join(said)


def _is(verdict: Verdict) -> str:
    return "cannot be told" if verdict is Verdict.UNKNOWN else f"is {_VERB[verdict]}"


def _named(rules: Sequence[RuleReport]) -> str:
    names = [f"“{each.name}”" for each in rules]
    more = len(names) - _NAMED
    return listed([*names[:_NAMED], f"{more} more"] if more > 0 else names)
