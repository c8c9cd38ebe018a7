"""Dates in a sentence: a reader meets words, and never the form in which dates are exchanged."""

from datetime import date

from graph.when.fuzzy import FuzzyDate

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MARKS = {"~": ("about ", ""), "?": ("", " (uncertain)"), "%": ("about ", " (uncertain)")}


def day(when: date) -> str:
    """A day in the words of a letter, whatever the machine's language: "1 December 2017"."""
    return f"{when.day} {_month(when)}"


def written(when: FuzzyDate | None) -> str:
    """A date in a sentence, as exact as it is known and no more: "1 December 2017", "June 2018", "about 2019".

    "no day" for None.

    >>> written(FuzzyDate.read("1992/2010"))
    'some day from 1992 to 2010'
    """
    if when is None:
        return "no day"
    first, slash, last = when.edtf.partition("/")
    match (bool(slash), first, last):
        case (False, _, _):
            return _single(first)
        case (True, "", ""):
            return "a day that is not known"
        case (True, "", _):
            return f"a day not after {_single(last)}"
        case (True, _, ""):
            return f"a day not before {_single(first)}"
        case _:
            return f"some day from {_single(first)} to {_single(last)}"


def dated(when: FuzzyDate) -> str:
    """The date with its preposition: "on 1 December 2017", "in June 2018", "on some day from 1992 to 2010"."""
    names_a_day = when.is_day or "/" in when.edtf or len(when.edtf.rstrip("~?%")) == len("2017-06-XX")
    return f"{'on' if names_a_day else 'in'} {written(when)}"


def _single(edtf: str) -> str:
    before, after = _MARKS.get(edtf[-1], ("", ""))
    return f"{before}{_plain(edtf.rstrip('~?%'))}{after}"


def _plain(edtf: str) -> str:
    year, month, in_month = (*edtf.split("-"), "", "")[:3]
    if month == "XX":
        return f"some {'day' if in_month else 'month'} of {year}"
    if year.endswith("X"):
        known = FuzzyDate.read(year)
        is_decade = year.count("X") == 1
        return f"the {year[:3]}0s" if is_decade else f"some year from {known.earliest.year} to {known.latest.year}"
    if not month:
        return year
    if in_month == "XX":
        return f"some day of {_month(FuzzyDate.read(f'{year}-{month}').earliest)}"
    known = FuzzyDate.read(edtf)
    return day(known.earliest) if in_month else _month(known.earliest)


def _month(when: date) -> str:
    return f"{_MONTHS[when.month - 1]} {when.year}"
