from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.analyses.withdrawals import withdrawn

NUMBERS = st.integers(0, 8)
TIES = st.sets(st.tuples(NUMBERS, NUMBERS))


def named(ties: set[tuple[int, int]]) -> dict[str, list[str]]:
    """Withdrawals by what they mean; the higher the number, the newer."""
    return {
        str(each): [str(other) for one, other in sorted(ties) if one == each]
        for each in sorted({one for one, _ in ties}, reverse=True)
    }


@given(TIES.map(lambda ties: {(one, other) for one, other in ties if one > other}), st.randoms())
def test_a_thing_is_withdrawn_if_something_means_it_that_is_not_withdrawn(
    ties: set[tuple[int, int]], dice: Random
) -> None:
    means = named(ties)
    order = list(means)
    dice.shuffle(order)
    gone = withdrawn({each: means[each] for each in order})

    for thing in map(str, range(9)):
        assert (thing in gone) == any(thing in meant and by not in gone for by, meant in means.items())


@given(st.integers(0, 3_000))
def test_of_a_chain_every_second_is_withdrawn(length: int) -> None:
    means = {str(number): [str(number + 1)] for number in reversed(range(length))}

    assert withdrawn(means) == {str(number) for number in range(1, length + 1, 2)}


@given(TIES)
def test_circles_end_and_nothing_is_withdrawn_by_nothing(ties: set[tuple[int, int]]) -> None:
    means = named(ties)

    assert withdrawn(means) <= {each for meant in means.values() for each in meant}


def test_of_two_that_withdraw_each_other_the_newer_stands() -> None:
    assert withdrawn({"newer": ["older"], "older": ["newer", "decision"]}) == {"older"}
