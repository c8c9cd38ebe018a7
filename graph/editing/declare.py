"""What an edit is declared with: one value an edit, from which every way of making it is derived."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Left(Enum):
    """Stands for a field of which an edit says nothing: it stays as it is."""

    LEFT = "left as it is"


LEFT = Left.LEFT


class KindName(str):
    """The name of a kind of the ontology."""


class TypeName(str):
    """The name of a relationship type of the ontology."""


Path: TypeAlias = tuple[str | int, ...]
"""Where in a request something stands: names of fields, and places in lists from 0."""


@dataclass(frozen=True, slots=True)
class EditKind:
    """A way to change the map.

    ``name`` is its name everywhere (GraphQL mutation ``createEntity`` for ``create_entity``), ``about`` what it does.
    ``edit`` is a frozen dataclass whose fields say what they mean by :class:`graph.analyses.declare.About`;
    ``apply(draft, edit)`` makes it on a draft. ``makes`` is the table of the record it is about.
    """

    name: str
    about: str
    edit: type
    makes: str
    apply: Callable[..., None]
