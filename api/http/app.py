"""The web application: which path is answered by what."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from api.bootstrap import Service
from api.http.events import Events
from api.http.feed import Feed
from api.http.graphql import GraphQLEndpoint
from api.http.guards import KnownHosts, RequestLog, SecurityHeaders
from api.http.health import Health
from api.http.pages import Pages
from api.http.socket import Sockets
from api.http.streams import Streams
from api.http.views import Views


class AskedMost:
    """Answers one path before all others are looked through, which would take longer than a small answer itself."""

    def __init__(self, app: ASGIApp, path: str, answer: ASGIApp) -> None:
        """Answer *path* by *answer*, and leave everything else to *app*."""
        self._app, self._path, self._answer = app, path, answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        is_asked_most = scope["type"] == "http" and scope["path"] == self._path
        await (self._answer if is_asked_most else self._app)(scope, receive, send)


def create_app(service: Service) -> Starlette:
    """The application over *service*; closing it closes the service."""
    pages, health, graphql = Pages(service), Health(service), GraphQLEndpoint(service)
    streams, feed = Streams(service.settings.max_streams), Feed(service)
    events = Events(service, graphql, feed, streams)
    prefix = service.settings.path_prefix
    routes: list[BaseRoute] = [
        Route("/graphql", events),  # with a slash at its end the address leads here too
        WebSocketRoute("/graphql", Sockets(service, graphql, feed, streams).__call__),
        Route("/", pages.explorer),
        *([Route("/graphiql", pages.graphiql)] if service.settings.introspection else ()),
        Route("/static/{name}", pages.file),
        Route("/views/{file}", Views(service).picture),
        Route("/healthz", health.alive),
        Route("/readyz", health.ready),
    ]

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        try:
            async with health.watching():
                yield
        finally:
            service.close()

    app = Starlette(
        routes=[Mount(prefix, routes=routes)] if prefix else routes,
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(RequestLog),
            Middleware(KnownHosts, hosts=service.settings.hosts),
            Middleware(AskedMost, path=f"{prefix}/graphql", answer=events),
        ],
        exception_handlers={404: pages.absent},
        lifespan=lifespan,
    )
    app.state.end_streams = streams.end
    return app
