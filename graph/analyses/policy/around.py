"""What the coverage of a subject can rest on, at however many steps: where to look for what has ended."""

from graph.map_view import MapView
from graph.ontology import DutyStep, Naming, Path
from graph.records import Relationship

_STEPS = 4  # a unit has a duty that carries out a programme that carries out a goal that serves the subject


class Around:
    """Finds the relationships around a subject by which it may be covered on some day.

    They are followed only from what is covered towards who covers it: who else a goal serves, or who else belongs to a
    class, says nothing about the subject.
    """

    def __init__(self, view: MapView) -> None:
        """Look at *view*."""
        self._view = view
        types = view.ontology.types
        naming = [each for each in types if each.names_subject is not None]
        self._parts = [each.name for each in view.ontology.types_for(Path.PART)]
        self._towards = {each.name for each in naming if not each.inverse_of_naming}
        self._towards |= {each.name for each in types if each.paths & {Path.READING, Path.DUTY}}
        self._away = {each.name for each in naming if each.inverse_of_naming or each.names_subject is Naming.DECISION}
        self._away |= {each.name for each in types if each.paths & {Path.READING, Path.CLASS}}
        self._away |= {each.name for each in types if each.duty_step is DutyStep.CARRIES_OUT}

    def ties(self, subject: str) -> list[Relationship]:
        """These relationships, each once."""
        found: dict[str, Relationship] = {each.key: each for each in self._view.incoming(subject, *self._parts)}
        seen, front = {subject}, {subject} | {each.source for each in found.values()}
        for _ in range(_STEPS):
            ties = [tie for key in sorted(front) for tie in self._at(key)]
            found |= {each.key: each for each in ties}
            seen |= front
            ends = {end for tie in ties for end in (tie.source, tie.target)}
            front = {each for each in ends - seen if not self._holds_roles(each)}
        return [found[key] for key in sorted(found)]

    def _at(self, key: str) -> list[Relationship]:
        return [*self._view.outgoing(key, *self._away), *self._view.incoming(key, *self._towards)]

    def _holds_roles(self, key: str) -> bool:
        kind = self._view.ontology.kind.get(self._view.entity(key).kind)
        return kind is None or kind.holds_responsibility
