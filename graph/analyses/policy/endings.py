"""The rule about what ends: whether somebody is on it."""

from graph.analyses import horizon
from graph.analyses.horizon.charge import Charge
from graph.analyses.horizon.finding import Ends
from graph.analyses.horizon.report import Due, DueAction
from graph.analyses.policy.certainty import agreed
from graph.analyses.policy.checking import Checked, finding, ordered, told
from graph.analyses.policy.ground import Ground
from graph.analyses.policy.report import PolicyFinding, Verdict
from graph.analyses.policy.selection import fits
from graph.analyses.sentences import names
from graph.map_view import MapView
from graph.policy.rules import EndingsOwned
from graph.when import Extent


def endings_owned(ground: Ground, rule: EndingsOwned) -> Checked:
    """What ends within so many days has an owner."""
    view = ground.view
    found = horizon.run(view, rule.days)
    rows = [each for each in (*found.due, *found.unknown) if _is_about(rule, each)]
    findings = ordered(_finding(ground, rule, found, each) for each in rows)
    kinds = " or ".join(view.ontology.kind[each].plural for each in rule.kinds)
    whom = f"{kinds} that end or may end" if kinds else "what ends or may end"
    if _is_known(ground, rule, found):
        return Checked(whom, findings, "nothing that it is about ends in these days", idle=Verdict.KEPT)
    nothing = f"nothing that could end is on record, so it cannot be told ({view.absence})"
    return Checked(whom, findings, nothing)


def _is_about(rule: EndingsOwned, row: Due) -> bool:
    if rule.kinds and (row.relationship is not None or row.thing.kind not in rule.kinds):
        return False
    return fits(row.thing, rule.where)


def _finding(ground: Ground, rule: EndingsOwned, found: horizon.Horizon, row: Due) -> PolicyFinding:
    def is_owned(view: MapView) -> bool:
        charge = Charge(view)
        owners = charge.of(row.thing, row.relationship)
        return bool(owners) and (rule.body_is_enough or not all(map(charge.is_body, owners)))

    verdict = agreed(*ground.certainty.of_all(is_owned))
    if verdict is Verdict.BROKEN and not _is_certain(found, row):
        verdict = Verdict.UNKNOWN
    text = " ".join((row.text, *row.assumptions, _on_it(row)))
    return finding(verdict, row.thing, told(text, row.reasons), row.relationship)


def _is_certain(found: horizon.Horizon, row: Due) -> bool:
    """Whether it surely ends in these days, or is to be acted on: nothing about it is assumed or left open."""
    if row.action is DueAction.UNKNOWN or row.assumptions:
        return False
    notice = row.act_by is not None and found.first_day <= row.act_by <= found.last_day and row.earliest == row.latest
    return notice or not row.may_be_outside


def _on_it(row: Due) -> str:
    if not row.owners:
        return "Nobody on record is on it."
    whole = ", a body as a whole" if row.as_a_whole and len(row.owners) == 1 else ""
    whole = ", bodies as a whole" if row.as_a_whole and not whole else whole
    return f"On it: {names(row.owners)}{whole}."


def _is_known(ground: Ground, rule: EndingsOwned, found: horizon.Horizon) -> bool:
    """Whether something is on record that could end at all, so that nothing ending says something."""
    view = ground.view
    if not rule.kinds:
        return Ends(view, found.first_day, found.last_day).number_with_terms() > 0
    lasting = [each for each in rule.kinds if view.ontology.kind[each].extent is Extent.THROUGHOUT]
    things = view.entities(*lasting) if lasting else []
    return any(view.exists(each).counts and fits(each, rule.where) for each in things)
