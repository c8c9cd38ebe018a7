"""What several edits say: periods, how far something is certain, properties; each read from the form it is given in."""

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Annotated, TypeVar

from graph.editing.declare import LEFT_OUT, LeftOut, PropertyGiven, given
from graph.editing.draft import Draft
from graph.ontology import Kind, RelationshipType, ValueType
from graph.records import (
    NO_PROPERTIES,
    Basis,
    Certainty,
    Entity,
    Properties,
    PropertyValue,
    Relationship,
    Responsibility,
    Sensitivity,
)
from graph.when import ALWAYS, DatePrecision, Extent, FuzzyDate, NotADate, Validity, written

Standing = TypeVar("Standing", Entity, Relationship, Responsibility)

_TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """When something holds."""

    start: Annotated[
        str | LeftOut | None, "The first day, month or year, in EDTF: `2017`, `2017-06`, `2017-06-12`, `2017-12~`."
    ] = LEFT_OUT
    end: Annotated[str | LeftOut | None, "The last day, month or year, which still belongs to it, in EDTF."] = LEFT_OUT
    extent: Annotated[Extent | LeftOut, "What the two dates mean together."] = LEFT_OUT
    date_text: Annotated[str | LeftOut | None, "The period as a document writes it."] = LEFT_OUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Described(Dated):
    """What is said of every record: when, how certain, how secret."""

    certainty: Annotated[Certainty | LeftOut, "Said in so many words, or inferred."] = LEFT_OUT
    basis: Annotated[Basis | LeftOut | None, "What it was inferred from; goes with inferred."] = LEFT_OUT
    sensitivity: Annotated[Sensitivity | LeftOut, "Who may see it."] = LEFT_OUT
    note: Annotated[str | LeftOut | None, "A remark of the editors."] = LEFT_OUT


def read_date(draft: Draft, field: str, text: str | None) -> FuzzyDate | None:
    """The date that *text* writes; what is wrong with it is noted, with the forms accepted."""
    if text is None:
        return None
    try:
        return FuzzyDate.read(text)
    except NotADate as error:
        fact, _, hint = str(error).partition(". ")
        draft.wrong(field, fact, text, f"{hint[:1].lower()}{hint[1:]}")
        return None


def period(draft: Draft, dated: Dated, known: Validity, default: Extent | None = None) -> Validity:
    """The period that an edit says, where it says nothing of a part the *known* one."""
    if all(each is LEFT_OUT for each in (dated.start, dated.end, dated.extent, dated.date_text)):
        return known if default is None else dates(None, None, default, None)
    start = known.start if dated.start is LEFT_OUT else read_date(draft, "start", dated.start)
    end = known.end if dated.end is LEFT_OUT else read_date(draft, "end", dated.end)
    extent = given(dated.extent, default or known.extent)
    return dates(start, end, extent, given(dated.date_text, known.text), known.year_stated)


def dates(
    start: FuzzyDate | None, end: FuzzyDate | None, extent: Extent, text: str | None, year_stated: bool | None = None
) -> Validity:
    """The period with these dates; what goes with a wording is set with it, and only with it."""
    if start is None and end is None:
        if text is None:
            return ALWAYS if extent is ALWAYS.extent else Validity(extent=extent)
        return Validity(extent=extent, text=text, precision=DatePrecision.NONE)
    stated = None if text is None else True if year_stated is None else year_stated
    return Validity(start, end, extent, text, None, stated)


def ended(draft: Draft, validity: Validity, end: str) -> Validity:
    """The period closed at *end*, the last day, month or year included."""
    last = read_date(draft, "end", end)
    if last is not None and validity.end is not None:
        fact = f"it has ended already: {written(validity.end)}"
        draft.wrong("end", fact, end, "to move its end, change it instead")
    return dates(validity.start, last or validity.end, validity.extent, validity.text, validity.year_stated)


def described(draft: Draft, said: Described, record: Standing, default: Extent | None = None) -> Standing:
    """*record* with what an edit says of its period, certainty, sensitivity and note."""
    basis = given(said.basis, record.basis)
    certainty = given(said.certainty, record.certainty)
    if said.certainty is LEFT_OUT and said.basis is not LEFT_OUT:
        certainty = Certainty.INFERRED if basis else Certainty.STATED
    elif said.basis is LEFT_OUT and certainty is Certainty.STATED:
        basis = None
    return replace(
        record,
        validity=period(draft, said, record.validity, default),
        certainty=certainty,
        basis=basis,
        sensitivity=given(said.sensitivity, record.sensitivity),
        note=given(said.note, record.note),
    )


def properties(
    draft: Draft, owner: Kind | RelationshipType | None, said: tuple[PropertyGiven, ...] | LeftOut, known: Properties
) -> Properties:
    """The *known* properties with those that an edit says laid over them."""
    values: dict[str, PropertyValue] = dict(known)
    for place, each in enumerate(() if said is LEFT_OUT else said):
        if each.value is None:
            values.pop(each.name, None)
        else:
            values[each.name] = _read(draft, owner, each.name, each.value, place)
    return MappingProxyType(values) if values else NO_PROPERTIES


def _read(draft: Draft, owner: Kind | RelationshipType | None, name: str, value: str, place: int) -> PropertyValue:
    declared = owner.property(name) if owner else None
    path = ("properties", str(place), "value")
    if declared is not None and declared.type is ValueType.NUMBER:
        if value.isascii() and value.isdigit() and len(value) < 19:
            return int(value)
        draft.wrong(path, f"{name} is a whole number, and {value!r} is none", value, "write digits only, such as 12")
        return 0
    if declared is not None and declared.type is ValueType.TRUTH:
        if value in _TRUTHS:
            return _TRUTHS[value]
        draft.wrong(path, f"{name} is true or false, and {value!r} is neither", value, "write true or false")
        return False
    return value
