"""`where`: conditions on the columns of rows, joined by AND, OR and NOT."""

import types
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias

import strawberry
from strawberry import UNSET

from graph.pulse import beat
from schema.columns import ENTITY_COLUMNS, RELATIONSHIP_COLUMNS, Column, Plain, Row
from schema.problems import BadInput

Test: TypeAlias = Callable[[Row], bool]
Operator: TypeAlias = Callable[[Plain | None, Any], bool]

_EQUALITY = ("eq", "ne", "in_", "is_null")
_ORDER = ("gt", "gte", "lt", "lte")
_WORDS = ("contains", "starts_with")

OPERATORS: dict[str, tuple[str, Operator]] = {
    "eq": ("Is exactly this.", lambda value, operand: value == operand),
    "ne": ("Is anything but this; so is a value that is missing.", lambda value, operand: value != operand),
    "in_": ("Is one of these.", lambda value, operand: value in operand),
    "contains": (
        "Contains this, whatever the case.",
        lambda value, operand: value is not None and operand.casefold() in str(value).casefold(),
    ),
    "starts_with": (
        "Starts with this, whatever the case.",
        lambda value, operand: value is not None and str(value).casefold().startswith(operand.casefold()),
    ),
    "gt": ("Comes after this.", lambda value, operand: value is not None and value > operand),
    "gte": ("Is this or comes after it.", lambda value, operand: value is not None and value >= operand),
    "lt": ("Comes before this.", lambda value, operand: value is not None and value < operand),
    "lte": ("Is this or comes before it.", lambda value, operand: value is not None and value <= operand),
    "is_null": ("True: is missing. False: is there.", lambda value, operand: (value is None) == operand),
}
"""What a value can be asked, by name, with what it means. A missing value fits none but `ne` and `isNull`."""

_NAMES = {str: "Text", int: "Number", bool: "Truth", date: "Date"}


@cache
def conditions_on(type_: type) -> type:
    """The input with the conditions that values of this type can be asked."""
    asked: tuple[str, ...] = _EQUALITY
    if type_ is not bool:
        asked += _ORDER
    if type_ is str:
        asked += _WORDS
    name = _NAMES.get(type_, type_.__name__)
    operands: dict[str, Any] = dict.fromkeys(asked, type_ | None)
    operands |= {"in_": list[type_] | None, "is_null": bool | None}  # type: ignore[valid-type] # built for each type
    return _input(
        f"{name}Filter",
        f"Conditions on a value ({name}); all of them must hold.",
        {each: (operands[each], OPERATORS[each][0]) for each in asked},
    )


def filter_on(name: str, about: str, columns: Iterable[Column]) -> type:
    """The input *name* that filters rows by these *columns*."""
    fields = {each.name: (conditions_on(each.type) | None, each.about) for each in columns}
    return _input(name, about, fields, joined=True)


def condition_of(where: Any, columns: Iterable[Column]) -> Test | None:
    """The condition that a filter input describes, or None where it says nothing.

    Raises:
        BadInput: A condition is null.
    """
    return _all(list(_tests(where, tuple(columns)))) if where else None


def _tests(where: Any, columns: tuple[Column, ...]) -> Iterable[Test]:
    for column in columns:
        for asked in _given(where, column.name):
            yield from _conditions(column, asked)
    for joined in _given(where, "AND"):
        yield from (test for each in joined for test in _tests(each, columns))
    for joined in _given(where, "OR"):
        yield _any([_all(list(_tests(each, columns))) for each in joined])
    for joined in _given(where, "NOT"):
        yield _not(_all(list(_tests(joined, columns))))


def _given(where: Any, name: str) -> list[Any]:
    value = getattr(where, name)
    if value is None:
        raise BadInput(f"The filter has null for {name}. Leave it out, or ask with isNull.")
    return [] if value is UNSET else [value]


def _conditions(column: Column, asked: Any) -> Iterable[Test]:
    for name, (_, holds) in OPERATORS.items():
        operand = getattr(asked, name, UNSET)
        if operand is UNSET:
            continue
        if operand is None:
            raise BadInput(f"The filter on {column.name} compares with null. Leave it out, or ask with isNull.")
        yield _condition(column, holds, _operand(column, operand))


def _operand(column: Column, operand: Any) -> Any:
    return frozenset(map(column.plain, operand)) if isinstance(operand, list) else column.plain(operand)


def _condition(column: Column, holds: Operator, operand: Any) -> Test:
    read = column.read
    return lambda row: holds(read(row), operand)


def _all(tests: list[Test]) -> Test:
    def holds(row: Row) -> bool:
        beat()
        return all(test(row) for test in tests)

    return holds


def _any(tests: list[Test]) -> Test:
    return lambda row: any(test(row) for test in tests)


def _not(test: Test) -> Test:
    return lambda row: not test(row)


_JOINS = {
    "AND": "All of these hold.",
    "OR": "At least one of these holds.",
    "NOT": "This does not hold.",
}


def _input(name: str, about: str, fields: dict[str, tuple[Any, str]], *, joined: bool = False) -> type:
    made = types.new_class(name)
    made.__module__ = __name__
    made.__annotations__ = {each: annotation for each, (annotation, _) in fields.items()}
    for each, (_, meaning) in fields.items():
        public = {"in_": "in"}.get(each)
        setattr(made, each, strawberry.field(name=public, description=meaning, default=UNSET))
    if joined:
        several: Any = list[made] | None  # type: ignore[valid-type] # the class just made
        one: Any = made | None
        made.__annotations__ |= {"AND": several, "OR": several, "NOT": one}
        for each, meaning in _JOINS.items():
            setattr(made, each, strawberry.field(name=each, description=meaning, default=UNSET))
    return strawberry.input(made, description=about)


if TYPE_CHECKING:
    EntityFilter: TypeAlias = object
    RelationshipFilter: TypeAlias = object
else:
    EntityFilter = filter_on("EntityFilter", "Which entities to list; all conditions must hold.", ENTITY_COLUMNS)
    RelationshipFilter = filter_on(
        "RelationshipFilter", "Which relationships to list; all conditions must hold.", RELATIONSHIP_COLUMNS
    )
