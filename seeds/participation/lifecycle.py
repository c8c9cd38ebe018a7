"""From the lifecycle that a row states to the period in which what it says holds."""

from dataclasses import dataclass
from datetime import date, timedelta

from graph.when import ALWAYS, FuzzyDate, Validity

NEWEST_SOURCE = FuzzyDate.read("2026-01")
"""What rows speak for that do not say so: the month of the newest page that was read."""

UNKNOWN_WHEN = FuzzyDate.read("/")
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """What a row says of its own life. Dates are EDTF, empty where none was verified."""

    lifecycle: str
    start: str = ""
    end: str = ""
    end_reason: str = ""
    as_known_to: str = ""

    @property
    def became(self) -> bool:
        """Whether it ended by becoming something else, so that its end is the first day no longer counted."""
        return self.end_reason.startswith("became")

    @property
    def known_to(self) -> FuzzyDate:
        """The day, month or year the row speaks for."""
        return known_on(self.as_known_to) or NEWEST_SOURCE


def known_on(text: str) -> FuzzyDate | None:
    """The date a source speaks for; None where it is undated."""
    return FuzzyDate.read(text) if text[:1].isdigit() else None


def validity_of(life: Lifecycle) -> Validity:
    """The period in which a row holds.

    >>> validity_of(Lifecycle("pending", as_known_to="2026-01")).start.edtf
    '2026-02/'
    """
    match life.lifecycle:
        case "in-force" | "suspended":
            return Validity(_start(life) or FuzzyDate.read(f"/{life.known_to}"))
        case "ended":
            return Validity(_start(life), _end(life))
        case "pending":
            return Validity(FuzzyDate.read(f"{following(life.known_to)}/"))
        case "unknown":
            return Validity(_start(life) or UNKNOWN_WHEN, UNKNOWN_WHEN)
        case _:
            return ALWAYS


def _start(life: Lifecycle) -> FuzzyDate | None:
    return FuzzyDate.read(life.start) if life.start else None


def _end(life: Lifecycle) -> FuzzyDate:
    if not life.end:
        return FuzzyDate.read(f"{life.start}/{life.known_to}")
    end = FuzzyDate.read(life.end)
    return day_before(end) if life.became else end


def day_before(when: FuzzyDate) -> FuzzyDate:
    """The day before, known as exactly: the day before some day of 2011 is one from the last of 2010 on.

    >>> day_before(FuzzyDate.read("2011")).edtf
    '2010-12-31/2011-12-30'
    """
    return _shifted(when, -_ONE_DAY)


def day_after(when: FuzzyDate) -> FuzzyDate:
    """The day after, known as exactly."""
    return _shifted(when, _ONE_DAY)


def _shifted(when: FuzzyDate, by: timedelta) -> FuzzyDate:
    if when.is_day:
        return FuzzyDate.on(when.earliest + by)
    first = "" if when.earliest == date.min else (when.earliest + by).isoformat()
    last = "" if when.latest == date.max else (when.latest + by).isoformat()
    return FuzzyDate.read(f"{first}/{last}")


def following(when: FuzzyDate) -> str:
    """The day, month or year that comes next.

    >>> following(FuzzyDate.read("2025-12"))
    '2026-01'
    """
    after: date = when.latest + _ONE_DAY
    return after.isoformat()[: len(when.edtf)]
