from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.when import Duration


def a_length(text: str) -> Duration:
    found = Duration.read(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "from_", "to"),
    [
        ("P5Y", "2014-06-01", "2019-06-01"),
        ("P6M", "2017-12-15", "2018-06-15"),
        ("P1M", "2018-01-31", "2018-02-28"),
        ("P1Y", "2016-02-29", "2017-02-28"),
        ("P1Y6M", "2017-01-01", "2018-07-01"),
        ("P2W", "2017-12-25", "2018-01-08"),
        ("P90D", "2017-12-01", "2018-03-01"),
    ],
)
def test_a_length_is_counted_on_the_calendar(text: str, from_: str, to: str) -> None:
    assert a_length(text).after(date.fromisoformat(from_)) == date.fromisoformat(to)


@pytest.mark.parametrize(
    "text", ["", "P", "5Y", "P0Y", "P0D", "P1.5Y", "PT5H", "p5y", "P5Y ", "P-1Y", f"P{'9' * 5_000}D"]
)
def test_what_is_no_length_is_none(text: str) -> None:
    assert Duration.read(text) is None


@given(st.from_regex(r"P([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?", fullmatch=True))
def test_what_has_the_form_is_read_unless_it_is_a_length_of_nothing(text: str) -> None:
    is_nothing = not any(figure in text for figure in "123456789")

    assert (Duration.read(text) is not None) == (Duration.is_form(text) and not is_nothing)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P1Y", "1 year"),
        ("P5Y", "5 years"),
        ("P18M", "1 year, 6 months"),
        ("P2W", "14 days"),
        ("P1Y1D", "1 year, 1 day"),
    ],
)
def test_a_length_in_words(text: str, words: str) -> None:
    assert str(a_length(text)) == words


def test_a_length_beyond_the_calendar_stops_at_its_ends() -> None:
    assert a_length("P99999Y").after(date(2017, 1, 1)) == date.max
    assert a_length("P99999Y").before(date(2017, 1, 1)) == date.min
    assert a_length("P99999999999D").after(date(2017, 1, 1)) == date.max
    assert a_length("P99999999999D").before(date(2017, 1, 1)) == date.min


@given(st.dates(), st.integers(0, 50), st.integers(0, 900))
def test_later_is_never_earlier_and_days_are_days(day: date, months: int, days: int) -> None:
    assert Duration(months, days).after(day) >= day
    assert Duration(months, days).before(day) <= day
    if (date.max - day).days >= days:
        assert Duration(0, days).after(day) == day + timedelta(days=days)
