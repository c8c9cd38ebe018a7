"""Duties that reach no subject, and subjects that no duty concerns."""

from collections.abc import Iterable, Iterator

from graph.analyses.mandates.report import Mismatch, MismatchKind
from graph.analyses.sentences import names, reason, sentence
from graph.map_view import MapView
from graph.ontology import DutyStep, Naming
from graph.ontology.properties import GENERIC
from graph.records import Entity, Relationship


class Charges:
    """The duties and subjects of mandates, on the view's day."""

    def __init__(self, view: MapView) -> None:
        """Read *view*."""
        self._view = view
        types = view.ontology.types
        self._charging = [each.name for each in types if each.duty_step is DutyStep.CHARGES]
        self._carrying = [each.name for each in types if each.duty_step is DutyStep.CARRIES_OUT]
        self._about = [each.name for each in types if each.duty_step is DutyStep.IS_ABOUT]
        self._addressing = [each.name for each in types if each.addresses]
        self._mandating = view.ontology.types_naming(Naming.MANDATE)
        self.charges = self._holding(view.relationships(*self._charging)) if self._charging else []
        self.mandates = list(self._mandates())

    def without_subject(self) -> Iterator[Mismatch]:
        """Every duty that names no subject, nor carries out what a goal that is for a subject carries out too."""
        for charge in self.charges:
            duty = self._view.entity(charge.target)
            named = self._holding(self._outgoing(duty.key, self._about))
            if any(map(self._counts, named)) or self._serves_through_programmes(duty.key):
                continue
            carried = self._holding(self._outgoing(duty.key, self._carrying))
            says, resting = self._what_it_names(named, carried), (*named, *carried)
            yield self._mismatch(MismatchKind.DUTY_WITHOUT_SUBJECT, charge, duty, charge.source, says, resting)

    def without_duty(self) -> Iterator[Mismatch]:
        """Every subject that a mandate names and no duty of the same office concerns."""
        concerned = {
            (charge.source, about.target)
            for charge in self.charges
            for about in self._holding(self._outgoing(charge.target, self._about))
        }
        for tie, office, subject in self.mandates:
            if (office, subject) in concerned:
                continue
            named, unit = self._view.entity(subject), self._view.entity(office)
            says = f"No duty of {unit.name} on record concerns {named.name}."
            yield self._mismatch(MismatchKind.SUBJECT_WITHOUT_DUTY, tie, named, office, says, ())

    def _mandates(self) -> Iterator[tuple[Relationship, str, str]]:
        for type_ in self._mandating:
            for tie in self._holding(self._view.relationships(type_.name)):
                office, subject = (tie.target, tie.source) if type_.inverse_of_naming else (tie.source, tie.target)
                if tie.role == type_.counting_role and self._is_office(office) and self._is_counted(subject):
                    yield tie, office, subject

    def _mismatch(
        self,
        kind: MismatchKind,
        tie: Relationship,
        about: Entity,
        office: str,
        says: str,
        named: Iterable[Relationship],
    ) -> Mismatch:
        view = self._view
        return Mismatch(
            kind=kind,
            relationship=tie,
            about=about,
            offices=(view.entity(office),),
            text=f"{sentence(view, tie)} {says}",
            certain=True,
            reasons=(reason(view, tie), *(reason(view, each) for each in named)),
        )

    def _what_it_names(self, named: list[Relationship], carried: list[Relationship]) -> str:
        ends = [self._view.entity(tie.target) for tie in named]
        said = []
        if ends:
            subjects = [each for each in ends if self._is_subject(each.key)]
            why = ", and no subject" if not subjects else ", and no subject that is counted"
            only = len(subjects) == len(ends)
            said.append(f"It concerns {names(ends)}{', too general to be counted' if only else why}.")
        if carried:
            means = names(self._view.entity(tie.target) for tie in carried)
            said.append(f"It carries out {means}, as no goal that is for a subject does.")
        return " ".join(said) or "What or whom that concerns is not on record."

    def _serves_through_programmes(self, duty: str) -> bool:
        for carries in self._holding(self._outgoing(duty, self._carrying)):
            for joint in self._holding(self._view.incoming(carries.target, *self._carrying)):
                kind = self._view.ontology.kind.get(self._view.entity(joint.source).kind)
                serving = self._holding(self._outgoing(joint.source, self._addressing))
                if kind is not None and kind.is_aim and any(map(self._counts, serving)):
                    return True
        return False

    def _counts(self, tie: Relationship) -> bool:
        return self._is_counted(tie.target)

    def _is_counted(self, key: str) -> bool:
        return self._is_subject(key) and not self._view.entity(key).properties.get(GENERIC.name)

    def _is_subject(self, key: str) -> bool:
        kind = self._view.ontology.kind.get(self._view.entity(key).kind)
        return kind is not None and kind.is_subject

    def _is_office(self, key: str) -> bool:
        kind = self._view.ontology.kind.get(self._view.entity(key).kind)
        return kind is not None and kind.is_unit

    def _outgoing(self, key: str, types: list[str]) -> list[Relationship]:
        return self._view.outgoing(key, *types) if types else []

    def _holding(self, ties: Iterable[Relationship]) -> list[Relationship]:
        return [tie for tie in ties if self._view.holds(tie).counts]
