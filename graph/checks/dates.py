"""Whether what a record says of its dates hangs together."""

from collections.abc import Iterator

from graph.when import DatePrecision, Validity

_LENGTHS = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}
_PARTS = {
    DatePrecision.SEMESTER: (("-01", "-06"), ("-07", "-12")),
    DatePrecision.QUARTER: (("-01", "-03"), ("-04", "-06"), ("-07", "-09"), ("-10", "-12")),
}


def faults(validity: Validity) -> Iterator[tuple[str, str, str]]:
    """Field, fact and hint of everything that is wrong with a validity."""
    if not validity.is_dated:
        yield from _undated(validity)
        return
    start, end, precision = validity.start, validity.end, validity.precision
    if start and end and start.earliest > end.latest:
        yield "end", f"{end} is before the start, {start}", "an end is the last day, month or year included"
    if precision and not _agrees(precision, start.edtf if start else "", end.edtf if end else ""):
        written = f"{start or '(none)'} to {end or '(none)'}"
        yield "precision", f"{precision.value} does not fit the dates {written}", "it may be left empty"
    if (validity.text is None) != (validity.year_stated is None):
        yield "year_stated", "date_text and year_stated go together, and one of them is empty", ""


def _undated(validity: Validity) -> Iterator[tuple[str, str, str]]:
    if validity.year_stated is not None:
        yield "year_stated", "it goes with a date, and there is none", ""
    wording_only = validity.precision is DatePrecision.NONE
    if (validity.text is not None) != wording_only or (validity.precision and not wording_only):
        yield (
            "precision",
            "a wording without a date has a date_text and the precision none",
            "write start or end, or leave both empty",
        )


def _agrees(precision: DatePrecision, start: str, end: str) -> bool:
    cells = [cell for cell in (start, end) if cell]
    if precision is DatePrecision.APPROXIMATE:
        return any(cell[-1] in "~%" for cell in cells)
    if precision in _PARTS:
        return start[:4] == end[:4] and (start[4:], end[4:]) in _PARTS[precision]
    return all(len(cell) == _LENGTHS.get(precision) for cell in cells)
