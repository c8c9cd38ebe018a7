"""Every way in which what is uncertain on the day can fall out, as far as an answer depends on it.

A question is answered on a view that notes each uncertain thing it is asked for and takes it one way; then the
question is put again with the last of these taken the other way, and so on, until no way is left. What the question
never asks for makes no difference to it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias, TypeVar

from graph.analyses.policy.together import Together
from graph.map_view import MapView
from graph.records import Entity, Relationship, Responsibility
from graph.when import FuzzyDate, Truth

Answer = TypeVar("Answer")
Fact: TypeAlias = tuple[str, str, date]
"""Something uncertain: what sort of thing, its key, and the day on which it holds or does not."""

MOST_WAYS = 64
"""So many ways are gone through; where there are more, nothing is said to be certain."""


def answers(view: MapView, together: Together, question: Callable[["Way"], Answer]) -> tuple[frozenset[Answer], bool]:
    """The different answers to *question* on all ways that *view* can fall out, and whether they are all there are.

    The two extremes come first, all that may hold and nothing of it. Where yes and no have both been found there is
    nothing more to find.
    """
    found: set[Answer] = set()
    pending: list[dict[Fact, bool]] = [{}]
    tried = 0
    while pending:
        if tried == MOST_WAYS:
            return frozenset(found), False
        taken = pending.pop()
        way = Way(view, together, taken)
        found.add(question(way))
        tried += 1
        pending += _others(taken, way.asked)
        if tried == 1 and pending:
            found.add(question(Way(view, together, {}, otherwise=False)))
        if found == {True, False}:
            break
    return frozenset(found), True


def _others(taken: Mapping[Fact, bool], asked: list[Fact]) -> Iterator[dict[Fact, bool]]:
    """The ways that differ from the one tried in one of the things it asked for, and agree in what it asked before."""
    before = dict(taken)
    for fact in asked:
        yield {**before, fact: False}
        before[fact] = True


class Way(MapView):
    """A view on which nothing is uncertain: what is, holds or does not as it is taken to.

    ``asked`` are the uncertain things that an answer asked for and that were not settled before, in that order.
    """

    def __init__(
        self,
        view: MapView,
        together: Together,
        taken: Mapping[Fact, bool],
        *,
        otherwise: bool = True,
        asked: list[Fact] | None = None,
        settled: dict[Fact, bool] | None = None,
    ) -> None:
        """Look at *view*, with what is *taken* to hold or not; whatever else is uncertain holds if *otherwise*."""
        super().__init__(view.snapshot, replace(view.lenses, as_of=view.as_of), view.imagined, view.recorded)
        self._view, self._together, self.otherwise = view, together, otherwise
        self._settled = dict(taken) if settled is None else settled
        self.asked: list[Fact] = [] if asked is None else asked
        self._decided: dict[str, Entity] = {}

    @property
    def differing(self) -> list[Entity]:
        """The decisions of which something was settled, and all that stand or fall with them, as they are taken."""
        entities, kinds = self.snapshot.entities, self._together.kinds
        keys = [key for _, key, _ in self._settled if (found := entities.get(key)) is not None and found.kind in kinds]
        return [self._dated(each) for each in self._together.beside(keys)]

    def exists(self, entity: Entity) -> Truth:
        """Whether the entity holds, taken one way."""
        decides = entity.kind in self._together.kinds
        known = self._view.exists(self.snapshot.entities[entity.key] if decides else entity)
        if known is not Truth.MAYBE:
            return known
        fact = ("entity", entity.key, self.as_of)
        # whoever lists decisions asks for all of them: they are noted where one makes a difference
        holds = self._taken(fact) if decides else self._ask(fact)
        return Truth.YES if holds else Truth.NO

    def holds(self, relationship: Relationship) -> Truth:
        """Whether the relationship holds, taken one way."""
        self._note_decisions(relationship.key)
        known = self._view.holds(relationship)
        if known is not Truth.MAYBE:
            return known
        if relationship.validity.on(self.as_of) is Truth.MAYBE and not self._ask(
            ("relationship", relationship.key, self.as_of)
        ):
            return Truth.NO
        ends = (self.snapshot.entities[each] for each in (relationship.source, relationship.target))
        return Truth.YES if all(self._end_holds(each) for each in ends) else Truth.NO

    def role_holds(self, responsibility: Responsibility) -> Truth:
        """Whether somebody holds a role, taken one way."""
        known = self._view.role_holds(responsibility)
        if known is not Truth.MAYBE:
            return known
        if responsibility.validity.on(self.as_of) is Truth.MAYBE and not self._ask(
            ("role", responsibility.key, self.as_of)
        ):
            return Truth.NO
        holder = self._end_holds(self.snapshot.entities[responsibility.holder])
        relationship = self.snapshot.relationships[responsibility.relationship]
        return Truth.YES if holder and self.holds(relationship).counts else Truth.NO

    def entities(self, *kinds: str) -> list[Entity]:
        """The entities; decisions with the day on which they are taken to have been taken."""
        if kinds and kinds == self._together.kinds:
            return [self._dated(each) for each in self._together.decisions]
        return self._view.entities(*kinds)

    def find(self, key: str) -> Entity | None:
        """The entity with this key, or None."""
        found = self._view.find(key)
        return self._dated(found) if found is not None and found.kind in self._together.kinds else found

    def incoming(self, key: str, *types: str) -> list[Relationship]:
        """What leads to this entity; a decision on it makes a difference even where it is not in force."""
        found = self._view.incoming(key, *types)
        if self._together.is_any_uncertain:
            for tie in found:
                self._note_decisions(tie.key)
        return found

    def on_record(self) -> MapView:
        """All that is on record, taken the same way."""
        return self._beside(self._view.on_record())

    def seen_on(self, day: date) -> MapView:
        """Another day; what is uncertain on it may fall out otherwise than on this one."""
        return self._beside(self._view.seen_on(day))

    def _beside(self, view: MapView) -> "Way":
        return Way(view, self._together, {}, otherwise=self.otherwise, asked=self.asked, settled=self._settled)

    def _end_holds(self, entity: Entity) -> bool:
        if entity.kind in self._together.kinds:
            self._note(entity.key)
        return self.exists(entity).counts

    def _note_decisions(self, about: str) -> None:
        if self._together.is_any_uncertain:
            for decision in self._together.doubted.get(about, ()):
                self._note(decision)

    def _note(self, decision: str) -> None:
        entity = self.snapshot.entities[decision]
        if self._view.exists(entity) is Truth.MAYBE:
            self._ask(("entity", decision, self.as_of))
        if self._together.is_undated(entity):
            self._ask(("late", decision, self.as_of))

    def _dated(self, decision: Entity) -> Entity:
        """The decision as taken on the first day on which it can have been, or on the last: which is newest differs."""
        if not self._together.is_undated(decision):
            return decision
        known = self._decided.get(decision.key)
        if known is None:
            first, last = self._together.taken_between(decision)
            late = min(last, max(self.as_of, first))
            day = late if self._taken(("late", decision.key, self.as_of)) else first
            validity = replace(decision.validity, start=FuzzyDate.on(day))
            known = self._decided[decision.key] = replace(decision, validity=validity)
        return known

    def _ask(self, fact: Fact) -> bool:
        if fact not in self._settled:
            self._settled[fact] = self.otherwise
            self.asked.append(fact)
        return self._settled[fact]

    def _taken(self, fact: Fact) -> bool:
        return self._settled.get(fact, self.otherwise)
