from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.when import FuzzyDate, Truth, Validity
from seeds.participation.classes import CLASS_OF_STATUS, NON_MEMBERS, ClassPeriod, Standing, class_periods

BEGIN = date(1954, 9, 29)


def standing(status: str, start: str, end: str | None = None) -> Standing:
    return Standing(status, Validity(FuzzyDate.read(start), FuzzyDate.read(end) if end else None), status)


def drawn(periods: list[ClassPeriod]) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            each.class_.removesuffix("-states"),
            each.validity.start.edtf if each.validity.start else None,
            each.validity.end.edtf if each.validity.end else None,
        )
        for each in periods
    ]


def test_a_state_without_a_status_is_a_non_member_ever_since() -> None:
    assert drawn(class_periods([])) == [("non-member", "1954-09-29", None)]


def test_other_statuses_put_a_state_in_no_class_of_members() -> None:
    assert drawn(class_periods([standing("observer", "1961")])) == [("non-member", "1954-09-29", None)]


def test_a_founding_member_was_never_a_non_member() -> None:
    assert drawn(class_periods([standing("member", "1954-09-29")])) == [("member", "1954-09-29", None)]


def test_a_member_that_left_and_came_back_was_a_non_member_in_between() -> None:
    found = class_periods([standing("member", "1983-01-01"), standing("member", "1961-01-01", "1968-12-31")])

    assert drawn(found) == [
        ("non-member", "1954-09-29", "1960-12-31"),
        ("member", "1961-01-01", "1968-12-31"),
        ("non-member", "1969-01-01", "1982-12-31"),
        ("member", "1983-01-01", None),
    ]
    assert found[2].rows == ("member", "member")


def test_a_start_known_to_the_year_stays_open_on_both_sides() -> None:
    periods = class_periods([standing("associate", "2011", "2014-01-05"), standing("member", "2014-01-06")])

    assert drawn(periods) == [
        ("non-member", "1954-09-29", "2010-12-31/2011-12-30"),
        ("associate-member", "2011", "2014-01-05"),
        ("member", "2014-01-06", None),
    ]


def test_a_state_that_ceased_belongs_to_none_afterwards() -> None:
    ceased = date(1992, 12, 31)

    assert drawn(class_periods([standing("member", "1992", "1992-12-31")], ceased)) == [
        ("non-member", "1954-09-29", "1991-12-31/1992-12-30"),
        ("member", "1992", "1992-12-31"),
    ]
    assert drawn(class_periods([standing("member", "1954-09-29", "1961-12-31")], date(2003, 7, 22))) == [
        ("member", "1954-09-29", "1961-12-31"),
        ("non-member", "1962-01-01", "2003-07-22"),
    ]


days = st.dates(BEGIN, date(2030, 12, 31))
precisions = st.sampled_from((10, 7, 4))


@st.composite
def careers(draw: st.DrawFn) -> list[Standing]:
    """Periods one after the other, each bound as exact as somebody knew it; the last may be open."""
    bounds = sorted(draw(st.lists(days, min_size=1, max_size=6, unique=True)))
    if len(bounds) % 2 == 0 and draw(st.booleans()):
        bounds.pop()
    written: list[str] = []
    for bound in bounds:
        text = bound.isoformat()[: draw(precisions)]
        # a bound known to the year is not written where the one before lies in the same year
        written.append(bound.isoformat() if written and written[-1][:4] == text[:4] else text)
    for number, (one, other) in enumerate(pairwise(written)):
        if one[:4] == other[:4]:
            written[number] = bounds[number].isoformat()
    statuses = st.sampled_from(sorted(CLASS_OF_STATUS))
    return [
        standing(draw(statuses), start, written[number + 1] if number + 1 < len(written) else None)
        for number, start in enumerate(written)
        if number % 2 == 0
    ]


@given(careers(), days)
def test_on_every_day_a_state_is_surely_in_one_class_or_perhaps_in_several(career: list[Standing], day: date) -> None:
    periods = class_periods(career)
    truths = [period.validity.on(day) for period in periods]

    assert (truths.count(Truth.YES), truths.count(Truth.MAYBE)) == (1, 0) or (
        truths.count(Truth.YES) == 0 and truths.count(Truth.MAYBE) >= 2
    )


@given(careers(), days, days)
def test_after_a_state_ceased_it_is_in_no_class(career: list[Standing], ceased: date, day: date) -> None:
    within = [each for each in career if each.validity.end and each.validity.latest <= ceased]
    periods = class_periods(within, ceased)

    if day > ceased:
        assert all(period.validity.on(day) is Truth.NO for period in periods)


@given(careers())
def test_the_order_of_standings_does_not_matter_and_none_is_lost(career: list[Standing]) -> None:
    periods = class_periods(career)

    assert class_periods(list(reversed(career))) == periods
    assert len([period for period in periods if period.class_ != NON_MEMBERS]) == len(career)
