from collections.abc import Iterator

import pytest

from graph.errors import StoreUnavailable
from graph.records import ChangeSet, Revision
from graph.relationship_map import RelationshipMap
from graph.stores.sqlite import SqliteStore
from schema.execution import Request, Runner
from schema.limits import Limits
from tests.maps import World
from tests.schema.mutations.writing import Writer

ONE = 'mutation { createEntity(input: {kind: PLACE, name: "Hall"}) { __typename } }'
MANY = "mutation ($input: ApplyChangesInput!) { applyChanges(input: $input) { __typename } }"
ENDING = {"deleteView": {"key": "a", "expectedVersion": 1}}


def cost(document: str, **variables: object) -> int:
    body = Runner(Writer(World()).door).run(Request(document, variables=variables)).body
    return int(body["extensions"]["cost"]["requested"])


def test_a_change_costs_ten_besides_its_fields() -> None:
    assert cost(ONE) == 12


def test_several_changes_cost_as_much_as_each_of_them() -> None:
    literal = MANY.replace("($input: ApplyChangesInput!)", "").replace(
        "$input",
        '{changes: [{deleteView: {key: "a", expectedVersion: 1}}, {deleteView: {key: "b", expectedVersion: 1}}]}',
    )

    assert cost(MANY, input={"changes": [ENDING] * 3}) == 36
    assert cost(literal) == 24
    assert cost(MANY, input={"changes": []}) == 12


def test_too_many_changes_are_refused_before_any_is_made() -> None:
    writer = Writer(World(), Limits(cost=24))
    assert "errors" not in writer.body(MANY, input={"changes": [ENDING] * 2})

    assert writer.error(MANY, input={"changes": [ENDING] * 3}) == (
        "LIMIT_EXCEEDED",
        "The operation costs 36; at most 24 is allowed. Ask for fewer fields, or smaller pages.",
    )


class LostStore(SqliteStore):
    """A store that is lost when it should write."""

    def apply(self, change_set: ChangeSet) -> Revision:
        del change_set
        raise StoreUnavailable("The store does not answer.")


@pytest.fixture
def lost() -> Iterator[RelationshipMap]:
    store = LostStore()
    store.migrate()
    yield RelationshipMap(store)
    store.close()


def test_a_store_that_is_lost_makes_a_write_unavailable(lost: RelationshipMap) -> None:
    answer = Runner(lost).run(Request(ONE))

    assert answer.is_unavailable
    assert answer.body["data"] == {"createEntity": None}
    assert answer.body["errors"][0]["extensions"]["code"] == "STORE_UNAVAILABLE"
