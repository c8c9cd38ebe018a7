"""What an analysis is declared with: one value a question, from which every way of asking it is derived."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeAlias

from graph.map_view import MapView

Then: TypeAlias = Callable[[datetime], MapView]
"""Answers with the map as it was on record at a moment."""

Other: TypeAlias = Callable[["Takes", Any], MapView]
"""Answers with the other map that a parameter stands for, by what the parameter takes and its value."""


@dataclass(frozen=True, slots=True)
class About:
    """What a field of an answer means, for somebody who cannot see the code: ``Annotated[int, About("...")]``.

    ``paged``: a client reads this list page by page, filtered by the fields of its rows named in ``filters``.
    ``share``: the number is a part of a whole that is 1, which people read in per cent.
    """

    text: str
    paged: bool = False
    filters: tuple[str, ...] = ()
    share: bool = False


class Takes(Enum):
    """What a parameter of a question takes, and as what it is handed over.

    A moment and a revision are handed over as the map that was on record then, and a scenario as the map that it
    imagines (``is_map``), seen through the same lenses: a question is pure, and cannot fetch it by itself.
    """

    SUBJECT = ("the key of a subject", str)
    ROSTER = ("the key of a roster", str)
    ENTITY = ("the key of an entity", str)
    DAY = ("a day", date)
    NUMBER = ("a whole number", int)
    MOMENT = ("a moment: the map as it was on record then", datetime, True)
    REVISION = ("the number of a revision: the map as it was on record then", int, True)
    SCENARIO = ("a scenario: the map as it would be then", str, True)
    POLICY = ("the text of a policy", str)

    def __init__(self, about: str, type_: type, is_map: bool = False) -> None:
        """Take values of *type_*; *about* says what they mean."""
        self.about, self.type, self.is_map = about, type_, is_map


@dataclass(frozen=True, slots=True)
class Among:
    """Entities that a parameter takes: those of a *kind*, and of these only a *subtype* where one is given."""

    kind: str
    subtype: str | None = None


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something a question asks for beyond the common lenses.

    Without ``required`` it may be left out; ``default`` (None: nothing) is taken then. Of an entity, ``among``
    says which can be asked about (empty: any).
    """

    name: str
    about: str
    takes: Takes
    required: bool = False
    default: str | int | date | None = None
    among: tuple[Among, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """A question that can be asked of the map.

    ``name`` is its name everywhere (GraphQL field, ``sociogram ask NAME``), ``question`` how a person would ask it,
    ``about`` how the answer is found. ``run(view, **parameters)`` is pure and answers with a ``result``, a frozen
    dataclass whose fields say what they mean by :class:`About`. ``looks_back``: it is handed besides, as ``then``, what
    fetches the map that was on record at a moment.
    """

    name: str
    question: str
    about: str
    parameters: tuple[Parameter, ...]
    result: type
    run: Callable[..., Any]  # its parameters are those declared; mypy has no type for "a view and these names"
    looks_back: bool = False

    def ask(self, view: MapView, other: Other, given: Mapping[str, Any]) -> Any:
        """Run it on *view* with the parameters *given*; *other* fetches the maps that some of them stand for."""
        maps = {each.name: each.takes for each in self.parameters if each.takes.is_map}
        handed = {
            name: other(maps[name], value) if name in maps and value is not None else value
            for name, value in given.items()
        }
        if self.looks_back:
            handed["then"] = lambda moment: other(Takes.MOMENT, moment)
        return self.run(view, **handed)
