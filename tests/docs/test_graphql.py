import json
import re
from collections.abc import Iterator

import pytest

from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from schema.execution import Request, Runner
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
    event = next(iter(sample.log.after(0, 1))) if document.startswith("subscription") else None
    answer = Runner(sample).run(Request(document, variables=json.loads(variables or "{}")), event)

    assert "errors" not in answer.body
    assert all(answer.body["data"].values())
