"""Bodies of requests, and JSON read so strictly that no two readers could understand it differently."""

import json
from collections.abc import Sequence
from typing import Any

import anyio
import orjson
from starlette.requests import ClientDisconnect, Request

from api.http.refusals import Refused
from schema.limits import is_nested_deeper

DEEPEST = 500
"""How many lists and objects JSON may have inside one another."""

_TEXT = {str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list", type(None): "null"}


async def read_body(request: Request, largest: int, seconds: float) -> bytes:
    """The body of a request.

    Raises:
        Refused: It is larger than *largest* bytes, packed, or not there after so many *seconds*.
    """
    packed = request.headers.get("content-encoding", "").strip().lower()
    if packed not in ("", "identity"):
        raise Refused(415, "Send the body unpacked, without Content-Encoding.", {"Accept-Encoding": "identity"})
    with anyio.move_on_after(seconds):
        return await _limited(request, largest)
    raise Refused(408, f"The body did not arrive within {seconds:g} seconds.", {"Connection": "close"})


async def _limited(request: Request, largest: int) -> bytes:
    declared = request.headers.get("content-length", "")
    if declared.isdigit() and int(declared[:20]) > largest:
        raise _too_large(largest)
    body, more = bytearray(), True
    while more:
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > largest:
            raise _too_large(largest)
        more = message.get("more_body", False)
    return bytes(body)


def _too_large(largest: int) -> Refused:
    return Refused(413, f"The body is larger than {largest} bytes.", {"Connection": "close"})


def parsed(what: str, text: bytes) -> Any:
    """The JSON in *text*; *what* names it to the client.

    Raises:
        Refused: It is no JSON, or an object in it has a key twice.
    """
    try:
        value = orjson.loads(text)
        # readers differ in which of two values they keep, so a guard before us may have seen the other one
        _DOUBLES.decode(text.decode())
    except orjson.JSONDecodeError as error:
        place = f" (line {error.lineno}, column {error.colno})" if text.strip() else ""
        raise Refused(400, f"{what} cannot be read as JSON: {error.msg}{place}.") from error
    except _Doubled as doubled:
        raise Refused(400, f"{what} has the key {doubled} twice. Send each key once.") from doubled
    except RecursionError as error:
        raise Refused(400, f"{what} is nested too deeply.") from error
    if is_nested_deeper(value, DEEPEST):  # how deep the readers themselves go differs from Python to Python
        raise Refused(400, f"{what} is nested too deeply.")
    return value


def shape(value: object) -> str:
    """What sort of JSON a value is, in words."""
    return _TEXT.get(type(value), "an object")


class _Doubled(Exception):
    """A key that stands twice in one object."""


def _once(pairs: Sequence[tuple[str, Any]]) -> None:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            raise _Doubled(json.dumps(key[:80]))
        seen.add(key)


_DOUBLES = json.JSONDecoder(object_pairs_hook=_once, parse_int=float)
