"""What changed between two dates, two states of the record, two years' priorities, or the map and a scenario?

Definition. Between two dates: what may hold on one of the days and not on the other; what holds for certain on one
only; a later period, class or role in place of an earlier one; what takes the place of something that ended. Between
two states of the record, whatever their dates: what was recorded, taken off the record, or is recorded otherwise.
Beside it the subjects of a roster that are covered differently, and the figures. Between two years: a priority
continues one that concerns the same thing, follows on from one that serves the same subject, directly or through what
it concerns, or that it is on record to succeed; the rest is new, or not carried on. Two names are one where that was
decided; readings are not chained.

Computed in one pass over what both sides hold; between two states of the record over what was touched.

>>> differences.run(view, year=2018).answer                                                 # doctest: +SKIP
'Of 7 priorities of 2017, 4 are not carried on in 2018. Of 8 priorities of 2018, 2 continue one of them, ...'

Not to be read as everything that happened in between: what began and ended between two dates is on neither side. What
has no dates is assumed to hold on both.
"""

from datetime import date

from graph.analyses.alignment.priorities import priorities_of
from graph.analyses.coverage.figures import Figures
from graph.analyses.declare import Analysis, Parameter, Takes
from graph.analyses.differences.compare import Comparison
from graph.analyses.differences.phrases import IMAGINED, IN_THE_WORLD, ON_RECORD, capital
from graph.analyses.differences.report import CoverageShift, Difference, DifferenceKind, Differences
from graph.analyses.differences.shifts import Shifts
from graph.analyses.differences.words import counts, of_years
from graph.analyses.differences.years import Years
from graph.analyses.sentences import counted, listed
from graph.errors import Problem, Unanswerable
from graph.map_view import MapView
from graph.when import day

__all__ = ["ANALYSIS", "CoverageShift", "Difference", "DifferenceKind", "Differences", "Figures", "run"]


def run(
    view: MapView,
    since: date | None = None,
    known: MapView | None = None,
    revision: MapView | None = None,
    year: int | None = None,
    previous: int | None = None,
    scenario: MapView | None = None,
    roster: str | None = None,
) -> Differences:
    """What differs between *view* and a day, an earlier record, or a scenario; or between the priorities of two years.

    *since* is the day, *known* or *revision* the earlier record. Without any of them, since a year before the view's
    day. With *year*, its priorities and those of the year *previous* (the year before where None).

    Raises:
        Unanswerable: More than one comparison is asked for, or a year with itself.
        NotFound: There is no such roster.
    """
    _check_is_one(since=since, known=known, revision=revision, year=year, previous=previous, scenario=scenario)
    if year is not None:
        return _years(view, year, previous if previous is not None else year - 1)
    if scenario is not None:
        return _of_scenario(view, scenario, roster)
    recorded = known or revision
    if recorded is not None:
        return _of_record(recorded, view, roster)
    return _of_days(view, since if since is not None else _a_year_before(view.as_of), roster)


def _check_is_one(**given: object) -> None:
    asked = [name for name in ("since", "known", "revision", "year", "scenario") if given[name] is not None]
    if len(asked) > 1:
        fact = f"{listed(asked)} each ask for a comparison of their own"
        raise Unanswerable(Problem("differences", fact, hint="ask one at a time"))
    if given["previous"] is not None and given["year"] is None:
        fact = "previous says which year's priorities to compare with, and no year is given"
        raise Unanswerable(Problem("differences", fact, hint="give the later year too"))


def _a_year_before(when: date) -> date:
    if when.year == date.min.year:
        return date.min
    is_leap_day = (when.month, when.day) == (2, 29)
    return when.replace(year=when.year - 1, day=28 if is_leap_day else when.day)


def _of_days(view: MapView, since: date, roster: str | None) -> Differences:
    other = view.seen_on(since)
    before, after = (other, view) if since <= view.as_of else (view, other)
    rows = Comparison(before, after, IN_THE_WORLD, on_the_day=True).differences()
    shifts = Shifts(before, after, roster)
    span = f"Between {day(before.as_of)} and {day(after.as_of)}"
    ties = view.relationships()
    undated = sum(not tie.validity.is_dated for tie in ties)
    of = counted(len(ties), "relationship", "relationships")
    compared = (
        f"What may hold on {day(before.as_of)} and on {day(after.as_of)}. {undated} of {of} on record "
        f"{'has' if undated == 1 else 'have'} no dates of {'its' if undated == 1 else 'their'} own."
    )
    return _answered(f"{span}, {counts(rows, 'nothing on record begins, ends or changes')}", compared, rows, shifts)


def _of_record(other: MapView, view: MapView, roster: str | None) -> Differences:
    is_earlier = other.snapshot.revision.number <= view.snapshot.revision.number
    before, after = (other, view) if is_earlier else (view, other)
    rows = Comparison(before, after, ON_RECORD, on_the_day=False).differences()
    old, new = before.snapshot.revision, after.snapshot.revision
    span = f"Between revision {old.number} and revision {new.number}"
    compared = f"All that was on record at revision {old.number} and at revision {new.number}, whatever its dates."
    return _answered(
        f"{span}, {counts(rows, 'nothing changed on record')}", compared, rows, Shifts(before, after, roster)
    )


def _of_scenario(view: MapView, scenario: MapView, roster: str | None) -> Differences:
    rows = Comparison(view, scenario, IMAGINED, on_the_day=True).differences()
    # what is imagined to end itself is told as such, and nothing that comes of it
    others = tuple(each for each in rows if each.kind is not DifferenceKind.REMOVED or each.entity is None)
    nothing = "nothing else differs on the day" if rows else "nothing differs on the day"
    said = " ".join((*scenario.imagined[len(view.imagined) :], capital(counts(others, nothing))))
    compared = f"The map on {day(view.as_of)} as it is on record, and as the scenario imagines it."
    return _answered(said, compared, rows, Shifts(view, scenario, roster))


def _answered(said: str, compared: str, rows: tuple[Difference, ...], shifts: Shifts) -> Differences:
    return Differences(
        answer=f"{said}. {shifts.sentence()}",
        compared=compared,
        rows=rows,
        shifts=shifts.all(),
        before=shifts.before,
        after=shifts.after,
    )


def _years(view: MapView, year: int, previous: int) -> Differences:
    if previous == year:
        raise Unanswerable(Problem("differences", f"{year} cannot be compared with itself", hint="give another year"))
    earlier, later = sorted((previous, year))
    rows = Years(view).differences(earlier, later)
    before, after = (len(priorities_of(view, each)) for each in (earlier, later))
    return Differences(
        answer=of_years(rows, (earlier, before), (later, after)),
        compared=f"The priorities of {earlier} and of {later}, by what they concern and whom they serve.",
        rows=rows,
        shifts=(),
        before=None,
        after=None,
    )


ANALYSIS = Analysis(
    name="differences",
    question="What changed between two dates, revisions or years, or in a scenario?",
    about=(
        "What was added, removed or changed, what follows on from what, and what continues, a sentence each; and the "
        "subjects of a roster that are covered differently."
    ),
    parameters=(
        Parameter("since", "The other day to compare with; a year before where nothing is given.", Takes.DAY),
        Parameter("known", "Compare with what was on record at this moment.", Takes.MOMENT),
        Parameter("revision", "Compare with what was on record at the revision of this number.", Takes.REVISION),
        Parameter("year", "Compare the priorities of this year with those of an earlier one.", Takes.NUMBER),
        Parameter("previous", "The other year; the year before where left out.", Takes.NUMBER),
        Parameter("scenario", "Compare the map with what this scenario makes of it.", Takes.SCENARIO),
        Parameter("roster", "The roster to compare the coverage of; the map's default where left out.", Takes.ROSTER),
    ),
    result=Differences,
    run=run,
)
