"""The one door to the map: look at it, ask it, change it."""

import gc
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain

from graph.change_log import ChangeLog, Committed
from graph.errors import MapError, NotFound, StoreError, StoreUnavailable
from graph.map_view import NO_LENSES, Lenses, MapView
from graph.pulse import beating
from graph.reach import Reach
from graph.records import BEGINNING, ChangeSet, DocumentText, LoggedChange, Revision
from graph.snapshot import Snapshot
from graph.store import GraphStore
from graph.stores.drafts import nothing_to_collect

PATCHED_AT_MOST = 20_000
"""Of more changes than these the log takes longer to read than the map itself."""

LOOK_CLOSER_SECONDS = 30.0
"""How long after a logged change to look whether another tool has written beside it."""

EDIT_PATIENCE = 3.0
"""Seconds that an edit waits for the edits before it: behind a store that does not answer nobody should queue."""

EDIT_SECONDS = 5.0
"""How long an edit is made anew where writers in other processes come between, who got on each time."""

EDIT_TRIES = 3
"""How often it is tried at least: a large edit may take longer than that."""


class RelationshipMap:
    """A map in a store, read through snapshots of which there is one a revision.

    May be used from any thread. A reader keeps the snapshot it was given; nothing it reads from it changes.
    """

    def __init__(self, store: GraphStore) -> None:
        """Open the door to the map in *store*, which is migrated already."""
        self.store = store
        self.log = ChangeLog(store)
        self.reach = Reach()
        self._lock, self._editing = threading.Lock(), threading.Lock()
        self._marker = ""
        self._snapshot: Snapshot | None = None
        self._watchers: dict[object, Callable[[], None]] = {}
        self._is_unsure = self._has_frozen = False
        self._looked_at = time.monotonic()

    def snapshot(self) -> Snapshot:
        """The newest snapshot this process knows; the first call reads the whole map."""
        return self._snapshot or self.refresh()

    @property
    def is_read(self) -> bool:
        """Whether :meth:`snapshot` has one at hand."""
        return self._snapshot is not None

    def refresh(self) -> Snapshot:
        """Notice what anybody has written since, and answer with the newest snapshot.

        Raises:
            StoreUnavailable: The store does not answer; :meth:`snapshot` still has the last one.
        """
        with self._lock, self.reach.asking(self.store):
            return self._catch_up(self._snapshot) if self._snapshot is not None else self._read()

    def view(self, lenses: Lenses = NO_LENSES, snapshot: Snapshot | None = None) -> MapView:
        """The map, or one *snapshot* of it, through *lenses*."""
        snapshot = snapshot or self.snapshot()
        if lenses.recorded_as_of is not None:
            snapshot = self._as_recorded(snapshot, lenses.recorded_as_of)
        return MapView(snapshot, lenses)

    def view_then(self, then: datetime | int, lenses: Lenses = NO_LENSES) -> MapView:
        """The map as it was on record at a moment, or at the revision of that number, through the other *lenses*.

        Raises:
            NotFound: There is no revision of that number.
        """
        if isinstance(then, datetime):
            return self.view(replace(lenses, recorded_as_of=then))
        snapshot = self.snapshot()
        newest = snapshot.revision.number
        if not 0 <= then <= newest:
            raise NotFound("revision", str(then), [str(newest)])
        known = snapshot if then == newest else self._back_to(snapshot, lambda revision: revision.number <= then)
        return MapView(known, replace(lenses, recorded_as_of=known.revision.committed_at))

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

    def edit(self, plan: Callable[[Snapshot], ChangeSet]) -> tuple[Revision, Snapshot]:
        """Commit what *plan* makes of the newest snapshot, and answer with the map right after that.

        Where somebody else wrote in between nothing was written, and *plan* is asked again; where it refuses, it is
        asked again only if there was news that it did not know.

        Raises:
            MapError: What *plan* raises on the newest snapshot.
            StoreUnavailable: The store does not answer, or others wrote all the while; nothing was written.
        """
        if not self._editing.acquire(timeout=EDIT_PATIENCE):
            raise StoreUnavailable("Other changes are being written, or the store is slow. Try again in a moment.")
        try:
            return self._edit(plan)
        finally:
            self._editing.release()

    def at(self, revision: Revision) -> Snapshot:
        """The map right after *revision*."""
        snapshot = self.snapshot()
        if snapshot.revision.number < revision.number:
            snapshot = self.refresh()
        if snapshot.revision.number == revision.number:
            return snapshot
        return self._back_to(snapshot, lambda each: each.number <= revision.number)

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

    def _edit(self, plan: Callable[[Snapshot], ChangeSet]) -> tuple[Revision, Snapshot]:
        known = self.snapshot()
        deadline, tries = time.monotonic() + EDIT_SECONDS, 0
        while tries < EDIT_TRIES or time.monotonic() < deadline:
            tries += 1
            try:
                change_set = plan(known)
                revision = self.apply(replace(change_set, based_on=known.revision.number))
            except StoreError:
                raise
            except MapError:
                before, known = known, self.refresh()
                if known.revision.number == before.revision.number:
                    raise
            else:
                return revision, self.at(revision)
        raise StoreUnavailable("Others write to the map all the time; nothing was written. Try again in a moment.")

    def _read(self) -> Snapshot:
        with nothing_to_collect():
            contents = self.store.contents()
            self._snapshot = Snapshot.build(contents)
        if self._has_frozen:  # what was frozen then may hold on to the map before this one, for ever
            gc.unfreeze()
            gc.collect()
        gc.freeze()  # or every full collection would visit the whole map, for most of a second
        self._has_frozen = True
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
        return self._back_to(snapshot, lambda revision: revision.committed_at <= moment)

    def _back_to(self, snapshot: Snapshot, stays: Callable[[Revision], bool]) -> Snapshot:
        """The *snapshot* without the revisions, all of them its last ones, that do not stay."""
        undone: list[LoggedChange] = []
        for each in beating(self.log.back(snapshot.revision.number)):
            if stays(each.revision):
                return snapshot.patched(each.revision, undone)
            undone += (
                LoggedChange(revision=one.revision, table=one.table, key=one.key, before=one.after, after=one.before)
                for one in reversed(each.changes)
            )
        return snapshot.patched(BEGINNING, undone)
