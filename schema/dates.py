"""Fuzzy dates and periods as GraphQL shows them."""

from datetime import date

import strawberry

from graph import when
from graph.when import DatePrecision, Extent, Truth


@strawberry.type(description="A date as exact as it is known: some day from `earliest` to `latest`.")
class FuzzyDate:
    """A date as exact as it is known."""

    text: str = strawberry.field(description="The date as somebody wrote it.")
    edtf: str = strawberry.field(description="The date in EDTF (ISO 8601-2), such as `2017-12~`.")
    precision: DatePrecision = strawberry.field(description="How exact it is known.")
    earliest: date | None = strawberry.field(description="The first day it may be; null where that is not known.")
    latest: date | None = strawberry.field(description="The last day it may be; null where that is not known.")
    year_stated: bool = strawberry.field(description="Whether the year stood there; otherwise it was inferred.")

    @staticmethod
    def of(day: when.FuzzyDate | None, *, year_stated: bool | None = None) -> "FuzzyDate | None":
        """The date as it is shown; *year_stated* is what its period says, where it does."""
        if day is None:
            return None
        return FuzzyDate(
            text=day.text,
            edtf=day.edtf,
            precision=day.precision,
            earliest=None if day.earliest == date.min else day.earliest,
            latest=None if day.latest == date.max else day.latest,
            year_stated=day.year_stated if year_stated is None else year_stated,
        )


@strawberry.type(description="The period in which something holds in the world.")
class Validity:
    """The period in which something holds in the world."""

    start: FuzzyDate | None = strawberry.field(description="Its first day, month or year; null: as long as known.")
    end: FuzzyDate | None = strawberry.field(
        description="Its last day, month or year, which still belongs to it; null: still, as far as known."
    )
    extent: Extent = strawberry.field(description="What the two dates mean together.")
    text: str | None = strawberry.field(description="The period as a document writes it.")
    current: Truth = strawberry.field(
        description="Whether it holds on the day asked for (`asOf`), else the map's reference date, else today. "
        "Without dates it is assumed to hold."
    )

    @staticmethod
    def of(period: when.Validity, current: Truth) -> "Validity":
        """The period as it is shown."""
        return Validity(
            start=FuzzyDate.of(period.start, year_stated=period.year_stated),
            end=FuzzyDate.of(period.end, year_stated=period.year_stated),
            extent=period.extent,
            text=period.text,
            current=current,
        )
