"""Turns the cells of a row into typed values; what cannot be turned is a problem, and reads as empty."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import TypeVar

from graph.checks import did_you_mean, listed, shortened
from graph.codec import validity_from_plain
from graph.interchange.format import DATES
from graph.interchange.reading import Reading, Row
from graph.ontology import ONTOLOGY, ValueType
from graph.records import NO_PROPERTIES, Basis, Certainty, Properties, PropertyValue, Sensitivity
from graph.when import ALWAYS, DatePrecision, Extent, FuzzyDate, NotADate, Validity

Choice = TypeVar("Choice", bound=Enum)

_PROPERTIES = (
    *(each for kind in ONTOLOGY.kinds for each in kind.properties),
    *(each for type_ in ONTOLOGY.types for each in type_.properties),
)
_TYPES = {each.name: each.type for each in _PROPERTIES}
_PRECISIONS = {
    name: DatePrecision(name) for name in ("day", "month", "quarter", "semester", "year", "approximate", "none")
}
_CERTAINTIES = {each.value: each for each in Certainty}
_BASES = {each.value: each for each in Basis}
_SENSITIVITIES = {each.name.lower(): each for each in Sensitivity}
_EXTENTS = {each.value: each for each in Extent}
_TRUTHS = {"true": True, "false": False}
_LONGEST_NUMBER = 12


def certainty(row: Row, reading: Reading) -> Certainty:
    """The cell ``certainty``; empty means stated."""
    return _choice(row, "certainty", _CERTAINTIES, reading) or Certainty.STATED


def basis(row: Row, reading: Reading) -> Basis | None:
    """The cell ``basis``."""
    return _choice(row, "basis", _BASES, reading)


def sensitivity(row: Row, reading: Reading) -> Sensitivity:
    """The cell ``sensitivity``; empty means internal."""
    found = _choice(row, "sensitivity", _SENSITIVITIES, reading)
    return Sensitivity.INTERNAL if found is None else found


def _choice(row: Row, column: str, choices: Mapping[str, Choice], reading: Reading) -> Choice | None:
    cell = row.cells.get(column)
    if cell is None:
        return None
    if cell not in choices:
        reading.wrong(row, column, f"{cell[:80]!r} is not one of {listed(choices)}", did_you_mean(cell, choices))
    return choices.get(cell)


def number(row: Row, column: str, reading: Reading) -> int | None:
    """A whole number, or None where the cell is empty."""
    cell = row.cells.get(column)
    if cell is None:
        return None
    if cell.isascii() and cell.isdigit() and len(cell) <= _LONGEST_NUMBER:
        return int(cell)
    reading.wrong(row, column, f"{cell[:80]!r} is not a number", "write digits only, such as 12")
    return None


def properties(row: Row, common: Iterable[str], reading: Reading) -> Properties:
    """The cells that are properties of a kind or type, typed as the ontology says."""
    found: dict[str, PropertyValue] = {}
    for name in sorted(row.cells.keys() - common):
        match _TYPES.get(name):
            case ValueType.NUMBER:
                value: PropertyValue | None = number(row, name, reading)
            case ValueType.TRUTH:
                value = _truth(row, name, reading)
            case None:
                value = None  # the header was told so
            case _:
                value = row.cells[name]
        if value is not None:
            found[name] = value
    return found or NO_PROPERTIES


def _truth(row: Row, column: str, reading: Reading) -> bool | None:
    if row.cells[column] == "true":
        return True
    reading.wrong(row, column, f"{row.cells[column][:80]!r} is not true", "write true, or leave the cell empty for no")
    return None


def day(row: Row, column: str, reading: Reading) -> FuzzyDate | None:
    """A date as exact as it is known."""
    cell = row.cells.get(column)
    if cell is None:
        return None
    try:
        return FuzzyDate.read(cell)
    except NotADate as error:
        fact, _, hint = str(error).partition(". ")
        reading.wrong(row, column, fact if repr(cell) in fact else f"{shortened(cell)!r} is no date", hint)
        return None


def validity(row: Row, extent: Extent, reading: Reading) -> Validity:
    """The six cells of a period; *extent* is what an empty cell means where there is a date."""
    cells = row.cells
    if cells.keys().isdisjoint(DATES):
        return ALWAYS
    start, end = day(row, "start", reading), day(row, "end", reading)
    if ("start" in cells and start is None) or ("end" in cells and end is None):
        return ALWAYS
    plain: dict[str, object] = {"start": start and start.edtf, "end": end and end.edtf}
    plain["extent"] = _extent(row, extent, reading).value if start or end else None
    if "extent" in cells and not (start or end):
        reading.wrong(row, "extent", "it goes with a date, and there is none", "write start or end, or leave it empty")
    plain["date_text"] = cells.get("date_text")
    precision = _choice(row, "precision", _PRECISIONS, reading)
    plain["precision"] = precision and precision.value
    if "year_stated" in cells:
        plain["year_stated"] = _TRUTHS.get(cells["year_stated"])
        if plain["year_stated"] is None:
            reading.wrong(row, "year_stated", f"{cells['year_stated'][:80]!r} is not one of true or false")
    return validity_from_plain(plain)


def _extent(row: Row, default: Extent, reading: Reading) -> Extent:
    written = _choice(row, "extent", _EXTENTS, reading)
    if written is Extent.SOME_TIME_WITHIN and not ("start" in row.cells and "end" in row.cells):
        reading.wrong(row, "extent", "some time within needs a start and an end", "leave the cell empty")
    return written or default
