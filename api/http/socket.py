"""GraphQL over a WebSocket: who may connect, and how many."""

import time

import structlog
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocket

from api.bootstrap import Service
from api.http.conversation import Close, Conversation
from api.http.feed import Feed
from api.http.graphql import GraphQLEndpoint
from api.http.origins import is_foreign
from api.http.streams import Full, Streams

SUBPROTOCOL = "graphql-transport-ws"

_log = structlog.get_logger("sociogram.http")


class Sockets:
    """Answers WebSockets that speak graphql-transport-ws."""

    def __init__(self, service: Service, graphql: GraphQLEndpoint, feed: Feed, streams: Streams) -> None:
        """Answer what *graphql* would, and follow subscriptions by *feed*."""
        self._settings = service.settings
        self._graphql, self._feed, self._streams = graphql, feed, streams

    async def __call__(self, websocket: WebSocket) -> None:
        """Answer one connection until it ends."""
        if is_foreign(websocket.headers, self._settings.hosts):
            denied = PlainTextResponse("Pages of other sites may not follow this map.\n", 403)
            await websocket.send_denial_response(denied)
            return
        begun = time.perf_counter()
        try:
            with self._streams.one_more() as stream:
                await self._converse(websocket)
            took = round((time.perf_counter() - begun) * 1000, 1)
            _log.info("socket", path=websocket.url.path, milliseconds=took)
            if stream.cancelled_caught:
                await websocket.close(Close.RESTART, "The service ends.")
        except Full as full:
            await websocket.send_denial_response(PlainTextResponse(f"{full}\n", 503, {"Retry-After": "5"}))

    async def _converse(self, websocket: WebSocket) -> None:
        if SUBPROTOCOL not in websocket.scope["subprotocols"]:
            await websocket.accept()
            await websocket.close(Close.SUBPROTOCOL, f"Speak {SUBPROTOCOL}.")
            return
        await websocket.accept(SUBPROTOCOL)
        await Conversation(websocket, self._settings, self._graphql, self._feed).hold()
