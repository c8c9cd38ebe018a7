import pytest

from graph.when import FuzzyDate, dated, written


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2017-12-01", "1 December 2017"),
        ("2017-12-01~", "about 1 December 2017"),
        ("2018-06", "June 2018"),
        ("2017-12~", "about December 2017"),
        ("2018", "2018"),
        ("2018?", "2018 (uncertain)"),
        ("2018-06%", "about June 2018 (uncertain)"),
        ("2018-06-XX", "some day of June 2018"),
        ("2018-XX", "some month of 2018"),
        ("2018-XX-XX", "some day of 2018"),
        ("201X", "the 2010s"),
        ("19XX", "some year from 1900 to 1999"),
        ("2017-01/2017-06", "some day from January 2017 to June 2017"),
        ("2016-05~/2017?", "some day from about May 2016 to 2017 (uncertain)"),
        ("/", "a day that is not known"),
        ("/2017", "a day not after 2017"),
        ("2017-03-01/..", "a day not before 1 March 2017"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(edtf: str, said: str) -> None:
    assert written(FuzzyDate.read(edtf)) == said


def test_no_date_is_said_so() -> None:
    assert written(None) == "no day"


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2017-12-01", "on 1 December 2017"),
        ("2017-12-01?", "on 1 December 2017 (uncertain)"),
        ("2018-06", "in June 2018"),
        ("201X", "in the 2010s"),
        ("2018-06-XX", "on some day of June 2018"),
        ("1992/2010", "on some day from 1992 to 2010"),
        ("/", "on a day that is not known"),
    ],
)
def test_a_date_takes_the_preposition_of_what_it_names(edtf: str, said: str) -> None:
    assert dated(FuzzyDate.read(edtf)) == said
