"""Runs the web service until it is told to stop; then running requests may finish."""

import os
import socket
from collections.abc import Callable

import uvicorn

from api.bootstrap import Service
from api.http.app import create_app
from api.http.logs import set_up_logs
from api.settings import BadSettings, Settings
from graph.errors import Problem


class _Server(uvicorn.Server):
    """A server that says when it answers, and when it is about to end."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], ending: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready, self._ending = ready, ending

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._ending()
        await super().shutdown(sockets)


def serve(service: Service, ready: Callable[[str], None] = lambda address: None) -> None:
    """Serve until SIGTERM or SIGINT; *ready* is told the address once it answers.

    Raises:
        BadSettings: The address cannot be listened on.
    """
    settings = service.settings
    with _listening(settings) as listener:
        set_up_logs(settings)
        address = f"http://{_host(listener)}:{listener.getsockname()[1]}{settings.path_prefix}/"
        app = create_app(service)
        config = uvicorn.Config(
            app,
            access_log=False,
            log_config=None,
            proxy_headers=False,
            server_header=False,
            ws_max_size=settings.max_body_bytes,
            timeout_graceful_shutdown=settings.drain_seconds,
        )
        _Server(config, lambda: ready(address), app.state.end_streams).run(sockets=[listener])


def _listening(settings: Settings) -> socket.socket:
    host = settings.host.strip("[]")
    try:
        family, *_, place = socket.getaddrinfo(host, settings.port, type=socket.SOCK_STREAM)[0]
        listener = socket.create_server(place[:2], family=family, backlog=2048)
    except OSError as error:
        fact = f"{host}:{settings.port} cannot be listened on: {os.strerror(error.errno or 0).lower()}"
        raise BadSettings([Problem("SOCIOGRAM_PORT", fact, hint="choose another port; 0 takes a free one")]) from error
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # or who stops reading would keep a connection that was closed long ago
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(settings.stall_seconds * 1000))
    return listener


def _host(listener: socket.socket) -> str:
    name = str(listener.getsockname()[0])
    return f"[{name}]" if ":" in name else name
