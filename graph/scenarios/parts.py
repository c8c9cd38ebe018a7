"""A part of a change as text: its name, a colon, the keys that go with it, as in ``Press North: media, donors``."""

import re

from graph.scenarios.words import IN_QUOTES, in_quotes, out_of_quotes

_NAMED_IN_QUOTES = re.compile(rf"\s*{IN_QUOTES}\s*:(.*)", re.DOTALL)
_NAMED = re.compile(rf"(.*):((?:[^:\"\\]|{IN_QUOTES})*)", re.DOTALL)
_SPECIAL = frozenset(',:"\\')
_KEY = re.compile(rf"\s*(?:{IN_QUOTES}\s*|([^,]*))(?:,|\Z)", re.DOTALL)


def read_part(text: str) -> tuple[str, tuple[str, ...]]:
    """The name and the keys that *text* says; what has commas, colons or blanks of its own may stand in quotes."""
    if named := _NAMED_IN_QUOTES.fullmatch(text):
        return out_of_quotes(named[1]), _keys(named[2])
    named = _NAMED.fullmatch(text)
    name, keys = (named[1], named[2]) if named else text.rpartition(":")[::2]
    return name.strip(), _keys(keys)


def write_part(name: str, keys: tuple[str, ...]) -> str:
    """The text that :func:`read_part` reads the same from."""
    head = name if name == name.strip() and not name.startswith('"') else in_quotes(name)
    return f"{head}: {', '.join(map(_write_key, keys))}"


def _keys(text: str) -> tuple[str, ...]:
    return tuple(
        plain if quoted is None else out_of_quotes(quoted)
        for quoted, plain in ((each[1], (each[2] or "").strip()) for each in _KEY.finditer(text))
        if plain or quoted is not None
    )


def _write_key(key: str) -> str:
    return key if key and key == key.strip() and not _SPECIAL.intersection(key) else in_quotes(key)
