"""Every document that the explorer asks fits the schema, and keeps well within the limits of a request."""

from collections.abc import Iterator

from graphql import OperationDefinitionNode, parse, validate

from graph.scenarios.text import MOST_CHANGES
from schema.build import compiled_schema
from schema.cost import Cost
from schema.limits import Limits, fragments_of, oversize
from viz.page import explorer_documents

LIMITS = Limits()


def _wrongs(text: str) -> Iterator[str]:
    document = parse(text)
    name = text.partition("(")[0]
    yield from (f"{name}: {each.message}" for each in validate(compiled_schema(), document))
    if (refused := oversize(document, LIMITS)) is not None:
        yield f"{name}: {refused.message}"
    operation = next(each for each in document.definitions if isinstance(each, OperationDefinitionNode))
    given = {"scenario": {"key": "the-largest-there-can-be"}}
    cost = Cost(compiled_schema(), fragments_of(document), given, LIMITS.pages, lambda key: MOST_CHANGES).of(operation)
    if cost > LIMITS.cost:
        yield f"{name}: costs {cost} of {LIMITS.cost}"


def test_every_document_of_the_explorer_can_be_asked() -> None:
    assert len(explorer_documents()) > 20
    assert [wrong for text in explorer_documents() for wrong in _wrongs(text)] == []
