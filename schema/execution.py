"""The one place where a GraphQL operation is run: parsed and validated once, measured, executed, and put into words."""

import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    Executor,
    GraphQLError,
    GraphQLSyntaxError,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    OperationType,
    execute_sync,
    parse,
    specified_rules,
    validate,
)

from graph.editing import Author
from graph.errors import MapError, StoreUnavailable
from graph.relationship_map import RelationshipMap
from schema.build import compiled_schema
from schema.cost import Cost
from schema.limits import Limits, fragments_of, is_nested_deeper, oversize
from schema.problems import Code, as_entry, refusal
from schema.scope import ANYBODY, Context, Scopes

_PREPARED_KEPT = 512


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asks: a document, which of its operations, and its variables."""

    document: str
    operation: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client gets.

    Refused: nothing was run, and ``body`` has no ``data``. Unavailable: the store is needed and does not answer.
    """

    body: dict[str, Any]
    is_refused: bool = False
    is_unavailable: bool = False


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A document as far as it can be worked on without variables: what it says, or why it is refused."""

    document: DocumentNode | None
    refusals: tuple[dict[str, Any], ...] = ()


class _OutOfTime(BaseException):
    """The operation took too long. Not an Exception, so that it ends the whole operation and not only one field."""


class _Timed(Executor[Any]):
    """Gives up when the time of its context is over; asked once for each field."""

    def build_resolve_info(self, *arguments: Any) -> Any:
        if time.monotonic() > self.context_value.deadline:
            raise _OutOfTime
        return super().build_resolve_info(*arguments)


class Runner:
    """Runs operations on a map. May be used from any thread."""

    def __init__(
        self,
        door: RelationshipMap,
        limits: Limits | None = None,
        *,
        introspection: bool = True,
        author: Author = ANYBODY,
    ) -> None:
        """Answer from *door* within *limits*, writing as *author*; without *introspection* the schema is not told."""
        self._door = door
        self._author = author
        self._limits = limits or Limits()
        self._schema = compiled_schema()
        self._rules = specified_rules if introspection else (*specified_rules, NoSchemaIntrospectionCustomRule)
        self._prepared: OrderedDict[str, _Prepared] = OrderedDict()
        self._lock = threading.Lock()
        self._scopes = Scopes()

    def operation_type(self, request: Request) -> OperationType | None:
        """Whether the request reads, writes or subscribes; None where it cannot be told."""
        prepared = self._prepare(request.document)
        found = _chosen(prepared.document, request.operation) if prepared.document else None
        return found.operation if isinstance(found, OperationDefinitionNode) else None

    def run(self, request: Request) -> Answer:
        """Answer a request. Never raises but for what ends the process."""
        prepared = self._prepare(request.document)
        if prepared.document is None:
            return Answer({"errors": list(prepared.refusals)}, is_refused=True)
        operation = _chosen(prepared.document, request.operation)
        if isinstance(operation, GraphQLError):
            return _refused(operation)
        if is_nested_deeper(request.variables, self._limits.nesting):
            return _refused(
                refusal(Code.TOO_MUCH, f"The variables are nested more than {self._limits.nesting} levels deep.")
            )
        return self._measured(prepared.document, operation, request)

    def _measured(self, document: DocumentNode, operation: OperationDefinitionNode, request: Request) -> Answer:
        counter = Cost(self._schema, fragments_of(document), request.variables, self._limits.pages)
        cost, most = counter.of(operation), self._limits.cost
        if cost > most:
            return _refused(
                refusal(
                    Code.TOO_MUCH,
                    f"The operation costs {cost}; at most {most} is allowed. Ask for fewer fields, or smaller pages.",
                )
            )
        answer = self._executed(document, request)
        answer.body["extensions"] = {"cost": {"requested": cost, "limit": most}}
        return answer

    def _executed(self, document: DocumentNode, request: Request) -> Answer:
        deadline = time.monotonic() + self._limits.seconds
        try:
            context = Context(self._door, self._limits.pages, self._scopes, deadline, self._author)
            result = execute_sync(
                self._schema,
                document,
                context_value=context,
                variable_values=dict(request.variables),
                operation_name=request.operation,
                executor_class=_Timed,
                hide_suggestions=True,
            )
        except _OutOfTime:
            return _failed(
                refusal(
                    Code.TOO_LONG,
                    f"The operation took longer than {self._limits.seconds:g} seconds. Ask for less at once.",
                )
            )
        except MapError as error:
            unavailable = isinstance(error, StoreUnavailable)
            return replace(_failed(GraphQLError(str(error), original_error=error)), is_unavailable=unavailable)
        answer = _answer(result)
        lost = any(isinstance(each.original_error, StoreUnavailable) for each in result.errors or ())
        return replace(answer, is_unavailable=lost and self._writes(document, request))

    def _writes(self, document: DocumentNode, request: Request) -> bool:
        chosen = _chosen(document, request.operation)
        return isinstance(chosen, OperationDefinitionNode) and chosen.operation is OperationType.MUTATION

    def _prepare(self, text: str) -> _Prepared:
        with self._lock:
            known = self._prepared.get(text)
            if known is not None:
                self._prepared.move_to_end(text)
                return known
        made = self._make(text)
        with self._lock:
            self._prepared[text] = made
            while len(self._prepared) > _PREPARED_KEPT:
                self._prepared.popitem(last=False)
        return made

    def _make(self, text: str) -> _Prepared:
        try:
            document = parse(text, max_tokens=self._limits.tokens, no_location=False)
        except GraphQLSyntaxError as error:
            return _Prepared(None, (as_entry(_with_limit(error, self._limits.tokens), Code.PARSE_FAILED),))
        except RecursionError:
            return _Prepared(None, (as_entry(GraphQLError("The document is nested too deeply."), Code.PARSE_FAILED),))
        too_much = oversize(document, self._limits)
        if too_much:
            return _Prepared(None, (as_entry(too_much, Code.TOO_MUCH),))
        errors = validate(self._schema, document, self._rules, max_errors=20, hide_suggestions=True)
        if errors:
            return _Prepared(None, tuple(as_entry(each, Code.VALIDATION_FAILED) for each in errors))
        return _Prepared(document)


def _with_limit(error: GraphQLSyntaxError, tokens: int) -> GraphQLError:
    if "tokens" in error.message:
        return refusal(Code.TOO_MUCH, f"The document has more than {tokens} tokens.")
    return error


def _chosen(document: DocumentNode, name: str | None) -> OperationDefinitionNode | GraphQLError:
    operations = [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]
    if name is None:
        if len(operations) == 1:
            return operations[0]
        if operations:
            return refusal(Code.OPERATION_NOT_FOUND, "The document has several operations. Say which: operationName.")
        return refusal(Code.OPERATION_NOT_FOUND, "The document has no operation.")
    for each in operations:
        if each.name and each.name.value == name:
            return each
    return refusal(Code.OPERATION_NOT_FOUND, f"The document has no operation named {name!r}.")


def _refused(error: GraphQLError) -> Answer:
    return Answer({"errors": [as_entry(error, Code.BAD_INPUT)]}, is_refused=True)


def _failed(error: GraphQLError) -> Answer:
    return Answer({"data": None, "errors": [as_entry(error, Code.FAULT)]})


def _answer(result: ExecutionResult) -> Answer:
    errors = result.errors or []
    if result.data is None and errors and all(each.path is None for each in errors):
        return Answer({"errors": [as_entry(each, Code.BAD_INPUT) for each in errors]}, is_refused=True)
    body: dict[str, Any] = {"data": result.data}
    if errors:
        body["errors"] = [as_entry(each, Code.FAULT) for each in errors]
    return Answer(body)
