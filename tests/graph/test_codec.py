from dataclasses import replace
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.codec import from_plain, to_plain, validity_from_plain, validity_to_plain
from graph.records import Entity, Evidence, Record, Sensitivity, SubjectType
from graph.when import ALWAYS, Extent, Validity
from tests.strategies import records, validities


@given(records, st.integers(0, 9))
def test_what_is_written_as_json_is_read_back(record: Record, version: int) -> None:
    stored = replace(record, version=version)

    assert from_plain(record.table, orjson.loads(orjson.dumps(to_plain(stored)))) == stored


@given(records, records)
def test_equal_records_have_equal_plain_values_and_others_have_not(one: Record, other: Record) -> None:
    assert ((one.table, to_plain(one)) == (other.table, to_plain(other))) == (one == other)


@given(validities())
def test_a_validity_is_read_back_from_its_cells(validity: Validity) -> None:
    assert validity_from_plain(validity_to_plain(validity)) == validity


def test_what_is_absent_or_as_usual_is_left_out() -> None:
    assert to_plain(Entity(key="media", kind="stakeholder", name="Media")) == {
        "key": "media",
        "kind": "stakeholder",
        "name": "Media",
        "version": 0,
    }


@pytest.mark.parametrize(
    ("field", "value"), [("sensitivity", "public"), ("start", 0), ("contradicts", True), ("quote", "")]
)
def test_what_counts_as_nothing_in_python_is_kept_where_it_says_something(field: str, value: object) -> None:
    plain: dict[str, Any] = {"key": "e", "subject_type": "entity", "subject": "a", "document": "d", "version": 1}

    assert to_plain(from_plain("evidence", plain | {field: value})) == plain | {field: value}


def test_the_lowest_level_of_sensitivity_is_not_the_usual_one() -> None:
    public = Evidence(
        key="e", subject_type=SubjectType.ENTITY, subject="a", document="d", sensitivity=Sensitivity.PUBLIC
    )

    assert to_plain(public)["sensitivity"] == "public"


def test_equal_cells_give_one_and_the_same_validity() -> None:
    assert validity_from_plain({"start": "2017"}) is validity_from_plain({"start": "2017"})
    assert validity_from_plain({"extent": Extent.THROUGHOUT.value}) == ALWAYS
