from dataclasses import replace
from operator import itemgetter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.maps import World
from tests.schema.asking import Asker, write

NAMES = ["Ada", "Bo", "Cy", "Bo", "Eve", "Flo", "Bo"]


def people(names: list[str] = NAMES) -> World:
    """Persons with these names, some of them equal; every other one has a note."""
    world = World()
    for place, name in enumerate(names):
        key = f"p{place}"
        world.entities[key] = replace(
            world.add(f"p{place}", "person"), key=key, name=name, note=None if place % 2 else f"note {place % 3}"
        )
    return world


@pytest.fixture(scope="module")
def asker() -> Asker:
    return Asker(people())


PAGE = """query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: [PersonOrder!]) {
  persons(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    totalCount edges { cursor node { key } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""


def page(asker: Asker, **arguments: Any) -> Any:
    return asker.data(PAGE, **arguments)["persons"]


def keys(page: Any) -> list[str]:
    return [edge["node"]["key"] for edge in page["edges"]]


def test_rows_are_ordered_by_what_is_asked_then_by_key(asker: Asker) -> None:
    assert keys(page(asker)) == ["p0", "p1", "p2", "p3", "p4", "p5", "p6"]
    assert keys(page(asker, orderBy=[{"name": "ASC"}])) == ["p0", "p1", "p3", "p6", "p2", "p4", "p5"]
    assert keys(page(asker, orderBy=[{"name": "DESC"}])) == ["p5", "p4", "p2", "p1", "p3", "p6", "p0"]
    assert keys(page(asker, orderBy=[{"name": "ASC"}, {"key": "DESC"}])) == ["p0", "p6", "p3", "p1", "p2", "p4", "p5"]


def test_rows_without_a_value_come_last_either_way(asker: Asker) -> None:
    assert keys(page(asker, orderBy=[{"note": "ASC"}]))[-3:] == ["p1", "p3", "p5"]
    assert keys(page(asker, orderBy=[{"note": "DESC"}]))[-3:] == ["p1", "p3", "p5"]


def test_a_page_says_what_surrounds_it(asker: Asker) -> None:
    first = page(asker, first=3)
    assert keys(first) == ["p0", "p1", "p2"]
    assert first["totalCount"] == 7
    assert first["pageInfo"] == {
        "hasNextPage": True,
        "hasPreviousPage": False,
        "startCursor": first["edges"][0]["cursor"],
        "endCursor": first["edges"][2]["cursor"],
    }
    last = page(asker, last=2)
    assert keys(last) == ["p5", "p6"]
    assert last["pageInfo"]["hasPreviousPage"] is True
    assert last["pageInfo"]["hasNextPage"] is False


def test_before_and_after_bound_a_page(asker: Asker) -> None:
    cursors = [edge["cursor"] for edge in page(asker)["edges"]]
    assert keys(page(asker, after=cursors[1], before=cursors[5])) == ["p2", "p3", "p4"]
    assert keys(page(asker, before=cursors[5], last=2)) == ["p3", "p4"]
    assert keys(page(asker, after=cursors[5], before=cursors[1])) == []


def test_an_empty_page_has_no_cursors(asker: Asker) -> None:
    nothing = page(asker, first=0)
    assert nothing["edges"] == []
    assert nothing["totalCount"] == 7
    assert nothing["pageInfo"]["startCursor"] is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"first": -1}, "first: -1 is negative. Ask for 0 to 100."),
        ({"last": -5}, "last: -5 is negative. Ask for 0 to 100."),
        (
            {"first": 1000},
            "first: 1000 is more than a page holds. Ask for at most 100, then go on after pageInfo.endCursor.",
        ),
        ({"first": 1, "last": 1}, "first and last: ask for one of them, from the start or from the end."),
        ({"after": "garbage"}, "after: 'garbage' is no cursor. Take one from pageInfo or an edge."),
        ({"after": ""}, "after: '' is no cursor. Take one from pageInfo or an edge."),
        ({"before": "W10"}, "before: 'W10' is no cursor. Take one from pageInfo or an edge."),
        ({"before": "WyJ4Il0"}, None),
        ({"after": "ü"}, "after: 'ü' is no cursor. Take one from pageInfo or an edge."),
    ],
)
def test_a_page_that_cannot_be_cut_is_refused_in_words(
    asker: Asker, arguments: dict[str, Any], message: str | None
) -> None:
    code, said = asker.error(PAGE, **arguments)
    assert code == "BAD_USER_INPUT"
    assert message is None or said == message


def test_a_cursor_is_good_for_its_own_list_filter_and_order_only(asker: Asker) -> None:
    cursor = page(asker, first=1)["pageInfo"]["endCursor"]
    code, said = asker.error(PAGE, after=cursor, orderBy=[{"name": "ASC"}])
    assert code == "BAD_USER_INPUT"
    assert "belongs to another list, filter or order" in said
    code, _ = asker.error(f'{{ offices(after: "{cursor}") {{ totalCount }} }}')
    assert code == "BAD_USER_INPUT"
    code, _ = asker.error(f'{{ persons(after: "{cursor}", where: {{ name: {{ eq: "Bo" }} }}) {{ totalCount }} }}')
    assert code == "BAD_USER_INPUT"


def test_one_order_names_one_column(asker: Asker) -> None:
    code, _ = asker.error(PAGE, orderBy=[{"name": "ASC", "key": "DESC"}])
    assert code == "BAD_USER_INPUT"


ORDERS = st.lists(
    st.sampled_from([{column: way} for column in ("name", "note", "key") for way in ("ASC", "DESC")]), max_size=3
)


@settings(max_examples=40, deadline=None)
@given(
    names=st.lists(st.sampled_from("abc"), max_size=12), order=ORDERS, size=st.integers(1, 5), backwards=st.booleans()
)
def test_paging_yields_each_row_once_in_order(
    names: list[str], order: list[dict[str, str]], size: int, backwards: bool
) -> None:
    asker = Asker(people(names))
    whole = keys(page(asker, first=100, orderBy=order))
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(len(names) + 1):
        turned: dict[str, Any] = {"last": size, "before": cursor} if backwards else {"first": size, "after": cursor}
        found = page(asker, orderBy=order, **turned)
        seen = keys(found) + seen if backwards else seen + keys(found)
        if not found["pageInfo"]["hasPreviousPage" if backwards else "hasNextPage"]:
            break
        cursor = found["pageInfo"]["startCursor" if backwards else "endCursor"]
    assert seen == whole
    assert sorted(seen) == sorted(f"p{place}" for place in range(len(names)))


@settings(max_examples=25, deadline=None)
@given(
    added=st.lists(  # one may not come twice: a new name moves a row that was read already
        st.tuples(st.sampled_from("abcxyz"), st.integers(0, 99)), max_size=6, unique_by=itemgetter(1)
    ),
    order=ORDERS,
)
def test_paging_while_others_add_neither_skips_nor_repeats(
    added: list[tuple[str, int]], order: list[dict[str, str]]
) -> None:
    asker = Asker(people())
    before = keys(page(asker, first=100, orderBy=order))
    seen: list[str] = []
    cursor: str | None = None
    arrivals = iter(added)
    while True:
        found = page(asker, first=2, after=cursor, orderBy=order)
        seen += keys(found)
        if not found["pageInfo"]["hasNextPage"]:
            break
        cursor = found["pageInfo"]["endCursor"]
        if (arrival := next(arrivals, None)) is not None:
            name, number = arrival
            write(asker.door, replace(World().add(name, "person"), key=f"new-{number}", name=name))
    assert len(seen) == len(set(seen))
    assert [key for key in seen if not key.startswith("new")] == before


def test_rows_of_an_answer_are_paged_like_any_list() -> None:
    world = World()
    for name in ("Donors", "Friends", "Press", "Staff"):
        world.add(name, "stakeholder")
    world.roster(["Donors", "Friends", "Press", "Staff"])
    asker = Asker(world)
    document = """query ($after: String) { coverage { rows(first: 3, after: $after, figures: [OPEN]) {
      totalCount pageInfo { hasNextPage endCursor } nodes { subject { name } } } } }"""

    first = asker.data(document)["coverage"]["rows"]
    second = asker.data(document, after=first["pageInfo"]["endCursor"])["coverage"]["rows"]

    assert first["totalCount"] == 4
    names = [each["subject"]["name"] for each in first["nodes"] + second["nodes"]]
    assert names == ["Donors", "Friends", "Press", "Staff"]
    assert second["pageInfo"]["hasNextPage"] is False
    assert asker.data("{ coverage { rows(states: [NAMED]) { totalCount } } }")["coverage"]["rows"]["totalCount"] == 0
    assert asker.data("{ coverage { rows(flags: [UNDATED]) { totalCount } } }")["coverage"]["rows"]["totalCount"] == 0
