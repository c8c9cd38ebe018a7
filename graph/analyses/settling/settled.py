"""What was decided since a day, and what coverage was like before and after."""

from datetime import date

from graph.analyses.decisions import Decisions
from graph.analyses.sentences import listed, sentence
from graph.analyses.settling.contradictions import is_contradicted
from graph.analyses.settling.report import Settled
from graph.map_view import MapView
from graph.ontology import DecisionEffect, Naming
from graph.ontology.properties import DECIDED_BY, REASON, RELATIONSHIP, SUBTYPE
from graph.records import Entity
from graph.when import written


def settled_since(view: MapView, since: date) -> tuple[Settled, ...]:
    """The decisions taken after *since* and up to the view's day, the latest first.

    A decision whose day is not known exactly is among them if it may have been taken then.
    """
    decisions = Decisions(view)
    kinds = [kind.name for kind in view.ontology.kinds if kind.decides]
    found = [
        Settled(each, decided(view, each), decisions.is_in_force(each), _is_contradicted(view, each))
        for each in (view.entities(*kinds) if kinds else ())
        if _effect(each) and _may_be_taken(view, each, since)
    ]
    return tuple(sorted(found, key=lambda each: (each.decision.validity.earliest, each.decision.key), reverse=True))


def _is_contradicted(view: MapView, decision: Entity) -> bool:
    ties = view.outgoing(decision.key, *(each.name for each in view.ontology.types_naming(Naming.DECISION)))
    about = view.find_relationship(str(decision.properties.get(RELATIONSHIP.name, "")))
    return any(is_contradicted(view, tie, decision) for tie in (about, *ties))


def _effect(decision: Entity) -> DecisionEffect | None:
    subtype = decision.properties.get(SUBTYPE.name)
    return next((each for each in DecisionEffect if each.value == subtype), None)


def _may_be_taken(view: MapView, decision: Entity, since: date) -> bool:
    start = decision.validity.start
    return start is not None and start.latest > since and start.earliest <= view.as_of


def decided(view: MapView, decision: Entity) -> str:
    """What a decision says, when it was taken, by whom and why, as a sentence."""
    said = f"{written(decision.validity.start)}: {_what(view, decision, _effect(decision))}"
    by = view.find(str(decision.properties.get(DECIDED_BY.name, "")))
    if by is not None:
        said += f", by {by.name}"
    why = decision.properties.get(REASON.name)
    return f"{said}. {why}" if why else f"{said}."


def _what(view: MapView, decision: Entity, effect: DecisionEffect | None) -> str:
    about, assigned = _ends(view, decision)
    tie = view.find_relationship(str(decision.properties.get(RELATIONSHIP.name, "")))
    pair = listed(f"“{view.entity(end).name}”" for end in (tie.source, tie.target)) if tie else "two names"
    match effect:
        case DecisionEffect.ASSIGN:
            return f"{about} was assigned to {assigned}"
        case DecisionEffect.CONFIRM:
            return f"it was confirmed that {sentence(view, tie).rstrip('.')}" if tie else f"{about} was confirmed"
        case DecisionEffect.ACCEPT_READING:
            return f"{pair} were said to mean the same"
        case DecisionEffect.REJECT_READING:
            return f"{pair} were said not to mean the same"
        case DecisionEffect.ACCEPT_GAP:
            until = f" until {written(decision.validity.end)}" if decision.validity.end else ""
            return f"the gap at {about} was accepted{until}"
        case _:
            return f"a decision was withdrawn ({about})"


def _decides(view: MapView, key: str) -> bool:
    kind = view.ontology.kind.get(view.entity(key).kind)
    return kind is not None and kind.decides


def _ends(view: MapView, decision: Entity) -> tuple[str, str]:
    """What a decision is about, and whom it assigns; "something" and "somebody" where that may not be seen."""
    about: list[str] = []
    assigned: list[str] = []
    for type_ in view.ontology.types_naming(Naming.DECISION):
        for tie in view.outgoing(decision.key, type_.name):
            if _effect(decision) is not DecisionEffect.WITHDRAW and _decides(view, tie.target):
                continue  # what it takes the place of
            (assigned if tie.role == type_.assigning_role else about).append(view.entity(tie.target).name)
    return listed(about) if about else "something", listed(assigned) if assigned else "somebody"
