import json
import re
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from graph.editing import Author
from graph.relationship_map import RelationshipMap
from graph.stores import open_store
from schema.build import compiled_schema
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


WRITING = [example for example in EXAMPLES if example[0].startswith("mutation")]
ASKING = [example for example in EXAMPLES if example not in WRITING]


@pytest.mark.parametrize("example", ASKING, ids=lambda example: re.sub(r"\s+", " ", example[0])[:40])
def test_every_example_runs_and_finds_something(sample: RelationshipMap, example: tuple[str, str]) -> None:
    assert all(answers_to(sample, *example).values())


def test_every_mutation_has_an_example_and_all_of_them_are_made_one_after_the_other() -> None:
    with closing(RelationshipMap(open_store("sqlite://"))) as door:
        load(door, "ir-map", "reader")
        made = set()
        for example in WRITING:
            answers = answers_to(door, *example)
            assert all(answers.values()), example
            assert [each for each in answers.values() if "message" in each] == []
            made |= set(answers)

    mutation = compiled_schema().mutation_type
    assert mutation is not None
    assert sorted(made) == sorted(mutation.fields)


def answers_to(door: RelationshipMap, document: str, variables: str) -> dict[str, Any]:
    """What the root fields of an example answer."""
    event = next(iter(door.log.after(0, 1))) if document.startswith("subscription") else None
    runner = Runner(door, author=Author("reader"))
    answer = runner.run(Request(document, variables=json.loads(variables or "{}")), event)
    assert "errors" not in answer.body
    found: dict[str, Any] = answer.body["data"]
    return found
