import itertools

from hypothesis import given
from hypothesis import strategies as st

from viz.layout import crossings, kept, ordered, spread

NAMES = [f"n{number}" for number in range(8)]


def test_an_order_with_no_crossing_is_found_where_there_is_one() -> None:
    layers = [["a", "b", "c"], ["x", "y", "z"]]
    ties = [("a", "z"), ("b", "y"), ("c", "x")]

    assert crossings(layers, ties) == 3
    assert crossings(ordered(layers, ties), ties) == 0


def test_a_lower_lane_stands_above_whatever_its_lines_say() -> None:
    found = ordered([["a", "b"], ["x", "y"]], [("a", "x"), ("b", "y")], lanes={"x": 1})

    assert found[1] == ["y", "x"]


@given(st.lists(st.tuples(st.sampled_from(NAMES[:4]), st.sampled_from(NAMES[4:])), max_size=16))
def test_the_same_things_stand_in_the_same_order_every_time_and_cross_no_more_than_as_given(
    ties: list[tuple[str, str]],
) -> None:
    layers = [NAMES[:4], NAMES[4:]]
    found = ordered(layers, ties)

    assert found == ordered(layers, ties)
    assert [sorted(layer) for layer in found] == layers
    assert crossings(found, ties) <= crossings(layers, ties)


@given(st.dictionaries(st.sampled_from(NAMES), st.floats(0, 900), min_size=1))
def test_boxes_keep_their_order_and_their_distance_and_stand_below_the_top(wishes: dict[str, float]) -> None:
    heights = {name: 30.0 + 5 * number for number, name in enumerate(NAMES)}
    tops = spread(NAMES, heights, wishes, 8, 100)

    assert tops[NAMES[0]] >= 100 - 1e-6
    for one, other in itertools.pairwise(NAMES):
        assert tops[other] - tops[one] - heights[one] >= 8 - 1e-6


def test_a_box_with_room_around_it_stands_where_it_wishes() -> None:
    assert spread(["a", "b"], {"a": 30, "b": 30}, {"a": 200, "b": 500}, 8, 100) == {"a": 200, "b": 500}


def test_a_new_box_takes_the_free_place_nearest_to_its_wish_and_moves_nobody() -> None:
    known = {"a": 100.0, "c": 180.0}
    heights = dict.fromkeys("abcd", 30.0)
    tops = kept(["a", "b", "c", "d"], heights, {"b": 150.0, "d": 150.0}, 8, 100, known)

    assert {name: tops[name] for name in known} == known
    assert tops["b"] == 142
    assert tops["d"] == 218
