"""The days on which something surely holds, and those on which it may: what is left of them, and what they come to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from graph.editing.values import dates
from graph.when import Extent, FuzzyDate, Validity

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """It may hold from ``earliest`` to ``latest``, and surely does from ``first`` to ``last``, all included.

    Where it surely holds on no day, ``first`` is after ``last``. Two periods with one span hold alike on every day.
    """

    earliest: date
    first: date
    last: date
    latest: date

    @staticmethod
    def of(validity: Validity) -> "Span":
        """The span of a period."""
        return Span(validity.earliest, *validity.certain, validity.latest)

    @property
    def is_sure(self) -> bool:
        """Whether there is a day on which it surely holds."""
        return self.first <= self.last

    def within(self, since: date, until: date) -> "Span | None":
        """What of it lies from *since* to *until*, as sure as before of its days; None where nothing does."""
        return self.both(Span(since, since, until, until))

    def both(self, other: "Span") -> "Span | None":
        """When this holds and *other* does; None where that is never."""
        earliest, latest = max(self.earliest, other.earliest), min(self.latest, other.latest)
        first, last = max(self.first, other.first), min(self.last, other.last)
        if earliest < latest <= first and last <= earliest:  # some time within these days, as it will be written
            first, last = latest, earliest
        return Span(earliest, first, last, latest) if earliest <= latest else None

    def covers(self, other: "Span") -> bool:
        """Whether it holds whenever *other* does, as surely."""
        is_as_sure = not other.is_sure or (self.first <= other.first and self.last >= other.last)
        return is_as_sure and self.earliest <= other.earliest and self.latest >= other.latest

    def meets(self, other: "Span") -> bool:
        """Whether it holds whenever *other* does, or surely holds on a day on which *other* may."""
        shares = self.is_sure and self.first <= other.latest and self.last >= other.earliest
        return shares or self.covers(other)

    def overlaps(self, other: "Span") -> bool:
        """Whether the map refuses two such periods of one relationship: they surely share more than a day."""
        one, two = sorted((self, other), key=lambda each: (each.first, each.last))
        return one.first < two.last and one.last > two.first

    def goes_on_with(self, later: "Span") -> bool:
        """Whether *later*, which begins right after this surely held, makes one span with it."""
        follows = self.is_sure and self.last < date.max and later.earliest == self.last + _DAY
        return follows and (not later.is_sure or later.first == later.earliest)

    def comes_after(self, earlier: "Span") -> bool:
        """Whether *earlier*, which ends right before this surely holds, makes one span with it."""
        precedes = self.is_sure and self.first > date.min and earlier.latest == self.first - _DAY
        return precedes and (not earlier.is_sure or earlier.last == earlier.latest)

    def hull(self, other: "Span") -> "Span":
        """The least span that covers both; of a day between them it may say more than either."""
        sure = [each for each in (self, other) if each.is_sure] or [self]
        return Span(
            min(self.earliest, other.earliest),
            min(each.first for each in sure),
            max(each.last for each in sure),
            max(self.latest, other.latest),
        )

    def parted(self, others: Iterable["Span"]) -> list["Span"]:
        """What of it is left, in order of time, on days on which none of the *others* surely holds.

        It is parted too where one of the others, on no day sure, would overlap it.
        """
        left = [self]
        for each in others:
            if each.is_sure:
                cuts = [(date.min, each.first - _DAY)] if each.first > date.min else []
                cuts += [(each.last + _DAY, date.max)] if each.last < date.max else []
            elif any(span.overlaps(each) for span in left):
                cuts = [(date.min, each.first), (each.first + _DAY, date.max)]
            else:
                continue
            parts = (span.within(*cut) for span in left for cut in cuts)
            left = [span for span in parts if span is not None]
        return sorted(left, key=_begin)

    def lacking(self, others: Iterable["Span"]) -> list["Span"]:
        """What of it is left where none of the *others* holds as surely."""
        known = list(others)
        return [span for span in self.parted(known) if not any(each.covers(span) for each in known)]

    def written(self, like: Validity, *others: Validity) -> Validity:
        """The period with this span: worded as *like*, with dates as it or one of the *others* writes the same."""
        if self == Span.of(like):
            return like
        is_some_time = like.extent is Extent.SOME_TIME_WITHIN and not self.is_sure and self.earliest < self.latest
        if is_some_time:
            ends = _bound(self.earliest, self.earliest, date.min), _bound(self.latest, self.latest, date.max)
            return dates(*ends, like.extent, like.text, like.year_stated)
        start, end = _bound(self.earliest, self.first, date.min), _bound(self.last, self.latest, date.max)
        known = [like, *others]
        kept = (
            next((each.start for each in known if _bounds(each.start) == _bounds(start)), start),
            next((each.end for each in known if _bounds(each.end) == _bounds(end)), end),
        )
        found = dates(*kept, Extent.THROUGHOUT, like.text, like.year_stated)
        return found if Span.of(found) == self else dates(start, end, Extent.THROUGHOUT, like.text, like.year_stated)


def closed(validity: Validity, on: date) -> Validity | None:
    """The period up to the day before *on*; None where nothing is left of it. It is as sure as before of its days."""
    left = Span.of(validity).within(date.min, on - _DAY)
    return None if left is None else left.written(validity)


def opened(validity: Validity, on: date) -> Validity:
    """The period from *on* to the end on record, as sure as before of its days."""
    left = Span.of(validity).within(on, date.max)
    return validity if left is None else left.written(validity)


def _begin(span: Span) -> date:
    return span.earliest


def _bounds(when: FuzzyDate | None) -> tuple[date, date] | None:
    return (when.earliest, when.latest) if when else None


def _bound(first: date, last: date, unknown: date) -> FuzzyDate | None:
    """Some day from *first* to *last*; None where both are *unknown*."""
    if first == last:
        return None if first == unknown else FuzzyDate.on(first)
    written = f"{'' if first == date.min else first}/{'' if last == date.max else last}"
    return FuzzyDate.read(written)
