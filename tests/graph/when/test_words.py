import pytest

from graph.when import DatePrecision, Extent, read_words

WITHIN, THROUGHOUT = Extent.SOME_TIME_WITHIN, Extent.THROUGHOUT


@pytest.mark.parametrize(
    ("words", "start", "end", "precision", "extent"),
    [
        ("12 June 2018", "2018-06-12", "2018-06-12", DatePrecision.DAY, THROUGHOUT),
        ("12. June, 2018", "2018-06-12", "2018-06-12", DatePrecision.DAY, THROUGHOUT),
        ("3 and 4 May 2018", "2018-05-03", "2018-05-04", DatePrecision.DAY, THROUGHOUT),
        ("3 – 5 May 2018", "2018-05-03", "2018-05-05", DatePrecision.DAY, THROUGHOUT),
        ("June 2018", "2018-06", "2018-06", DatePrecision.MONTH, WITHIN),
        ("in Sept. 2018", "2018-09", "2018-09", DatePrecision.MONTH, WITHIN),
        ("mid-December 2017", "2017-12~", "2017-12~", DatePrecision.APPROXIMATE, WITHIN),
        ("Q3 2018", "2018-07", "2018-09", DatePrecision.QUARTER, WITHIN),
        ("the second quarter of 2018", "2018-04", "2018-06", DatePrecision.QUARTER, WITHIN),
        ("H2 2018", "2018-07", "2018-12", DatePrecision.SEMESTER, WITHIN),
        ("during the first semester 2018", "2018-01", "2018-06", DatePrecision.SEMESTER, WITHIN),
        ("throughout the first half of 2018", "2018-01", "2018-06", DatePrecision.SEMESTER, THROUGHOUT),
        ("2018", "2018", "2018", DatePrecision.YEAR, WITHIN),
        ("throughout 2018", "2018", "2018", DatePrecision.YEAR, THROUGHOUT),
        ("  during   2018 ", "2018", "2018", DatePrecision.YEAR, WITHIN),
    ],
)
def test_dates_are_read_as_people_say_them(
    words: str, start: str, end: str, precision: DatePrecision, extent: Extent
) -> None:
    when = read_words(words)

    assert when
    assert when.start
    assert when.end
    assert (when.start.edtf, when.end.edtf, when.precision, when.extent) == (start, end, precision, extent)
    assert when.text == " ".join(words.split())
    assert when.year_stated is True


@pytest.mark.parametrize("words", ["12 June", "June", "mid-June", "Q2", "first semester", "throughout the year"])
def test_a_year_that_is_not_said_is_taken_from_around_and_marked(words: str) -> None:
    when = read_words(words, year=2018)

    assert when
    assert when.year_stated is False
    assert when.earliest.year == when.latest.year == 2018
    assert read_words(words) is None


def test_a_year_that_is_said_counts_before_that_from_around() -> None:
    when = read_words("June 2016", year=2018)

    assert when
    assert (when.earliest.year, when.year_stated) == (2016, True)


@pytest.mark.parametrize("words", ["asap", "As soon as possible", "to be determined", "ongoing"])
def test_a_wording_without_a_date_is_kept_as_one(words: str) -> None:
    when = read_words(words)

    assert when
    assert (when.is_dated, when.text, when.precision) == (False, words, DatePrecision.NONE)


@pytest.mark.parametrize("words", ["", "next spring", "31 June 2018", "12 to 11 June 2018", "Q5 2018", "June 18"])
def test_what_is_not_understood_is_nothing(words: str) -> None:
    assert read_words(words, year=2018) is None
