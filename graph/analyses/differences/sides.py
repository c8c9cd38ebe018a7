"""Two views of one map, before and after, and what counts as being there on each."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from graph.map_view import MapView
from graph.records import Entity, Evidence, Record, Relationship, SubjectType
from graph.when import Truth

Row = TypeVar("Row", Entity, Relationship)


@dataclass(frozen=True, slots=True)
class Both(Generic[Row]):
    """A record before and after (None: not on record on that side), and whether it is there."""

    before: Row | None
    after: Row | None
    was: Truth
    is_: Truth

    @property
    def latest(self) -> Row:
        """The record as it is after, else as it was before."""
        found = self.after if self.is_.counts and self.after is not None else self.before
        assert found is not None  # noqa: S101 - it is there on a side, or it would not be looked at
        return found


class Sides:
    """The two views that are compared.

    With ``on_the_day`` a thing is there where it may hold on the view's day; without, where it is on record at all.
    """

    def __init__(self, before: MapView, after: MapView, *, on_the_day: bool) -> None:
        """Compare *before* with *after*."""
        self.before, self.after, self.on_the_day = before, after, on_the_day

    @cached_property
    def entities(self) -> tuple[Both[Entity], ...]:
        """Every entity that is there on a side and may differ, ordered by key."""
        found = []
        for key in sorted(self._entities_that_may_differ()):
            before, after = self.before.find(key), self.after.find(key)
            was = self._truth(before, self.before.exists)
            is_ = self._truth(after, self.after.exists)
            if was.counts or is_.counts:
                found.append(Both(before, after, was, is_))
        return tuple(found)

    @cached_property
    def relationships(self) -> tuple[Both[Relationship], ...]:
        """Every relationship that is there on a side and may differ, ordered by key."""
        found = []
        for key in sorted(self._relationships_that_may_differ()):
            before, after = self.before.find_relationship(key), self.after.find_relationship(key)
            was = self._truth(before, self.before.holds)
            is_ = self._truth(after, self.after.holds)
            if was.counts or is_.counts:
                found.append(Both(before, after, was, is_))
        return tuple(found)

    def _truth(self, record: Row | None, holds: Callable[[Row], Truth]) -> Truth:
        if record is None:
            return Truth.NO
        return holds(record) if self.on_the_day else Truth.YES

    def _entities_that_may_differ(self) -> Collection[str]:
        if self._is_overlaid or (self._compares_days and self.before.snapshot is not self.after.snapshot):
            return {each.key for side in (self.before, self.after) for each in side.entities()}
        if not self._compares_days:
            return self._touched_entities
        entities = self.after.snapshot.entities
        return [key for key, each in entities.items() if self.after.validity(each).is_dated]

    def _relationships_that_may_differ(self) -> Collection[str]:
        if self._is_overlaid or (self._compares_days and self.before.snapshot is not self.after.snapshot):
            return {each.key for side in (self.before, self.after) for each in side.relationships()}
        if not self._compares_days:
            return self._touched_relationships
        snapshot = self.after.snapshot
        dated = {key for key, each in snapshot.relationships.items() if each.validity.is_dated}
        held_on = {each.relationship for each in snapshot.responsibilities.values()}
        moved = [each.latest.key for each in self.entities if each.was is not each.is_]
        return dated | held_on | {tie.key for key in moved for tie in self._ties(key)}

    @property
    def _is_overlaid(self) -> bool:
        """Whether a side shows something else than its snapshot, which then does not tell what may differ."""
        return type(self.before) is not MapView or type(self.after) is not MapView

    def _ties(self, key: str) -> tuple[Relationship, ...]:
        return (*self.after.snapshot.outgoing(key), *self.after.snapshot.incoming(key))

    @property
    def _compares_days(self) -> bool:
        """Whether what is the same record may hold on one of two days only."""
        return self.on_the_day and self.before.as_of != self.after.as_of

    @cached_property
    def _touched_entities(self) -> set[str]:
        old, new = self.before.snapshot, self.after.snapshot
        touched = _touched(old.entities, new.entities)
        touched |= {each.subject for each in self._touched_evidence if each.subject_type is SubjectType.ENTITY}
        return touched & (old.entities.keys() | new.entities.keys())

    @cached_property
    def _touched_relationships(self) -> set[str]:
        """Those that differ themselves, or whose ends, roles or evidence do."""
        old, new = self.before.snapshot, self.after.snapshot
        touched = _touched(old.relationships, new.relationships)
        for key in _touched(old.entities, new.entities):
            for side in (old, new):
                touched |= {tie.key for tie in (*side.outgoing(key), *side.incoming(key))}
                touched |= {role.relationship for role in side.responsibilities_of(key)}
        for key in _touched(old.responsibilities, new.responsibilities):
            touched |= {side.responsibilities[key].relationship for side in (old, new) if key in side.responsibilities}
        touched |= {each.subject for each in self._touched_evidence if each.subject_type is SubjectType.RELATIONSHIP}
        return touched & (old.relationships.keys() | new.relationships.keys())

    @cached_property
    def _touched_evidence(self) -> list[Evidence]:
        """What differs itself, or stands in a document that the viewer may see on one side only."""
        old, new = self.before.snapshot, self.after.snapshot
        touched = _touched(old.evidence, new.evidence)
        came = {
            key
            for key in _touched(old.entities, new.entities)
            if (self.before.find(key) is None) is not (self.after.find(key) is None)
        }
        if came:
            touched |= {key for side in (old, new) for key, each in side.evidence.items() if each.document in came}
        return [side[key] for key in touched for side in (old.evidence, new.evidence) if key in side]


def _touched(old: Mapping[str, Record], new: Mapping[str, Record]) -> set[str]:
    return {key for key in old.keys() | new.keys() if old.get(key) is not new.get(key)}
