"""Making one of two readings of the same two names: the map knows one for each pair, whichever name it starts from."""

from dataclasses import replace
from datetime import date

from graph.editing.draft import Draft
from graph.records import Relationship
from graph.scenarios.following import follow
from graph.scenarios.spans import Span, closed
from graph.scenarios.taking_over import looseness, take_over
from graph.when import Validity


def spread(kept: Validity, more: Validity) -> Validity:
    """The period of a reading that holds when *kept* says, and when *more* does; in between it may."""
    known, days = Span.of(kept), Span.of(more)
    if known.covers(days):
        return kept
    is_one = known.is_sure and days.is_sure and max(known.first, days.first) <= min(known.last, days.last)
    is_one = is_one or known.goes_on_with(days) or known.comes_after(days)
    perhaps = Span(days.earliest, days.latest, days.earliest, days.latest)
    return known.hull(days if is_one else perhaps).written(kept, more)


def join_reading(draft: Draft, tie: Relationship, moved: Relationship, kept: Relationship, on: date) -> None:
    """Let *kept* stand for *moved*, as *tie* goes on from *on*, too: over its days, with its evidence and decisions.

    What was decided last counts, as ever; what was decided on *tie* counts for *kept* from *on*.
    """
    firmer = moved if looseness(moved) < looseness(kept) else kept
    longer = replace(
        kept, validity=spread(kept.validity, moved.validity), certainty=firmer.certainty, basis=firmer.basis
    )
    draft.put(longer)
    take_over(draft, tie, longer, Span.of(moved.validity))
    newest = max((each.validity.earliest for each in draft.decisions_on(kept.key)), default=date.min)
    if any(each.validity.earliest > newest or newest == date.min for each in draft.decisions_on(tie.key)):
        follow(draft, tie, [longer], leaves=closed(tie.validity, on) is None, since=on)
