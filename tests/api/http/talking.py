"""Talks to the web application in process, over connections that stay open."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from starlette.types import ASGIApp, Message

SUBPROTOCOL = "graphql-transport-ws"
PATIENCE = 5.0


class Wire:
    """What goes to the application and comes from it. While *blocked*, it accepts nothing, like a full network."""

    def __init__(self) -> None:
        self._to: asyncio.Queue[Message] = asyncio.Queue()
        self._from: asyncio.Queue[Message] = asyncio.Queue()
        self.open = asyncio.Event()
        self.open.set()

    async def receive(self) -> Message:
        return await self._to.get()

    async def send(self, message: Message) -> None:
        await self.open.wait()
        self._from.put_nowait(message)

    def put(self, message: Message) -> None:
        self._to.put_nowait(message)

    async def get(self, seconds: float = PATIENCE) -> Message:
        return await asyncio.wait_for(self._from.get(), seconds)

    def silent(self) -> bool:
        return self._from.empty()


class Talk:
    """A WebSocket."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire

    def say(self, type_: str, **rest: Any) -> None:
        self.say_text(json.dumps({"type": type_, **rest}))

    def say_text(self, text: str) -> None:
        self.wire.put({"type": "websocket.receive", "text": text})

    def subscribe(self, id_: str, query: str, **variables: Any) -> None:
        self.say("subscribe", id=id_, payload={"query": query, "variables": variables})

    async def hear(self) -> Any:
        message = await self.wire.get()
        assert message["type"] == "websocket.send", message
        return json.loads(message["text"])

    async def end(self) -> tuple[int, str]:
        """The number and words it is closed with."""
        while (message := await self.wire.get())["type"] == "websocket.send":
            pass
        assert message["type"] == "websocket.close", message
        return message["code"], message["reason"]

    async def begun(self) -> "Talk":
        self.say("connection_init")
        assert await self.hear() == {"type": "connection_ack"}
        return self


def scope_of(type_: str, headers: Mapping[str, str], **rest: Any) -> dict[str, Any]:
    given = {"host": "localhost", **headers}
    return {
        "type": type_,
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "root_path": "",
        "query_string": b"",
        "server": ("localhost", 80),
        "client": ("127.0.0.1", 1),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        **rest,
    }


@asynccontextmanager
async def running(app: ASGIApp, scope: dict[str, Any]) -> AsyncIterator[Wire]:
    """The application, answering one connection; the other side leaves at the end."""
    wire = Wire()

    async def answer() -> None:
        await app(scope, wire.receive, wire.send)

    task = asyncio.create_task(answer())
    try:
        yield wire
    finally:
        wire.open.set()
        wire.put({"type": "websocket.disconnect" if scope["type"] == "websocket" else "http.disconnect", "code": 1000})
        await asyncio.wait_for(task, PATIENCE)


@asynccontextmanager
async def connected(
    app: ASGIApp, subprotocol: str = SUBPROTOCOL, scheme: str = "ws", **headers: str
) -> AsyncIterator[Talk]:
    """A WebSocket that was accepted."""
    subprotocols = [subprotocol] if subprotocol else []
    extensions: dict[str, Any] = {"websocket.http.response": {}}
    scope = scope_of("websocket", headers, scheme=scheme, subprotocols=subprotocols, extensions=extensions)
    async with running(app, scope) as wire:
        wire.put({"type": "websocket.connect"})
        accepted = await wire.get()
        assert accepted["type"] == "websocket.accept", accepted
        assert accepted["subprotocol"] == (SUBPROTOCOL if subprotocol == SUBPROTOCOL else None)
        yield Talk(wire)


async def denied(app: ASGIApp, **headers: str) -> int:
    """The status that a WebSocket is refused with."""
    extensions: dict[str, Any] = {"websocket.http.response": {}}
    scope = scope_of("websocket", headers, scheme="ws", subprotocols=[SUBPROTOCOL], extensions=extensions)
    async with running(app, scope) as wire:
        wire.put({"type": "websocket.connect"})
        start = await wire.get()
        assert start["type"] == "websocket.http.response.start", start
        return int(start["status"])


class Stream:
    """A stream of server-sent events."""

    def __init__(self, wire: Wire, status: int, headers: Mapping[str, str]) -> None:
        self.wire, self.status, self.headers = wire, status, headers
        self._rest = b""

    async def event(self) -> tuple[str, Any]:
        """The next event's name and data; a comment has no name."""
        while b"\n\n" not in self._rest:
            message = await self.wire.get()
            assert message["type"] == "http.response.body", message
            if not message.get("more_body") and not message.get("body"):
                return "end", None
            self._rest += message["body"]
        text, self._rest = self._rest.split(b"\n\n", 1)
        lines = dict(line.partition(":")[::2] for line in text.decode().split("\n"))
        return lines.get("event", "").strip(), json.loads(lines["data"]) if lines.get("data", "").strip() else None


@asynccontextmanager
async def streaming(app: ASGIApp, body: Any, **headers: str) -> AsyncIterator[Stream]:
    """A POST that asks for events."""
    given = {"accept": "text/event-stream", "content-type": "application/json", **headers}
    async with running(app, scope_of("http", given, method="POST", scheme="http")) as wire:
        wire.put({"type": "http.request", "body": json.dumps(body).encode(), "more_body": False})
        start = await wire.get()
        assert start["type"] == "http.response.start", start
        yield Stream(wire, start["status"], {name.decode(): value.decode() for name, value in start["headers"]})
