"""The rule about registers: how long ago each entry was confirmed."""

from collections import Counter

from graph.analyses.completeness import Fact, FactFlag, RegisterState
from graph.analyses.completeness import run as look_at_registers
from graph.analyses.findings import Reason
from graph.analyses.policy.ages import Days
from graph.analyses.policy.checking import Checked, finding, ordered, told, worst
from graph.analyses.policy.ground import Ground
from graph.analyses.policy.report import PolicyFinding, Verdict
from graph.analyses.sentences import counted, listed, reason
from graph.policy.rules import RegistersFresh
from graph.when import FuzzyDate, Truth


def registers_fresh(ground: Ground, rule: RegistersFresh) -> Checked:
    """Every entry of every register was confirmed within so many days."""
    found = look_at_registers(ground.view, rule.register)
    findings = ordered(_finding(ground, rule.days, each) for each in found.registers)
    return Checked("registers", findings, f"no register is on record, so it cannot be told ({ground.view.absence})")


def _finding(ground: Ground, most: int, state: RegisterState) -> PolicyFinding:
    facts = {fact.relationship.key: fact for party in state.parties for fact in party.facts}
    judged = [(_judged(ground, most, fact), fact) for fact in facts.values()]
    name = state.register.name
    if not judged:
        text = f"{name} has no entry on record, so whether it is fresh is unknown."
        return finding(Verdict.UNKNOWN, state.register, told(text))
    count = Counter(verdict for verdict, _ in judged)
    text = f"Of {counted(len(judged), 'entry', 'entries')} of {name}, {listed(_counts(count, most))}."
    stale = [fact for verdict, fact in judged if verdict is Verdict.BROKEN]
    stale += [fact for verdict, fact in judged if verdict is Verdict.UNKNOWN]
    reasons = [_reason(ground, fact) for fact in stale]
    verdict = worst(count)
    if ground.view.exists(state.register) is Truth.MAYBE or all(FactFlag.MAY_HOLD in fact.flags for _, fact in judged):
        verdict = Verdict.UNKNOWN
    return finding(verdict, state.register, told(text, reasons))


def _counts(count: Counter[Verdict], most: int) -> list[str]:
    days = counted(most, "day", "days")
    said = {
        Verdict.BROKEN: f"{count[Verdict.BROKEN]:,} {_were(count[Verdict.BROKEN])} not confirmed within {days}",
        Verdict.UNKNOWN: f"for {count[Verdict.UNKNOWN]:,} it cannot be told",
        Verdict.KEPT: f"{count[Verdict.KEPT]:,} {_were(count[Verdict.KEPT])} confirmed within {days}",
    }
    return [text for verdict, text in said.items() if count[verdict]]


def _were(count: int) -> str:
    return "was" if count == 1 else "were"


def _judged(ground: Ground, most: int, fact: Fact) -> Verdict:
    if fact.last_confirmed is None:
        return Verdict.UNKNOWN
    verdict = Days.of(FuzzyDate.read(fact.last_confirmed)).within(most, ground.view.as_of)
    may_be_none = verdict is Verdict.BROKEN and FactFlag.MAY_HOLD in fact.flags
    return Verdict.UNKNOWN if may_be_none or ground.certainty.is_doubted(fact.relationship.key) else verdict


def _reason(ground: Ground, fact: Fact) -> Reason:
    said = f"last confirmed {fact.last_confirmed}" if fact.last_confirmed else "never confirmed"
    return reason(ground.view, fact.relationship, text=f"{fact.text.removesuffix('.')}: {said}.")
