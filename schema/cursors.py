"""Cursors: where in an ordered list a row stands, by what it is ordered by and its key, so that edits move nothing."""

import base64
import binascii
import hashlib
from collections.abc import Sequence

import orjson

from schema.columns import Plain
from schema.problems import BadInput


def write_cursor(list_: str, values: Sequence[Plain | None]) -> str:
    """The cursor of a row with these *values* in the list that *list_* names."""
    return _encode(orjson.dumps([_mark(list_), *values]))


def read_cursor(argument: str, cursor: str, list_: str) -> list[Plain | None]:
    """The values that a *cursor* of this list stands for.

    Raises:
        BadInput: It is no cursor, or one of another list or order.
    """
    try:
        mark, *values = orjson.loads(_decode(cursor))
    except (ValueError, TypeError, binascii.Error) as error:
        raise not_a_cursor(argument, cursor) from error
    if mark != _mark(list_):
        raise BadInput(
            f"{argument}: the cursor {_shown(cursor)} belongs to another list, filter or order. "
            "Start again without it, or ask exactly as when you got it."
        )
    return list(values)


def not_a_cursor(argument: str, cursor: str) -> BadInput:
    """What to say of a text that is no cursor."""
    return BadInput(f"{argument}: {_shown(cursor)} is no cursor. Take one from pageInfo or an edge.")


def _mark(list_: str) -> str:
    return hashlib.blake2s(list_.encode(), digest_size=6).hexdigest()


def _encode(text: bytes) -> str:
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


def _decode(cursor: str) -> bytes:
    return base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)


def _shown(cursor: str) -> str:
    return repr(cursor if len(cursor) <= 40 else f"{cursor[:40]}...")


def write_id(table: str, key: str) -> str:
    """The opaque global id of a record."""
    return _encode(f"{table}:{key}".encode())


def read_id(id_: str) -> tuple[str, str] | None:
    """The table and key that a global id stands for, or None where it stands for nothing."""
    try:
        table, colon, key = _decode(id_).decode().partition(":")
    except (ValueError, binascii.Error):
        return None
    return (table, key) if colon else None
