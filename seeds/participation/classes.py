"""From the statuses of a state to the class of states it belongs to, day by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from graph.when import FuzzyDate, Validity
from seeds.participation.lifecycle import day_after, day_before

CLASSES_BEGIN = FuzzyDate.read("1954-09-29")
"""The day on which the Convention entered into force."""

NON_MEMBERS = "non-member-states"
CLASS_OF_STATUS = {
    "member": "member-states",
    "associate": "associate-member-states",
    "associate-pre-stage": "associate-member-states",
}
"""The class that a status puts a state in; under every other status, or none, it is a non-member."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A period in which a state had a status that puts it in a class; ``row`` is the row that says so."""

    status: str
    validity: Validity
    row: str


@dataclass(frozen=True, slots=True)
class ClassPeriod:
    """A period in which a state belongs to a class; ``rows`` are the standings it is drawn from."""

    class_: str
    validity: Validity
    rows: tuple[str, ...]


def class_periods(standings: Iterable[Standing], ceased: date | None = None) -> list[ClassPeriod]:
    """The classes a state belonged to, one after the other; *ceased* is its last day, where it is no more.

    On no day does it surely belong to one and perhaps to another. Where a bound is known to the month or year only, the
    classes on both its sides may hold within it; where one month or year is both the end of one standing and the start
    of the next, nothing lies between. Standings do not overlap.
    """
    ordered = sorted((each for each in standings if each.status in CLASS_OF_STATUS), key=_first_day)
    periods: list[ClassPeriod] = []
    free_from: FuzzyDate | None = CLASSES_BEGIN
    ended: FuzzyDate | None = None
    last: tuple[str, ...] = ()
    for standing in ordered:
        start, end = standing.validity.start, standing.validity.end
        if free_from and start and start != ended and free_from.earliest < start.latest:
            gap = Validity(free_from, day_before(start))
            periods.append(ClassPeriod(NON_MEMBERS, gap, (*last, standing.row)))
        periods.append(ClassPeriod(CLASS_OF_STATUS[standing.status], standing.validity, (standing.row,)))
        free_from, ended, last = (day_after(end) if end else None), end, (standing.row,)
    final = FuzzyDate.on(ceased) if ceased else None
    if free_from and (final is None or free_from.earliest <= final.latest) and not _filled(periods, final):
        periods.append(ClassPeriod(NON_MEMBERS, Validity(free_from, final), last))
    return periods


def _first_day(standing: Standing) -> tuple[date, date]:
    start = standing.validity.start
    return (start.earliest, start.latest) if start else (date.min, date.min)


def _filled(periods: list[ClassPeriod], final: FuzzyDate | None) -> bool:
    end = periods[-1].validity.end if periods else None
    return end is not None and final is not None and end.earliest >= final.latest
