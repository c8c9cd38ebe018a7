import pytest

from graph.analyses.sentences import written
from graph.when import FuzzyDate


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2017-12-01", "1 December 2017"),
        ("2017-12-01~", "about 1 December 2017"),
        ("2018-06", "June 2018"),
        ("2017-12~", "about December 2017"),
        ("2018", "2018"),
        ("2018?", "2018?"),
        ("2018-06-XX", "2018-06-XX"),
        ("201X", "201X"),
        ("2017-01/2017-06", "2017-01/2017-06"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(edtf: str, said: str) -> None:
    assert written(FuzzyDate.read(edtf)) == said


def test_no_date_is_said_so() -> None:
    assert written(None) == "no day"
