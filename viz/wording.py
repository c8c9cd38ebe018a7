"""Coverage in the few words that fit beside a row."""

from collections.abc import Sequence

from graph.analyses.coverage.report import Coverage, CoverageFigure, CoverageFlag, CoverageReport, CoverageState
from graph.analyses.coverage.words import state_words, word
from graph.analyses.findings import OwnershipBasis
from graph.analyses.sentences import counted
from graph.map_view import MapView
from graph.records import Entity
from viz.lettering import clean
from viz.provenance import names

FIGURES = {each: word(each).capitalize() for each in CoverageFigure}
_REMARKS = (
    CoverageFlag.POST_VACANT,
    CoverageFlag.GAP_ACCEPTED,
    CoverageFlag.REGISTER_EMPTY,
    CoverageFlag.MAY_HOLD,
)

_EACH = {
    CoverageState.SEVERAL: "several units have each",
    CoverageState.NAMED: "one unit has each",
    CoverageState.BY_CLASS: "a class of each is named",
    CoverageState.IN_PART: "some parts of each are firm",
    CoverageState.BY_READING: "each hangs on a reading",
    CoverageState.BY_DUTY: "a duty concerns each",
    CoverageState.COLLECTIVE: "each only by a body as a whole",
    CoverageState.NAMED_ONLY: "each named only, by no office",
}


def measured(report: CoverageReport) -> str:
    """How long the roster is: "17 subjects in 13 items"."""
    size = counted(report.size, "subject", "subjects")
    return size if report.items == report.size else f"{size} in {counted(report.items, 'item', 'items')}"


def why(view: MapView, row: Coverage) -> str:
    """Why a subject is in its state, in a few words, with what else to know."""
    return "; ".join([_because(view, row), *(word(flag) for flag in _REMARKS if flag in row.flags)])


def why_together(view: MapView, members: Sequence[Coverage]) -> str:
    """Why all of these, which are in one state, are in it; what holds for some of them only is left out."""
    reasons = {why(view, each) for each in members}
    return reasons.pop() if len(reasons) == 1 else _EACH.get(members[0].state, view.absence)


def pull_together(members: Sequence[Coverage]) -> str:
    """How many things name these: one number, or from the least to the most."""
    least, most = min(each.pull for each in members), max(each.pull for each in members)
    if most == 0:
        return "–"
    return str(most) if least == most else f"{least}–{most}"


def state_together(members: Sequence[Coverage]) -> str:
    """The state of all of these, which are in one, for a box."""
    words = {state_words(each) for each in members}
    return words.pop() if len(words) == 1 else word(members[0].state)


def _because(view: MapView, row: Coverage) -> str:
    units = list({owned.unit.key: owned.unit for owned in row.units}.values())
    match row.state:
        case CoverageState.SEVERAL:
            lead = "lead agreed" if CoverageFlag.LEAD_AGREED in row.flags else "no lead agreed"
            return f"{len(units):,} units, {lead}"
        case CoverageState.NAMED:
            decided = any(owned.basis is OwnershipBasis.DECISION for owned in row.units)
            return f"{'decision' if decided else 'mandate'}: {names(units)}"
        case CoverageState.BY_CLASS:
            return f"its class is named: {names(units)}"
        case CoverageState.IN_PART:
            return f"{row.parts_firm} of {row.parts} parts firm: {names(units)}"
        case CoverageState.BY_READING:
            others = [f"“{clean(other.name)}”" for other in _readings(view, row)]
            return f"if it means {' or '.join(others)}" if others else "if a reading were accepted"
        case CoverageState.BY_DUTY:
            return f"a duty concerns it: {names(units)}"
        case CoverageState.COLLECTIVE:
            return f"as a whole: {names(row.bodies)}"
        case CoverageState.NAMED_ONLY:
            return f"named only: {names(row.named_by)}" if row.named_by else "only a register names it"
        case _:
            return view.absence


def _readings(view: MapView, row: Coverage) -> list[Entity]:
    """The entities that a subject may mean."""
    ends = {
        end: None
        for each in row.to_decide
        if each.reading
        for end in (each.reading.source, each.reading.target)
        if end != row.subject.key
    }
    return [found for end in ends if (found := view.find(end))]
