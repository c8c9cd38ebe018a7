"""`/graphql`: GraphQL over HTTP."""

from functools import partial
from typing import Any

import anyio
import orjson
from anyio import CapacityLimiter, to_thread
from graphql import OperationType
from starlette.requests import Request
from starlette.responses import Response

from api.bootstrap import Service
from api.http.asking import Refused, read_request
from api.http.media import GRAPHQL_JSON, JSON, chosen
from api.http.own_writes import MIN_REVISION, reach
from schema import execution
from schema.problems import Code, as_entry, refusal

REFUSED_STATUS = {GRAPHQL_JSON: 400, JSON: 200}
"""The status of a document that is refused, by the media type of the answer, as the audits of graphql-http have it."""

_METHODS = {"Allow": "GET, POST"}
_GRACE_SECONDS = 2.0
_THREADS = 8


class GraphQLEndpoint:
    """Answers GraphQL requests; each is one hop to a thread, so that the event loop never waits."""

    def __init__(self, service: Service) -> None:
        """Answer from *service*."""
        self._runner, self._door = service.runner, service.door
        self._settings = service.settings
        self._threads: CapacityLimiter | None = None

    async def __call__(self, request: Request) -> Response:
        """Answer one request."""
        media_type = chosen(request.headers.get("accept"), (JSON, GRAPHQL_JSON))
        if media_type is None:
            return _refusal(Refused(406, f"Answers come as {JSON} or {GRAPHQL_JSON}."), JSON)
        try:
            if request.method not in ("GET", "POST"):
                raise Refused(405, "Ask by POST, or by GET.", _METHODS)
            asked = await read_request(request, self._settings.max_body_bytes)
            await reach(self._door, request.headers.get(MIN_REVISION))
            answer = await self._answer(asked, reads_only=request.method == "GET")
        except Refused as refused:
            return _refusal(refused, media_type)
        status = REFUSED_STATUS[media_type] if answer.is_refused else 200
        if answer.is_unavailable:
            return _response(answer.body, 503, media_type, {"Retry-After": "5"})
        return _response(answer.body, status, media_type)

    async def _answer(self, asked: execution.Request, *, reads_only: bool) -> execution.Answer:
        if self._threads is None:
            self._threads = CapacityLimiter(_THREADS)
        with anyio.move_on_after(self._settings.max_seconds + _GRACE_SECONDS):
            return await to_thread.run_sync(
                partial(self._run, asked, reads_only=reads_only), abandon_on_cancel=True, limiter=self._threads
            )
        late = refusal(Code.TOO_LONG, f"The operation took longer than {self._settings.max_seconds:g} seconds.")
        return execution.Answer({"data": None, "errors": [as_entry(late, Code.TOO_LONG)]})

    def _run(self, asked: execution.Request, *, reads_only: bool) -> execution.Answer:
        if reads_only and self._runner.operation_type(asked) not in (OperationType.QUERY, None):
            raise Refused(405, "A GET only reads. Send mutations by POST.", {"Allow": "POST"})
        return self._runner.run(asked)


def _refusal(refused: Refused, media_type: str) -> Response:
    code = "BAD_REQUEST"
    body = {"errors": [{"message": str(refused), "extensions": {"code": code}}]}
    return _response(body, refused.status, media_type, refused.headers)


def _response(body: dict[str, Any], status: int, media_type: str, headers: dict[str, str] | None = None) -> Response:
    vary = {"Vary": "Accept", "Cache-Control": "no-store"}
    return Response(
        orjson.dumps(body),
        status,
        {**vary, **(headers or {})},
        f"{media_type}; charset=utf-8",
    )
