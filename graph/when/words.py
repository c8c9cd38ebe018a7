"""Dates as people say them: "mid-December 2017", "Q3 2018", "during the first semester", "asap"."""

import calendar
import re

from graph.when.fuzzy import DatePrecision, FuzzyDate
from graph.when.validity import Extent, Validity

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}
_UNDATED = {"asap", "as soon as possible", "unknown", "to be determined", "tbd", "ongoing"}

_YEAR = r"(?:\s*,?\s*(?P<year>\d{4}))?"
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})\.?"
_NTH = r"(?:the )?(?P<nth>first|second|third|fourth|[1-4](?:st|nd|rd|th))"
_FORMS = (
    ("day", rf"(?P<day>\d\d?)\.?\s+{_MONTH}{_YEAR}"),
    ("days", rf"(?P<day>\d\d?)\.?\s*(?:and|to|-|–|\u2013)\s*(?P<last>\d\d?)\.?\s+{_MONTH}{_YEAR}"),
    ("mid", rf"mid[- ]{_MONTH}{_YEAR}"),
    ("month", rf"{_MONTH}{_YEAR}"),
    (
        "quarter",
        rf"(?:q(?P<number>[1-4])|{_NTH} quarter(?: of)?){_YEAR}",
    ),
    (
        "semester",
        rf"(?:h(?P<number>[12])|(?:the )?(?P<nth>first|second|1st|2nd) (?:semester|half)(?: of)?){_YEAR}",
    ),
    ("year", r"(?P<year>\d{4})"),
    ("this year", r"the year"),
)


def read_words(words: str, *, year: int | None = None) -> Validity | None:
    """The period that *words* name, or None where they are not understood.

    *year* stands in where the words name none; the period then says that its year was inferred. "throughout ..." means
    every day of the period; a month, quarter, semester or year without it means some time within.

    >>> read_words("mid-December", year=2017).start.edtf
    '2017-12~'
    """
    said = " ".join(words.split())
    plain = said.lower().removeprefix("during ").removeprefix("in ").removeprefix("the ")
    throughout = plain.startswith("throughout ")
    plain = plain.removeprefix("throughout ").strip()
    if plain in _UNDATED:
        return Validity(text=said, precision=DatePrecision.NONE)
    for form, pattern in _FORMS:
        match = re.fullmatch(pattern, plain)
        if not match:
            continue
        found = match.groupdict()
        named = int(found["year"]) if found.get("year") else year
        if named is None:
            return None
        return _period(form, found, named, said, throughout, year_stated=bool(found.get("year")))
    return None


def _period(
    form: str,
    found: dict[str, str | None],
    year: int,
    said: str,
    throughout: bool,
    *,
    year_stated: bool,
) -> Validity | None:
    first, last, precision = _cells(form, found, year)
    try:
        start, end = FuzzyDate.read(first), FuzzyDate.read(last)
    except ValueError:
        return None
    if start.earliest > end.latest:
        return None
    every_day = throughout or precision is DatePrecision.DAY
    extent = Extent.THROUGHOUT if every_day else Extent.SOME_TIME_WITHIN
    return Validity(start, end, extent, said, precision, year_stated)


def _cells(form: str, found: dict[str, str | None], year: int) -> tuple[str, str, DatePrecision]:
    month = _MONTHS.get(found.get("month") or "", 1)
    nth = int(found.get("number") or _ORDINALS.get(found.get("nth") or "", 1))
    match form:
        case "day" | "days":
            day, last = int(found["day"] or 0), int(found.get("last") or found["day"] or 0)
            return f"{year}-{month:02}-{day:02}", f"{year}-{month:02}-{last:02}", DatePrecision.DAY
        case "mid":
            return f"{year}-{month:02}~", f"{year}-{month:02}~", DatePrecision.APPROXIMATE
        case "month":
            return f"{year}-{month:02}", f"{year}-{month:02}", DatePrecision.MONTH
        case "quarter":
            return f"{year}-{3 * nth - 2:02}", f"{year}-{3 * nth:02}", DatePrecision.QUARTER
        case "semester":
            return f"{year}-{6 * nth - 5:02}", f"{year}-{6 * nth:02}", DatePrecision.SEMESTER
        case _:
            return f"{year}", f"{year}", DatePrecision.YEAR
