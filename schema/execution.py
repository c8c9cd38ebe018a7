"""The one place where a GraphQL operation is run: parsed and validated once, measured, executed, and put into words."""

import math
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
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
    create_source_event_stream,
    execute_sync,
    parse,
    validate,
)

from graph.change_log import Committed
from graph.editing import Author
from graph.errors import MapError, StoreUnavailable
from graph.relationship_map import RelationshipMap
from schema.build import RULES, compiled_schema
from schema.cost import Cost
from schema.lasting import is_lasting
from schema.light import is_light
from schema.limits import Limits, fragments_of, is_nested_deeper, oversize
from schema.plan import Plan, plan_of
from schema.problems import Code, as_entry, refusal, shortened
from schema.recent import Recent
from schema.scope import ANYBODY, Context, Scopes
from schema.steps import GivenUp, OutOfTime
from schema.subscription import Begun

_PREPARED_AT_MOST = 512
_PREPARED_CHARACTERS = 100_000  # read and planned for every kind, a character may take more than a kilobyte
_FOLLOW = "Follow subscriptions over a WebSocket (graphql-transport-ws), or with Accept: text/event-stream."


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asks: a document, which of its operations, and its variables."""

    document: str
    operation: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a client gets.

    Refused: nothing was run, and ``body`` has no ``data``. Unavailable: the store is needed and does not answer. Lasts:
    it is the same again whenever it is asked of the same revision on the same day.
    """

    body: dict[str, Any]
    is_refused: bool = False
    is_unavailable: bool = False
    lasts: bool = False


@dataclass(slots=True)
class _Operation:
    """What may be run: an operation, its plan if it has one, and its cost if that is the same with any variables."""

    node: OperationDefinitionNode
    plan: Plan | None
    cost: int | None = None


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A document as far as it can be worked on without variables: what it says, or why it is refused.

    ``read`` is what it says even where it is refused, None where it cannot be read; ``operations`` are those that were
    asked for, by the name they were asked for.
    """

    document: DocumentNode | None
    refusals: tuple[dict[str, Any], ...] = ()
    read: DocumentNode | None = None
    is_lasting: bool = False
    is_light: bool = False
    operations: dict[str | None, _Operation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Admitted:
    """An operation that is within all limits."""

    document: DocumentNode
    operation: _Operation
    cost: int
    is_lasting: bool


class _Timed(Executor[Any]):
    """Gives up when the time of its context is over; asked once for each field."""

    def build_resolve_info(self, *arguments: Any) -> Any:
        if time.monotonic() > self.context_value.deadline:
            raise OutOfTime
        return super().build_resolve_info(*arguments)


class Runner:
    """Runs operations on a map. May be used from any thread."""

    def __init__(
        self,
        door: RelationshipMap,
        limits: Limits | None = None,
        *,
        introspection: bool = True,
        trusted: Collection[str] = (),
        author: Author = ANYBODY,
    ) -> None:
        """Answer from *door* within *limits*, writing as *author*.

        Without *introspection* only *trusted* documents learn the schema.
        """
        self._door = door
        self._author = author
        self._limits = limits or Limits()
        self._schema = compiled_schema()
        self._rules = RULES if introspection else (*RULES, NoSchemaIntrospectionCustomRule)
        self._trusted = trusted
        self._prepared: Recent[_Prepared] = Recent(_PREPARED_AT_MOST, _PREPARED_CHARACTERS)
        self._scopes = Scopes()

    def operation_type(self, request: Request) -> OperationType | None:
        """Whether the request reads, writes or subscribes; None where it cannot be told."""
        prepared = self._prepare(request.document)
        found = _chosen(prepared.read, request.operation) if prepared.read else None
        return found.operation if isinstance(found, OperationDefinitionNode) else None

    def is_light(self, request: Request) -> bool:
        """Whether it is sure to be answered from memory in well under a millisecond, so that no thread is needed."""
        prepared = self._prepared.get(request.document)
        return prepared is not None and prepared.is_light and self._door.is_read

    def run(self, request: Request, event: Committed | None = None) -> Answer:
        """Answer a request; a subscription is answered once for each *event*. Raises only what ends the process."""
        admitted = self._admit(request)
        if isinstance(admitted, Answer):
            return admitted
        kind = admitted.operation.node.operation
        if (kind is OperationType.SUBSCRIPTION) is (event is None):
            return refused(refusal(Code.OPERATION_NOT_FOUND, _FOLLOW))
        # what was written stays written, and is told however long it took
        seconds = math.inf if kind is OperationType.MUTATION else self._limits.seconds
        answer = self._executed(admitted, request, event, seconds)
        answer.body["extensions"] = {"cost": {"requested": admitted.cost, "limit": self._limits.cost}, **self._stale()}
        return replace(answer, lasts=admitted.is_lasting and "errors" not in answer.body)

    def begin(self, request: Request) -> int | Answer:
        """The revision after which a subscription begins; or, where it is refused, the answer that says why."""
        admitted = self._admit(request)
        if isinstance(admitted, Answer):
            return admitted
        context = Context(self._door, self._limits.pages, self._scopes)
        variables = dict(request.variables)
        made = Executor.build(
            self._schema, admitted.document, None, context, variables, request.operation, hide_suggestions=True
        )
        if isinstance(made, list):
            return Answer({"errors": [as_entry(each, Code.BAD_INPUT) for each in made]}, is_refused=True)
        begun = create_source_event_stream(made)
        if isinstance(begun, Begun):
            return begun.after
        errors = begun.errors if isinstance(begun, ExecutionResult) else None
        return Answer({"errors": [as_entry(each, Code.FAULT) for each in errors or ()]}, is_refused=True)

    def _stale(self) -> dict[str, Any]:
        """While the store does not answer: when what is told was read from it."""
        since = self._door.reach.lost_since
        return {} if since is None else {"stale": {"since": since.isoformat(timespec="seconds")}}

    def _admit(self, request: Request) -> _Admitted | Answer:
        prepared = self._prepare(request.document)
        if prepared.document is None:
            return Answer({"errors": list(prepared.refusals)}, is_refused=True)
        operation = self._operation(prepared, prepared.document, request.operation)
        if isinstance(operation, GraphQLError):
            return refused(operation)
        if is_nested_deeper(request.variables, self._limits.nesting):
            return refused(
                refusal(Code.TOO_MUCH, f"The variables are nested more than {self._limits.nesting} levels deep.")
            )
        cost, most = self._cost(prepared.document, operation, request), self._limits.cost
        if cost > most:
            return refused(
                refusal(
                    Code.TOO_MUCH,
                    f"The operation costs {cost}; at most {most} is allowed. Ask for fewer fields, or smaller pages.",
                )
            )
        return _Admitted(prepared.document, operation, cost, prepared.is_lasting)

    def _operation(self, prepared: _Prepared, document: DocumentNode, name: str | None) -> _Operation | GraphQLError:
        known = prepared.operations.get(name)
        if known is None:
            node = _chosen(document, name)
            if isinstance(node, GraphQLError):
                return node
            known = prepared.operations[name] = _Operation(node, plan_of(self._schema, document, node))
        return known

    def _cost(self, document: DocumentNode, operation: _Operation, request: Request) -> int:
        if operation.cost is not None:
            return operation.cost
        counter = Cost(self._schema, fragments_of(document), request.variables, self._limits.pages)
        cost = counter.of(operation.node)
        if counter.is_fixed:
            operation.cost = cost
        return cost

    def _executed(self, admitted: _Admitted, request: Request, event: Committed | None, seconds: float) -> Answer:
        deadline = time.monotonic() + seconds
        try:
            context = Context(self._door, self._limits.pages, self._scopes, deadline, self._author)
            result = self._result(admitted, request, event, context)
        except OutOfTime:
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
        return replace(answer, is_unavailable=lost and self.operation_type(request) is OperationType.MUTATION)

    def _result(
        self, admitted: _Admitted, request: Request, event: Committed | None, context: Context
    ) -> ExecutionResult:
        """What an operation gives: by its plan, and by the engine where it has none or that gives up."""
        if admitted.operation.plan is not None:
            with suppress(GivenUp):
                return ExecutionResult(admitted.operation.plan.answer(context, request.variables))
        return execute_sync(
            self._schema,
            admitted.document,
            event,
            context_value=context,
            variable_values=dict(request.variables),
            operation_name=request.operation,
            executor_class=_Timed,
            hide_suggestions=True,
        )

    def _prepare(self, text: str) -> _Prepared:
        known = self._prepared.get(text)
        if known is None:
            known = self._make(text)
            self._prepared.keep(text, known, len(text))
        return known

    def _make(self, text: str) -> _Prepared:
        try:
            document = parse(text, max_tokens=self._limits.tokens, no_location=False)
        except GraphQLSyntaxError as error:
            return _Prepared(None, (as_entry(_with_limit(error, self._limits.tokens), Code.PARSE_FAILED),))
        except RecursionError:
            return _Prepared(None, (as_entry(GraphQLError("The document is nested too deeply."), Code.PARSE_FAILED),))
        too_much = oversize(document, self._limits)
        if too_much:
            return _Prepared(None, (as_entry(too_much, Code.TOO_MUCH),), document)
        rules = RULES if text in self._trusted else self._rules
        errors = validate(self._schema, document, rules, max_errors=20, hide_suggestions=True)
        if errors:
            return _Prepared(None, tuple(as_entry(each, Code.VALIDATION_FAILED) for each in errors), document)
        return _Prepared(document, read=document, is_lasting=is_lasting(document), is_light=is_light(document))


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
    return refusal(Code.OPERATION_NOT_FOUND, f"The document has no operation named {shortened(name)}.")


def refused(error: GraphQLError) -> Answer:
    """The answer to what is not run because of *error*."""
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
