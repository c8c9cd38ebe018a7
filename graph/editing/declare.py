"""What an edit is declared with: a frozen dataclass whose fields say, each in a sentence, what they mean.

The GraphQL input, its payload, the mutation and the documentation derive from the class, so that a new edit is one
class and its name in ``EDITS``.
"""

import dataclasses
import inspect
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, Literal, NewType, TypeAlias, TypeVar, get_type_hints

from graph.records import Entity, Record

if TYPE_CHECKING:
    from graph.editing.draft import Draft

KindName = NewType("KindName", str)
"""The name of a kind of the ontology."""

TypeName = NewType("TypeName", str)
"""The name of a relationship type of the ontology."""


class _LeftOut(Enum):
    LEFT_OUT = "left out"

    def __repr__(self) -> str:
        return "LEFT_OUT"


LEFT_OUT: Final = _LeftOut.LEFT_OUT
"""Stands for a value that an edit says nothing about: what is there stays. None empties it."""

LeftOut: TypeAlias = Literal[_LeftOut.LEFT_OUT]
Given = TypeVar("Given")

Key: TypeAlias = Annotated[str, "The key of the thing to change."]
Expected: TypeAlias = Annotated[int, "The version that the change rests on, as it was read; another by now: Conflict."]


def given(value: Given | LeftOut, otherwise: Given) -> Given:
    """*value*, or what is there *otherwise*."""
    return otherwise if value is LEFT_OUT else value


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyGiven:
    """A property and its value, for kinds and types alike."""

    name: Annotated[str, "Its name in the ontology."]
    value: Annotated[str | None, "Its value as text: `true`, `12`, `team`; null or left out empties it."] = None


class Edit(ABC):
    """Something a person can do to the map. Subclasses are frozen dataclasses; their docstring says what for.

    ``shows`` is the type of record that the edit is about and answers with, ``fields`` where the field of a record
    that a check complains about stands in the edit, where its name is another. ``is_many``: it is about everything
    that it changes.
    """

    __slots__ = ()

    shows: ClassVar[type[Record]] = Entity
    fields: ClassVar[Mapping[str, str]] = MappingProxyType({})
    is_many: ClassVar[bool] = False

    @abstractmethod
    def make(self, draft: "Draft") -> tuple[str, str]:
        """Make the change on *draft*, telling it what is wrong; answer with table and key of what it is about.

        Raises:
            Halt: It cannot be made; the draft knows why.
        """


@dataclass(frozen=True, slots=True)
class Declared:
    """A field of an edit: its name, type (without *left out*), meaning, and whether it may be left out."""

    name: str
    type: Any
    about: str
    default: object
    is_required: bool


def declared(edit: type[Any]) -> tuple[Declared, ...]:
    """The fields of an edit, in their order."""
    hints = get_type_hints(edit, include_extras=True)
    found = []
    for each in dataclasses.fields(edit):
        type_, about = hints[each.name].__origin__, hints[each.name].__metadata__[-1]
        required = each.default is dataclasses.MISSING
        found.append(Declared(each.name, type_, about, None if required else each.default, required))
    return tuple(found)


def purpose(edit: type[Any]) -> str:
    """What an edit is for, in one line."""
    return " ".join((inspect.getdoc(edit) or "").split())


def field_of(edit: type[Any]) -> str:
    """An edit's name as a field, in Python's spelling."""
    return "".join(f"_{each.lower()}" if each.isupper() else each for each in edit.__name__).lstrip("_")
