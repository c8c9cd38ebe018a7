"""Whether the process lives, whether the store answers, and what others have written to it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import orjson
import structlog
from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response

from api.bootstrap import Service
from api.http.examination import Examination, Examined
from graph.errors import MapError, StoreError
from graph.store import StoreInfo

_log = structlog.get_logger("sociogram.store")


class Health:
    """Looks after the store: reads what others write, and tells how it is."""

    def __init__(self, service: Service) -> None:
        """Look after the store of *service*."""
        self._door = service.door
        self._seconds = service.settings.poll_seconds
        self._answers = True
        self._examination = Examination(self._door)
        self._store: StoreInfo | None = None

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Look for news in the store, again and again, for as long as the context lasts."""
        watch = asyncio.create_task(self._watch())
        try:
            yield
        finally:
            watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await watch

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._seconds)
            try:
                await to_thread.run_sync(self._look)
                self._note(answers=True)
            except StoreError as error:
                self._note(answers=False, error=type(error).__name__)
            except Exception as error:
                _log.error("the store's news cannot be read", exc_info=error)

    def _look(self) -> None:
        self._door.refresh()
        self._examination.keep_up()

    def _note(self, *, answers: bool, **more: str) -> None:
        if answers != self._answers:
            self._answers = answers
            _log.warning("the store answers again" if answers else "the store does not answer", **more)

    async def alive(self, _request: Request) -> Response:
        """The process lives."""
        return _json({"status": "ok"})

    async def ready(self, _request: Request) -> Response:
        """Whether the store answers, with what it is, and what the last examination of the map found and when."""
        told = await to_thread.run_sync(self._tell)
        return _json(told, 200 if told["status"] == "ready" else 503)

    def _tell(self) -> dict[str, Any]:
        revision = self._door.snapshot().revision.number
        try:
            info = self._info()
        except MapError as error:
            return {"status": "unavailable", "message": str(error), "revision": revision}
        last = self._examination.last
        return {
            "status": "ready",
            "store": {"kind": info.kind, "version": info.version},
            "revision": revision,
            "last_examination": _told(last, revision) if last else None,
        }

    def _info(self) -> StoreInfo:
        """What the store is, which it was asked just now: here, or by the examination that others would wait for."""
        if self._store is None or not self._examination.is_running:
            with self._door.reach.asking(self._door.store):
                marker = self._door.store.marker()
                self._store = self._door.store.info()
            self._examination.ask_for(marker)
        return self._store


def _told(examined: Examined, newest: int) -> dict[str, Any]:
    return {
        "findings": examined.findings,
        "revision": examined.revision,
        "at": examined.at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "is_of_newest_revision": examined.revision == newest,
    }


def _json(body: dict[str, Any], status: int = 200) -> Response:
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": "5"} if status == 503 else {})
    return Response(orjson.dumps(body), status, headers, "application/json")
