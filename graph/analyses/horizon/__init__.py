"""What ends, or must be renewed, within so many days, and who is on it?

Definition. What has an end on record (a thing, or a relationship that ends before the things it ties), or runs in terms
(an agreement with a start, a term and a way of renewal), is due if one of the days that may be its last lies within the
days asked about, or the last day for giving notice does. A date known to the month or year only stays so: the first and
the last day possible are given. What is assumed and not on record is marked. What could lapse but says neither an end
nor a term is *unknown*, and counted as such. Events and steps take place; they do not lapse.

Computed from everything on record with an end, and the coverage of the roster's members and of the subjects touched, on
the day asked about and on the first day after the last: linear in the relationships.

>>> horizon.run(view, days=31).answer                                                       # doctest: +SKIP
'7 things end by 1 January 2018: ...'

Not to be read as a list of what will be lost: what goes on without a decision on record is often simply not recorded.
"""

from datetime import date, timedelta

from graph.analyses.declare import Analysis, Parameter, Takes
from graph.analyses.horizon.effects import effects
from graph.analyses.horizon.finding import Ends
from graph.analyses.horizon.report import CoverageMove, Due, DueAction, Horizon
from graph.analyses.horizon.words import answer, rows
from graph.errors import Problem, Unanswerable
from graph.map_view import MapView

__all__ = ["ANALYSIS", "CoverageMove", "Due", "DueAction", "Horizon", "run"]

A_YEAR = 365


def run(view: MapView, days: int = A_YEAR) -> Horizon:
    """What is due from the view's day on, for so many *days* after it.

    Raises:
        Unanswerable: *days* is negative.
    """
    if days < 0:
        raise Unanswerable(Problem("days", f"{days} days lie behind; ask for 0 or more"))
    first = view.as_of
    last = first + timedelta(days=min(days, (date.max - first).days))
    ends = Ends(view, first, last)
    due = list(ends.due())
    found = effects(view, due, last)
    listed = rows(view, due, found, first, last)
    unknown = rows(view, list(ends.unknown()), found, first, last)
    return Horizon(
        answer=answer(view, ends, listed, unknown, found, first, last),
        first_day=first,
        last_day=last,
        due=listed,
        unknown=unknown,
        roster=found.roster.entity,
        size=len(found.roster.members),
        firm_now=found.firm_now,
        firm_then=found.firm_then,
        moves=found.moves,
    )


ANALYSIS = Analysis(
    name="horizon",
    question="What ends, or must be renewed, within so many days, and who is on it?",
    about=(
        "What has an end on record or runs in terms, soonest first, with who is on it, what is assumed, and the "
        "subjects whose coverage gets thinner by it; what could lapse without an end on record is unknown."
    ),
    parameters=(
        Parameter("days", "How many days to look ahead from the day asked about.", Takes.NUMBER, default=A_YEAR),
    ),
    result=Horizon,
    run=run,
)
