"""Whether the store answers, as whoever asked it last has seen."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from graph.errors import StoreError
from graph.store import GraphStore, StoreInfo


class Reach:
    """What is known of the store without asking it. May be used from any thread."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._lock = threading.Lock()
        self._answered_at: datetime | None = None
        self._is_lost = False
        self._info: StoreInfo | None = None

    @property
    def info(self) -> StoreInfo | None:
        """What the store is; None while it does not answer, and before it has been asked."""
        return None if self._is_lost else self._info

    @property
    def lost_since(self) -> datetime | None:
        """While the store does not answer, when it last did; None while it does.

        What is read meanwhile is as the store was then.
        """
        with self._lock:
            return (self._answered_at or datetime.now(UTC)) if self._is_lost else None

    @contextmanager
    def asking(self, store: GraphStore) -> Iterator[None]:
        """Ask *store* within this context, and note whether it answers."""
        try:
            yield
            if self._info is None or self._is_lost:
                self._info = store.info()
        except StoreError:
            with self._lock:
                self._is_lost = True
            raise
        with self._lock:
            self._answered_at, self._is_lost = datetime.now(UTC), False
