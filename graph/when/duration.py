"""Lengths of time as ISO 8601 writes them: years, months, weeks and days, counted on the calendar."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_NUMBER = r"\d{1,15}"  # longer ones say nothing, and Python refuses to read numbers of any length
_FORM = re.compile(
    rf"P(?=\d)(?:(?P<years>{_NUMBER})Y)?(?:(?P<months>{_NUMBER})M)?(?:(?P<weeks>{_NUMBER})W)?(?:(?P<days>{_NUMBER})D)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Duration:
    """So many months and, after them, so many days.

    >>> Duration.read("P5Y").after(date(2014, 6, 1))
    datetime.date(2019, 6, 1)
    """

    months: int
    days: int

    @staticmethod
    def is_form(text: str) -> bool:
        """Whether *text* is written as ISO 8601 writes lengths of time, be it a length of nothing."""
        return _FORM.fullmatch(text) is not None

    @staticmethod
    def read(text: str) -> "Duration | None":
        """The length that *text* writes; None where it writes none, or a length of nothing."""
        match = _FORM.fullmatch(text)
        if match is None:
            return None
        years, months, weeks, days = (int(match[name] or 0) for name in ("years", "months", "weeks", "days"))
        found = Duration(years * 12 + months, weeks * 7 + days)
        return found if found.months or found.days else None

    @property
    def about_days(self) -> float:
        """How many days it has on average."""
        return self.months * 30.436875 + self.days

    def times(self, number: int) -> "Duration":
        """*number* of them, one after the other."""
        return Duration(self.months * number, self.days * number)

    def after(self, day: date) -> date:
        """The day that is this much later; the last of the month where the month is too short."""
        return _shifted(day, self.months, self.days)

    def before(self, day: date) -> date:
        """The day that is this much earlier; the last of the month where the month is too short."""
        return _shifted(day, -self.months, -self.days)

    def __str__(self) -> str:
        """The length in words: "5 years", "1 year, 6 months", "90 days"."""
        years, months = divmod(self.months, 12)
        counted = ((years, "year"), (months, "month"), (self.days, "day"))
        return ", ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in counted if number)


def _shifted(day: date, months: int, days: int) -> date:
    """*day* moved on the calendar, held at its first or last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    last = calendar.monthrange(year, month + 1)[1]
    try:
        return date(year, month + 1, min(day.day, last)) + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
