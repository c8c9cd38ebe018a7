import calendar
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.when import DatePrecision, FuzzyDate, NotADate
from tests.strategies import doubtful_dates, edtf_texts, plain_dates, unspecified_dates


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "precision"),
    [
        ("2017-06-12", "2017-06-12", "2017-06-12", DatePrecision.DAY),
        ("2017-06", "2017-06-01", "2017-06-30", DatePrecision.MONTH),
        ("2016-02", "2016-02-01", "2016-02-29", DatePrecision.MONTH),
        ("2017-06-XX", "2017-06-01", "2017-06-30", DatePrecision.MONTH),
        ("2017", "2017-01-01", "2017-12-31", DatePrecision.YEAR),
        ("2017-XX", "2017-01-01", "2017-12-31", DatePrecision.YEAR),
        ("2017-XX-XX", "2017-01-01", "2017-12-31", DatePrecision.YEAR),
        ("201X", "2010-01-01", "2019-12-31", DatePrecision.DECADE),
        ("20XX", "2000-01-01", "2099-12-31", DatePrecision.CENTURY),
        ("2017-12~", "2017-12-01", "2017-12-31", DatePrecision.APPROXIMATE),
        ("2017?", "2017-01-01", "2017-12-31", DatePrecision.APPROXIMATE),
        ("2017-06-12%", "2017-06-12", "2017-06-12", DatePrecision.APPROXIMATE),
        ("2017-06/2017-08", "2017-06-01", "2017-08-31", DatePrecision.RANGE),
        ("2017-01/2017-03", "2017-01-01", "2017-03-31", DatePrecision.QUARTER),
        ("2017-07/2017-12", "2017-07-01", "2017-12-31", DatePrecision.SEMESTER),
        ("/2015", "0001-01-01", "2015-12-31", DatePrecision.RANGE),
        ("2015-06/", "2015-06-01", "9999-12-31", DatePrecision.RANGE),
        ("/", "0001-01-01", "9999-12-31", DatePrecision.NONE),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(edtf: str, earliest: str, latest: str, precision: DatePrecision) -> None:
    when = FuzzyDate.read(edtf)

    assert (when.earliest.isoformat(), when.latest.isoformat(), when.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("written", "edtf"), [("../2015", "/2015"), ("2015/..", "2015/"), ("../..", "/"), ("  2017-06 ", "2017-06")]
)
def test_one_meaning_has_one_form_and_equal_dates(written: str, edtf: str) -> None:
    assert FuzzyDate.read(written).edtf == edtf
    assert FuzzyDate.read(written) == FuzzyDate.read(edtf)
    assert str(FuzzyDate.read(written)) == edtf


NO_DATES = "soon 17 2017-6 2017/06/12 12.06.2017 2017-06-12T10:00 20X7 XXXX ٢٠١٧ 2017~? -2017 2017-21"


@pytest.mark.parametrize("text", ["", "2017-06-12 ~", *NO_DATES.split()])
def test_what_is_no_date_is_refused_with_the_forms_accepted(text: str) -> None:
    with pytest.raises(NotADate, match=r"Write 2017, 2017-06, 2017-06-12, 2017-12~ \(about\), 2017\? \(uncertain\)"):
        FuzzyDate.read(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("2017-02-30", "'2017-02-30' is not in the calendar."),
        ("2017-13", "'2017-13' is not in the calendar."),
        ("0000", "'0000' is not in the calendar."),
        ("201X-06", "'201X-06' leaves a larger part open than a smaller one."),
        ("2017-XX-12", "'2017-XX-12' leaves a larger part open than a smaller one."),
        ("2018/2017", "'2018/2017' ends before it starts. Write the earlier day first"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(text: str, fact: str) -> None:
    with pytest.raises(NotADate) as error:
        FuzzyDate.read(text)

    assert str(error.value).startswith(fact)


@given(edtf_texts)
def test_what_is_written_is_read_again(text: str) -> None:
    when = FuzzyDate.read(text)

    assert FuzzyDate.read(when.edtf) == when
    assert when.earliest <= when.latest


@given(st.dates())
def test_a_day_is_that_day(day: date) -> None:
    when = FuzzyDate.on(day)

    assert (when.earliest, when.latest, when.is_day, when.is_doubtful) == (day, day, True, False)


@given(plain_dates(), plain_dates())
def test_a_range_reaches_from_its_first_to_its_last_day(one: str, other: str) -> None:
    first, last = FuzzyDate.read(one), FuzzyDate.read(other)
    if first.earliest > last.latest:
        first, last = last, first

    between = FuzzyDate.read(f"{first}/{last}")

    assert (between.earliest, between.latest) == (first.earliest, last.latest)


@given(doubtful_dates())
def test_doubt_moves_no_bound(text: str) -> None:
    doubtful, plain = FuzzyDate.read(text), FuzzyDate.read(text[:-1])

    assert doubtful.is_doubtful
    assert not plain.is_doubtful
    assert (doubtful.earliest, doubtful.latest) == (plain.earliest, plain.latest)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_ends_where_the_calendar_says(year: int, month: int) -> None:
    latest = FuzzyDate.read(f"{year:04}-{month:02}").latest

    assert latest.day == calendar.monthrange(year, month)[1]
    assert latest == date.max or (latest + timedelta(days=1)).day == 1


@settings(deadline=None, max_examples=40)
@given(st.one_of(plain_dates(), unspecified_dates(), doubtful_dates()))
def test_another_reader_of_edtf_finds_the_same_bounds(text: str) -> None:
    ours, theirs = FuzzyDate.read(text), parse_edtf(text)

    assert ours.earliest == date(*theirs.lower_strict()[:3])
    assert ours.latest == date(*theirs.upper_strict()[:3])
