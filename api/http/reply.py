"""How an answer goes back: in which form, with which status, packed or not, to be kept or not."""

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

from api.http.freshness import is_held
from api.http.media import GRAPHQL_JSON, JSON, chosen
from api.http.packing import packed
from api.http.refusals import Refused
from schema.execution import Answer

REFUSED_STATUS = {GRAPHQL_JSON: 400, JSON: 200}
"""The status of a document that is refused, by the media type of the answer, as the audits of graphql-http have it."""

_VARY = {"Vary": "Accept, Accept-Encoding"}
_KEPT_BY_NOBODY = {"Cache-Control": "no-store"}
_KEPT_BY_WHO_ASKED = {"Cache-Control": "private, no-cache"}  # kept, and asked for again each time


class Reply:
    """The reply to one request, as its headers want it. May be made in any thread."""

    def __init__(self, request: Request) -> None:
        """Reply to *request*; ``media_type`` is empty where it takes no form that there is."""
        self.is_get = request.method == "GET"
        self.media_type = chosen(_listed(request.headers, "accept"), (JSON, GRAPHQL_JSON)) or ""
        self._headers = request.headers

    def has(self, tag: str) -> bool:
        """Whether the client has the answer with this *tag*."""
        return is_held(tag, _listed(self._headers, "if-none-match"))

    def nothing_new(self, tag: str) -> Response:
        """The client has it already."""
        return Response(None, 304, {**_VARY, **_KEPT_BY_WHO_ASKED, "ETag": tag})

    def answer(self, answer: Answer, tag: str | None = None) -> Response:
        """An *answer*, which may be kept under its *tag* if it has one."""
        if answer.is_unavailable:
            return self._response(answer.body, 503, {"Retry-After": "5"})
        status = REFUSED_STATUS[self.media_type] if answer.is_refused else 200
        return self._response(answer.body, status, {**_KEPT_BY_WHO_ASKED, "ETag": tag} if tag else {})

    def fault(self, entry: dict[str, Any]) -> Response:
        """What went wrong on our side, as an entry of ``errors``."""
        return self._response({"errors": [entry]}, 500, {})

    def refusal(self, refused: Refused) -> Response:
        """Why a request is none."""
        body = {"errors": [{"message": str(refused), "extensions": {"code": "BAD_REQUEST"}}]}
        return self._response(body, refused.status, refused.headers)

    def _response(self, content: dict[str, Any], status: int, headers: Mapping[str, str]) -> Response:
        body = orjson.dumps(content)
        small = packed(body, _listed(self._headers, "accept-encoding"))
        encoding = {} if small is None else {"Content-Encoding": "gzip"}
        return Response(
            body if small is None else small,
            status,
            {**_VARY, **_KEPT_BY_NOBODY, **encoding, **headers},
            f"{self.media_type or JSON}; charset=utf-8",
        )


def _listed(headers: Headers, name: str) -> str:
    """What a header lists, which may be sent in several lines."""
    return ", ".join(headers.getlist(name))
