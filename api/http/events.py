"""GraphQL as server-sent events, one request a stream: `next` for each result, `complete` at the end."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TypeAlias

import anyio
import orjson
import structlog
from anyio import CancelScope
from graphql import GraphQLError, OperationType
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from api.bootstrap import Service
from api.http.feed import Feed
from api.http.graphql import GraphQLEndpoint
from api.http.origins import is_foreign
from api.http.refusals import Refused
from api.http.reply import Reply
from api.http.streams import Full, Streams
from schema import execution

Answers: TypeAlias = AsyncGenerator[execution.Answer | None, None]
"""What there is to say; None: nothing, but the stream lives."""

EVENT_STREAM = "text/event-stream"

_log = structlog.get_logger("sociogram.http")
_HEARTBEAT = b":\n\n"
_COMPLETE = b"event: complete\ndata:\n\n"


class Events:
    """Answers requests that ask for a stream of events; all others are left to the GraphQL endpoint.

    Some clients accept events and JSON for whatever they ask: they get events where there is something to follow.
    """

    def __init__(self, service: Service, graphql: GraphQLEndpoint, feed: Feed, streams: Streams) -> None:
        """Answer what *graphql* would, and follow subscriptions by *feed*."""
        self._settings = service.settings
        self._graphql, self._feed, self._streams = graphql, feed, streams

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        if not asks_for_events(request.headers.get("accept", "")) or request.method not in ("GET", "POST"):
            await self._graphql(scope, receive, send)
            return
        body = _Body(receive)
        try:
            answers = await self._answers(Request(scope, body.receive))
        except Refused as refused:
            await Reply(request).refusal(refused)(scope, receive, send)
            return
        if answers is None:
            await self._graphql(scope, body.receive_again, send)
        else:
            await _EventStream(answers, self._streams, self._settings.stall_seconds)(scope, receive, send)

    async def _answers(self, request: Request) -> Answers | None:
        """What there is to tell; None: nothing to follow, and the client takes the answer as JSON."""
        takes_json = bool(Reply(request).media_type)
        try:
            asked = await self._graphql.read(request)
        except GraphQLError as error:
            return None if takes_json else _said(execution.refused(error))
        kind = await self._graphql.operation_type(asked)
        if kind is not OperationType.SUBSCRIPTION and takes_json:
            return None
        if is_foreign(request.headers, self._settings.hosts):
            raise Refused(403, "Pages of other sites may not follow this map.")
        if request.method == "GET" and kind is OperationType.MUTATION:
            raise Refused(405, "A GET only reads. Send mutations by POST.", {"Allow": "POST"})
        return self._followed(asked) if kind is OperationType.SUBSCRIPTION else self._once(asked)

    async def _once(self, asked: execution.Request) -> Answers:
        yield await self._graphql.answer(asked)

    async def _followed(self, asked: execution.Request) -> Answers:
        begun = await self._graphql.begin(asked)
        if isinstance(begun, execution.Answer):
            yield begun
            return
        yield None  # a sign that it has begun: what is committed from here on is told
        async with aclosing(self._feed.answers(asked, begun, self._settings.heartbeat_seconds)) as answers:
            async for answer in answers:
                yield answer


def asks_for_events(accept: str) -> bool:
    """Whether an ``Accept`` header names server-sent events."""
    return any(each.split(";")[0].strip().lower() == EVENT_STREAM for each in accept.split(","))


async def _said(answer: execution.Answer) -> Answers:
    yield answer


class _Body:
    """The body of a request, which may be read a second time."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._received: list[Message] = []

    async def receive(self) -> Message:
        message = await self._receive()
        self._received.append(message)
        return message

    async def receive_again(self) -> Message:
        return self._received.pop(0) if self._received else await self._receive()


class _EventStream(Response):
    """A response that lasts as long as there is something to say and somebody to hear it."""

    def __init__(self, answers: Answers, streams: Streams, stall_seconds: float) -> None:
        super().__init__(
            headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no", "Vary": "Accept"},
            media_type=f"{EVENT_STREAM}; charset=utf-8",
        )
        del self.headers["content-length"]
        self._answers, self._streams, self._stall_seconds = answers, streams, stall_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            with self._streams.one_more() as stream:
                await self._tell(stream, receive, send)
        except Full as full:
            refused = Refused(503, str(full), {"Retry-After": "5"})
            await Reply(Request(scope)).refusal(refused)(scope, receive, send)

    async def _tell(self, stream: CancelScope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        async with anyio.create_task_group() as group, aclosing(self._answers) as answers:
            group.start_soon(_until_gone, receive, group.cancel_scope)
            try:
                async for answer in answers:
                    await self._say(send, _HEARTBEAT if answer is None else _next(answer))
                await self._say(send, _COMPLETE)
                await self._say(send, b"", more=False)
            except TimeoutError:
                _log.warning("a client was cut off: it took too long to accept a message")
            except anyio.get_cancelled_exc_class():
                if stream.cancel_called:  # the service ends, and the client may come back after its last revision
                    with CancelScope(shield=True):
                        await self._say(send, b"", more=False)
                raise
            group.cancel_scope.cancel()

    async def _say(self, send: Send, text: bytes, *, more: bool = True) -> None:
        with anyio.fail_after(self._stall_seconds):
            await send({"type": "http.response.body", "body": text, "more_body": more})


async def _until_gone(receive: Receive, stream: CancelScope) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    stream.cancel()


def _next(answer: execution.Answer) -> bytes:
    return b"event: next\ndata: " + orjson.dumps(answer.body) + b"\n\n"
