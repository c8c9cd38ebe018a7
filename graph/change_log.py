"""The change log as it is read: change set by change set, either way, its newest part in memory."""

import threading
from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import overload

from graph.records import LoggedChange, Revision
from graph.store import GraphStore

KEPT_CHANGES = 20_000
"""So many of the newest changes are kept in memory: what most readers ask for, without asking the store."""

_READ_AT_ONCE = 100  # change sets
_LARGE = 2_000  # changes: a larger change set is read a window at a time, where somebody looks
_WINDOW = 500
_REVISIONS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Committed:
    """A change set that was committed, its changes in their order.

    Those of a large one are read from the store where somebody looks, which raises StoreUnavailable while it is away.
    """

    revision: Revision
    changes: Sequence[LoggedChange]


class _Windows(Sequence[LoggedChange]):
    """The changes of a large change set, of which one window at a time is in memory."""

    def __init__(self, store: GraphStore, revision: int, size: int) -> None:
        self._store, self._revision, self._size = store, revision, size
        self._start, self._window = 0, tuple[LoggedChange, ...]()

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int, /) -> LoggedChange: ...
    @overload
    def __getitem__(self, at: slice, /) -> tuple[LoggedChange, ...]: ...
    def __getitem__(self, at: int | slice, /) -> LoggedChange | tuple[LoggedChange, ...]:
        if isinstance(at, slice):
            return tuple(self[place] for place in range(*at.indices(self._size)))
        place = range(self._size)[at]
        if not self._start <= place < self._start + len(self._window):
            self._start = place - place % _WINDOW
            self._window = self._store.changes_between(self._revision, self._start, self._start + _WINDOW)
        return self._window[place - self._start]


class ChangeLog:
    """The log of one store. May be used from any thread.

    What this process has seen written since it began is in memory, up to a limit; for what is older the store is asked.
    """

    def __init__(self, store: GraphStore, kept: int = KEPT_CHANGES) -> None:
        """Read the log of *store*, keeping so many changes."""
        self._store = store
        self._most = kept
        self._lock = threading.Lock()
        self._tail: deque[Committed] = deque()
        self._size = 0
        self._revisions: OrderedDict[int, Revision] = OrderedDict()

    def note(self, news: Iterable[Committed]) -> None:
        """Remember change sets that were just read, oldest first."""
        with self._lock:
            for each in news:
                if self._tail and each.revision.number != self._tail[-1].revision.number + 1:
                    self._tail.clear()
                    self._size = 0
                self._tail.append(each)
                self._size += len(each.changes)
            while self._tail and self._size > self._most:
                self._size -= len(self._tail.popleft().changes)

    def after(self, number: int, until: int) -> Iterator[Committed]:
        """The change sets after revision *number* up to revision *until*, oldest first.

        Raises:
            StoreUnavailable: The store is needed and does not answer.
        """
        tail = self._kept()
        if tail and tail[0].revision.number <= number + 1 and tail[-1].revision.number >= until:
            yield from (each for each in tail if number < each.revision.number <= until)
            return
        while number < until:
            found = self._stored(number, min(until, number + _READ_AT_ONCE))
            yield from found
            if not found:
                return
            number = found[-1].revision.number

    def back(self, number: int) -> Iterator[Committed]:
        """The change sets from revision *number* to the first, newest first.

        Raises:
            StoreUnavailable: The store is needed and does not answer.
        """
        tail = self._kept()
        if tail and tail[0].revision.number <= number <= tail[-1].revision.number:
            for each in reversed(tail):
                if each.revision.number <= number:
                    yield each
            number = tail[0].revision.number - 1
        while number > 0:
            before = max(0, number - _READ_AT_ONCE)
            yield from reversed(self._stored(before, number))
            number = before

    def count(self, number: int, until: int) -> int:
        """How many changes there are after revision *number* up to revision *until*.

        Raises:
            StoreUnavailable: The store is needed and does not answer.
        """
        tail = self._kept()
        if tail and tail[0].revision.number <= number + 1 and tail[-1].revision.number >= until:
            return sum(len(each.changes) for each in tail if number < each.revision.number <= until)
        return sum(size for _, size in self._store.sizes(number, until))

    def history(self, table: str, key: str) -> list[tuple[Revision, LoggedChange]]:
        """Every change of one record with its revision, oldest first.

        Raises:
            StoreUnavailable: The store does not answer.
        """
        changes = self._store.history(table, key)
        revisions = self._of({each.revision for each in changes})
        return [(revisions[each.revision], each) for each in changes]

    def _stored(self, after: int, until: int) -> list[Committed]:
        sizes = self._store.sizes(after, until)
        if sum(size for _, size in sizes) <= _LARGE:
            return [Committed(*each) for each in islice(self._store.changes(after), len(sizes))]
        return [Committed(revision, _Windows(self._store, revision.number, size)) for revision, size in sizes]

    def _kept(self) -> tuple[Committed, ...]:
        with self._lock:
            return tuple(self._tail)

    def _of(self, numbers: set[int]) -> Mapping[int, Revision]:
        with self._lock:
            known = {each: self._revisions[each] for each in numbers if each in self._revisions}
        asked = sorted(numbers - set(known))
        if asked:
            known |= {each.number: each for each in self._store.revisions(asked)}
            with self._lock:
                self._revisions |= known
                while len(self._revisions) > _REVISIONS_KEPT:
                    self._revisions.popitem(last=False)
        return known
