"""What a request's headers say of media types: `Accept` for the answer, `Content-Type` for the body."""

import re
from collections.abc import Sequence

GRAPHQL_JSON = "application/graphql-response+json"
JSON = "application/json"

_QUALITY = re.compile(r"0(\.\d*)?|1(\.0*)?")


def chosen(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type among *offered* that fits best, None where none does; the first where nothing is said.

    How much a type is wished for says the range that fits it most exactly. Of equal wishes the one named first wins;
    what a wildcard stands for comes in the order offered.
    """
    if accept is None or not accept.strip():
        return offered[0]
    wishes = qualities(accept)
    found: list[tuple[float, int, str]] = []
    for type_ in offered:
        ranges = (type_, f"{type_.partition('/')[0]}/*", "*/*")
        named = next((each for each in ranges if each in wishes), None)
        if named is not None and wishes[named] > 0:
            found.append((-wishes[named], list(wishes).index(named), type_))
    return min(found, key=lambda each: each[:2])[2] if found else None


def qualities(header: str) -> dict[str, float]:
    """What a header lists, each with how much it is wished for, from 0 (not at all) to 1, in its own order."""
    listed: dict[str, float] = {}
    for part in header.lower().split(","):
        name, *parameters = (each.strip() for each in part.split(";"))
        if name:
            listed.setdefault(name, _quality(parameters))
    return listed


def _quality(parameters: Sequence[str]) -> float:
    for each in parameters:
        name, _, value = (part.strip() for part in each.partition("="))
        if name == "q" and _QUALITY.fullmatch(value):
            return float(value)
    return 1.0


def is_json(content_types: Sequence[str]) -> bool:
    """Whether a body is JSON in UTF-8, by its `Content-Type` headers, of which there may be one."""
    if len(content_types) != 1:
        return False
    type_, *parameters = (each.strip().lower() for each in content_types[0].split(";"))
    pairs = (each.partition("=") for each in parameters)
    charsets = [value.strip(' "') for name, _, value in pairs if name.strip() == "charset"]
    return type_ == JSON and all(each in ("utf-8", "utf8") for each in charsets)
