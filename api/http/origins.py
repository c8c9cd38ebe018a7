"""Whether a page of another site is asking: browsers say so, and connections that stay open are not for them."""

from collections.abc import Mapping
from urllib.parse import urlsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}


def is_foreign(headers: Mapping[str, str], hosts: frozenset[str]) -> bool:
    """Whether the page that asks is neither one of this service nor of one of *hosts*.

    Programs that are no browsers send no ``Origin``, and are none of its concern.
    """
    origin = headers.get("origin")
    if origin is None:
        return False
    try:
        asking = urlsplit(origin)
        asked = urlsplit(f"//{headers.get('host', '')}")
        default = _DEFAULT_PORTS.get(asking.scheme)
        same = asking.hostname == asked.hostname and (asking.port or default) == (asked.port or default)
    except ValueError:  # a port that is none
        return True
    return default is None or not asking.hostname or not (same or asking.hostname in hosts)
