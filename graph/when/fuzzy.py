"""One date, as exact as it is known, read from and written in EDTF (ISO 8601-2) level 0 and 1."""

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import lru_cache

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[~?%])?", re.ASCII
)
_ACCEPTED = (
    "Write 2017, 2017-06, 2017-06-12, 2017-12~ (about), 2017? (uncertain), 201X, 2017-XX, "
    "2017-06/2017-08 (some day between), /2017 (not after) or 2017/ (not before)"
)


class NotADate(ValueError):
    """A text that is no date of EDTF level 0 or 1. The message shows the forms accepted."""


class DatePrecision(Enum):
    """How exact a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"
    APPROXIMATE = "approximate"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """Some day from ``earliest`` to ``latest``, both included; which one is not known unless they are equal.

    ``date.min`` and ``date.max`` stand for *not known*. ``edtf`` is the form it is stored and exchanged in, ``text``
    the date as somebody wrote it (never compared), ``year_stated`` whether the year stood there or was inferred.

    >>> FuzzyDate.read("2017-12~").latest
    datetime.date(2017, 12, 31)
    """

    edtf: str
    earliest: date
    latest: date
    precision: DatePrecision
    text: str = field(compare=False)
    year_stated: bool = True

    @staticmethod
    def read(edtf: str) -> "FuzzyDate":
        """The date that *edtf* writes.

        Raises:
            NotADate: It is no date of EDTF level 0 or 1; the message lists the forms accepted.
        """
        return _read(edtf)

    @staticmethod
    def on(day: date) -> "FuzzyDate":
        """Exactly this *day*."""
        return _read(day.isoformat())

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.earliest == self.latest

    @property
    def is_doubtful(self) -> bool:
        """Whether it carries one of the marks about (``~``), uncertain (``?``) or both (``%``)."""
        return self.edtf[-1:] in "~?%" and bool(self.edtf)

    def __str__(self) -> str:
        """The date as it is exchanged."""
        return self.edtf


@lru_cache(maxsize=65_536)
def _read(edtf: str) -> FuzzyDate:
    text = edtf.strip()
    if "/" in text:
        return _interval(text)
    first, last, precision = _bounds(text)
    return FuzzyDate(text, first, last, precision, text)


def _interval(text: str) -> FuzzyDate:
    before, _, after = text.partition("/")
    unknown = ("", "..")
    if before in unknown and after in unknown:
        return FuzzyDate("/", date.min, date.max, DatePrecision.NONE, text)
    first = date.min if before in unknown else _bounds(before)[0]
    last = date.max if after in unknown else _bounds(after)[1]
    if first > last:
        raise NotADate(f"{text!r} ends before it starts. Write the earlier day first")
    written = f"{'' if before in unknown else before}/{'' if after in unknown else after}"
    return FuzzyDate(written, first, last, _span_precision(first, last), text)


def _span_precision(first: date, last: date) -> DatePrecision:
    months = (first.month, last.month)
    whole = first.year == last.year and first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole and months in ((1, 6), (7, 12)):
        return DatePrecision.SEMESTER
    if whole and months in ((1, 3), (4, 6), (7, 9), (10, 12)):
        return DatePrecision.QUARTER
    return DatePrecision.RANGE


def _bounds(text: str) -> tuple[date, date, DatePrecision]:
    match = _DATE.fullmatch(text)
    if not match:
        raise NotADate(f"{text!r} is no date. {_ACCEPTED}")
    year, month, day = match["year"], match["month"], match["day"]
    if ("X" in year and month) or (month == "XX" and day not in (None, "XX")):
        raise NotADate(f"{text!r} leaves a larger part open than a smaller one. {_ACCEPTED}")
    years = int(year.replace("X", "0")), int(year.replace("X", "9"))
    months = (1, 12) if month in (None, "XX") else (int(month), int(month))
    try:
        first = date(years[0], months[0], 1)
        last = date(years[1], months[1], calendar.monthrange(years[1], months[1])[1])
        if day not in (None, "XX"):
            first = last = date(years[0], months[0], int(day))
    except (ValueError, IndexError) as error:
        raise NotADate(f"{text!r} is not in the calendar. {_ACCEPTED}") from error
    return first, last, _precision(match, first == last)


def _precision(match: re.Match[str], is_day: bool) -> DatePrecision:
    if match["mark"]:
        return DatePrecision.APPROXIMATE
    if is_day:
        return DatePrecision.DAY
    if match["month"] not in (None, "XX"):
        return DatePrecision.MONTH
    return {0: DatePrecision.YEAR, 1: DatePrecision.DECADE, 2: DatePrecision.CENTURY}[match["year"].count("X")]
