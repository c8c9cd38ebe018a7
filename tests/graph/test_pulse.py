import pytest

from graph.pulse import OutOfTime, beat, beating, seconds, under
from tests.stopping import Stopping


def test_where_nobody_set_a_pulse_everything_goes_on() -> None:
    beat()
    assert list(beating("abc")) == ["a", "b", "c"]


def test_a_pulse_is_felt_inside_it_and_no_longer_afterwards() -> None:
    with under(seconds(-1)), pytest.raises(OutOfTime):
        beat()
    beat()


def test_inside_another_pulse_the_inner_one_is_felt() -> None:
    with under(seconds(-1)):
        with under(seconds(60)):
            beat()
        with pytest.raises(OutOfTime):
            beat()


def test_what_is_gone_through_ends_between_two_items() -> None:
    numbers = beating(range(10))
    with under(Stopping(3)):
        assert [next(numbers), next(numbers)] == [0, 1]
        with pytest.raises(OutOfTime):
            next(numbers)
