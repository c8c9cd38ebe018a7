"""What stands around every request: its id and log line, the hosts it may name, the headers of its answer."""

import os
import re
import time
from functools import lru_cache

import structlog
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bind_contextvars, reset_contextvars

from api.settings import is_loopback
from viz.page import CONTENT_SECURITY_POLICY

SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

_SECURITY_HEADERS = [(name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items()]

_log = structlog.get_logger("sociogram.http")
_PASSED_ON = re.compile(r"[A-Za-z0-9._-]{1,64}")
_HOSTS_KEPT = 64


class RequestLog:
    """Gives each request an id, which its log lines and its answer carry, and logs one line when it is done.

    The line has no query string, body or header: they may hold what only the asker should know. What nobody expected is
    logged as well, and answered with the id alone.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand around *app*."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if _PASSED_ON.fullmatch(given) else os.urandom(16).hex()
        begun, status = time.perf_counter(), 0  # no answer yet

        async def tell(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], (b"x-request-id", request_id.encode())]
            await send(message)

        bound = bind_contextvars(request_id=request_id)
        try:
            await self._app(scope, receive, tell)
        except ClientDisconnect:
            status = 499  # as proxies write it: who asked went away before having asked, and gets no answer
        except Exception as error:
            _log.error("fault", exc_info=error)
            if status:
                raise
            words = f"Something went wrong on our side. It is logged as {request_id}.\n"
            await PlainTextResponse(words, 500)(scope, receive, tell)
        finally:
            took = round((time.perf_counter() - begun) * 1000, 1)
            _log.info("request", method=scope["method"], path=scope["path"], status=status, milliseconds=took)
            reset_contextvars(**bound)


class KnownHosts:
    """Answers only what is addressed to this machine, or to a host that the settings name.

    A page of another site whose name is made to point here (DNS rebinding) still says that name.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str]) -> None:
        """Stand around *app*; *hosts* may be said besides this machine's own names."""
        self._app, self._hosts = app, hosts
        self._knows = lru_cache(_HOSTS_KEPT)(self._is_known)  # most requests name the same few

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] in ("http", "websocket") and not self._knows(Headers(scope=scope).get("host", "")):
            message = "This service answers to localhost. Name other hosts in SOCIOGRAM_ALLOWED_HOSTS.\n"
            await PlainTextResponse(message, 421)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_known(self, host: str) -> bool:
        name = re.sub(r":\d*$", "", host.strip().lower())
        return is_loopback(name) or name in self._hosts


class SecurityHeaders:
    """Tells browsers what the answer may do: nothing inline, nothing foreign, no frame, no guessing of types."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand around *app*."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""

        async def tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_SECURITY_HEADERS]
            await send(message)

        await self._app(scope, receive, tell if scope["type"] == "http" else send)
