"""From an HTTP request to a GraphQL request: what cannot be one is refused with its status, in words."""

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.requests import Request

from api.http.media import is_json
from schema import execution

PREFLIGHT_HEADERS = ("graphql-require-preflight", "apollo-require-preflight", "x-apollo-operation-name")
"""One of these must stand on a GET: a browser sends none across origins without asking first."""


class Refused(Exception):
    """A request that is no GraphQL request: the HTTP status, why, and the headers that go with it."""

    def __init__(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        """Carry what to answer."""
        super().__init__(message)
        self.status, self.headers = status, dict(headers or {})


async def read_request(request: Request, largest: int) -> execution.Request:
    """What the client asks.

    Raises:
        Refused: It is no GraphQL request.
    """
    if request.method == "GET":
        return _from_query(request)
    if not is_json(request.headers.get("content-type")):
        raise Refused(415, "Send the request as application/json, in UTF-8.", {"Accept-Post": "application/json"})
    return request_of(_parsed("The body", await read_body(request, largest)))


async def read_body(request: Request, largest: int) -> bytes:
    """The body of a request.

    Raises:
        Refused: It is larger than *largest* bytes.
    """
    too_large = Refused(413, f"The body is larger than {largest} bytes.", {"Connection": "close"})
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > largest:
        raise too_large
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > largest:
            raise too_large
    return bytes(body)


def _from_query(request: Request) -> execution.Request:
    if not any(request.headers.get(name) for name in PREFLIGHT_HEADERS):
        raise Refused(400, "A GET needs the header GraphQL-Require-Preflight: 1. A POST needs none.")
    values: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if name in values:
            values[name] = _parsed(name, values[name].encode("utf-8", "surrogatepass"))
    return request_of(values)


def _parsed(what: str, text: bytes) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise Refused(400, f"{what} cannot be read as JSON: {error.msg}.") from error


def request_of(values: Any) -> execution.Request:
    """What a client asks by these *values*, which it sent as JSON.

    Raises:
        Refused: They are no GraphQL request.
    """
    if isinstance(values, list):
        raise Refused(400, "The body is a list. Send one request at a time, as an object with a query.")
    if not isinstance(values, dict):
        raise Refused(400, "The body is no object. Send an object with a query.")
    query, operation = values.get("query"), values.get("operationName")
    variables, extensions = values.get("variables"), values.get("extensions")
    if not isinstance(query, str) or not query.strip():
        raise Refused(400, "There is no query. Send the GraphQL document, a text, as query.")
    if not isinstance(operation, str | None):
        raise Refused(400, "operationName is no text.")
    if not isinstance(variables, dict | None):
        raise Refused(400, "variables is no object.")
    if not isinstance(extensions, dict | None):
        raise Refused(400, "extensions is no object.")
    return execution.Request(query, operation or None, variables or {})
