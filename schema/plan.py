"""Queries made ready: what answers each field, with which arguments and how its value is shown, decided once.

The engine decides it anew for each field of each request. A plan knows only what happens where everything goes well.
Where anything does not it gives up, and the engine, which knows what to say then, answers from the start: a query only
reads, and may be asked twice.
"""

from collections.abc import Mapping
from typing import Any, cast

from graphql import (
    BREAK,
    DocumentNode,
    GraphQLError,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    Visitor,
    get_variable_values,
    visit,
)
from graphql.execution.values import VariableValues

from schema.scope import Context
from schema.steps import Asked, GivenUp, Steps


def plan_of(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> "Plan | None":
    """The plan of an operation that has passed validation; None for what the engine has to look at each time."""
    if operation.operation is not OperationType.QUERY or _has_directives(document):
        return None
    try:
        return Plan(schema, document, operation)
    except (GivenUp, GraphQLError):
        return None


class Plan:
    """How a query is answered. May be used from any thread."""

    def __init__(self, schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> None:
        """Make *operation* ready."""
        self._schema, self._operation = schema, operation
        self._declared_variables = operation.variable_definitions or ()
        steps = Steps(schema, document, operation)
        self._answer = steps.of_object(cast("GraphQLObjectType", schema.query_type), [operation.selection_set])

    def answer(self, context: Context, given: Mapping[str, Any]) -> dict[str, Any]:
        """What the operation finds with the variables *given*.

        Raises:
            GivenUp: Something did not go well.
            OutOfTime: It took too long.
        """
        variables = get_variable_values(self._schema, self._declared_variables, dict(given), max_errors=0)
        if not isinstance(variables, VariableValues):
            raise GivenUp
        try:
            return cast("dict[str, Any]", self._answer(None, Asked(context, variables)))
        except Exception as error:
            raise GivenUp from error


def _has_directives(document: DocumentNode) -> bool:
    finder = _Finder()
    visit(document, finder)
    return finder.found


class _Finder(Visitor):
    found = False

    def enter_directive(self, *_: Any) -> Any:
        self.found = True
        return BREAK
