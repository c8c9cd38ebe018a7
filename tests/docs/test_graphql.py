import json
import re
from collections.abc import Iterator

import pytest
from graphql import graphql_sync

from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from schema.build import compiled_schema
from schema.scope import Context, PageSizes
from seeds import load
from tests.docs.pages import text

EXAMPLES = re.findall(r"```graphql\n(.*?)```(?:\n\n```json\n(.*?)```)?", text("docs/graphql.md"), re.DOTALL)


@pytest.fixture(scope="module")
def sample() -> Iterator[RelationshipMap]:
    door = RelationshipMap(open_store("sqlite://"))
    load(door, "ir-map", "reader")
    yield door
    door.close()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: re.sub(r"\s+", " ", example[0])[:40])
def test_every_example_runs_and_finds_something(sample: RelationshipMap, example: tuple[str, str]) -> None:
    document, variables = example
    found = graphql_sync(
        compiled_schema(),
        document,
        context_value=Context(sample, PageSizes()),
        variable_values=json.loads(variables or "{}"),
    )

    assert found.errors is None
    assert all((found.data or {}).values())
