"""Fields that many edits have, and what they say as values of the map."""

import re
from dataclasses import dataclass, replace
from typing import Annotated, TypeAlias

from graph.analyses.declare import About
from graph.editing.declare import Left
from graph.editing.draft import Draft
from graph.ontology import Kind, RelationshipType, ValueType
from graph.records import NO_PROPERTIES, Basis, Certainty, Properties, PropertyValue, Sensitivity
from graph.when import ALWAYS, DatePrecision, Extent, FuzzyDate, NotADate, Validity

_YEAR = re.compile(r"\d{4}", re.ASCII)
_TRUTHS = {"true": True, "false": False}

Key: TypeAlias = Annotated[str, About("Its key.")]
NewKey: TypeAlias = Annotated[
    str | None, About("The key it is to have: lower case letters, digits and hyphens. Without it one is made.")
]
ExpectedVersion: TypeAlias = Annotated[
    int, About("The version that was read; where it has been changed since, nothing is written.")
]
End: TypeAlias = Annotated[
    str, About("The last day, month or year included, as exact as it is known, such as 2017-12 or 2017-06-12.")
]


@dataclass(frozen=True, slots=True)
class PeriodInput:
    """The period in which something holds, as exact as it is known."""

    start: Annotated[str | None, About("Its first day, month or year in EDTF, such as 2017, 2017-06 or 2017-12~.")] = (
        None
    )
    end: Annotated[str | None, About("Its last day, month or year, which still belongs to it, in EDTF.")] = None
    extent: Annotated[Extent | None, About("What the two dates mean together; without it, what the kind says.")] = None
    text: Annotated[str | None, About("The period as the document writes it, such as “mid-December”.")] = None
    year_stated: Annotated[
        bool | None, About("Whether the year stands in the text; without it, whether four digits do.")
    ] = None


@dataclass(frozen=True, slots=True)
class PropertyInput:
    """A declared property and its value."""

    name: Annotated[str, About("Its name in the ontology.")]
    value: Annotated[str | None, About("Its value as text, whatever it holds; null takes the property away.")] = None


Aliases: TypeAlias = Annotated[tuple[str, ...], About("Other names for it.")]
SomeProperties: TypeAlias = Annotated[tuple[PropertyInput, ...], About("Declared properties.")]
Period: TypeAlias = Annotated[PeriodInput | None, About("When it holds; without it, as long as known.")]
SomeCertainty: TypeAlias = Annotated[Certainty, About("Said in so many words, or inferred.")]
SomeBasis: TypeAlias = Annotated[Basis | None, About("What an inference rests on.")]
SomeSensitivity: TypeAlias = Annotated[Sensitivity, About("Who may see it.")]
Note: TypeAlias = Annotated[str | None, About("A remark.")]

OtherAliases: TypeAlias = Annotated[tuple[str, ...] | Left, About("Other names for it, all of them.")]
OtherProperties: TypeAlias = Annotated[
    tuple[PropertyInput, ...] | Left, About("Properties to set or take away; others stay.")
]
OtherPeriod: TypeAlias = Annotated[PeriodInput | Left | None, About("When it holds; null: as long as known.")]
OtherCertainty: TypeAlias = Annotated[Certainty | Left, About("Said in so many words, or inferred.")]
OtherBasis: TypeAlias = Annotated[Basis | Left | None, About("What an inference rests on.")]
OtherSensitivity: TypeAlias = Annotated[Sensitivity | Left, About("Who may see it.")]
OtherNote: TypeAlias = Annotated[str | Left | None, About("A remark; null takes it away.")]


def period(draft: Draft, given: PeriodInput | None, default: Extent, *field: str) -> Validity:
    """The validity that *given* says; *default* is what dates mean where it does not say."""
    if given is None:
        return ALWAYS
    start = day(draft, given.start, *field, "start")
    end = day(draft, given.end, *field, "end")
    year_stated = given.year_stated
    if given.text is not None and year_stated is None and (start or end):
        year_stated = _YEAR.search(given.text) is not None
    wording_only = given.text is not None and start is None and end is None
    made = Validity(
        start=start,
        end=end,
        extent=(given.extent or default) if start or end else Extent.THROUGHOUT,
        text=given.text,
        precision=DatePrecision.NONE if wording_only else None,
        year_stated=year_stated,
    )
    if made.extent is Extent.SOME_TIME_WITHIN and not (start and end):
        made = _within(draft, made, given, *field)
    return ALWAYS if made == ALWAYS else made


def _within(draft: Draft, made: Validity, given: PeriodInput, *field: str) -> Validity:
    """Some time within needs both dates: what the kind means by default gives way, what was written does not."""
    if given.extent is not None:
        draft.wrong("some time within needs a start and an end", *field, "extent", hint="Leave the extent out")
    only = made.start or made.end
    if given.extent is None and only is not None and only.is_day:
        return replace(made, start=only, end=only)
    return replace(made, extent=Extent.THROUGHOUT)


def day(draft: Draft, written: str | None, *field: str) -> FuzzyDate | None:
    """The date that *written* says, as exact as it is known."""
    if written is None:
        return None
    try:
        return FuzzyDate.read(written)
    except NotADate as error:
        fact, _, hint = str(error).partition(". ")
        draft.wrong(fact, *field, value=written, hint=hint)
        return None


def ended(draft: Draft, validity: Validity, end: str) -> Validity:
    """The period with this *end*."""
    last = day(draft, end, "end")
    return validity if last is None else replace(validity, end=last, precision=None)


def properties(
    draft: Draft, given: tuple[PropertyInput, ...], owner: Kind | RelationshipType | None, known: Properties
) -> Properties:
    """The *known* properties with those *given* set, or taken away."""
    made = dict(known)
    for place, each in enumerate(given):
        if each.value is None:
            made.pop(each.name, None)
        else:
            made[each.name] = _value(draft, owner, each.name, each.value, place)
    return {name: made[name] for name in sorted(made)} or NO_PROPERTIES


def _value(draft: Draft, owner: Kind | RelationshipType | None, name: str, written: str, place: int) -> PropertyValue:
    declared = owner.property(name) if owner else None
    if declared and declared.type is ValueType.NUMBER:
        if written.isascii() and written.isdigit() and len(written) < 12:
            return int(written)
        draft.wrong(
            f"{written!r} is not a number", "properties", place, "value", value=written, hint="Write digits only"
        )
    elif declared and declared.type is ValueType.TRUTH:
        if written in _TRUTHS:
            return _TRUTHS[written]
        draft.wrong(f"{written!r} is not true or false", "properties", place, "value", value=written)
    return written
