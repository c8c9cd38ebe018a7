"""A service on a free port of this machine, for a browser to visit."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

from api.bootstrap import service_over
from api.http.app import create_app
from api.settings import read_settings
from graph.relationship_map import RelationshipMap
from graph.stores import open_store

Fill = Callable[[RelationshipMap], object]


@contextmanager
def serving(fill: Fill, **given: Any) -> Iterator[str]:
    """The address of a service over a fresh map that *fill* has filled, with the settings *given*."""
    door = RelationshipMap(open_store("sqlite://"))
    fill(door)
    app = create_app(service_over(door, read_settings(store_url="sqlite://", **given)))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{_port(server, thread)}"
    finally:
        server.should_exit = True
        thread.join(10)


def _port(server: uvicorn.Server, thread: threading.Thread) -> int:
    deadline = time.monotonic() + 20
    while not server.started:
        assert thread.is_alive(), "the service did not start"
        assert time.monotonic() < deadline, "the service took more than 20 seconds to start"
        time.sleep(0.02)
    return int(server.servers[0].sockets[0].getsockname()[1])
