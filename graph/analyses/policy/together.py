"""Which decisions stand or fall together: those that one may settle, supersede or withdraw of another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

from graph.map_view import MapView
from graph.ontology import Naming
from graph.ontology.properties import RELATIONSHIP
from graph.records import Entity, Relationship
from graph.when import Truth


class Together:
    """The decisions of a view in groups, and of each group those of which something is uncertain on the day."""

    def __init__(self, view: MapView) -> None:
        """Look at *view*."""
        self._view = view
        self.kinds = tuple(each.name for each in view.ontology.kinds if each.decides)
        self._ties = [each.name for each in view.ontology.types_naming(Naming.DECISION)]

    @cached_property
    def decisions(self) -> list[Entity]:
        """Every decision, whether in force or not."""
        return self._view.entities(*self.kinds) if self.kinds else []

    @cached_property
    def is_any_uncertain(self) -> bool:
        """Whether anything is uncertain about any decision."""
        return any(self._is_uncertain(each) for each in self.decisions)

    @cached_property
    def doubted(self) -> dict[str, tuple[str, ...]]:
        """By the key of what decisions are about, entity or relationship, the uncertain ones of their group."""
        if not self.is_any_uncertain:
            return {}
        uncertain = {
            name: tuple(found)
            for name, members in self._members.items()
            if (found := [each.key for each in members if self._is_uncertain(each)])
        }
        groups = self._groups
        return {key: uncertain[name] for key in sorted(groups.keys()) if (name := groups.of(key)) in uncertain}

    def beside(self, decisions: Iterable[str]) -> list[Entity]:
        """All that stand or fall together with one of these decisions (their keys), these included."""
        return [each for name in {self._groups.of(key): None for key in decisions} for each in self._members[name]]

    @cached_property
    def _groups(self) -> "_Groups":
        groups = _Groups()
        for each in self.decisions:
            for key in self._touched(each):
                groups.join(each.key, key)
        return groups

    @cached_property
    def _members(self) -> dict[str, list[Entity]]:
        members: defaultdict[str, list[Entity]] = defaultdict(list)
        for each in self.decisions:
            members[self._groups.of(each.key)].append(each)
        return members

    def is_undated(self, decision: Entity) -> bool:
        """Whether it is known no more exactly than to the month or year when it was taken."""
        first, last = self.taken_between(decision)
        return first != last

    def taken_between(self, decision: Entity) -> tuple[date, date]:
        """The first and the last day on which it can have been taken."""
        start = decision.validity.start
        return (start.earliest, start.latest) if start is not None else (date.min, date.min)

    def _is_uncertain(self, decision: Entity) -> bool:
        return self.is_undated(decision) or self._view.exists(decision) is Truth.MAYBE

    def _touched(self, decision: Entity) -> Iterator[str]:
        """Whatever it is about, itself and its own ties included: another decision may be about these."""
        yield decision.key
        relationship = decision.properties.get(RELATIONSHIP.name)
        if relationship is not None:
            yield str(relationship)
        for tie in self._about(decision):
            yield tie.key
            if self._view.entity(tie.target).kind in self.kinds:
                yield tie.target

    def _about(self, decision: Entity) -> list[Relationship]:
        return self._view.outgoing(decision.key, *self._ties) if self._ties else []


class _Groups:
    """Keys that belong together, directly or through others."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._known: set[str] = set()

    def keys(self) -> set[str]:
        return self._known

    def of(self, key: str) -> str:
        while key in self._above:
            key = self._above[key]
        return key

    def join(self, one: str, other: str) -> None:
        self._known |= {one, other}
        first, second = self.of(one), self.of(other)
        if first != second:
            self._above[max(first, second)] = min(first, second)
