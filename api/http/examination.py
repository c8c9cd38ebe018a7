"""The examination of the map in the background: how many things were wrong with it when it was last looked at."""

import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog

from graph.doctor import examine
from graph.errors import MapError
from graph.relationship_map import RelationshipMap

PAUSE_SECONDS = 300.0
"""How long the map is left alone after an examination, which reads all of it and its whole log."""

_log = structlog.get_logger("sociogram.store")


@dataclass(frozen=True, slots=True)
class Examined:
    """How many things were wrong, with which revision of the map, and when it was looked at."""

    findings: int
    revision: int
    at: datetime


class Examination:
    """Examines the map now and then, beside everything else."""

    def __init__(self, door: RelationshipMap) -> None:
        """Examine what is behind *door*, once it is asked for."""
        self.last: Examined | None = None
        self._door = door
        self._running = threading.Lock()
        self._marker: str | None = None
        self._rests_until = 0.0
        self._begins_by_itself = time.monotonic() + PAUSE_SECONDS

    @property
    def is_running(self) -> bool:
        """Whether one is under way."""
        return self._running.locked()

    def keep_up(self) -> None:
        """Begin one where something was written since; the first some minutes after the start, which reads the map too.

        Raises:
            StoreUnavailable: The store does not answer.
        """
        rests_until = self._rests_until if self.last else max(self._rests_until, self._begins_by_itself)
        if time.monotonic() >= rests_until:
            self.ask_for(self._door.store.marker())

    def ask_for(self, marker: str) -> None:
        """Begin one, unless the map was examined in the state of this *marker*, or only lately; nobody waits for it."""
        if marker == self._marker or time.monotonic() < self._rests_until:
            return
        if self._running.acquire(blocking=False):
            threading.Thread(target=self._run, args=(marker,), name="examination", daemon=True).start()

    def _run(self, marker: str) -> None:
        try:
            store = self._door.store
            revision, now = store.revision().number, datetime.now(UTC)
            self.last = Examined(len(examine(store)), revision, now)
            self._marker = marker
        except MapError as error:
            _log.warning("the map could not be examined", error=type(error).__name__)
        except Exception as error:
            _log.error("the map could not be examined", exc_info=error)
        finally:
            self._rests_until = time.monotonic() + PAUSE_SECONDS
            self._running.release()
