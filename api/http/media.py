"""Which media type to answer in, as a request's `Accept` header asks."""

from collections.abc import Sequence

GRAPHQL_JSON = "application/graphql-response+json"
JSON = "application/json"


def chosen(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type among *offered* that fits best, None where none does; the first where nothing is said.

    Of equal preference the one named first wins; wildcards stand for the first type offered that they fit.
    """
    if accept is None or not accept.strip():
        return offered[0]
    wishes = [_wish(place, part) for place, part in enumerate(accept.lower().split(",")) if part.strip()]
    refused = {range_ for quality, _, range_ in wishes if quality == 0}
    for _, _, range_ in sorted(each for each in wishes if each[0] < 0):
        for type_ in offered:
            if _fits(range_, type_) and type_ not in refused:
                return type_
    return None


def _wish(place: int, part: str) -> tuple[float, int, str]:
    range_, *parameters = (each.strip() for each in part.split(";"))
    quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
    try:
        return -max(0.0, min(1.0, float(quality))), place, range_
    except ValueError:
        return -1.0, place, range_


def _fits(range_: str, type_: str) -> bool:
    return range_ in (type_, "*/*", f"{type_.partition('/')[0]}/*")


def is_json(content_type: str | None) -> bool:
    """Whether a body is JSON in UTF-8, by its `Content-Type` header."""
    type_, *parameters = (each.strip().lower() for each in (content_type or "").split(";"))
    charset = next((each[8:].strip('"') for each in parameters if each.startswith("charset=")), "utf-8")
    return type_ == JSON and charset in ("utf-8", "utf8")
