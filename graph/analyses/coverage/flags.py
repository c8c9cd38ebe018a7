"""What to know beside the state of a subject."""

from graph.analyses.coverage.judge import Firm, Judge, Judgement
from graph.analyses.coverage.report import CoverageFigure, CoverageFlag, CoverageState
from graph.analyses.findings import Ownership, OwnershipBasis
from graph.analyses.sentences import is_borne_out
from graph.ontology import DecisionEffect, Path
from graph.records import Basis, Relationship
from graph.when import Truth

_WEAKER = (None, Basis.LIST_SPLIT, Basis.STATUS, Basis.ORDER, Basis.STRUCTURE, Basis.NAME)
"""What a relationship can rest on, from the strongest (said in so many words) to the weakest."""

_RESTS_ON = {
    None: CoverageFlag.RESTS_ON_STATED,
    Basis.LIST_SPLIT: CoverageFlag.RESTS_ON_LIST_SPLIT,
    Basis.STATUS: CoverageFlag.RESTS_ON_STATUS,
    Basis.ORDER: CoverageFlag.RESTS_ON_ORDER,
    Basis.STRUCTURE: CoverageFlag.RESTS_ON_STRUCTURE,
    Basis.NAME: CoverageFlag.RESTS_ON_NAME,
}


def flags_of(judge: Judge, found: Judgement, units: tuple[Ownership, ...]) -> tuple[CoverageFlag, ...]:
    """Every flag that applies, in the order in which they are declared."""
    flags: set[CoverageFlag] = set()
    resting = resting_of(found)
    if found.state.figure is not CoverageFigure.OPEN:
        flags.add(_decided(units) if found.firm else CoverageFlag.FROM_TEXT)
    if resting:
        flags.add(_RESTS_ON[max((tie.basis for tie in resting), key=_WEAKER.index)])
        flags |= _of_time(judge, resting)
        if not all(is_borne_out(judge.view, tie) for tie in resting):
            flags.add(CoverageFlag.NO_SENTENCE)
    if found.state is CoverageState.SEVERAL:
        flags |= _of_several(judge, units)
    flags |= _of_posts(judge, units)
    if next(judge.decisions.about(found.subject.key, DecisionEffect.ACCEPT_GAP), None):
        flags.add(CoverageFlag.GAP_ACCEPTED)
    if found.named.registers and not _has_cases(judge, found.subject.key):
        flags.add(CoverageFlag.REGISTER_EMPTY)
    return tuple(flag for flag in CoverageFlag if flag in flags)


def resting_of(found: Judgement) -> list[Relationship]:
    """The relationships that the state rests on; a reading is a judgement, and no link in this sense."""

    def of(firm: Firm) -> list[Relationship]:
        return [*firm.classes, *(claim.relationship for claim in firm.claims)]

    resting = of(found.firm) if found.firm else []
    resting += [each for tie, firm in found.firm_parts for each in (tie, *of(firm))]
    resting += [each for _, _, firm in found.would_be for each in of(firm)]
    return resting + [step for path in found.duties for step in path.steps]


def _decided(units: tuple[Ownership, ...]) -> CoverageFlag:
    by_decision = any(each.basis is OwnershipBasis.DECISION for each in units)
    return CoverageFlag.DECIDED if by_decision else CoverageFlag.FROM_TEXT


def _of_time(judge: Judge, resting: list[Relationship]) -> set[CoverageFlag]:
    flags = set()
    if any(not judge.decisions.validity(tie).is_dated for tie in resting):
        flags.add(CoverageFlag.UNDATED)
    if any(judge.view.holds(tie) is Truth.MAYBE for tie in resting):
        flags.add(CoverageFlag.MAY_HOLD)
    return flags


def _of_several(judge: Judge, units: tuple[Ownership, ...]) -> set[CoverageFlag]:
    leads = {each.unit.key for each in units if each.basis is OwnershipBasis.DECISION}
    leads |= {lead.key for each in units for lead in judge.units.accountable(each.relationship)}
    flags = {CoverageFlag.LEAD_AGREED if len(leads) == 1 else CoverageFlag.NO_LEAD_AGREED}
    purposes = {each.purpose for each in units}
    if None not in purposes:
        flags.add(CoverageFlag.SAME_PURPOSE if len(purposes) == 1 else CoverageFlag.DIFFERENT_PURPOSE)
    return flags


def _of_posts(judge: Judge, units: tuple[Ownership, ...]) -> set[CoverageFlag]:
    flags = set()
    for each in units:
        if any(judge.units.is_vacant(post) for post in each.posts):
            flags.add(CoverageFlag.POST_VACANT)
        if each.posts and not each.stand_ins:
            flags.add(CoverageFlag.NO_STAND_IN)
    return flags


def _has_cases(judge: Judge, subject: str) -> bool:
    classes = [each.name for each in judge.view.ontology.types_for(Path.CLASS)]
    return bool(judge.view.on_record().incoming(subject, *classes))
