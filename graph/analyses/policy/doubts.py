"""About which entities anything is uncertain that an answer about them could rest on.

It says so rather once too often: whom it does not name, nothing uncertain touches, and one look at the map is enough.
It goes the way of an answer backwards: from what is uncertain to whoever is covered by it, answers for it or stands in.
"""

from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from graph.analyses.policy.together import Together
from graph.map_view import MapView
from graph.ontology import DutyStep, Naming, Path, RelationshipType
from graph.records import Relationship
from graph.when import Truth


class _Asked(Enum):
    """What is asked of an entity: who and what is tied to it, or what it stands for."""

    TIES = 1
    STANDING = 2


_Node: TypeAlias = tuple[_Asked, str]
_STANDING = _Asked.STANDING


class Doubts:
    """Tells whether anything uncertain touches an entity, on the day of a view."""

    def __init__(self, view: MapView, together: Together) -> None:
        """Look at *view*, whose decisions are *together*."""
        self._view, self._together = view, together
        types = view.ontology.types
        self._looks_back = {each.name for each in types if _looks_back(each)}
        self._looks_ahead = {each.name for each in types if _looks_ahead(each)}
        self._to_unit = {each.name for each in view.ontology.types_for(Path.UNIT)}
        self._holds = {each.name for each in types if each.holds_post}
        self._of_posts = {each.name for each in types if each.leads or each.holds_post}
        self._of_posts |= {each.name for each in view.ontology.types_for(Path.STAND_IN)}

    def about(self, key: str, *, posts: bool) -> bool:
        """Whether anything uncertain could make a difference to an answer about this entity.

        With *posts*, to one that says also which posts answer for it, who is in them and who stands in.
        """
        return key in (self._touched_with_posts if posts else self._touched)

    @cached_property
    def _uncertain(self) -> list[Relationship]:
        return [each for each in self._view.relationships() if self._view.holds(each) is Truth.MAYBE]

    @cached_property
    def _touched(self) -> frozenset[str]:
        first = set(self._first())
        for tie in self._uncertain:
            first |= {each for each in self._askers(tie) if tie.type not in self._of_posts or each[0] is _STANDING}
        return self._reached(first, posts=False)

    @cached_property
    def _touched_with_posts(self) -> frozenset[str]:
        return self._reached(
            {*self._first(), *(each for tie in self._uncertain for each in self._askers(tie))}, posts=True
        )

    def _reached(self, first: set[_Node], *, posts: bool) -> frozenset[str]:
        found = set(first)
        pending = list(found)
        while pending:
            further = set(self._whoever_asks(*pending.pop(), posts=posts)) - found
            found |= further
            pending += further
        return frozenset(key for asked, key in found if asked is _Asked.TIES)

    def _first(self) -> Iterator[_Node]:
        view = self._view
        for entity in view.entities():
            if view.exists(entity) is Truth.MAYBE:
                yield _Asked.TIES, entity.key
        for role in view.snapshot.responsibilities.values():
            if view.role_holds(role) is Truth.MAYBE:
                yield from self._askers(view.snapshot.relationships[role.relationship])
        for key in self._together.doubted:
            tie_or_none = view.find_relationship(key)
            yield from _both(tie_or_none) if tie_or_none is not None else [(_Asked.TIES, key)]

    def _askers(self, tie: Relationship) -> Iterator[_Node]:
        """Of whom one is asked who asks for this relationship."""
        if tie.type in self._looks_back:
            yield _Asked.TIES, tie.target
        if tie.type in self._looks_ahead:
            yield _Asked.TIES, tie.source
        if tie.type in self._to_unit:
            yield _STANDING, tie.source

    def _whoever_asks(self, asked: _Asked, key: str, *, posts: bool) -> Iterator[_Node]:
        """Of whom one is asked who asks this of this entity."""
        view = self._view
        by_post = posts and asked is not _STANDING
        back = self._looks_back - self._holds if by_post else self._looks_back - self._of_posts
        if asked is _STANDING:
            yield from ((_STANDING, tie.source) for tie in view.incoming(key, *self._holds))
        yield from ((_Asked.TIES, tie.target) for tie in view.outgoing(key, *back))
        yield from ((_Asked.TIES, tie.source) for tie in view.incoming(key, *self._looks_ahead))
        for role in view.snapshot.responsibilities_of(key):
            yield from self._askers(view.snapshot.relationships[role.relationship])


def _looks_back(type_: RelationshipType) -> bool:
    """Whether an answer about the target of such a relationship asks for it, and then for its source."""
    names = type_.names_subject is not None and not type_.inverse_of_naming
    follows = bool(type_.paths & {Path.READING, Path.PART, Path.STAND_IN})
    return names or follows or type_.duty_step is not None or type_.leads or type_.holds_post


def _looks_ahead(type_: RelationshipType) -> bool:
    """Whether an answer about the source of such a relationship asks for it, and then for its target."""
    names = type_.inverse_of_naming or type_.names_subject is Naming.DECISION
    follows = bool(type_.paths & {Path.READING, Path.CLASS})
    return names or follows or type_.duty_step is DutyStep.CARRIES_OUT


def _both(tie: Relationship) -> list[_Node]:
    return [(_Asked.TIES, tie.source), (_Asked.TIES, tie.target)]
