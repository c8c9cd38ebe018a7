"""The state of a subject: the first rule that holds."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.analyses.coverage.report import CoverageState
from graph.analyses.decisions import Decisions
from graph.analyses.duties import Duties, DutyPath
from graph.analyses.namings import Claim, Claims, Namings
from graph.analyses.units import Units
from graph.map_view import MapView
from graph.ontology import Path, ReadingStatus
from graph.records import Entity, Relationship

_Readings: TypeAlias = tuple[list[tuple[Relationship, str]], list[tuple[Relationship, str]]]


@dataclass(frozen=True, slots=True)
class Firm:
    """Why a subject is firm: who claims it, through which class, by which accepted readings."""

    state: CoverageState
    claims: tuple[Claim, ...]
    classes: tuple[Relationship, ...] = ()
    readings: tuple[Relationship, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found about one subject; what its state does not rest on is empty."""

    subject: Entity
    state: CoverageState
    named: Claims
    firm: Firm | None = None
    parts: tuple[Relationship, ...] = ()
    firm_parts: tuple[tuple[Relationship, Firm], ...] = ()
    would_be: tuple[tuple[Relationship, Entity, Firm], ...] = ()
    duties: tuple[DutyPath, ...] = ()
    accepted: tuple[Relationship, ...] = field(default=())


class Judge:
    """Judges subjects of one view. What it works out for one it remembers for the others."""

    def __init__(self, view: MapView, namings: Namings | None = None) -> None:
        """Read *view*, by the *namings* of it where these are known."""
        self.view = view
        self.namings = namings or Namings(view, Units(view), Decisions(view))
        self.units, self.decisions = self.namings.units, self.namings.decisions
        self.duties = Duties(view, self.units)
        self._classes = [each.name for each in view.ontology.types_for(Path.CLASS)]
        self._parts = [each.name for each in view.ontology.types_for(Path.PART)]
        self._known_readings: dict[str, _Readings] = {}
        self._judged: dict[str, Judgement] = {}
        self._supposed: Mapping[str, ReadingStatus] = {}
        self._left_out: frozenset[str] = frozenset()

    def supposing(
        self, readings: Mapping[str, ReadingStatus] | None = None, without: frozenset[str] = frozenset()
    ) -> "Judge":
        """A judge of the same view who takes these *readings* as decided, and lets no mandate of *without* count.

        Both are told by their relationships' keys. Nothing is written; what is known of the map is shared.
        """
        other = copy(self)
        other._known_readings, other._judged = {}, {}
        other._supposed = readings or {}
        other._left_out = without
        return other

    def judge(self, subject: Entity) -> Judgement:
        """The state of *subject* and all it rests on."""
        known = self._judged.get(subject.key)
        if known is None:
            known = self._judged[subject.key] = self._judge(subject)
        return known

    def _judge(self, subject: Entity) -> Judgement:
        accepted, undecided = self._readings(subject.key)
        names = (subject.key, *(other for _, other in accepted))
        named = self._named(names)
        ties = tuple(tie for tie, _ in accepted)
        firm = self._firm(names, ties)
        if firm is not None:
            return Judgement(subject, firm.state, named, firm=firm, accepted=ties)
        parts = self._parts_of(names)
        firm_parts = tuple((tie, found) for tie in parts if (found := self._firm_by_itself(tie.source)))
        if firm_parts:
            return Judgement(subject, CoverageState.IN_PART, named, parts=parts, firm_parts=firm_parts, accepted=ties)
        would_be = tuple(
            (tie, self.view.entity(other), found)
            for tie, other in undecided
            if (found := self._firm((*names, other), (*ties, tie)))
        )
        if would_be:
            return Judgement(subject, CoverageState.BY_READING, named, parts=parts, would_be=would_be, accepted=ties)
        duties = tuple(path for name in names for path in self.duties.to(name))
        state = CoverageState.BY_DUTY if duties else _open_state(named)
        return Judgement(subject, state, named, parts=parts, duties=duties, accepted=ties)

    def classes(self, subject: Entity) -> tuple[Relationship, ...]:
        """By what it belongs to classes on the day."""
        ties = self.view.outgoing(subject.key, *self._classes)
        return tuple(tie for tie in ties if self.view.holds(tie).counts)

    def _readings(self, key: str) -> _Readings:
        known = self._known_readings.get(key)
        if known is None:
            known = self._known_readings[key] = self._find_readings(key)
        return known

    def _find_readings(self, key: str) -> _Readings:
        accepted, undecided = [], []
        for tie, other in self.decisions.readings(key):
            status = self._supposed.get(tie.key) or self.decisions.reading_status(tie)[0]
            if status is ReadingStatus.ACCEPTED:
                accepted.append((tie, other))
            elif status is ReadingStatus.OPEN:
                undecided.append((tie, other))
        return accepted, undecided

    def _named(self, names: tuple[str, ...]) -> Claims:
        merged = Claims()
        for name in names:
            merged = merged.merged(self.namings.of(name))
        return merged.without(self._left_out) if self._left_out else merged

    def _firm_by_itself(self, key: str) -> Firm | None:
        accepted, _ = self._readings(key)
        return self._firm((key, *(other for _, other in accepted)), tuple(tie for tie, _ in accepted))

    def _firm(self, names: tuple[str, ...], readings: tuple[Relationship, ...]) -> Firm | None:
        claims = tuple(self._named(names).units)
        if claims:
            return Firm(_by_number(claims), claims, (), readings)
        for name in names:
            for tie in self.view.outgoing(name, *self._classes):
                if self.view.holds(tie).counts and (firm := self._named_class(tie, readings)):
                    return firm
        return None

    def _named_class(self, tie: Relationship, readings: tuple[Relationship, ...]) -> Firm | None:
        accepted, _ = self._readings(tie.target)
        claims = self._named((tie.target, *(other for _, other in accepted))).units
        joined = (*readings, *(each for each, _ in accepted))
        return Firm(CoverageState.BY_CLASS, tuple(claims), (tie,), joined) if claims else None

    def _parts_of(self, names: tuple[str, ...]) -> tuple[Relationship, ...]:
        ties = (tie for name in names for tie in self.view.incoming(name, *self._parts))
        return tuple(tie for tie in ties if self.view.holds(tie).counts)


def _by_number(claims: tuple[Claim, ...]) -> CoverageState:
    several = len({claim.by.key for claim in claims}) > 1
    return CoverageState.SEVERAL if several else CoverageState.NAMED


def _open_state(named: Claims) -> CoverageState:
    if named.bodies:
        return CoverageState.COLLECTIVE
    if named.purposes or named.registers:
        return CoverageState.NAMED_ONLY
    return CoverageState.NONE
