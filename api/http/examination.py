"""The examination of the map in the background: how many things were wrong with it when it was last looked at."""

import threading
import time
from dataclasses import dataclass

import structlog

from graph.doctor import examine
from graph.errors import MapError
from graph.relationship_map import RelationshipMap

PAUSE_SECONDS = 300.0
"""How long the map is left alone after an examination, which reads all of it and its whole log."""

_log = structlog.get_logger("sociogram.store")


@dataclass(frozen=True, slots=True)
class Examined:
    """How many things were wrong, and with which revision of the map."""

    findings: int
    revision: int


class Examination:
    """Examines the map now and then, beside everything else."""

    def __init__(self, door: RelationshipMap) -> None:
        """Examine what is behind *door*, once it is asked for."""
        self.last: Examined | None = None
        self._door = door
        self._running = threading.Lock()
        self._marker: str | None = None
        self._rests_until = 0.0

    @property
    def is_running(self) -> bool:
        """Whether one is under way."""
        return self._running.locked()

    def ask_for(self, marker: str) -> None:
        """Begin one, unless the map was examined in the state of this *marker*, or only lately; nobody waits for it."""
        if marker == self._marker or time.monotonic() < self._rests_until:
            return
        if self._running.acquire(blocking=False):
            threading.Thread(target=self._run, args=(marker,), name="examination", daemon=True).start()

    def _run(self, marker: str) -> None:
        try:
            store = self._door.store
            revision = store.revision().number
            self.last = Examined(len(examine(store)), revision)
            self._marker = marker
        except MapError as error:
            _log.warning("the map could not be examined", error=type(error).__name__)
        except Exception as error:
            _log.error("the map could not be examined", exc_info=error)
        finally:
            self._rests_until = time.monotonic() + PAUSE_SECONDS
            self._running.release()
