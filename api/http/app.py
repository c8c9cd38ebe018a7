"""The web application: which path is answered by what."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

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


def create_app(service: Service) -> Starlette:
    """The application over *service*; closing it closes the service."""
    pages, health, graphql = Pages(service), Health(service), GraphQLEndpoint(service)
    streams, feed = Streams(service.settings.max_streams), Feed(service)
    events = Events(service, graphql, feed, streams)
    routes: list[BaseRoute] = [  # what is asked most first
        Route("/graphql", events),
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

    prefix = service.settings.path_prefix
    app = Starlette(
        routes=[Mount(prefix, routes=routes)] if prefix else routes,
        middleware=[
            Middleware(SecurityHeaders),
            Middleware(RequestLog),
            Middleware(KnownHosts, hosts=service.settings.hosts),
        ],
        lifespan=lifespan,
    )
    app.state.end_streams = streams.end
    return app
