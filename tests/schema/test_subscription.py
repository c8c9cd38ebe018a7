from collections.abc import Iterator

import pytest

from graph.change_log import Committed
from schema.execution import Request
from tests.maps import World
from tests.schema.asking import Asker, write

FOLLOW = (
    "subscription ($after: Int) { changes(after: $after) { revision actor reason size changes { nodes { key } } } }"
)


@pytest.fixture
def asker() -> Iterator[Asker]:
    world = World()
    world.office("Press Office")
    asker = Asker(world)
    yield asker
    asker.door.close()


def only(asker: Asker, number: int) -> Committed:
    return next(asker.door.log.after(number - 1, number))


@pytest.mark.parametrize(("after", "begins"), [(None, 1), (0, 0), (7, 7)])
def test_a_subscription_begins_now_or_after_a_revision(asker: Asker, after: int | None, begins: int) -> None:
    assert asker.runner.begin(Request(FOLLOW, variables={"after": after})) == begins


def test_an_event_is_answered_with_its_change_set(asker: Asker) -> None:
    write(asker.door, World().office("Late Office"))
    answer = asker.runner.run(Request(FOLLOW), only(asker, 2))
    assert answer.body["data"]["changes"] == {
        "revision": 2,
        "actor": "a test",
        "reason": "",
        "size": 1,
        "changes": {"nodes": [{"key": "late-office"}]},
    }
    assert answer.body["extensions"]["cost"]["requested"] > 0


def test_a_subscription_is_answered_event_by_event_and_nothing_else_is(asker: Asker) -> None:
    words = "Follow subscriptions over a WebSocket (graphql-transport-ws), or with Accept: text/event-stream."
    assert asker.error(FOLLOW) == ("OPERATION_RESOLUTION_FAILURE", words)
    assert asker.runner.run(Request("{ map { title } }"), only(asker, 1)).is_refused


def test_a_large_change_set_is_paged(asker: Asker) -> None:
    world = World()
    write(asker.door, *(world.office(f"Office {number:02}") for number in range(30)))
    document = """subscription ($first: Int, $after: String) { changes {
      size changes(first: $first, after: $after) { nodes { key } pageInfo { hasNextPage endCursor } } } }"""
    seen: list[str] = []
    after: str | None = None
    while True:
        request = Request(document, variables={"first": 12, "after": after})
        told = asker.runner.run(request, only(asker, 2)).body["data"]["changes"]
        assert told["size"] == 30
        seen += [each["key"] for each in told["changes"]["nodes"]]
        if not told["changes"]["pageInfo"]["hasNextPage"]:
            break
        after = told["changes"]["pageInfo"]["endCursor"]
    assert seen == [f"office-{number:02}" for number in range(30)]
