"""Whether a policy is kept: the answer, a line a rule, and under it what breaks it and what cannot be told."""

from collections.abc import Iterable

from api.cli.terminal import say
from graph.analyses.findings import Reason
from graph.analyses.policy import PolicyFinding, PolicyReport, RuleReport, Verdict

_STYLES = {Verdict.BROKEN: "bold red", Verdict.UNKNOWN: "yellow", Verdict.KEPT: "green"}


def show_policy(report: PolicyReport) -> None:
    """Print every rule, in the order of the policy."""
    say(f"{report.title}: {report.answer}" if report.title else report.answer, "bold")
    for rule in report.rules:
        _show_rule(rule)


def _show_rule(rule: RuleReport) -> None:
    say()
    say(f"{rule.number}. {rule.text}", _STYLES[rule.verdict])
    if rule.why and rule.verdict is not Verdict.KEPT:
        say(f"  {rule.why}")
    for verdict in (Verdict.BROKEN, Verdict.UNKNOWN):
        _show_findings(verdict, (each for each in rule.findings if each.verdict is verdict))


def _show_findings(verdict: Verdict, findings: Iterable[PolicyFinding]) -> None:
    for each in findings:
        say(f"  {verdict.name.lower()}: {each.text}")
        for quote in dict.fromkeys(quote for reason in each.reasons for quote in _quotes(reason)):
            say(f"    {quote}")


def _quotes(reason: Reason) -> Iterable[str]:
    return (f"“{' '.join(each.quote.split())}”" for each in reason.evidence if each.quote)
