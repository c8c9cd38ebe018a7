"""Making one of two readings of the same two names: the map knows one for each pair, whichever name it starts from."""

from dataclasses import replace
from datetime import date

from graph.editing.draft import Draft
from graph.records import Relationship
from graph.scenarios.following import follow
from graph.scenarios.spans import Span, closed
from graph.scenarios.taking_over import looseness, take_over


def join_reading(draft: Draft, tie: Relationship, moved: Relationship, kept: Relationship, on: date) -> None:
    """Let *kept* stand for *moved*, as *tie* goes on from *on*, too: over its days, with its evidence and decisions.

    What was decided last counts, as ever; what was decided on *tie* counts for *kept* from *on*.
    """
    days, known = Span.of(moved.validity), Span.of(kept.validity)
    firmer = moved if looseness(moved) < looseness(kept) else kept
    if not known.covers(days):
        is_one = known.is_sure and days.is_sure and max(known.first, days.first) <= min(known.last, days.last)
        is_one = is_one or known.goes_on_with(days) or known.comes_after(days)
        perhaps = Span(days.earliest, days.latest, days.earliest, days.latest)
        known = known.hull(days if is_one else perhaps)
    longer = replace(
        kept, validity=known.written(kept.validity, moved.validity), certainty=firmer.certainty, basis=firmer.basis
    )
    draft.put(longer)
    take_over(draft, tie, longer, days)
    newest = max((each.validity.earliest for each in draft.decisions_on(kept.key)), default=date.min)
    if any(each.validity.earliest > newest or newest == date.min for each in draft.decisions_on(tie.key)):
        follow(draft, tie, [longer], leaves=closed(tie.validity, on) is None, since=on)
