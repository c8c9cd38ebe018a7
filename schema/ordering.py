"""`orderBy`: the columns a list is ordered by, with the key as last tie-break."""

import types
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import total_ordering
from typing import TYPE_CHECKING, Any, TypeAlias

import strawberry
from strawberry import UNSET

from graph.pulse import beat
from schema.columns import ENTITY_COLUMNS, RELATIONSHIP_COLUMNS, Column, Plain, Row
from schema.enums import Sort


@total_ordering
class _Backwards:
    """A value that sorts the other way round."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Backwards) and bool(self.value == other.value)

    def __lt__(self, other: "_Backwards") -> bool:
        return bool(other.value < self.value)

    def __hash__(self) -> int:
        return hash(self.value)


SortKey: TypeAlias = tuple[Any, ...]  # columns of several types, backwards or not


@dataclass(frozen=True, slots=True)
class Ordering:
    """Columns and which way each is ordered; rows without a value come last, equal ones in the order of their keys."""

    by: tuple[tuple[Column, Sort], ...]

    @property
    def is_by_key(self) -> bool:
        """Whether it is the order in which the map gives its rows."""
        return not self.by

    @property
    def signature(self) -> str:
        """What tells it from other orderings."""
        return ",".join(f"{column.name}:{way.value}" for column, way in self.by)

    def values(self, row: Row) -> list[Plain | None]:
        """The values a row is ordered by, its key last."""
        return [*(column.read(row) for column, _ in self.by), row.key]

    def key(self, row: Row) -> SortKey:
        """What rows are sorted by."""
        beat()
        return self.key_of(self.values(row))

    def key_of(self, values: Sequence[Plain | None]) -> SortKey:
        """What a row with these values would be sorted by.

        Raises:
            TypeError: The values are not those of this ordering.
        """
        ways = [way for _, way in self.by]
        return tuple(_place(value, way) for value, way in zip(values, [*ways, Sort.ASC], strict=True))


def _place(value: Plain | None, way: Sort) -> tuple[Any, ...]:
    if value is None:
        return (1,)
    return (0, _Backwards(value) if way is Sort.DESC else value)


def order_on(name: str, about: str, columns: Iterable[Column]) -> type:
    """The input *name* that orders rows by one of these *columns*."""
    made = types.new_class(name)
    made.__module__ = __name__
    made.__annotations__ = {each.name: Sort | None for each in columns}
    for each in columns:
        setattr(made, each.name, strawberry.field(description=each.about, default=UNSET))
    return strawberry.input(made, one_of=True, description=about)


def ordering_of(order_by: Sequence[Any] | None, columns: Sequence[Column]) -> Ordering:
    """The ordering that a list of order inputs describes; by key where there is none."""
    chosen: dict[str, tuple[Column, Sort]] = {}
    for each in order_by or ():
        for column in columns:
            way = getattr(each, column.name)
            if way is not UNSET and way is not None:
                chosen.setdefault(column.name, (column, way))
    return Ordering(tuple(chosen.values()))


if TYPE_CHECKING:
    EntityOrder: TypeAlias = object
    RelationshipOrder: TypeAlias = object
else:
    EntityOrder = order_on("EntityOrder", "What to order entities by; exactly one of these.", ENTITY_COLUMNS)
    RelationshipOrder = order_on(
        "RelationshipOrder", "What to order relationships by; exactly one of these.", RELATIONSHIP_COLUMNS
    )
