"""Pages of the change log, cut where a cursor says: a step never moves in it, whoever writes meanwhile."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from graph.change_log import Committed
from graph.changes import may_know, may_know_all
from graph.pulse import beating
from graph.records import Entity, LoggedChange, Relationship, Revision
from schema.cursors import not_a_cursor, read_cursor, write_cursor
from schema.paging import Page, Slice
from schema.scope import Scope

Place: TypeAlias = tuple[int, int]
"""A revision and a place in its change set."""


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a change set, at its place in it."""

    revision: Revision
    index: int
    change: LoggedChange

    @property
    def place(self) -> Place:
        """Where it stands in the log."""
        return self.revision.number, self.index


@dataclass(frozen=True, slots=True)
class LogPage(Slice[Step]):
    """A page of the log; *count* tells how long the list is that it is of, which may take a pass over it."""

    count: Callable[[], int]


def steps_of(committed: Committed, at: Place | None = None, *, oldest_first: bool = True) -> Iterator[Step]:
    """The steps of a change set, those behind the place *at*."""
    number, changes = committed.revision.number, committed.changes
    begins_here = at is not None and at[0] == number
    if oldest_first:
        places = range(at[1] + 1 if at and begins_here else 0, len(changes))
    else:
        places = range(min(at[1], len(changes)) - 1 if at and begins_here else len(changes) - 1, -1, -1)
    return (Step(committed.revision, place, changes[place]) for place in places)


def log_of(scope: Scope, since: int, page: Page, *, oldest_first: bool) -> LogPage:
    """A page of the steps after revision *since*, up to the revision that *scope* is of.

    Raises:
        BadInput: The page cannot be cut.
        StoreUnavailable: It is older than what is in memory, and the store does not answer.
    """
    list_ = f"changes {since} {oldest_first}"
    at = place_of(page, list_)
    log, last = scope.context.door.log, scope.view.snapshot.revision.number

    def steps() -> Iterator[Step]:
        if oldest_first:
            for each in beating(log.after(max(since, at[0] - 1 if at else 0), last)):
                yield from steps_of(each, at)
            return
        for each in beating(log.back(min(last, at[0]) if at else last)):
            if each.revision.number <= since:
                return
            yield from steps_of(each, at, oldest_first=False)

    def count() -> int:
        if may_know_all(scope.view):
            return log.count(since, last)
        return sum(may_know(scope.view, change) for each in beating(log.after(since, last)) for change in each.changes)

    return log_page(scope, steps(), list_, page, count, oldest_first=oldest_first)


def history_of(scope: Scope, record: Entity | Relationship, page: Page) -> LogPage:
    """A page of the changes of one record itself, newest first, up to the revision that *scope* is of.

    Raises:
        BadInput: The page cannot be cut.
        StoreUnavailable: The store does not answer.
    """
    last = scope.view.snapshot.revision.number
    told = reversed(scope.context.door.log.history(record.table, record.key))
    steps = [Step(revision, 0, change) for revision, change in told if revision.number <= last]
    list_ = f"changes of {record.table} {record.key}"

    def count() -> int:
        return sum(may_know(scope.view, each.change) for each in steps)

    return log_page(scope, iter(steps), list_, page, count, oldest_first=False)


def log_page(
    scope: Scope, steps: Iterator[Step], list_: str, page: Page, count: Callable[[], int], *, oldest_first: bool
) -> LogPage:
    """The first *steps* behind the page's cursor of which the viewer may know; the others are not counted.

    Raises:
        BadInput: The page cannot be cut.
    """
    at, size = place_of(page, list_), page.size(scope.context.pages)
    behind = (each for each in steps if at is None or (each.place > at if oldest_first else each.place < at))
    found = list(islice((each for each in behind if may_know(scope.view, each.change)), min(size, sys.maxsize - 1) + 1))
    return LogPage(
        found[:size],
        total=len(found),
        has_next=len(found) > size,
        has_previous=at is not None,
        cursor=lambda step: write_cursor(list_, step.place),
        count=count,
    )


def place_of(page: Page, list_: str) -> Place | None:
    """The place that the page's cursor names; None where it begins at the beginning.

    Raises:
        BadInput: It is no cursor, or one of another list.
    """
    if page.after is None:
        return None
    match read_cursor("after", page.after, list_):
        case [int(number), int(index)]:
            return number, index
        case _:
            raise not_a_cursor("after", page.after)
