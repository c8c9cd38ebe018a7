from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from graph.records import Origin, Put, Record, Remove, says_the_same
from tests.strategies import records


@given(records, st.integers(0, 9))
def test_putting_and_removing_a_record_are_at_one_place(record: Record, version: int) -> None:
    put, remove = Put(record, version), Remove(record.table, record.key, version)

    assert put.place == remove.place == (record.table, record.key)


@given(records, records, st.integers(0, 9))
def test_two_records_say_the_same_whoever_wrote_them_how_often(one: Record, other: Record, version: int) -> None:
    assert says_the_same(one, replace(one, version=version, origin=Origin("another", version)))
    assert says_the_same(one, other) == (replace(one, origin=None, version=0) == replace(other, origin=None, version=0))
