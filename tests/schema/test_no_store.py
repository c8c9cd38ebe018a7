"""Reads are answered from the snapshot: whatever is asked, the store is not."""

from collections.abc import Iterator
from typing import Any

import pytest

from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from schema.limits import Limits
from seeds import load
from tests.schema.asking import Asker

PAGE = "totalCount pageInfo { hasNextPage endCursor }"
EVERYTHING = (
    "id key kind name aliases about note certainty basis sensitivity version validity { current } properties { name }"
)
TIE = "key type source { key } target { key } confirmed { key } responsibilities { role } evidence { quote }"
AROUND = f"relationships {{ nodes {{ {TIE} }} }} neighbours {{ nodes {{ key }} }}"

DOCUMENTS = [
    f"{{ entities(first: 100) {{ {PAGE} nodes {{ {EVERYTHING} evidence {{ quote }} coverage {{ state }} }} }} }}",
    f"{{ entities(first: 50) {{ nodes {{ {AROUND} }} }} }}",
    f"{{ relationships(first: 100) {{ {PAGE} nodes {{ {TIE} properties {{ name }} }} }} }}",
    f"{{ stakeholders {{ {PAGE} nodes {{ key }} }} decisions {{ nodes {{ inForce decided {{ key }} }} }} }}",
    '{ search(text: "media") { entity { key } } rosters { nodes { key subjects { totalCount } } } }',
    '{ coverage { headline rows { nodes { subject { key } reasons { text } } } } owners(subject: "media") { answer } }',
    '{ paths(from: "media", to: "member-states") { paths { hops { ties { relationship { key } } } } } }',
    "{ map { title defaultRoster { key } } revision { number entities store { kind } } ontology { kinds { label } } }",
    '{ coverage(asOf: "2012-01-01", statedOnly: true) { headline } }',
]


class Untouchable:
    """A store of which nothing may be asked."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"the store was asked for {name}")


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    door = RelationshipMap(open_store("sqlite://"))
    load(door, "ir-map", "reader")
    door.snapshot()
    store, door.store = door.store, Untouchable()
    yield Asker(door, Limits(cost=1_000_000))
    store.close()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document[2:40])
def test_the_store_is_not_asked(asker: Asker, document: str) -> None:
    assert asker.data(document)
