"""One WebSocket from its first message to its last, as the protocol graphql-transport-ws has it."""

from contextlib import aclosing
from enum import IntEnum
from typing import Any

import anyio
import orjson
import structlog
from anyio import CancelScope, Lock
from anyio.abc import TaskGroup
from graphql import GraphQLError, OperationType
from starlette.websockets import WebSocket, WebSocketDisconnect

from api.http.feed import Feed
from api.http.graphql import GraphQLEndpoint
from api.http.refusals import Refused
from api.settings import Settings
from schema import execution
from schema.problems import Code, as_entry, refusal

INIT_SECONDS = 5.0
"""How long a client may take to begin."""

_log = structlog.get_logger("sociogram.http")
_LONGEST_REASON = 120  # bytes; a close frame has room for 123


class Close(IntEnum):
    """Why a connection is closed, as a number that clients of the protocol know."""

    TOO_BIG = 1009
    RESTART = 1012
    TRY_LATER = 1013
    INVALID = 4400
    UNAUTHORIZED = 4401
    SUBPROTOCOL = 4406
    INIT_TIMEOUT = 4408
    TAKEN = 4409
    TOO_MANY_INITS = 4429


class Closed(Exception):
    """The conversation is over: with which number and words, or because the client has left (None)."""

    def __init__(self, code: Close | None = None, reason: str = "") -> None:
        """Carry what to close with."""
        super().__init__(reason)
        self.code, self.reason = code, reason


class Conversation:
    """What is said over one connection. Each operation is a task of its own; its messages are sent one at a time."""

    def __init__(self, websocket: WebSocket, settings: Settings, graphql: GraphQLEndpoint, feed: Feed) -> None:
        """Talk over *websocket*, which was accepted."""
        self._websocket, self._settings, self._graphql, self._feed = websocket, settings, graphql, feed
        self._running: dict[str, CancelScope] = {}
        self._sending = Lock()
        self._heard = True
        self._group: TaskGroup

    async def hold(self) -> None:
        """Talk until either side ends it."""
        closed = Closed()
        try:
            async with anyio.create_task_group() as self._group:
                await self._begin()
                self._group.start_soon(self._beat)
                while True:
                    await self._hear(await self._receive())
        except* Closed as said:
            closed = next(each for each in said.exceptions if isinstance(each, Closed))
        if closed.code is not None:
            with anyio.move_on_after(1):  # who accepts no message accepts no farewell either
                await self._websocket.close(closed.code, _cut(closed.reason))

    async def _begin(self) -> None:
        with anyio.move_on_after(INIT_SECONDS):
            while True:
                message = await self._receive()
                match message["type"]:
                    case "connection_init":
                        _payload_of(message)
                        await self._send({"type": "connection_ack"})
                        return
                    case "subscribe":
                        raise Closed(Close.UNAUTHORIZED, "Unauthorized")
                    case _:
                        await self._hear(message)
        raise Closed(Close.INIT_TIMEOUT, "Connection initialisation timeout")

    async def _beat(self) -> None:
        """Ask for a sign of life again and again; who gives none for two heartbeats has gone."""
        while self._heard:
            self._heard = False
            await anyio.sleep(self._settings.heartbeat_seconds)
            await self._send({"type": "ping"})
            await anyio.sleep(self._settings.heartbeat_seconds)
        raise Closed(Close.TRY_LATER, "No sign of life")

    async def _receive(self) -> dict[str, Any]:
        received = await self._websocket.receive()
        if received["type"] == "websocket.disconnect":
            raise Closed
        self._heard = True
        text = received.get("text")
        if text is None:
            raise Closed(Close.INVALID, "Messages are texts.")
        if len(text.encode(errors="replace")) > self._settings.max_body_bytes:
            raise Closed(Close.TOO_BIG, f"The message is larger than {self._settings.max_body_bytes} bytes.")
        try:
            message = orjson.loads(text)
        except orjson.JSONDecodeError as error:
            raise Closed(Close.INVALID, "The message is no JSON.") from error
        if not isinstance(message, dict) or not isinstance(message.get("type"), str):
            raise Closed(Close.INVALID, "The message is no object with a type.")
        return message

    async def _hear(self, message: dict[str, Any]) -> None:
        match message["type"]:
            case "ping":
                payload = _payload_of(message)
                await self._send({"type": "pong"} if payload is None else {"type": "pong", "payload": payload})
            case "pong":
                _payload_of(message)
            case "subscribe":
                await self._subscribe(_id_of(message), message.get("payload"))
            case "complete":
                running = self._running.pop(_id_of(message), None)
                if running is not None:
                    running.cancel()
            case "connection_init":
                raise Closed(Close.TOO_MANY_INITS, "Too many initialisation requests")
            case other:
                raise Closed(Close.INVALID, f"There is no message of the type {other[:40]!r}.")

    async def _subscribe(self, id_: str, payload: Any) -> None:
        if id_ in self._running:
            raise Closed(Close.TAKEN, f"Subscriber for {id_} already exists")
        try:
            asked = self._graphql.request_of(payload)
        except Refused as refused:
            raise Closed(Close.INVALID, str(refused)) from refused
        except GraphQLError as error:
            await self._send(_error(id_, execution.refused(error).body["errors"]))
            return
        most = self._settings.max_stream_operations
        if len(self._running) >= most:
            words = f"There are {most} operations running on this connection; no more are allowed. Complete one first."
            await self._send(_error(id_, [as_entry(refusal(Code.TOO_MUCH, words), Code.TOO_MUCH)]))
            return
        self._running[id_] = scope = CancelScope()
        self._group.start_soon(self._run, id_, asked, scope)

    async def _run(self, id_: str, asked: execution.Request, scope: CancelScope) -> None:
        with scope:
            try:
                last = await self._last_word(id_, asked)
            finally:
                if self._running.get(id_) is scope:  # else the client has completed it, and may use its id again
                    del self._running[id_]
            await self._send(last)

    async def _last_word(self, id_: str, asked: execution.Request) -> dict[str, Any]:
        """Run an operation; what is left to be sent is how it ended."""
        if await self._graphql.operation_type(asked) is not OperationType.SUBSCRIPTION:
            answer = await self._graphql.answer(asked)
            if answer.is_refused:
                return _error(id_, answer.body["errors"])
            await self._send({"id": id_, "type": "next", "payload": answer.body})
            return {"id": id_, "type": "complete"}
        begun = await self._graphql.begin(asked)
        if isinstance(begun, execution.Answer):
            return _error(id_, begun.body["errors"])
        async with aclosing(self._feed.answers(asked, begun, self._settings.heartbeat_seconds)) as events:
            async for event in events:
                if event is not None:
                    await self._send({"id": id_, "type": "next", "payload": event.body})
        return {"id": id_, "type": "complete"}

    async def _send(self, message: dict[str, Any]) -> None:
        text = orjson.dumps(message).decode()
        try:
            with anyio.fail_after(self._settings.stall_seconds):
                async with self._sending:
                    await self._websocket.send_text(text)
        except TimeoutError as error:
            _log.warning("a client was cut off: it took too long to accept a message")
            raise Closed(Close.TRY_LATER, "Too slow") from error
        except WebSocketDisconnect as error:
            raise Closed from error


def _id_of(message: dict[str, Any]) -> str:
    id_ = message.get("id")
    if not isinstance(id_, str) or not id_:
        raise Closed(Close.INVALID, "The message has no id, which is a text.")
    return id_


def _payload_of(message: dict[str, Any]) -> dict[str, Any] | None:
    payload = message.get("payload")
    if not isinstance(payload, dict | None):
        raise Closed(Close.INVALID, "The payload is no object.")
    return payload


def _error(id_: str, errors: list[Any]) -> dict[str, Any]:
    return {"id": id_, "type": "error", "payload": errors}


def _cut(reason: str) -> str:
    return reason.encode()[:_LONGEST_REASON].decode(errors="ignore")
