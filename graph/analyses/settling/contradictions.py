"""Whether a later source says otherwise: of a decision, or of what was decided on."""

from graph.map_view import MapView
from graph.records import Entity, Evidence, Relationship


def is_contradicted(view: MapView, tie: Relationship | None, decision: Entity | None) -> bool:
    """Whether a source contradicts *tie* or the *decision* on it, and the decision did not surely come after it.

    A source without a day may always be the later one; without a decision every source counts.
    """
    things = [each for each in (tie, decision) if each is not None]
    return any(each.contradicts and not _is_answered(each, decision) for one in things for each in view.evidence(one))


def _is_answered(evidence: Evidence, decision: Entity | None) -> bool:
    if evidence.known_on is None or decision is None or decision.validity.start is None:
        return False
    return evidence.known_on.latest < decision.validity.start.earliest
