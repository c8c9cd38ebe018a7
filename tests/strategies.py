"""What any map may hold, for laws: dates, validities, records of every table with every field."""

from datetime import date
from types import MappingProxyType
from typing import TypeVar

from hypothesis import strategies as st

from graph.records import (
    Basis,
    Certainty,
    DocumentText,
    Entity,
    Evidence,
    MapSettings,
    Origin,
    Record,
    Relationship,
    Responsibility,
    ResponsibilityRole,
    Sensitivity,
    SubjectType,
)
from graph.when import DatePrecision, Extent, FuzzyDate, Validity

R = TypeVar("R", bound=Record)

KEYS = st.sampled_from([f"key-{letter}" for letter in "abcdefgh"])
"""Few, so that records refer to one another."""

TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)
"""Anything that UTF-8 can write, control characters and line ends included."""

_YEARS = st.integers(1000, 2999)


@st.composite
def plain_dates(draw: st.DrawFn) -> str:
    """A year, month or day in EDTF, without any mark."""
    day = draw(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
    return draw(st.sampled_from([f"{day:%Y}", f"{day:%Y-%m}", day.isoformat()]))


@st.composite
def unspecified_dates(draw: st.DrawFn) -> str:
    """A date of which some digits are not known."""
    year = str(draw(_YEARS))
    month = draw(st.integers(1, 12))
    return draw(
        st.sampled_from([f"{year[:3]}X", f"{year[:2]}XX", f"{year}-XX", f"{year}-{month:02}-XX", f"{year}-XX-XX"])
    )


@st.composite
def doubtful_dates(draw: st.DrawFn) -> str:
    """A date with a mark: about, uncertain, or both."""
    return draw(plain_dates()) + draw(st.sampled_from("~?%"))


@st.composite
def date_ranges(draw: st.DrawFn) -> str:
    """Some day between two dates, of which either may be missing."""
    first, last = sorted(draw(st.tuples(plain_dates(), plain_dates())), key=lambda text: text[:4])
    if first[:4] == last[:4]:
        last = first
    return draw(st.sampled_from([f"{first}/{last}", f"/{last}", f"{first}/", "/", f"../{last}", f"{first}/.."]))


edtf_texts = st.one_of(plain_dates(), unspecified_dates(), doubtful_dates(), date_ranges())
fuzzy_dates = edtf_texts.map(FuzzyDate.read)


@st.composite
def validities(draw: st.DrawFn) -> Validity:
    """A period whose end does not lie before its start; every other cell at will."""
    start, end = draw(st.none() | fuzzy_dates), draw(st.none() | fuzzy_dates)
    if start and end and start.earliest > end.latest:
        start, end = end, start
    return Validity(
        start,
        end,
        draw(st.sampled_from(Extent)),
        draw(st.none() | TEXTS),
        draw(st.none() | st.sampled_from(DatePrecision)),
        draw(st.none() | st.booleans()),
    )


_PROPERTIES = st.dictionaries(
    st.sampled_from(["subtype", "year", "generic", "reason"]),
    TEXTS | st.booleans() | st.integers(-(2**53), 2**53),
).map(MappingProxyType)
_ORIGINS = st.none() | st.builds(Origin, st.sampled_from(["ir-map", "a folder"]), st.integers(1, 9))
_SOURCED = {
    "certainty": st.sampled_from(Certainty),
    "basis": st.none() | st.sampled_from(Basis),
    "sensitivity": st.sampled_from(Sensitivity),
    "note": st.none() | TEXTS,
    "origin": _ORIGINS,
}
_TEXT_LISTS = st.lists(TEXTS, max_size=3).map(tuple)


def entities(keys: st.SearchStrategy[str] = KEYS) -> st.SearchStrategy[Entity]:
    """An entity with any of its fields."""
    return st.builds(
        Entity,
        key=keys,
        kind=st.sampled_from(["office", "stakeholder", "document"]),
        name=TEXTS,
        aliases=_TEXT_LISTS,
        properties=_PROPERTIES,
        validity=validities(),
        **_SOURCED,
    )


def relationships(
    keys: st.SearchStrategy[str] = KEYS, ends: st.SearchStrategy[str] = KEYS
) -> st.SearchStrategy[Relationship]:
    """A relationship between any two of *ends*."""
    return st.builds(
        Relationship,
        key=keys,
        type=st.sampled_from(["ENGAGES", "TARGETS"]),
        source=ends,
        target=ends,
        role=st.none() | TEXTS,
        purpose=st.none() | TEXTS,
        qualifier=st.none() | TEXTS,
        condition=st.none() | TEXTS,
        properties=_PROPERTIES,
        validity=validities(),
        **_SOURCED,
    )


def evidence(
    keys: st.SearchStrategy[str] = KEYS,
    subjects: st.SearchStrategy[str] = KEYS,
    documents: st.SearchStrategy[str] = KEYS,
) -> st.SearchStrategy[Evidence]:
    """A piece of evidence for any of *subjects* in any of *documents*."""
    return st.builds(
        Evidence,
        key=keys,
        subject_type=st.sampled_from(SubjectType),
        subject=subjects,
        document=documents,
        quote=st.none() | TEXTS,
        start=st.none() | st.integers(0, 2**31),
        end=st.none() | st.integers(0, 2**31),
        locator=st.none() | TEXTS,
        known_on=st.none() | fuzzy_dates,
        contradicts=st.booleans(),
        sensitivity=st.sampled_from(Sensitivity),
        origin=_ORIGINS,
    )


def responsibilities(
    keys: st.SearchStrategy[str] = KEYS,
    on: st.SearchStrategy[str] = KEYS,
    holders: st.SearchStrategy[str] = KEYS,
) -> st.SearchStrategy[Responsibility]:
    """A role that any of *holders* has *on* a relationship."""
    return st.builds(
        Responsibility,
        key=keys,
        relationship=on,
        holder=holders,
        role=st.sampled_from(ResponsibilityRole),
        validity=validities(),
        **_SOURCED,
    )


def document_texts(keys: st.SearchStrategy[str] = KEYS) -> st.SearchStrategy[DocumentText]:
    """The text of any of the documents with these *keys*."""
    return st.builds(DocumentText, key=keys, text=TEXTS, origin=_ORIGINS)


def map_settings() -> st.SearchStrategy[MapSettings]:
    """What a map may say of itself."""
    return st.builds(
        MapSettings,
        title=TEXTS,
        reference_date=st.none() | st.dates(),
        default_roster=st.none() | KEYS,
        languages=_TEXT_LISTS,
        values=st.dictionaries(st.sampled_from(["unit_type", "subtype"]), _TEXT_LISTS).map(MappingProxyType),
        able_to_own=_TEXT_LISTS,
        origin=_ORIGINS,
    )


records: st.SearchStrategy[Record] = st.one_of(
    entities(), relationships(), evidence(), responsibilities(), document_texts(), map_settings()
)
