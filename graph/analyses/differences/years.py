"""Which of an earlier year's priorities a later year's carry on."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TypeAlias

from graph.analyses.alignment.priorities import priorities_of
from graph.analyses.decisions import Decisions
from graph.analyses.differences.report import Difference, DifferenceKind
from graph.analyses.findings import Reason
from graph.analyses.sentences import listed, names, reason
from graph.map_view import MapView
from graph.ontology import DutyStep, Path, ReadingStatus
from graph.ontology.properties import GENERIC
from graph.records import Entity, Relationship

Ways: TypeAlias = dict[str, tuple[Relationship, ...]]
"""What is reached, by key, with the relationships that lead there."""


@dataclass(frozen=True, slots=True)
class Aims:
    """What a priority concerns and whom it serves, each by key with the relationships that say so."""

    concerns: Ways
    serves: Ways


@dataclass(frozen=True, slots=True)
class _Link:
    """How a later priority carries on an earlier one."""

    earlier: Entity
    shared: tuple[Entity, ...]
    reasons: tuple[Reason, ...]


class Years:
    """Compares the priorities of two years. What is too general to be counted links nothing."""

    def __init__(self, view: MapView) -> None:
        """Read *view*."""
        self._view = view
        self._decisions = Decisions(view)
        types = [each for each in view.ontology.types_for(Path.REACH) if each.duty_step is DutyStep.IS_ABOUT]
        self._concerning = [each.name for each in types if not each.addresses]
        self._addressing = [each.name for each in types if each.addresses]
        self._succeeding = [each.name for each in view.ontology.types if each.succeeds]

    def differences(self, earlier: int, later: int) -> tuple[Difference, ...]:
        """A row a priority: of the earlier year where it is not carried on, else of the later."""
        before = [each for each, _ in priorities_of(self._view, earlier)]
        after = [each for each, _ in priorities_of(self._view, later)]
        aims = {each.key: self._aims(each) for each in (*before, *after)}
        rows = []
        carried: set[str] = set()
        for priority in after:
            same = self._links(priority, before, aims, "concerns")
            known = {link.earlier.key for link in same}
            others = [each for each in before if each.key not in known]
            following = self._succeeded(priority, others) + self._links(priority, others, aims, "serves")
            carried |= {link.earlier.key for link in (*same, *following)}
            rows.append(self._row(priority, same, following, earlier))
        gone = [self._gone(each, later) for each in before if each.key not in carried]
        return tuple(sorted([*gone, *rows], key=lambda row: list(DifferenceKind).index(row.kind)))

    def _aims(self, priority: Entity) -> Aims:
        concerns: Ways = {tie.target: (tie,) for tie in self._view.outgoing(priority.key, *self._concerning)}
        serves: Ways = {tie.target: (tie,) for tie in self._view.outgoing(priority.key, *self._addressing)}
        for key, way in concerns.items():
            for tie in self._view.outgoing(key, *self._addressing):
                serves.setdefault(tie.target, (*way, tie))
        return Aims(self._counting(concerns), self._counting(serves))

    def _counting(self, found: Ways) -> Ways:
        return {key: way for key, way in found.items() if not self._view.entity(key).properties.get(GENERIC.name)}

    def _links(self, priority: Entity, before: list[Entity], aims: dict[str, Aims], how: str) -> list[_Link]:
        own: Ways = getattr(aims[priority.key], how)
        shared: defaultdict[str, list[tuple[str, Reason]]] = defaultdict(list)
        for old in before:
            theirs: Ways = getattr(aims[old.key], how)
            for key, way in own.items():
                for name, reading in self._names(key):
                    if name in theirs:
                        shared[old.key].append((key, reason(self._view, *way, *theirs[name], reading=reading)))
        return [
            _Link(old, tuple(self._view.entity(key) for key, _ in found), tuple(said for _, said in found))
            for old in before
            if (found := shared.get(old.key))
        ]

    def _names(self, key: str) -> list[tuple[str, Relationship | None]]:
        """The name itself, and those that somebody decided to mean the same."""
        found: list[tuple[str, Relationship | None]] = [(key, None)]
        for tie, other in self._decisions.readings(key):
            if self._decisions.reading_status(tie)[0] is ReadingStatus.ACCEPTED:
                found.append((other, tie))
        return found

    def _succeeded(self, priority: Entity, before: list[Entity]) -> list[_Link]:
        ties = {tie.target: tie for tie in self._view.outgoing(priority.key, *self._succeeding)}
        return [_Link(old, (), (reason(self._view, ties[old.key]),)) for old in before if old.key in ties]

    def _row(self, priority: Entity, same: list[_Link], following: list[_Link], earlier: int) -> Difference:
        links = [*same, *following]
        said = [f"continues {_and(same)} ({_shared(same, 'concern')})"] if same else []
        said += [f"follows on from {_and([each])}{_serving(each)}" for each in following]
        kind = DifferenceKind.CONTINUES if same else DifferenceKind.FOLLOWS_ON if following else DifferenceKind.ADDED
        text = f"“{priority.name}” {listed(said)}." if said else f"“{priority.name}” carries on nothing of {earlier}."
        earlier_ones = tuple({link.earlier.key: link.earlier for link in links}.values())
        return Difference(
            kind, priority, None, text, earlier_ones, tuple(each for link in links for each in link.reasons)
        )

    def _gone(self, priority: Entity, later: int) -> Difference:
        text = f"“{priority.name}” is not carried on in {later}."
        own = Reason(text, evidence=self._view.evidence(priority))
        return Difference(DifferenceKind.REMOVED, priority, None, text, (), (own,))


def _and(links: list[_Link]) -> str:
    return listed(f"“{each.earlier.name}”" for each in links)


def _shared(links: list[_Link], how: str) -> str:
    shared = {entity.key: entity for link in links for entity in link.shared}
    return f"{'both' if len(links) == 1 else 'all'} {how} {names(shared.values())}"


def _serving(link: _Link) -> str:
    return f" ({_shared([link], 'serve')})" if link.shared else ""
