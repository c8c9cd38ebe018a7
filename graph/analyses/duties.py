"""Which unit is charged with something that concerns a subject."""

from dataclasses import dataclass

from graph.analyses.units import Units
from graph.map_view import MapView
from graph.ontology import DutyStep, Naming
from graph.records import Entity, Relationship


@dataclass(frozen=True, slots=True)
class DutyPath:
    """The way from a unit to a subject: the relationships from the unit on, in the order in which they are told."""

    unit: Entity
    steps: tuple[Relationship, ...]


class Duties:
    """Finds the units whose duties, registers or programmes concern a subject, on the view's day."""

    def __init__(self, view: MapView, units: Units) -> None:
        """Read *view*, with its *units*."""
        self._view, self._units = view, units
        types = view.ontology.types
        self._step = {step: [each.name for each in types if each.duty_step is step] for step in DutyStep}
        self._register = {each.name for each in view.ontology.types_naming(Naming.REGISTER)}
        self._carried: dict[str, list[DutyPath]] = {}
        self._addresses = {each.name for each in types if each.addresses}

    def to(self, subject: str) -> list[DutyPath]:
        """Every way, ordered by unit and then by the relationships on it.

        A unit is charged with a duty that is about the subject; or it keeps a register on it; or it (or a duty of it)
        carries out a programme that a goal carries out too which is for the subject.
        """
        found: list[DutyPath] = []
        for about in self._holding(self._view.incoming(subject, *self._step[DutyStep.IS_ABOUT])):
            if about.type in self._register:
                found += self._from_units(DutyStep.KEEPS, about.source, (about,))
            elif about.type in self._addresses:
                found += self._through_programmes(about)
            else:
                found += self._from_units(DutyStep.CHARGES, about.source, (about,))
        found.sort(key=lambda path: (path.unit.name, [step.key for step in path.steps]))
        return found

    def _through_programmes(self, serves: Relationship) -> list[DutyPath]:
        return [DutyPath(path.unit, (*path.steps, serves)) for path in self._carrying_out(serves.source)]

    def _carrying_out(self, key: str) -> list[DutyPath]:
        known = self._carried.get(key)
        if known is None:
            aim = self._view.ontology.kind.get(self._view.entity(key).kind)
            known = self._carried[key] = self._to_programmes(key) if aim is not None and aim.is_aim else []
        return known

    def _to_programmes(self, aim: str) -> list[DutyPath]:
        found: list[DutyPath] = []
        carrying = self._step[DutyStep.CARRIES_OUT]
        for joint in self._holding(self._view.outgoing(aim, *carrying)):
            found += self._from_units(DutyStep.CARRIES_OUT, joint.target, (joint,))
            for carries in self._holding(self._view.incoming(joint.target, *carrying)):
                found += self._from_units(DutyStep.CHARGES, carries.source, (carries, joint))
        return found

    def _from_units(self, step: DutyStep, end: str, behind: tuple[Relationship, ...]) -> list[DutyPath]:
        return [
            DutyPath(unit, (tie, *behind))
            for tie in self._holding(self._view.incoming(end, *self._step[step]))
            if self._units.is_able(unit := self._view.entity(tie.source))
        ]

    def _holding(self, ties: list[Relationship]) -> list[Relationship]:
        return [tie for tie in ties if self._view.holds(tie).counts]
