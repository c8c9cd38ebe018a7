"""What an analysis is declared with: one value a question, from which every way of asking it is derived."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any


@dataclass(frozen=True, slots=True)
class About:
    """What a field of an answer means, for somebody who cannot see the code: ``Annotated[int, About("...")]``.

    ``paged``: a client reads this list page by page, filtered by the fields of its rows named in ``filters``.
    """

    text: str
    paged: bool = False
    filters: tuple[str, ...] = ()


class Takes(Enum):
    """What a parameter of a question takes, and as what it is handed over."""

    SUBJECT = ("the key of a subject", str)
    ROSTER = ("the key of a roster", str)
    ENTITY = ("the key of an entity", str)
    DAY = ("a day", date)
    NUMBER = ("a whole number", int)

    def __init__(self, about: str, type_: type) -> None:
        """Take values of *type_*; *about* says what they mean."""
        self.about, self.type = about, type_


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something a question asks for beyond the common lenses.

    Without ``required`` it may be left out; ``default`` (None: nothing) is taken then.
    """

    name: str
    about: str
    takes: Takes
    required: bool = False
    default: str | int | date | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """A question that can be asked of the map.

    ``name`` is its name everywhere (GraphQL field, ``sociogram ask NAME``), ``question`` how a person would ask it,
    ``about`` how the answer is found. ``run(view, **parameters)`` is pure and answers with a ``result``, a frozen
    dataclass whose fields say what they mean by :class:`About`.
    """

    name: str
    question: str
    about: str
    parameters: tuple[Parameter, ...]
    result: type
    run: Callable[..., Any]  # its parameters are those declared; mypy has no type for "a view and these names"
