"""Which goals have a unit for every subject they name, and which priorities touch which goals?

Definition. A goal is looked at by the subjects it serves, as coverage judges them on the day: it has a unit for all of
them, for some, for none though a decision in sight would give one, for nobody; or it names none. Subjects too general
to be counted, and groups all of whose parts it names, are left out. A priority touches a goal where both reach the same
thing in at most two hops of what they concern, serve, work through or implement, in the direction of the relationships
and whatever their dates. Two names are taken as one where that was decided; where it is undecided, the priority would
touch the goal. Readings are never chained.

Computed from coverage of the subjects served, and two hops from each goal and each priority.

>>> alignment.run(view).answer                                                              # doctest: +SKIP
'Of 24 goals, 2 have a unit for every subject they name, 3 have one for some, ... Of 15 priorities, 7 touch a goal, ...'

Not to be read as progress towards a goal: it says whether somebody is charged with whom the goal is for.
"""

from collections import Counter, defaultdict

from graph.analyses.alignment.goals import Goals
from graph.analyses.alignment.priorities import Touches, priorities_of
from graph.analyses.alignment.report import (
    Alignment,
    GoalAlignment,
    GoalState,
    PriorityAlignment,
    ServedSubject,
    Touch,
    TouchState,
)
from graph.analyses.declare import Analysis, Parameter, Takes
from graph.analyses.sentences import counted, listed
from graph.map_view import MapView
from graph.records import Entity

__all__ = [
    "ANALYSIS",
    "Alignment",
    "GoalAlignment",
    "GoalState",
    "PriorityAlignment",
    "ServedSubject",
    "Touch",
    "TouchState",
    "run",
]


def run(view: MapView, year: int | None = None) -> Alignment:
    """How the goals of the day are covered, and which of them the priorities touch: of all years, or of one *year*."""
    goals = Goals(view)
    touches = Touches(view, goals.all())
    priorities = [touches.row(priority, set_for) for priority, set_for in priorities_of(view, year)]
    touching: defaultdict[str, dict[str, Entity]] = defaultdict(dict)
    for row in priorities:
        for touch in row.touches:
            if touch.decided:
                touching[touch.goal.key][row.priority.key] = row.priority
    rows = goals.rows({key: found.values() for key, found in touching.items()})
    return Alignment(f"{_of_goals(rows)} {_of_priorities(priorities, year)}", tuple(rows), tuple(priorities))


def _of_goals(rows: list[GoalAlignment]) -> str:
    if not rows:
        return "No goal is on record."
    number = Counter(row.state for row in rows)
    said = {
        GoalState.ALL: ("has a unit for every subject it names", "have a unit for every subject they name"),
        GoalState.SOME: ("has one for some", "have one for some"),
        GoalState.BY_READING: ("would have one if something were decided",) * 2,
        GoalState.NOBODY: ("has none", "have none"),
        GoalState.NAMES_NONE: ("names no subject", "name no subject"),
    }
    kept = (counted(number[state], *words) for state, words in said.items() if number[state] or state is GoalState.ALL)
    return f"Of {counted(len(rows), 'goal', 'goals')}, {listed(kept)}."


def _of_priorities(rows: list[PriorityAlignment], year: int | None) -> str:
    of_year = f" of {year}" if year is not None else ""
    if not rows:
        return f"No priority{of_year} is on record."
    number = Counter(row.state for row in rows)
    touch, none = number[TouchState.TOUCHES], number[TouchState.TOUCHES_NONE]
    said = [f"{touch} {'touches' if touch == 1 else 'touch'} a goal"]
    if number[TouchState.BY_READING]:
        said.append(f"{number[TouchState.BY_READING]} would if a reading were accepted")
    if none:
        said.append(f"{none} {'touches' if none == 1 else 'touch'} none")
    return f"Of {counted(len(rows), 'priority', 'priorities')}{of_year}, {listed(said)}."


ANALYSIS = Analysis(
    name="alignment",
    question="Which goals have a unit, and which priorities touch which goals?",
    about=(
        "Each goal with the subjects it is for and the units that have them; each priority with the goals that reach "
        "the same thing in at most two hops, or would if a reading were accepted."
    ),
    parameters=(Parameter("year", "Only the priorities of this year; of all years where left out.", Takes.NUMBER),),
    result=Alignment,
    run=run,
)
