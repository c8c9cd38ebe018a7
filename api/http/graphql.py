"""`/graphql`: GraphQL over HTTP."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from anyio import to_thread
from graphql import GraphQLError, OperationType
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.bootstrap import Service
from api.http.asking import read_request, request_of
from api.http.freshness import Tags
from api.http.media import GRAPHQL_JSON, JSON
from api.http.own_writes import MIN_REVISION, reach
from api.http.refusals import Refused
from api.http.reply import Reply
from api.http.turns import NoTurn, Turns
from graph.errors import StoreUnavailable
from schema import execution
from schema.problems import Code, as_entry, refusal

T = TypeVar("T")

_METHODS = {"Allow": "GET, POST"}
_MUTATION = re.compile(r"(?m)^[^#\n\"]*\bmutation\b\s*[\w({@]")
"""What a document that writes has somewhere, and hardly any other: it says whose turn is taken, and nothing else."""
_GRACE_SECONDS = 2.0
_READERS = 8
_WRITERS = 4
"""Threads apart from those that read: a store writes one change set after the other, and readers need not wait."""


class GraphQLEndpoint:
    """Answers GraphQL requests; what takes its time is one hop to a thread, so that the event loop never waits."""

    def __init__(self, service: Service) -> None:
        """Answer from *service*."""
        self._runner, self._door = service.runner, service.door
        self._settings = service.settings
        self._documents = service.documents
        self._tags = Tags(service)
        patience = service.settings.max_seconds / 2
        self._reading, self._writing = Turns(_READERS, patience), Turns(_WRITERS, patience)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, whatever its method."""
        response = await self._respond(Request(scope, receive))
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        reply = Reply(request)
        if not reply.media_type:
            return reply.refusal(Refused(406, f"Answers come as {JSON} or {GRAPHQL_JSON}."))
        try:
            if request.method not in ("GET", "POST"):
                raise Refused(405, "Ask by POST, or by GET.", _METHODS)
            asked = await self.read(request)
            await reach(self._door, request.headers.get(MIN_REVISION))
            return await self._answer(asked, reply)
        except Refused as refused:
            return reply.refusal(refused)
        except GraphQLError as error:
            return reply.answer(execution.refused(error))
        except ClientDisconnect:
            raise
        except Exception as error:  # ours: logged, and told in a form that clients can read
            return reply.fault(as_entry(GraphQLError("", original_error=error), Code.FAULT))

    async def read(self, request: Request) -> execution.Request:
        """What an HTTP request asks.

        Raises:
            Refused: It is no GraphQL request.
            GraphQLError: It names a document that is not known, or asks one that may not be asked.
        """
        largest, seconds = self._settings.max_body_bytes, self._settings.max_seconds
        return await read_request(request, self._documents, largest=largest, seconds=seconds)

    def request_of(self, values: Any) -> execution.Request:
        """What a message asks, read as :meth:`read` does."""
        return request_of("The payload", values, self._documents)

    async def answer(self, asked: execution.Request) -> execution.Answer:
        """What the runner answers, in the time it may take."""
        try:
            return await self._in_time(asked, partial(self._runner.run, asked)) or self._late(asked)
        except NoTurn:
            return self._busy()

    async def begin(self, asked: execution.Request) -> int | execution.Answer:
        """The revision after which a subscription begins, or the answer that refuses it."""
        return await to_thread.run_sync(self._runner.begin, asked, abandon_on_cancel=True)

    async def operation_type(self, asked: execution.Request) -> OperationType | None:
        """Whether it reads, writes or subscribes; None where it cannot be told."""
        return await to_thread.run_sync(self._runner.operation_type, asked, abandon_on_cancel=True)

    async def _answer(self, asked: execution.Request, reply: Reply) -> Response:
        if not reply.is_get and self._runner.is_light(asked):
            return self._run(asked, reply)
        run = self._look_up if reply.is_get else self._run
        try:
            return await self._in_time(asked, partial(run, asked, reply)) or reply.answer(self._late(asked))
        except NoTurn:
            return reply.answer(self._busy())

    async def _in_time(self, asked: execution.Request, work: Callable[[], T]) -> T | None:
        turns = self._writing if _MUTATION.search(asked.document) else self._reading  # nothing is parsed on the loop
        return await turns.run(work, self._settings.max_seconds + _GRACE_SECONDS)

    def _busy(self) -> execution.Answer:
        words = "The service is busy: others are served first. Nothing was done; try again in a moment."
        return execution.Answer({"errors": [as_entry(refusal(Code.BUSY, words), Code.BUSY)]}, is_unavailable=True)

    def _late(self, asked: execution.Request) -> execution.Answer:
        words = f"The operation took longer than {self._settings.max_seconds:g} seconds."
        if self._runner.operation_type(asked) is OperationType.MUTATION:
            words += " It may be written all the same: look, or send it again with the idempotencyKey it had."
        return execution.Answer({"data": None, "errors": [as_entry(refusal(Code.TOO_LONG, words), Code.TOO_LONG)]})

    def _run(self, asked: execution.Request, reply: Reply) -> Response:
        return reply.answer(self._runner.run(asked))

    def _look_up(self, asked: execution.Request, reply: Reply) -> Response:
        """Answer a GET: it only reads, and what the client has already is not sent again."""
        if self._runner.operation_type(asked) not in (OperationType.QUERY, None):
            raise Refused(405, "A GET only reads. Send mutations by POST.", {"Allow": "POST"})
        try:
            tag = self._tags.of(asked, reply.media_type)
        except StoreUnavailable:
            return self._run(asked, reply)
        if reply.has(tag):
            return reply.nothing_new(tag)
        answer = self._runner.run(asked)
        is_named = answer.lasts and tag == self._tags.of(asked, reply.media_type)  # nothing was written meanwhile
        return reply.answer(answer, tag if is_named else None)
