"""What can be wrong with a request, and how every error reads in an answer: one table."""

import traceback
import uuid
from collections.abc import Mapping
from enum import Enum
from typing import Any

import structlog
from graphql import GraphQLError

from graph.errors import Conflict, Invalid, MapError, NotFound, StoreMismatch, StoreUnavailable, Unusable

_log = structlog.get_logger("sociogram.graphql")


class Code(Enum):
    """What sort of error it is, for a program: ``extensions.code`` of each entry of ``errors``."""

    PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
    VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
    OPERATION_NOT_FOUND = "OPERATION_RESOLUTION_FAILURE"
    DOCUMENT_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
    DOCUMENT_NOT_SUPPORTED = "PERSISTED_QUERY_NOT_SUPPORTED"
    DOCUMENT_NOT_LISTED = "QUERY_NOT_IN_SAFELIST"
    BAD_INPUT = "BAD_USER_INPUT"
    TOO_MUCH = "LIMIT_EXCEEDED"
    TOO_LONG = "TIMEOUT"
    BUSY = "SERVICE_BUSY"
    STORE_UNAVAILABLE = "STORE_UNAVAILABLE"
    STORE_MISMATCH = "STORE_MISMATCH"
    FAULT = "INTERNAL_SERVER_ERROR"


class BadInput(MapError):
    """An argument that cannot be used; the message says which, why and what would do."""


CODES: Mapping[type[MapError], Code] = {
    BadInput: Code.BAD_INPUT,
    NotFound: Code.BAD_INPUT,
    Invalid: Code.BAD_INPUT,
    Conflict: Code.BAD_INPUT,
    Unusable: Code.BAD_INPUT,
    StoreUnavailable: Code.STORE_UNAVAILABLE,
    StoreMismatch: Code.STORE_MISMATCH,
}


def refusal(code: Code, message: str) -> GraphQLError:
    """An error of this *code*, in words."""
    return GraphQLError(message, extensions={"code": code.value})


def shortened(value: object) -> str:
    """What a client sent, short enough to be sent back."""
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}..."


def code_of(error: MapError) -> Code:
    """The code of an error of the map: that of its class, or of the nearest class it derives from."""
    return next((CODES[each] for each in type(error).__mro__ if each in CODES), Code.FAULT)


def as_entry(error: GraphQLError, default: Code) -> dict[str, Any]:
    """One entry of ``errors``: message, places, path and a code.

    Errors of the map say what they are; an error of the document or its variables is of the *default* sort; what
    nobody expected is logged under an id, and the answer carries only that id.
    """
    cause = error.original_error
    if isinstance(cause, MapError):
        return _entry(error, str(cause), code_of(cause))
    if cause is not None and not isinstance(cause, GraphQLError) and default is Code.FAULT:
        fault = uuid.uuid4().hex[:12]
        _log.error("fault", fault=fault, path=error.path, error=type(cause).__name__, frames=_frames(cause))
        return _entry(error, f"Something went wrong on our side. It is logged as {fault}.", Code.FAULT)
    return _entry(error, error.message, default)


def _frames(cause: BaseException) -> list[str]:
    # neither the message nor locals: both may carry what a client sent
    return [f"{each.filename}:{each.lineno} {each.name}" for each in traceback.extract_tb(cause.__traceback__)]


def _entry(error: GraphQLError, message: str, code: Code) -> dict[str, Any]:
    entry: dict[str, Any] = {"message": message}
    if error.locations:
        entry["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path is not None:
        entry["path"] = error.path
    entry["extensions"] = {"code": code.value} | (error.extensions or {})
    return entry
