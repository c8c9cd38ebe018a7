"""Where do several of us hold the same subject, duty, representation or agreement class?

Definition. A subject overlaps where the mandates or decisions of two or more units name it, as in coverage: by the same
words, or by two names that somebody decided to be one. A duty overlaps where two or more units are charged with it,
keep the same register, or have duties that concern the same matter. Representation overlaps where two or more speak for
the same, or stand in for the same post. An office whose part has a share holds it through that part, and is not counted
beside it. Things too general to be counted are left out as matters of duties.

Computed in one pass over mandates, duties and representation, and over the undecided readings.

>>> overlaps.run(view).answer                                                               # doctest: +SKIP
'Several of us hold 4 things: 1 subject, 1 duty and 2 representations; a lead is agreed on none. ...'

Not to be read as waste: two units may well have one subject for different purposes. The question is whether somebody
has agreed who leads.
"""

from graph.analyses.declare import Analysis, Parameter, Takes
from graph.analyses.namings import Claim
from graph.analyses.overlaps.holdings import Held, Holdings, Share
from graph.analyses.overlaps.report import Holding, Overlap, OverlapKind, Overlaps, PossibleOverlap, Purposes
from graph.analyses.overlaps.words import answer, sentence_of
from graph.analyses.rosters import find_roster
from graph.analyses.sentences import names, reason
from graph.map_view import MapView
from graph.ontology.properties import STRENGTH
from graph.pulse import beating
from graph.records import Entity, Relationship
from graph.when import Truth

__all__ = ["ANALYSIS", "Holding", "Overlap", "OverlapKind", "Overlaps", "PossibleOverlap", "Purposes", "run"]


def run(view: MapView, roster: str | None = None) -> Overlaps:
    """What several hold, of the whole map or of one *roster* (its key).

    Raises:
        NotFound: There is no such roster.
    """
    chosen = find_roster(view, roster) if roster is not None else None
    kept = {each.key for each in chosen.members} if chosen else None
    holdings = Holdings(view)
    rows = [
        _overlap(view, holdings, held)
        for held in holdings.all()
        if len(held.units) > 1 and (kept is None or held.thing.key in kept)
    ]
    rows.sort(key=_order)
    possible = tuple(
        _possible(view, *each)
        for each in holdings.undecided()
        if _adds(each[1], each[2]) and (kept is None or {each[0].source, each[0].target} & kept)
    )
    return Overlaps(answer(view, rows, possible), chosen.entity if chosen else None, tuple(rows), possible)


def _order(row: Overlap) -> tuple[bool, int, int, str, str, str]:
    kind = list(OverlapKind).index(row.kind)
    return row.lead is not None, kind, -len(row.units), row.thing.name, row.thing.key, row.text


def _overlap(view: MapView, holdings: Holdings, held: Held) -> Overlap:
    purposes = _compared(held)
    lead = _lead(holdings, held)
    return Overlap(
        kind=held.kind,
        thing=held.thing,
        text=sentence_of(held, purposes, lead, by_confirmation=_is_by_confirmation(holdings, held, lead)),
        units=held.units,
        holdings=tuple(_holding(view, each) for each in held.shares),
        purposes=purposes,
        lead=lead,
        may_hold=any(view.holds(tie) is Truth.MAYBE for each in held.shares for tie in each.ties),
    )


def _holding(view: MapView, share: Share) -> Holding:
    first = share.ties[0]
    return Holding(
        share.unit, share.by, share.purpose, first.qualifier, first.condition, first, reason(view, *share.ties)
    )


def _compared(held: Held) -> Purposes:
    said = {
        unit.key: {each.purpose for each in held.shares if each.unit.key == unit.key} for unit in beating(held.units)
    }
    if any(None in each for each in said.values()):
        return Purposes.NOT_SAID
    first, *others = said.values()
    return Purposes.SAME if all(each == first for each in others) else Purposes.DIFFERENT


def _lead(holdings: Holdings, held: Held) -> Entity | None:
    leads = {each.unit.key: each.unit for each in held.shares if each.is_decided} | _accountable(holdings, held)
    return next(iter(leads.values())) if len(leads) == 1 else None


def _accountable(holdings: Holdings, held: Held) -> dict[str, Entity]:
    return {unit.key: unit for share in held.shares for unit in holdings.units.accountable(share.ties[0])}


def _is_by_confirmation(holdings: Holdings, held: Held, lead: Entity | None) -> bool:
    """Whether nothing makes it the lead but that somebody confirmed its mandate, and no other."""
    if lead is None or lead.key in _accountable(holdings, held):
        return False
    return all(each.is_confirmed for each in held.shares if each.unit.key == lead.key and each.is_decided)


def _adds(one: tuple[Claim, ...], other: tuple[Claim, ...]) -> bool:
    here, there = {each.by.key for each in one}, {each.by.key for each in other}
    return bool(here - there) and bool(there - here)


def _possible(view: MapView, tie: Relationship, one: tuple[Claim, ...], other: tuple[Claim, ...]) -> PossibleOverlap:
    units = {each.by.key: each.by for each in (*one, *other)}
    ordered = tuple(sorted(units.values(), key=lambda each: (each.name, each.key)))
    pair = [view.entity(end).name for end in (tie.source, tie.target)]
    text = (
        f"If “{pair[0]}” and “{pair[1]}” meant the same ({tie.properties.get(STRENGTH.name, 'uncertain')}), "
        f"{names(ordered)} would hold the same subject."
    )
    reasons = tuple(reason(view, claim.relationship, reading=tie) for claim in (*one, *other))
    return PossibleOverlap(tie, text, ordered, reasons)


ANALYSIS = Analysis(
    name="overlaps",
    question="Where do several of us hold the same?",
    about=(
        "Subjects, classes of agreements, duties and representations that two or more units hold, with the sentence of "
        "each, whether they have it for the same purpose, and whether a lead is agreed."
    ),
    parameters=(Parameter("roster", "Only what is on this roster; the whole map where left out.", Takes.ROSTER),),
    result=Overlaps,
    run=run,
)
