"""Any answer, from what its fields say of themselves: a line a value, a table a list."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from api.cli.terminal import say, show_table
from graph.records import Entity, Relationship


def show_anything(answer: Any) -> None:
    """Print the fields of *answer*, in order; lists of findings as tables."""
    for field in fields(answer):
        value = getattr(answer, field.name)
        label = field.name.replace("_", " ")
        if isinstance(value, tuple) and value and is_dataclass(value[0]) and not isinstance(value[0], Entity):
            say()
            say(label, "bold")
            _table(value)
        else:
            say(f"{label}: {in_words(value)}")


def in_words(value: object) -> str:
    """A value in a cell."""
    match value:
        case None:
            return "-"
        case bool():
            return "yes" if value else "no"
        case Entity():
            return value.name
        case Relationship():
            return value.key
        case Enum():
            return value.name.lower().replace("_", " ")
        case date():
            return value.isoformat()
        case tuple() | list():
            return ", ".join(map(in_words, value)) or "-"
        case _ if is_dataclass(value) and hasattr(value, "text"):
            return str(value.text)
        case _:
            return str(value)


def _table(rows: Sequence[Any]) -> None:
    names = [field.name for field in fields(rows[0])]
    columns = [name.replace("_", " ") for name in names]
    show_table(columns, ([in_words(getattr(row, name)) for name in names] for row in rows))
