"""Connections that stay open: how many there may be, and that they end when the service does."""

from collections.abc import Iterator
from contextlib import contextmanager

from anyio import CancelScope


class Full(Exception):
    """There are as many open connections as there may be, or the service is ending."""


class Streams:
    """The connections that are open. Used on the event loop only."""

    def __init__(self, most: int) -> None:
        """Allow so many at once."""
        self._most = most
        self._open: set[CancelScope] = set()
        self._is_ending = False

    def __len__(self) -> int:
        """How many are open."""
        return len(self._open)

    @contextmanager
    def one_more(self) -> Iterator[CancelScope]:
        """One connection, for as long as the context lasts; it is cut short when the service ends.

        Raises:
            Full: There is no room for it.
        """
        if self._is_ending or len(self._open) >= self._most:
            raise Full("There are too many open connections. Try again later.")
        with CancelScope() as scope:
            self._open.add(scope)
            try:
                yield scope
            finally:
                self._open.discard(scope)

    def end(self) -> None:
        """Cut all of them short, and allow no more."""
        self._is_ending = True
        for each in tuple(self._open):
            each.cancel()
