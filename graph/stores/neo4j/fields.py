"""How fields read that other tools may have typed, and what is told of those that cannot be read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeAlias

from graph.codec import Plain
from graph.records import (
    Basis,
    Certainty,
    Entity,
    Evidence,
    Relationship,
    Responsibility,
    ResponsibilityRole,
    Sensitivity,
)
from graph.when import DatePrecision, Extent, FuzzyDate


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What another tool typed into a field of a record, and what does not read as anything that may stand there."""

    table: str
    key: str
    field: str
    typed: str

    @property
    def record(self) -> tuple[str, str]:
        """Table and key of the record."""
        return self.table, self.key

    @property
    def form(self) -> "Form":
        """What may stand there."""
        return FORMS[self.table][self.field]


@dataclass(frozen=True, slots=True)
class Form:
    """What may stand in a field.

    ``read`` gives the text as the map writes it and raises a :class:`ValueError` where it is none. ``instead`` is how a
    text that is none is read where the log does not tell better: never as less protected, or better founded, than what
    may have been meant. A ``required`` field may not be empty either.
    """

    noun: str
    example: str
    read: Callable[[str], str]
    instead: str | None = None
    is_required: bool = False


def _date(typed: str) -> str:
    return FuzzyDate.read(typed.strip()).edtf if typed.strip() else ""


def _whole_number(typed: str) -> str:
    return str(int(typed)) if typed.strip() else ""


def _one_of(noun: str, allowed: Iterable[str], instead: str | None = None, *, is_required: bool = False) -> Form:
    known = tuple(allowed)

    def read(typed: str) -> str:
        return known[known.index(typed.strip().lower())]

    return Form(noun, " or ".join((", ".join(known[:-1]), known[-1])), read, instead, is_required)


def _values(of: type[Basis | Certainty | DatePrecision | Extent | ResponsibilityRole]) -> Iterable[str]:
    return (each.value for each in of)


_DATE = Form("date", "a date such as 2017, 2017-06 or 2017-06-30", _date)
_NUMBER = Form("whole number", "a whole number", _whole_number)
_TRUTH = _one_of("truth", ("true", "false"))
_LEVEL = _one_of("sensitivity", (each.name.lower() for each in Sensitivity), max(Sensitivity).name.lower())
_STANDING: Mapping[str, Form] = {
    "start": _DATE,
    "end": _DATE,
    "extent": _one_of("extent", _values(Extent)),
    "precision": _one_of("precision", _values(DatePrecision)),
    "year_stated": _TRUTH,
    "certainty": _one_of("certainty", _values(Certainty), Certainty.INFERRED.value),
    "basis": _one_of("basis", _values(Basis)),
    "sensitivity": _LEVEL,
}
_ROLE = _one_of("role", _values(ResponsibilityRole), ResponsibilityRole.INFORMED.value, is_required=True)
_ALIASES = Form("list of names", "a list of names", str)

FORMS: Mapping[str, Mapping[str, Form]] = MappingProxyType(
    {
        Entity.table: {**_STANDING, "aliases": _ALIASES},
        Relationship.table: _STANDING,
        Evidence.table: {
            "start": _NUMBER,
            "end": _NUMBER,
            "known_on": _DATE,
            "contradicts": _TRUTH,
            "sensitivity": _LEVEL,
        },
        Responsibility.table: {**_STANDING, "role": _ROLE},
    }
)
"""The fields of each table that not every text may stand in."""

Cells: TypeAlias = list[Any]


def legible(
    table: str, key: str, cells: Cells, fields: Iterable[str], first: int, unreadable: list[Unreadable]
) -> Cells:
    """The *cells*, whose *fields* begin at place *first*, as the map writes them; what is *unreadable* is noted."""
    read = list(cells)
    for place, name in enumerate(fields, start=first):
        form, typed = FORMS[table].get(name), cells[place]
        if form is None or (typed is None and not form.is_required):
            continue
        try:
            read[place] = form.read(typed or "")
        except ValueError:
            unreadable.append(Unreadable(table, key, name, typed or ""))
            read[place] = form.instead
    return read


def kept(plain: Plain, logged: Plain, names: Iterable[str]) -> Plain:
    """The record *plain* with these fields as they are *logged*, which leaves out what is not said."""
    taken = set(names)
    told = {name: value for name, value in logged.items() if name in taken}
    return {name: value for name, value in plain.items() if name not in taken} | told
