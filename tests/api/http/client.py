"""Asks the web application in process, as a browser or another system would."""

import asyncio
from collections.abc import Mapping
from typing import Any

import httpx

from api.bootstrap import service_over
from api.http.app import create_app
from api.settings import Settings, read_settings
from graph.relationship_map import RelationshipMap
from tests.maps import World
from tests.schema.asking import door_to


class Client:
    """One application, asked one request at a time."""

    def __init__(self, world: World | RelationshipMap, **given: Any) -> None:
        """Serve *world* with the settings *given*."""
        self.door = door_to(world) if isinstance(world, World) else world
        self.settings: Settings = read_settings(**given)
        self.app = create_app(service_over(self.door, self.settings))

    def send(self, method: str, path: str, *, host: str = "localhost", **options: Any) -> httpx.Response:
        """The response to one request."""

        async def ask() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
                return await client.request(method, path, **options)

        return asyncio.run(ask())

    def get(self, path: str, **options: Any) -> httpx.Response:
        """The response to a GET."""
        return self.send("GET", path, **options)

    def post(
        self, body: Any = None, *, content: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> httpx.Response:
        """The response to a POST of a GraphQL request, or of any *content* as JSON."""
        sent = {"content-type": "application/json", **(headers or {})}
        if content is None:
            return self.send("POST", "/graphql", json=body, headers=sent)
        return self.send("POST", "/graphql", content=content, headers=sent)
