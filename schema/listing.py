"""From rows to a page of them: filtered, ordered, cut, shown."""

from collections.abc import Sequence
from typing import Any, TypeVar

from graph.records import Entity, Relationship
from schema.columns import Column
from schema.filters import condition_of
from schema.ordering import ordering_of
from schema.paging import Connection, Page, cut
from schema.scope import Scope
from schema.show import show_one

Row = TypeVar("Row", Entity, Relationship)


def listed(
    scope: Scope,
    name: str,
    rows: Sequence[Row],
    columns: Sequence[Column],
    page: Page,
    where: Any = None,
    order_by: Sequence[Any] | None = None,
) -> Connection[Any]:
    """A page of *rows*, which are ordered by key; *name* tells the list from others, for its cursors.

    Raises:
        BadInput: The filter or the page cannot be used.
    """
    condition = condition_of(where, columns)
    kept = rows if condition is None else [row for row in rows if condition(row)]
    ordering = ordering_of(order_by, columns)
    ordered = kept if ordering.is_by_key else sorted(kept, key=ordering.key)
    list_ = f"{name} {where!r} {ordering.signature}" if where else f"{name} {ordering.signature}"
    sizes = scope.context.pages
    return Connection(slice=cut(ordered, ordering, list_, page, sizes), show=lambda row: show_one(scope, row))
