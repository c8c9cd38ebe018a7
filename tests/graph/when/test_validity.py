from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.when import ALWAYS, DatePrecision, Extent, FuzzyDate, Truth, Validity
from tests.strategies import validities

WITHIN = Extent.SOME_TIME_WITHIN
YES, MAYBE, NO = Truth.YES, Truth.MAYBE, Truth.NO


def from_to(start: str | None, end: str | None, extent: Extent = Extent.THROUGHOUT) -> Validity:
    return Validity(FuzzyDate.read(start) if start else None, FuzzyDate.read(end) if end else None, extent)


@pytest.mark.parametrize(
    ("validity", "day", "truth"),
    [
        # without dates it is assumed to hold
        (ALWAYS, "2017-06-12", YES),
        (Validity(text="as soon as possible", precision=DatePrecision.NONE), "2017-06-12", YES),
        # to the day, the last one included
        (from_to("2017-03-01", "2017-03-31"), "2017-02-28", NO),
        (from_to("2017-03-01", "2017-03-31"), "2017-03-01", YES),
        (from_to("2017-03-01", "2017-03-31"), "2017-03-31", YES),
        (from_to("2017-03-01", "2017-03-31"), "2017-04-01", NO),
        # open on one side
        (from_to("2017-03-01", None), "9999-12-31", YES),
        (from_to("2017-03-01", None), "2017-02-28", NO),
        (from_to(None, "2017-03-31"), "0001-01-01", YES),
        (from_to(None, "2017-03-31"), "2017-04-01", NO),
        # a coarse bound leaves open which of its days is meant
        (from_to("2017", "2019-03-31"), "2016-12-31", NO),
        (from_to("2017", "2019-03-31"), "2017-06-01", MAYBE),
        (from_to("2017", "2019-03-31"), "2017-12-31", YES),
        (from_to("2017-03-01", "2019"), "2018-12-31", YES),
        (from_to("2017-03-01", "2019"), "2019-01-01", YES),
        (from_to("2017-03-01", "2019"), "2019-01-02", MAYBE),
        (from_to("2017-03-01", "2019"), "2019-12-31", MAYBE),
        (from_to("2017-03-01", "2019"), "2020-01-01", NO),
        (from_to("2017", "2018"), "2017-12-31", YES),
        (from_to("2017", "2018"), "2018-01-01", YES),
        # the same month or year on both sides is all of it
        (from_to("2017", "2017"), "2017-01-01", YES),
        (from_to("2017", "2017"), "2017-12-31", YES),
        (from_to("2017-06", "2017-06"), "2017-06-15", YES),
        (from_to("2017-06", "2017-06"), "2017-07-01", NO),
        # unless there is doubt
        (from_to("2017~", "2017~"), "2017-06-15", MAYBE),
        # some time within is never sure of a day, unless there is but one
        (from_to("2017-06", "2017-06", WITHIN), "2017-06-15", MAYBE),
        (from_to("2017-06-12", "2017-06-14", WITHIN), "2017-06-13", MAYBE),
        (from_to("2017-06-12", "2017-06-12", WITHIN), "2017-06-12", YES),
        (from_to("2017-06-12", "2017-06-12", WITHIN), "2017-06-13", NO),
        # not after, not before, some day between
        (from_to("/2015", None), "2014-01-01", MAYBE),
        (from_to("/2015", None), "2015-12-31", YES),
        (from_to("/2015", None), "2016-01-01", YES),
        (from_to(None, "2015/"), "2014-12-31", YES),
        (from_to(None, "2015/"), "2030-01-01", MAYBE),
        (from_to("2017-06/2017-08", None), "2017-05-31", NO),
        (from_to("2017-06/2017-08", None), "2017-07-01", MAYBE),
        (from_to("2017-06/2017-08", None), "2017-08-31", YES),
        (from_to("/", None), "2017-06-12", MAYBE),
    ],
)
def test_it_holds_surely_perhaps_or_not(validity: Validity, day: str, truth: Truth) -> None:
    assert validity.on(date.fromisoformat(day)) is truth


@pytest.mark.parametrize(
    ("start", "end", "precision"), [("2017-01", "2017-06", "semester"), ("2017-07", "2017-09", "quarter")]
)
def test_a_semester_or_quarter_throughout_is_all_of_it(start: str, end: str, precision: str) -> None:
    when = Validity(FuzzyDate.read(start), FuzzyDate.read(end), precision=DatePrecision(precision))

    assert when.is_whole
    assert when.on(when.earliest) is YES is when.on(when.latest)


@given(validities(), st.dates())
def test_it_never_holds_outside_its_bounds_and_never_surely_fails_inside(validity: Validity, day: date) -> None:
    inside = validity.earliest <= day <= validity.latest

    assert validity.on(day).counts is inside


@given(validities())
def test_it_counts_on_its_first_and_its_last_day(validity: Validity) -> None:
    assert validity.on(validity.earliest).counts
    assert validity.on(validity.latest).counts


@given(validities(), st.dates())
def test_it_surely_holds_on_its_certain_days_and_on_no_others(validity: Validity, some_day: date) -> None:
    first, last = validity.certain

    for day in (first, last, validity.earliest, validity.latest, some_day):
        assert (validity.on(day) is YES) is (first <= day <= last)


@pytest.mark.parametrize("one", Truth)
@pytest.mark.parametrize("other", Truth)
def test_of_two_truths_and_takes_the_weaker_and_or_the_stronger(one: Truth, other: Truth) -> None:
    order = [NO, MAYBE, YES]

    assert (one & other) is min(one, other, key=order.index)
    assert (one | other) is max(one, other, key=order.index)


def test_it_is_dated_where_either_date_is_on_record() -> None:
    assert from_to("2017", None).is_dated
    assert from_to(None, "/").is_dated
    assert not ALWAYS.is_dated
