from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graph.records import (
    Certainty,
    Entity,
    Evidence,
    Record,
    Relationship,
    Responsibility,
    ResponsibilityRole,
    Sensitivity,
    SubjectType,
)
from graph.stores.neo4j import rows
from graph.stores.neo4j.fields import FORMS, Unreadable
from graph.when import FuzzyDate, Validity

PRESS = Entity(key="press", kind="office", name="Press Office", version=1)
TIE = Relationship(key="tie", type="ENGAGES", source="press", target="media", version=1)
QUOTE = Evidence(key="quote", subject_type=SubjectType.ENTITY, subject="press", document="paper", version=1)
ROLE = Responsibility(key="role", relationship="tie", holder="press", role=ResponsibilityRole.ACCOUNTABLE, version=1)


def as_typed(record: Record, **typed: Any) -> tuple[Record | None, list[Unreadable]]:
    """What is read, and what cannot be, of a record in whose row another tool *typed* something."""
    said = {**rows.fields_of(record), **typed}
    unreadable: list[Unreadable] = []
    return _read(record, said, unreadable), unreadable


def _read(record: Record, said: dict[str, Any], unreadable: list[Unreadable]) -> Record | None:
    def cells(fields: tuple[str, ...]) -> list[str | None]:
        return [None if said.get(name) is None else str(said[name]) for name in fields]

    match record:
        case Entity():
            others = [["aliases", said["aliases"]]] if "aliases" in said else []
            return rows.entity([0, ["Entity", "Office"], others, *cells(rows.ENTITY_FIELDS)], unreadable)
        case Relationship():
            row: rows.Row = [0, 1, record.type, [], *cells(rows.RELATIONSHIP_FIELDS)]
            return rows.relationship(record.key, record.source, record.target, row, unreadable)
        case Evidence():
            row = [record.subject, record.document, *cells(rows.EVIDENCE_FIELDS)]
            return rows.evidence(record.subject_type, row, unreadable)
        case Responsibility():
            row = [record.relationship, record.holder, *cells(rows.RESPONSIBILITY_FIELDS)]
            return rows.responsibility(row, unreadable)
        case _:
            raise AssertionError(record)


def test_what_the_map_writes_reads_as_it_was() -> None:
    dated = replace(TIE, validity=Validity(FuzzyDate.read("2017"), None), sensitivity=Sensitivity.CONFIDENTIAL)

    for record in (PRESS, dated, QUOTE, ROLE):
        assert as_typed(record) == (record, [])


def test_a_level_reads_in_any_case_and_with_blanks_around_it() -> None:
    read, unreadable = as_typed(PRESS, sensitivity=" Confidential ", certainty="INFERRED", end=" 2017-06 ")

    assert unreadable == []
    assert read == replace(
        PRESS,
        sensitivity=Sensitivity.CONFIDENTIAL,
        certainty=Certainty.INFERRED,
        validity=Validity(end=FuzzyDate.read("2017-06")),
    )


def test_a_level_that_is_none_reads_as_the_highest() -> None:
    for record in (PRESS, TIE, QUOTE, ROLE):
        for typed in ("geheim", ""):
            read, unreadable = as_typed(record, sensitivity=typed)

            assert read is not None
            assert getattr(read, "sensitivity", None) is Sensitivity.CONFIDENTIAL
            assert unreadable == [Unreadable(record.table, record.key, "sensitivity", typed)]


def test_a_certainty_that_is_none_reads_as_the_weaker_claim() -> None:
    read, unreadable = as_typed(TIE, certainty="sure")

    assert read == replace(TIE, certainty=Certainty.INFERRED)
    assert unreadable == [Unreadable("relationship", "tie", "certainty", "sure")]


def test_one_date_that_is_none_leaves_the_other_as_it_is() -> None:
    read, unreadable = as_typed(TIE, start="2017", end="2017-13-99")

    assert read == replace(TIE, validity=Validity(FuzzyDate.read("2017")))
    assert unreadable == [Unreadable("relationship", "tie", "end", "2017-13-99")]


def test_names_that_are_no_list_are_none_and_noted() -> None:
    assert as_typed(PRESS, aliases="News") == (PRESS, [Unreadable("entity", "press", "aliases", "News")])


def test_a_role_may_not_be_empty() -> None:
    read, unreadable = as_typed(ROLE, role=None)

    assert read is not None
    assert unreadable == [Unreadable("responsibility", "role", "role", "")]


@given(st.sampled_from([PRESS, TIE, QUOTE, ROLE]), st.data())
def test_a_reader_never_fails_over_what_was_typed_nor_passes_it_over(record: Record, data: st.DataObject) -> None:
    field = data.draw(st.sampled_from(sorted(FORMS[record.table])))
    typed = data.draw(
        st.text() | st.sampled_from(["2017", "7", "True", "Inferred", "list-split", "Public", "9" * 5000])
    )

    read, unreadable = as_typed(record, **{field: typed})

    assert read is not None
    if unreadable:
        assert unreadable == [Unreadable(record.table, record.key, field, typed)]
    else:
        assert as_typed(read) == (read, [])
