"""From when to when something holds, and whether it holds on a given day."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from graph.when.fuzzy import DatePrecision, FuzzyDate


class Truth(Enum):
    """Whether something holds: yes, perhaps, or no."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"

    def __and__(self, other: "Truth") -> "Truth":
        """The weaker of the two."""
        return self if _ORDER[self] <= _ORDER[other] else other

    def __or__(self, other: "Truth") -> "Truth":
        """The stronger of the two."""
        return self if _ORDER[self] >= _ORDER[other] else other

    @property
    def counts(self) -> bool:
        """Whether it counts as holding: what may hold does."""
        return self is not Truth.NO


_ORDER = {Truth.NO: 0, Truth.MAYBE: 1, Truth.YES: 2}


class Extent(Enum):
    """What two dates mean together."""

    THROUGHOUT = "throughout"
    SOME_TIME_WITHIN = "some-time-within"


@dataclass(frozen=True, slots=True)
class Validity:
    """The period in which something holds in the world.

    ``start`` and ``end`` are the first and the last day, month or year, the last one included, so that the half-open
    form is ``[start.earliest, end.latest + 1 day)``. No start: since ever, as far as known. No end: still, as far as
    known. ``text`` is the period as a document writes it; ``precision`` is set where the writer gave it
    (``NONE`` for a wording without a date, such as "asap"); ``year_stated`` says whether the year stood there.

    Where both dates write the same month or year without a mark of doubt, and the extent is *throughout*, they are
    that whole month or year; every other coarse date leaves open which of its days is meant.

    >>> Validity(FuzzyDate.read("2017"), FuzzyDate.read("2019-03-31")).on(date(2017, 6, 1))
    <Truth.MAYBE: 'maybe'>
    """

    start: FuzzyDate | None = None
    end: FuzzyDate | None = None
    extent: Extent = Extent.THROUGHOUT
    text: str | None = None
    precision: DatePrecision | None = None
    year_stated: bool | None = None

    @property
    def is_dated(self) -> bool:
        """Whether at least one of the two dates is on record."""
        return self.start is not None or self.end is not None

    @property
    def earliest(self) -> date:
        """The first day on which it may hold."""
        return self.start.earliest if self.start else date.min

    @property
    def latest(self) -> date:
        """The last day on which it may hold."""
        return self.end.latest if self.end else date.max

    @property
    def is_whole(self) -> bool:
        """Whether the two dates together are one named period, all of which is meant."""
        if self.start is None or self.end is None or self.extent is not Extent.THROUGHOUT:
            return False
        if self.start.is_doubtful or self.end.is_doubtful or "/" in self.start.edtf:
            return False
        return self.start.edtf == self.end.edtf or self.precision in (
            DatePrecision.SEMESTER,
            DatePrecision.QUARTER,
        )

    def on(self, day: date) -> Truth:
        """Whether it holds on *day*; MAYBE inside an uncertain bound. Without dates it is assumed to hold."""
        if not self.earliest <= day <= self.latest:
            return Truth.NO
        if self.extent is Extent.SOME_TIME_WITHIN:
            return Truth.YES if self.earliest == self.latest else Truth.MAYBE
        if self.is_whole:
            return Truth.YES
        begun = self.start is None or day >= self.start.latest
        not_over = self.end is None or day <= self.end.earliest
        return Truth.YES if begun and not_over else Truth.MAYBE

    @property
    def certain(self) -> tuple[date, date]:
        """The first and the last day on which it surely holds; where there is none, the last is before the first."""
        if self.is_whole:
            return self.earliest, self.latest
        if self.extent is Extent.SOME_TIME_WITHIN:
            return self.latest, self.earliest
        first = self.start.latest if self.start else date.min
        last = self.end.earliest if self.end else date.max
        return first, last


ALWAYS = Validity()
