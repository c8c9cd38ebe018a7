"""Pages of ordered lists, as Relay describes them: edges with cursors, forwards by `first`, backwards by `last`."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Protocol, TypeAlias, TypeVar

import strawberry

from schema.columns import Plain
from schema.cursors import not_a_cursor, read_cursor, write_cursor
from schema.field import field
from schema.problems import BadInput
from schema.scope import PageSizes

Bisect: TypeAlias = Callable[..., int]
Row = TypeVar("Row")
Ordered = TypeVar("Ordered", contravariant=True)
Shown = TypeVar("Shown")

First: TypeAlias = Annotated[
    int | None, strawberry.argument(description="At most this many, from the start; 20 when nothing is said.")
]
After: TypeAlias = Annotated[str | None, strawberry.argument(description="Only what comes after this cursor.")]
Last: TypeAlias = Annotated[int | None, strawberry.argument(description="At most this many, from the end.")]
Before: TypeAlias = Annotated[str | None, strawberry.argument(description="Only what comes before this cursor.")]


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list to show."""

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None

    def size(self, sizes: PageSizes) -> int:
        """How many rows to show.

        Raises:
            BadInput: Fewer than none or more than a page holds were asked for, or both ends at once.
        """
        if self.first is not None and self.last is not None:
            raise BadInput("first and last: ask for one of them, from the start or from the end.")
        for name, asked in (("first", self.first), ("last", self.last)):
            if asked is None:
                continue
            if asked < 0:
                raise BadInput(f"{name}: {asked} is negative. Ask for 0 to {sizes.largest}.")
            if asked > sizes.largest:
                raise BadInput(
                    f"{name}: {asked} is more than a page holds. Ask for at most {sizes.largest}, then go on after "
                    "pageInfo.endCursor."
                )
            return asked
        return sizes.default


class Order(Protocol[Ordered]):
    """How the rows of a list are ordered: the values that decide, and what they are sorted by."""

    def values(self, row: Ordered, /) -> list[Plain | None]:
        """The values a row is ordered by."""

    def key_of(self, values: Sequence[Plain | None], /) -> tuple[Any, ...]:
        """What a row with these values is sorted by."""


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row]):
    """The rows of one page, and what surrounds them."""

    rows: Sequence[Row]
    total: int
    has_next: bool
    has_previous: bool
    cursor: Callable[[Row], str]


def cut(rows: Sequence[Row], order: Order[Row], list_: str, page: Page, sizes: PageSizes) -> Slice[Row]:
    """One *page* of *rows*, which stand in this *order*; *list_* names the list, its filter and its order.

    Raises:
        BadInput: The page cannot be cut.
    """
    size = page.size(sizes)

    def sort_key(row: Row) -> tuple[Any, ...]:
        return order.key_of(order.values(row))

    def place(bisect: Bisect, argument: str, cursor: str) -> int:
        values = read_cursor(argument, cursor, list_)
        try:
            return bisect(rows, order.key_of(values), key=sort_key)
        except (TypeError, ValueError) as error:
            raise not_a_cursor(argument, cursor) from error

    start = 0 if page.after is None else place(bisect_right, "after", page.after)
    stop = len(rows) if page.before is None else max(start, place(bisect_left, "before", page.before))
    if page.last is None:
        first, last = start, min(stop, start + size)
    else:
        first, last = max(start, stop - size), stop
    return Slice(
        rows[first:last], len(rows), last < len(rows), first > 0, lambda row: write_cursor(list_, order.values(row))
    )


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = strawberry.field(description="Whether there is more after this page.")
    has_previous_page: bool = strawberry.field(description="Whether there is more before this page.")
    start_cursor: str | None = strawberry.field(description="The cursor of the first row; null on an empty page.")
    end_cursor: str | None = strawberry.field(description="The cursor of the last row; null on an empty page.")

    @staticmethod
    def of(page: Slice[Any]) -> "PageInfo":
        """Where this page stands."""
        return PageInfo(
            has_next_page=page.has_next,
            has_previous_page=page.has_previous,
            start_cursor=page.cursor(page.rows[0]) if page.rows else None,
            end_cursor=page.cursor(page.rows[-1]) if page.rows else None,
        )


@strawberry.type(description="A row of a list, with its cursor.")
class Edge(Generic[Shown]):
    """A row of a list, with its cursor."""

    node: Shown = strawberry.field(description="The row.")
    cursor: str = strawberry.field(description="Where it stands: what `after` and `before` take.")


@strawberry.type(description="A page of a list; go on with `after: pageInfo.endCursor`.")
class Connection(Generic[Shown]):
    """A page of a list."""

    slice: strawberry.Private[Slice[Any]]
    show: strawberry.Private[Callable[[Any], Any]]

    @field
    def edges(self) -> list[Edge[Shown]]:
        """The rows with their cursors."""
        return [Edge(node=self.show(row), cursor=self.slice.cursor(row)) for row in self.slice.rows]

    @field
    def nodes(self) -> list[Shown]:
        """The rows, for those who need no cursors."""
        return [self.show(row) for row in self.slice.rows]

    @field
    def page_info(self) -> PageInfo:
        """Where the page stands in its list."""
        return PageInfo.of(self.slice)

    @field
    def total_count(self) -> int:
        """How many rows the whole list has, on all its pages."""
        return self.slice.total
