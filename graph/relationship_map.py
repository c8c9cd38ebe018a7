"""The one door to the map: look at it, ask it, change it."""

import gc
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from itertools import chain

from graph.change_log import ChangeLog, Committed
from graph.errors import StoreUnavailable
from graph.map_view import NO_LENSES, Lenses, MapView
from graph.reach import Reach
from graph.records import BEGINNING, ChangeSet, DocumentText, LoggedChange, Revision
from graph.snapshot import Snapshot
from graph.store import GraphStore
from graph.stores.drafts import nothing_to_collect

PATCHED_AT_MOST = 20_000
"""Of more changes than these the log takes longer to read than the map itself."""


LOOK_CLOSER_SECONDS = 30.0
"""How long after a logged change to look whether another tool has written beside it."""


class RelationshipMap:
    """A map in a store, read through snapshots of which there is one a revision.

    May be used from any thread. A reader keeps the snapshot it was given; nothing it reads from it changes.
    """

    def __init__(self, store: GraphStore) -> None:
        """Open the door to the map in *store*, which is migrated already."""
        self.store = store
        self.log = ChangeLog(store)
        self.reach = Reach()
        self._lock = threading.Lock()
        self._marker = ""
        self._snapshot: Snapshot | None = None
        self._watchers: dict[object, Callable[[], None]] = {}
        self._is_unsure = False
        self._looked_at = time.monotonic()

    def snapshot(self) -> Snapshot:
        """The newest snapshot this process knows; the first call reads the whole map."""
        return self._snapshot or self.refresh()

    def refresh(self) -> Snapshot:
        """Notice what anybody has written since, and answer with the newest snapshot.

        Raises:
            StoreUnavailable: The store does not answer; :meth:`snapshot` still has the last one.
        """
        with self._lock, self.reach.asking(self.store):
            return self._catch_up(self._snapshot) if self._snapshot is not None else self._read()

    def view(self, lenses: Lenses = NO_LENSES) -> MapView:
        """The map through *lenses*."""
        snapshot = self.snapshot()
        if lenses.recorded_as_of is not None:
            snapshot = self._as_recorded(snapshot, lenses.recorded_as_of)
        return MapView(snapshot, lenses)

    def apply(self, change_set: ChangeSet) -> Revision:
        """Commit a change set; the next :meth:`snapshot` has it.

        Raises:
            Conflict: Something it rests on is not as expected; nothing was written.
        """
        with self._lock:
            revision = self.store.apply(change_set)
            if len(change_set.changes) > PATCHED_AT_MOST:
                self._snapshot = None
            elif self._snapshot is not None:
                with suppress(StoreUnavailable):  # committed all the same; the next refresh catches up
                    self._catch_up(self._snapshot)
        return revision

    def text(self, document: str) -> str | None:
        """The text of the document with this key, or None where it is not at hand."""
        found = self.store.get(DocumentText.table, [document])
        return found[0].text if found and isinstance(found[0], DocumentText) else None

    def text_at(self, document: str, revision: Revision) -> str | None:
        """The text of the document with this key as it was at a *revision*, or None where it was not at hand."""
        told = self.store.history(DocumentText.table, document)
        states = [each.after for each in told if each.revision <= revision.number]
        return states[-1].text if states and isinstance(states[-1], DocumentText) else None

    def watch(self, told: Callable[[], None]) -> Callable[[], None]:
        """Call *told*, from any thread, whenever there is a newer snapshot; what this answers with ends that."""
        handle = object()
        self._watchers[handle] = told

        def end() -> None:
            self._watchers.pop(handle, None)

        return end

    def close(self) -> None:
        """Give the store back."""
        self.store.close()

    def _read(self) -> Snapshot:
        with nothing_to_collect():
            contents = self.store.contents()
            self._snapshot = Snapshot.build(contents)
        gc.freeze()  # or every full collection would visit the whole map, for most of a second
        self._marker = "" if contents.moving else contents.marker
        self._tell()
        return self._snapshot

    def _catch_up(self, known: Snapshot) -> Snapshot:
        marker = self.store.marker()
        if marker == self._marker:
            return self._look_closer(known) if self._is_due() else known
        news = list(self.store.changes(known.revision.number))
        if not news:
            return self._look_closer(known)
        if self.store.marker() != marker:
            return self._read()  # the log tells more than was there when the marker was asked for
        self.log.note(Committed(revision, changes) for revision, changes in news)
        changes = chain.from_iterable(changes for _, changes in news)
        self._snapshot = known.patched(news[-1][0], changes)
        self._marker, self._is_unsure = marker, True
        self._tell()
        return self._snapshot

    def _tell(self) -> None:
        for told in list(self._watchers.values()):
            told()

    def _is_due(self) -> bool:
        return self._is_unsure and time.monotonic() - self._looked_at > LOOK_CLOSER_SECONDS

    def _look_closer(self, known: Snapshot) -> Snapshot:
        """Compare all of the store with what is known: other tools write no log, and may write beside who does."""
        self._looked_at, self._is_unsure = time.monotonic(), False
        made = self.store.record_outside(known.records(), known.revision)
        if made is None and self.store.marker() == self._marker:
            return known
        return self._read()

    def _as_recorded(self, snapshot: Snapshot, moment: datetime) -> Snapshot:
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        if snapshot.revision.committed_at <= moment:  # which never goes back: there is nothing to undo
            return snapshot
        undone: list[LoggedChange] = []
        last = BEGINNING
        for revision, changes in self.store.changes(0):
            if revision.number > snapshot.revision.number:
                break
            if revision.committed_at <= moment:
                last = revision
            else:
                undone += changes
        back = [
            LoggedChange(revision=each.revision, table=each.table, key=each.key, before=each.after, after=each.before)
            for each in reversed(undone)
        ]
        return snapshot.patched(last, back)
