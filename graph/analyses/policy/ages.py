"""How long ago something was, in days: at least and at most, for its day may be known to the month or year only."""

from dataclasses import dataclass
from datetime import date

from graph.analyses.policy.report import Verdict
from graph.analyses.sentences import counted
from graph.when import FuzzyDate, Validity
from graph.when import day as on_day


@dataclass(frozen=True, slots=True)
class Days:
    """The days one of which it was; None: nothing says so."""

    earliest: date | None
    latest: date | None

    @staticmethod
    def begun(validity: Validity) -> "Days":
        """The days on one of which something of this validity began."""
        if validity.start is None:
            return Days(None, None)
        return Days(_told(validity.earliest), _told(validity.earliest if validity.is_whole else validity.start.latest))

    @staticmethod
    def of(when: FuzzyDate) -> "Days":
        """The days that a date may mean."""
        return Days(_told(when.earliest), _told(when.latest))

    def within(self, most: int, today: date) -> Verdict:
        """Whether it was at most so many days ago; unknown where that is not so of every day that it may have been."""
        if self.earliest is not None and (today - self.earliest).days <= most:
            return Verdict.KEPT
        if self.latest is not None and (today - self.latest).days > most:
            return Verdict.BROKEN
        return Verdict.UNKNOWN

    @property
    def is_known(self) -> bool:
        """Whether anything says when it was."""
        return self.earliest is not None or self.latest is not None

    def in_words(self, today: date) -> str:
        """When it was, and how long before *today*: "1 July 2017, 153 days"."""
        if self.earliest is not None and self.latest is not None:
            return _span(self.earliest, self.latest, today)
        if self.latest is not None:
            return f"{on_day(self.latest)} at the latest, {_days(self.latest, today)} or more"
        if self.earliest is not None:
            return f"{on_day(self.earliest)} at the earliest, {_days(self.earliest, today)} or fewer"
        return "a day that is not on record"


def _span(earliest: date, latest: date, today: date) -> str:
    if earliest == latest:
        return f"{on_day(latest)}, {_days(latest, today)}"
    least = max(0, (today - latest).days)
    return f"some day from {on_day(earliest)} to {on_day(latest)}, {least:,} to {_days(earliest, today)}"


def _told(day: date) -> date | None:
    """The day, or None for the bounds that stand for no day at all."""
    return None if day in (date.min, date.max) else day


def _days(day: date, today: date) -> str:
    return counted(max(0, (today - day).days), "day", "days")
