"""What has been decided, and what of it is in force on the day."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date

from graph.analyses.findings import DecisionOnRecord
from graph.analyses.withdrawals import withdrawn
from graph.map_view import MapView
from graph.ontology import DecisionEffect, Naming, Path, ReadingStatus
from graph.ontology.properties import DECIDED_BY, REASON, RELATIONSHIP, STATUS, SUBTYPE
from graph.records import Entity, Relationship
from graph.when import Validity


@dataclass(frozen=True, slots=True)
class Assignment:
    """A decision that assigns something to somebody."""

    decision: Entity
    holder: Entity
    relationship: Relationship


_SETTLES = {
    DecisionEffect.ACCEPT_READING: ReadingStatus.ACCEPTED,
    DecisionEffect.REJECT_READING: ReadingStatus.REJECTED,
}
_RECORDED = {each.value: each for each in ReadingStatus}


class Decisions:
    """The decisions of a map that are in force on the view's day: begun, not over, not withdrawn, not replaced.

    One that is about another and does more than withdraw it has taken its place, for as long as it is not withdrawn.
    """

    def __init__(self, view: MapView, some: Sequence[Entity] | None = None) -> None:
        """Read the decisions of *view*, or *some* of them."""
        self._view = view
        self._ties = view.ontology.types_naming(Naming.DECISION)
        self._readings = [each.name for each in view.ontology.types_for(Path.READING)]
        kinds = [kind.name for kind in view.ontology.kinds if kind.decides]
        decisions = some if some is not None else view.entities(*kinds) if kinds else []
        self._on: defaultdict[str, list[Entity]] = defaultdict(list)
        for each in decisions:
            self._on[str(each.properties.get(RELATIONSHIP.name, ""))].append(each)
        self._in_force = {each.key for each in decisions if view.exists(each).counts}
        in_force = [each for each in decisions if each.key in self._in_force]
        withdrawals = [each for each in in_force if self._is(each, DecisionEffect.WITHDRAW)]
        withdrawals.sort(key=lambda each: (_day(each), each.key), reverse=True)
        gone = withdrawn({each.key: self._meant_by(each) for each in withdrawals})
        self._in_force -= gone | self._replaced({each.key: each for each in decisions}, gone)

    def seen_by(self, view: MapView, some: Sequence[Entity] = ()) -> "Decisions":
        """The same for a *view* that differs in *some* decisions at most, whatever else is otherwise on it.

        No other decision may replace or withdraw one of them, nor one of them another.
        """
        other = copy(self)
        other._view = view
        if some:
            part, keys = Decisions(view, some), {each.key for each in some}
            other._in_force = (self._in_force - keys) | part._in_force
            other._on = self._on | part._on
        return other

    def validity(self, tie: Relationship) -> Validity:
        """From when to when a relationship holds; a decision's without dates of its own, as long as the decision."""
        if tie.validity.is_dated or not is_of_decision(self._view, tie):
            return tie.validity
        return self._view.validity(self._view.entity(tie.source))

    def is_in_force(self, decision: Entity) -> bool:
        """Whether this decision is in force on the view's day."""
        return decision.key in self._in_force

    def _is(self, decision: Entity, effect: DecisionEffect) -> bool:
        return decision.key in self._in_force and decision.properties.get(SUBTYPE.name) == effect.value

    def _replaced(self, decisions: Mapping[str, Entity], gone: Collection[str]) -> set[str]:
        """Those of *decisions* whose place another has taken that is not *gone*."""
        return {
            tie.target
            for each in decisions.values()
            if each.key not in gone
            and each.properties.get(SUBTYPE.name) != DecisionEffect.WITHDRAW.value
            and _day(each) <= self._view.as_of
            for tie in self._ties_of(each)
            if tie.target in decisions
        }

    def _meant_by(self, withdrawal: Entity) -> set[str]:
        """The decisions that it withdraws: those it is about, and every earlier one about the same relationship."""
        meant = {tie.target for tie in self._ties_of(withdrawal)}
        relationship = withdrawal.properties.get(RELATIONSHIP.name)
        if relationship is not None:
            about = {each.key: each for each in self._on[str(relationship)]}
            tie = self._view.find_relationship(str(relationship))
            if tie is not None and any(tie.type == each.name for each in self._ties):
                about[tie.source] = self._view.entity(tie.source)
            meant |= {key for key, each in about.items() if _day(each) <= _day(withdrawal)}
        return meant - {withdrawal.key}

    def _ties_of(self, decision: Entity) -> list[Relationship]:
        return self._view.outgoing(decision.key, *(each.name for each in self._ties))

    def about(self, subject: str, effect: DecisionEffect) -> Iterator[tuple[Entity, Relationship]]:
        """The decisions in force with this *effect* that are about *subject* while it exists, with the tie to it."""
        assigning = {each.assigning_role for each in self._ties}
        for tie in self._view.incoming(subject, *(each.name for each in self._ties)):
            decision = self._view.entity(tie.source)
            if self._is(decision, effect) and tie.role not in assigning and self._view.holds(tie).counts:
                yield decision, tie

    def mentioning(self, subject: str) -> Iterator[tuple[Entity, Relationship]]:
        """The decisions about *subject*, in force or not, of whatever effect, with the tie to it."""
        assigning = {each.assigning_role for each in self._ties}
        for tie in self._view.incoming(subject, *(each.name for each in self._ties)):
            if tie.role not in assigning:
                yield self._view.entity(tie.source), tie

    def assignments(self, subject: str) -> list[Assignment]:
        """Whom decisions in force assign *subject* to, as long as both exist."""
        return [
            Assignment(decision, self._view.entity(tie.target), about)
            for decision, about in self.about(subject, DecisionEffect.ASSIGN)
            for tie in self._ties_of(decision)
            if any(each.name == tie.type and each.assigning_role == tie.role for each in self._ties)
            and self._view.holds(tie).counts
        ]

    def confirmation(self, relationship: str) -> Entity | None:
        """The newest decision in force that confirms this relationship, or None."""
        return self._newest(relationship, (DecisionEffect.CONFIRM,))

    def reading_status(self, reading: Relationship) -> tuple[ReadingStatus, Entity | None]:
        """Where a reading stands on the day, and the decision that settled it.

        What is recorded on the reading itself counts only where no decision on record names it.
        """
        decision = self._newest(reading.key, tuple(_SETTLES))
        if decision is not None:
            return _SETTLES[DecisionEffect(str(decision.properties[SUBTYPE.name]))], decision
        decided = any(
            each.properties.get(SUBTYPE.name) in {effect.value for effect in _SETTLES} for each in self._on[reading.key]
        )
        recorded = _RECORDED.get(str(reading.properties.get(STATUS.name)), ReadingStatus.OPEN)
        return (ReadingStatus.OPEN if decided else recorded), None

    def readings(self, key: str) -> list[tuple[Relationship, str]]:
        """The readings of this name that hold on the day, each with the other name."""
        ties = [
            *((tie, tie.target) for tie in self._view.outgoing(key, *self._readings)),
            *((tie, tie.source) for tie in self._view.incoming(key, *self._readings)),
        ]
        return sorted(
            ((tie, other) for tie, other in ties if self._view.holds(tie).counts), key=lambda pair: pair[0].key
        )

    def _newest(self, relationship: str, effects: tuple[DecisionEffect, ...]) -> Entity | None:
        found = [each for each in self._on[relationship] if any(self._is(each, effect) for effect in effects)]
        return max(found, key=lambda each: (_day(each), each.key), default=None)


def on_record(view: MapView, decision: Entity) -> DecisionOnRecord:
    """Who took a decision, when, until when, and why."""
    by = decision.properties.get(DECIDED_BY.name)
    why = decision.properties.get(REASON.name)
    return DecisionOnRecord(
        decision=decision,
        validity=view.validity(decision),
        by=None if by is None else view.find(str(by)),
        why=None if why is None else str(why),
        evidence=view.evidence(decision),
    )


def is_of_decision(view: MapView, tie: Relationship) -> bool:
    """Whether a relationship says what a decision is about, or to whom it assigns it."""
    return view.ontology.type[tie.type].names_subject is Naming.DECISION


def _day(decision: Entity) -> date:
    return decision.validity.earliest
