"""The one place where a GraphQL operation is run: admitted, executed by its plan or the engine, and put into words."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    Executor,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    create_source_event_stream,
    execute_sync,
)

from graph.change_log import Committed
from graph.editing import Author
from graph.errors import MapError, StoreError, StoreUnavailable
from graph.map_view import NO_LENSES
from graph.pulse import OutOfTime, Pulse, beat, seconds, under
from graph.relationship_map import RelationshipMap
from graph.scenarios.given import size_of_kept
from schema.build import compiled_schema
from schema.cost import Cost
from schema.limits import Limits, fragments_of, is_nested_deeper
from schema.prepared import Operation, PreparedDocuments, chosen
from schema.problems import Code, as_entry, refusal
from schema.scope import ANYBODY, Context, Scopes
from schema.steps import GivenUp
from schema.subscription import Begun

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


@dataclass(frozen=True, slots=True)
class _Admitted:
    """An operation that is within all limits."""

    document: DocumentNode
    operation: Operation
    cost: int
    is_lasting: bool


class _Timed(Executor[Any]):
    """Gives up when its time is over; asked once for each field."""

    def build_resolve_info(self, *arguments: Any) -> Any:
        beat()
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
        self._prepared = PreparedDocuments(self._limits, introspection=introspection, trusted=trusted)
        self._scopes = Scopes()

    def operation_type(self, request: Request) -> OperationType | None:
        """Whether the request reads, writes or subscribes; None where it cannot be told."""
        prepared = self._prepared.of(request.document)
        found = chosen(prepared.read, request.operation) if prepared.read else None
        return found.operation if isinstance(found, OperationDefinitionNode) else None

    def is_light(self, request: Request) -> bool:
        """Whether it is sure to be answered from memory in well under a millisecond, so that no thread is needed."""
        prepared = self._prepared.known(request.document)
        return prepared is not None and prepared.is_light and self._door.is_read

    def run(self, request: Request, event: Committed | None = None) -> Answer:
        """Answer a request; a subscription is answered once for each *event*. Raises only what ends the process."""
        admitted = self._admit(request)
        if isinstance(admitted, Answer):
            return admitted
        kind = admitted.operation.node.operation
        if (kind is OperationType.SUBSCRIPTION) is (event is None):
            return refused(refusal(Code.OPERATION_NOT_FOUND, _FOLLOW))
        patience = seconds(self._limits.seconds)
        # what was written stays written, and is told however long it took
        with under(None if kind is OperationType.MUTATION else patience):
            answer = self._executed(admitted, request, event, patience)
        answer.body["extensions"] = {"cost": {"requested": admitted.cost, "limit": self._limits.cost}, **self._stale()}
        return answer

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
        prepared = self._prepared.of(request.document)
        if prepared.document is None:
            return Answer({"errors": list(prepared.refusals)}, is_refused=True)
        operation = prepared.operation(request.operation)
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

    def _cost(self, document: DocumentNode, operation: Operation, request: Request) -> int:
        if operation.cost is not None:
            return operation.cost
        counter = Cost(self._schema, fragments_of(document), request.variables, self._limits.pages, self._kept)
        cost = counter.of(operation.node)
        if counter.is_fixed:
            operation.cost = cost
        return cost

    def _kept(self, scenario: str) -> int:
        """How many changes are imagined in a scenario that is kept, through the lenses that fields are read with."""
        try:
            return size_of_kept(self._door.view(NO_LENSES), scenario)
        except StoreError:  # as whoever reads it is told
            return 0

    def _executed(self, admitted: _Admitted, request: Request, event: Committed | None, patience: Pulse) -> Answer:
        try:
            context = Context(self._door, self._limits.pages, self._scopes, self._author, patience)
            result = self._result(admitted, request, event, context)
        except OutOfTime:
            return _failed(
                refusal(
                    Code.TOO_LONG,
                    f"The operation took longer than {self._limits.seconds:g} seconds. Ask for less at once.",
                )
            )
        except MapError as error:
            failed = _failed(GraphQLError(str(error), original_error=error))
            return replace(failed, is_unavailable=isinstance(error, StoreUnavailable))
        if not result.errors:
            return Answer({"data": result.data}, lasts=admitted.is_lasting)
        lost = any(isinstance(each.original_error, StoreUnavailable) for each in result.errors)
        is_writing = admitted.operation.node.operation is OperationType.MUTATION
        return _answer(result.data, result.errors, is_unavailable=lost and is_writing)

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


def refused(error: GraphQLError) -> Answer:
    """The answer to what is not run because of *error*."""
    return Answer({"errors": [as_entry(error, Code.BAD_INPUT)]}, is_refused=True)


def _failed(error: GraphQLError) -> Answer:
    return Answer({"data": None, "errors": [as_entry(error, Code.FAULT)]})


def _answer(data: Any, errors: list[GraphQLError], *, is_unavailable: bool) -> Answer:
    if data is None and all(each.path is None for each in errors):
        return Answer({"errors": [as_entry(each, Code.BAD_INPUT) for each in errors]}, is_refused=True)
    body = {"data": data, "errors": [as_entry(each, Code.FAULT) for each in errors]}
    return Answer(body, is_unavailable=is_unavailable)
