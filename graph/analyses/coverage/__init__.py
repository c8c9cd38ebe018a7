"""Where are we thin, and why?

Definition. Each subject of a roster is in one state, the first that holds of: several, named, by class (firm); in part,
by reading, by duty (hangs on a decision); collective, named only, none (open). The roster is the same under every lens.

Computed from the relationships around each subject, its classes, parts and readings, one step each: linear in the
relationships of the roster's members.

>>> report = ANALYSIS.run(view)                                                             # doctest: +SKIP
>>> report.headline                                                                         # doctest: +SKIP
'6 of 17 have no unit; 9 more hang on 10 decisions; 0 confirmed'

Not to be read as a measure of contacts or of how well somebody is looked after: it says whose mandate or decision names
whom. Shares make sense of *firm* only.
"""

from graph.analyses.coverage.judge import Judge
from graph.analyses.coverage.report import (
    Coverage,
    CoverageCount,
    CoverageFigure,
    CoverageFlag,
    CoverageReport,
    CoverageState,
    NamedElsewhere,
)
from graph.analyses.coverage.rows import elsewhere, order, row
from graph.analyses.coverage.words import decisions_waited_for, definition, headline
from graph.analyses.declare import Analysis, Parameter, Takes
from graph.analyses.rosters import Roster, everything_named, find_roster
from graph.map_view import MapView
from graph.records import Entity

__all__ = [
    "ANALYSIS",
    "Coverage",
    "CoverageCount",
    "CoverageFigure",
    "CoverageFlag",
    "CoverageReport",
    "CoverageState",
    "NamedElsewhere",
    "of_subject",
    "run",
]


def run(view: MapView, roster: str | None = None) -> CoverageReport:
    """Where coverage is thin on *roster* (its key; the map's default where None).

    Raises:
        NotFound: There is no such roster.
    """
    measured = find_roster(view, roster)
    judge = Judge(view)
    rows = tuple(
        sorted((row(judge, judge.judge(each), measured.item.get(each.key)) for each in measured.members), key=order)
    )
    listed = {each.key for each in measured.members}
    others = (each for each in everything_named(view) if each.key not in listed)
    confirmed = sum(CoverageFlag.DECIDED in each.flags for each in rows)
    return CoverageReport(
        headline=headline(
            rows,
            confirmed=confirmed,
            is_roster=measured.entity is not None,
            has_units=any(judge.units.is_able(each) for each in view.entities()),
        ),
        definition=definition(view, measured, rows),
        roster=measured.entity,
        size=len(rows),
        items=measured.items,
        firm=_count(rows, CoverageFigure.FIRM),
        hangs=_count(rows, CoverageFigure.HANGS),
        open=_count(rows, CoverageFigure.OPEN),
        decisions=decisions_waited_for(rows),
        confirmed=confirmed,
        states=tuple(CoverageCount(state, sum(each.state is state for each in rows)) for state in CoverageState),
        units=_columns(judge, rows),
        bodies=_bodies(rows),
        rows=rows,
        elsewhere=tuple(sorted((elsewhere(judge, judge.judge(each)) for each in others), key=order)),
    )


def of_subject(view: MapView, subject: Entity, roster: Roster | None = None) -> Coverage:
    """How one *subject* is covered, whether or not a roster lists it."""
    judge = Judge(view)
    return row(judge, judge.judge(subject), roster.item.get(subject.key) if roster else None)


def _count(rows: tuple[Coverage, ...], figure: CoverageFigure) -> int:
    return sum(each.figure is figure for each in rows)


def _columns(judge: Judge, rows: tuple[Coverage, ...]) -> tuple[Entity, ...]:
    units = {each.key: each for each in judge.units.plain}
    units |= {each.unit.key: each.unit for found in rows for each in found.units}
    return tuple(sorted(units.values(), key=lambda each: (each.name, each.key)))


def _bodies(rows: tuple[Coverage, ...]) -> tuple[Entity, ...]:
    bodies = {each.key: each for found in rows for each in found.bodies}
    return tuple(sorted(bodies.values(), key=lambda each: (each.name, each.key)))


ANALYSIS = Analysis(
    name="coverage",
    question="Where are we thin, and why?",
    about=(
        "Each subject of a roster with its state: firm where a unit's mandate or a decision names it, hanging where a "
        "decision in sight would settle it, open where nobody has it."
    ),
    parameters=(Parameter("roster", "The roster to measure on; the map's default where left out.", Takes.ROSTER),),
    result=CoverageReport,
    run=run,
)
