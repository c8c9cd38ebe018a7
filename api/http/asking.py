"""From an HTTP request to a GraphQL request: what cannot be one is refused with its status, in words."""

from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from api.http.bodies import parsed, read_body, shape
from api.http.media import is_json
from api.http.naming import document_of
from api.http.refusals import Refused
from schema import execution
from schema.documents import Documents

PREFLIGHT_HEADERS = ("graphql-require-preflight", "apollo-require-preflight", "x-apollo-operation-name")
"""One of these must stand on a GET: a browser sends none across origins without asking first."""

_FORMS: tuple[tuple[str, type, str], ...] = (
    ("operationName", str, "a text"),
    ("variables", dict, "an object"),
    ("extensions", dict, "an object"),
)


async def read_request(request: Request, documents: Documents, *, largest: int, seconds: float) -> execution.Request:
    """What the client asks, in at most *largest* bytes that arrive within *seconds*.

    Raises:
        Refused: It is no GraphQL request.
        GraphQLError: It names a document that is not known, or asks one that may not be asked.
    """
    if request.method == "GET":
        return request_of("The address", _from_query(request, largest), documents)
    if not is_json(request.headers.getlist("content-type")):
        raise Refused(415, "Send the request as application/json, in UTF-8.", {"Accept-Post": "application/json"})
    return request_of("The body", parsed("The body", await read_body(request, largest, seconds)), documents)


def _from_query(request: Request, largest: int) -> dict[str, Any]:
    if not any(request.headers.get(name) for name in PREFLIGHT_HEADERS):
        raise Refused(400, "A GET needs the header GraphQL-Require-Preflight: 1. A POST needs none.")
    text: bytes = request.scope["query_string"]
    if len(text) > largest:
        raise Refused(414, f"The address is longer than {largest} bytes. Ask by POST.")
    values: dict[str, Any] = {}
    for name, value in _pairs(text):
        if name in values:
            raise Refused(400, f"The address has the parameter {name[:80]!r} twice. Send each once.")
        values[name] = value
    for name in ("variables", "extensions"):
        if name in values:
            values[name] = parsed(name, values[name].encode())
    return values


def _pairs(text: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text.decode(), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise Refused(400, "The address is not in UTF-8.") from error


def request_of(what: str, values: Any, documents: Documents) -> execution.Request:
    """What a client asks by these *values*, which it sent as JSON; *what* names them to it.

    Raises:
        Refused: They are no GraphQL request.
        GraphQLError: They name a document that is not known, or ask one that may not be asked.
    """
    if isinstance(values, list):
        raise Refused(400, f"{what} is a list. Send one request at a time, as an object with a query.")
    if not isinstance(values, dict):
        raise Refused(400, f"{what} is {shape(values)}. Send an object with a query.")
    for name, form, wanted in _FORMS:
        if not isinstance(values.get(name), form | None):
            raise Refused(400, f"{name} is {shape(values[name])}. Send {wanted}, or leave it out.")
    document = document_of(values, documents)
    return execution.Request(document, values.get("operationName") or None, values.get("variables") or {})
