"""Whether a decision says what is decided already: it is put on record all the same, and whoever takes it is told."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from graph.analyses.decisions import Decisions, on_record
from graph.analyses.sentences import taken
from graph.analyses.settling.contradictions import is_contradicted
from graph.editing.draft import Draft
from graph.map_view import Lenses, MapView
from graph.ontology import DecisionEffect, Naming, ReadingStatus
from graph.ontology.properties import RELATIONSHIP, SUBTYPE
from graph.records import Entity, Relationship

_SETTLES: tuple[tuple[DecisionEffect | None, ReadingStatus], ...] = (
    (DecisionEffect.ACCEPT_READING, ReadingStatus.ACCEPTED),
    (DecisionEffect.REJECT_READING, ReadingStatus.REJECTED),
)


def repeats(draft: Draft) -> list[str]:
    """A sentence for each decision that *draft* makes though the map before it says so already."""

    @cache
    def before(when: date) -> _Before:
        return _Before(MapView(draft.snapshot, Lenses(as_of=when, ceiling=draft.author.ceiling)))

    kinds = {kind.name for kind in draft.ontology.kinds if kind.decides}
    made = [
        each
        for place, each in draft.made.items()
        if isinstance(each, Entity) and each.kind in kinds and draft.base(place) is None
    ]
    return [said for each in made for said in before(each.validity.earliest).says(each, draft.outgoing(each.key))]


class _Before:
    """What was decided on the map that *view* shows, on its day."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._decisions = Decisions(view)
        self._ties = {each.name: each for each in view.ontology.types_naming(Naming.DECISION)}

    def says(self, decision: Entity, ties: list[Relationship]) -> Iterator[str]:
        """What is told of a new *decision*, which has these *ties*, if anything."""
        ties = [each for each in ties if each.type in self._ties]
        assigned = {each.target for each in ties if each.role == self._ties[each.type].assigning_role}
        about = {each.target for each in ties} - assigned
        effect = next((each for each in DecisionEffect if each.value == decision.properties.get(SUBTYPE.name)), None)
        if effect is DecisionEffect.WITHDRAW:
            withdrawn = [each for each in map(self._view.find, sorted(about)) if each is not None]
            yield from (
                f"“{each.name}” ({each.key}) {self._gone(each)} already." for each in withdrawn if self._gone(each)
            )
            return
        tie = self._view.find_relationship(str(decision.properties.get(RELATIONSHIP.name, "")))
        found = [
            *self._on_tie(effect, tie),
            *(each for key in about for each in self._on_subject(effect, key, assigned)),
        ]
        same = [each for each in found if _lasts(each, decision) and not is_contradicted(self._view, tie, each)]
        if same:
            told = on_record(self._view, max(same, key=lambda each: (each.validity.earliest, each.key)))
            yield f"That is decided already: “{told.decision.name}”, {taken(told)} ({told.decision.key})."

    def _gone(self, decision: Entity) -> str:
        if decision.validity.latest < self._view.as_of:
            return "has run out"
        begun = decision.validity.earliest <= self._view.as_of
        return "is withdrawn" if begun and not self._decisions.is_in_force(decision) else ""

    def _on_tie(self, effect: DecisionEffect | None, tie: Relationship | None) -> Iterator[Entity]:
        if tie is None:
            return
        if effect is DecisionEffect.CONFIRM:
            known = self._decisions.confirmation(tie.key)
        else:
            status, settled = self._decisions.reading_status(tie)
            known = settled if (effect, status) in _SETTLES else None
        if known is not None:
            yield known

    def _on_subject(self, effect: DecisionEffect | None, subject: str, assigned: set[str]) -> Iterator[Entity]:
        if effect is DecisionEffect.ACCEPT_GAP:
            yield from (decision for decision, _ in self._decisions.about(subject, effect))
        elif effect is DecisionEffect.ASSIGN:
            known = self._decisions.assignments(subject)
            yield from (each.decision for each in known if {each.holder.key} == assigned)


def _lasts(known: Entity, decision: Entity) -> bool:
    """Whether a *known* decision surely holds on every day on which a new one may."""
    first, last = known.validity.certain
    return first <= decision.validity.earliest and decision.validity.latest <= last
