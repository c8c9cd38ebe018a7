"""What several hold, in words."""

from collections import Counter
from collections.abc import Iterator

from graph.analyses.overlaps.holdings import Held, Share
from graph.analyses.overlaps.report import Overlap, OverlapKind, PossibleOverlap, Purposes
from graph.analyses.sentences import counted, listed, names
from graph.map_view import MapView
from graph.records import Entity

_WORDS = {
    OverlapKind.SUBJECT: ("subject", "subjects"),
    OverlapKind.AGREEMENT_CLASS: ("class of agreements", "classes of agreements"),
    OverlapKind.DUTY: ("duty or matter of duties", "duties or matters of duties"),
    OverlapKind.REPRESENTATION: ("representation", "representations"),
}
_PURPOSES = {
    Purposes.SAME: "for the same purpose",
    Purposes.DIFFERENT: "for different purposes",
    Purposes.NOT_SAID: "without all of them saying what for",
}
_MATTERS = {
    Purposes.SAME: "in the same matters",
    Purposes.DIFFERENT: "in different matters",
    Purposes.NOT_SAID: "without all of them saying in which matters",
}


def sentence_of(held: Held, purposes: Purposes, lead: Entity | None, *, by_confirmation: bool) -> str:
    """Who holds it, for what, and whether a lead is agreed, or one counts as the lead *by_confirmation* alone."""
    who = {each.key: each for share in held.shares for each in (_named(held, share),)}
    said = f"{names(sorted(who.values(), key=lambda each: (each.name, each.key)))} {held.verb} {held.thing.name}"
    is_matter = held.kind is OverlapKind.DUTY
    if not is_matter:
        how = _MATTERS if held.kind is OverlapKind.REPRESENTATION else _PURPOSES
        said += f", {how[purposes]}"
    if lead and by_confirmation:
        return f"{said}; only the mandate of {lead.name} is confirmed, so it counts as the lead."
    return f"{said}; {lead.name} leads." if lead else f"{said}; no lead is agreed."


def _named(held: Held, share: Share) -> Entity:
    return share.by if held.kind is OverlapKind.REPRESENTATION else share.unit


def answer(view: MapView, rows: list[Overlap], possible: tuple[PossibleOverlap, ...]) -> str:
    """How much several hold, of which sort, and on how much a lead is agreed."""
    more = ""
    if possible:
        would = counted(len(possible), "undecided reading would add one", "undecided readings would each add one")
        more = f" {would}."
    if not rows:
        return f"Nothing is held by several of us: {view.absence}.{more}"
    return f"Several of us hold {counted(len(rows), 'thing', 'things')}: {listed(_counts(rows))}; {_leads(rows)}.{more}"


def _counts(rows: list[Overlap]) -> Iterator[str]:
    number = Counter(each.kind for each in rows)
    for kind in OverlapKind:
        if number[kind]:
            yield counted(number[kind], *_WORDS[kind])


def _leads(rows: list[Overlap]) -> str:
    agreed = sum(each.lead is not None for each in rows)
    on = "none of them" if not agreed else "all of them" if agreed == len(rows) else f"{agreed} of them"
    return f"a lead is agreed on {on}"
