"""What a key looks like, and how one is made from what a thing says. Nobody is asked whether it is taken."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable

ENTITY_KEY = r"[a-z0-9]+(-[a-z0-9]+)*"
RELATIONSHIP_KEY = r"[a-z0-9]+(--?[a-z0-9]+)*"
"""Keys as regular expressions: an entity's is kebab-case, a relationship's joins several by double hyphens."""

_NOT_IN_A_KEY = re.compile(r"[^a-z0-9]+")


def slug(text: str) -> str:
    """*text* in lower case letters, digits and hyphens.

    >>> slug("000_8bf7593ee6d8ea23.txt")
    '000-8bf7593ee6d8ea23-txt'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return _NOT_IN_A_KEY.sub("-", plain.lower()).strip("-")


def words(type_: str) -> str:
    """A type as it stands in keys."""
    return type_.lower().replace("_", "-")


def joined(source: str, type_: str, target: str) -> str:
    """The key of the one relationship of a type between two entities."""
    return f"{source}--{words(type_)}--{target}"


def numbered(key: str, taken: Collection[str]) -> str:
    """*key* itself where it is free, else with the first number that is.

    >>> numbered("press", {"press", "press-2"})
    'press-3'
    """
    free, number = key, 1
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    return free


def all_numbered(keys: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Each of the *keys* as :func:`numbered` has it, none twice; ten thousand equal ones take no longer than others.

    >>> all_numbered(["press", "press"], ["press-2"])
    ['press', 'press-3']
    """
    gone, last = set(taken), Counter[str]()
    free = []
    for key in keys:
        number = last[key]
        while (candidate := f"{key}-{number}" if number else key) in gone:
            number = number + 1 if number else 2
        last[key] = number
        gone.add(candidate)
        free.append(candidate)
    return free
