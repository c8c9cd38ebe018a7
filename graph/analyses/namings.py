"""Who names a subject: units, bodies, what is for or about it, registers."""

from dataclasses import dataclass, field

from graph.analyses.decisions import Decisions
from graph.analyses.findings import OwnershipBasis
from graph.analyses.units import Units
from graph.map_view import MapView
from graph.ontology import Naming, RelationshipType
from graph.ontology.properties import SUBTYPE
from graph.records import Entity, Relationship, ResponsibilityRole


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody or something that names a subject, and the relationship by which it does."""

    by: Entity
    relationship: Relationship
    basis: OwnershipBasis = OwnershipBasis.MANDATE
    decision: Entity | None = None


@dataclass(slots=True)
class Claims:
    """Everything that names one subject on the day."""

    units: list[Claim] = field(default_factory=list)
    bodies: list[Claim] = field(default_factory=list)
    purposes: list[Claim] = field(default_factory=list)
    registers: list[Claim] = field(default_factory=list)

    def merged(self, other: "Claims") -> "Claims":
        """These and those."""
        return Claims(
            self.units + other.units,
            self.bodies + other.bodies,
            self.purposes + other.purposes,
            self.registers + other.registers,
        )

    def without(self, relationships: frozenset[str]) -> "Claims":
        """These but for what is said by one of these *relationships* (their keys)."""
        return Claims(
            *(
                [each for each in claims if each.relationship.key not in relationships]
                for claims in (self.units, self.bodies, self.purposes, self.registers)
            )
        )


class Namings:
    """Tells for a subject who names it on the view's day."""

    def __init__(self, view: MapView, units: Units, decisions: Decisions) -> None:
        """Read *view*, with its *units* and *decisions*."""
        self._view, self.units, self.decisions = view, units, decisions
        naming = [each for each in view.ontology.types if each.names_subject not in (None, Naming.DECISION)]
        self._forward = {each.name: each for each in naming if not each.inverse_of_naming}
        self._backward = {each.name: each for each in naming if each.inverse_of_naming}
        self._known: dict[str, Claims] = {}

    def of(self, subject: str) -> Claims:
        """Who and what names this subject, by itself: no class, part or reading is followed."""
        known = self._known.get(subject)
        if known is None:
            known = self._known[subject] = self._find(subject)
        return known

    def on_other_days(self, subject: str) -> list[tuple[Entity, Relationship]]:
        """What names this subject on record, though not on the day, with the relationship by which it does."""
        view = self._view
        pairs = [(view.entity(tie.source), tie) for tie in view.incoming(subject, *self._forward)]
        pairs += [(view.entity(tie.target), tie) for tie in view.outgoing(subject, *self._backward)]
        return [(namer, tie) for namer, tie in pairs if not view.holds(tie).counts]

    def _find(self, subject: str) -> Claims:
        claims = Claims()
        view = self._view
        for tie in view.incoming(subject, *self._forward):
            if view.holds(tie).counts:
                self._sort(claims, subject, self._forward[tie.type], view.entity(tie.source), tie)
        for tie in view.outgoing(subject, *self._backward):
            if view.holds(tie).counts:
                self._sort(claims, subject, self._backward[tie.type], view.entity(tie.target), tie)
        for assigned in self.decisions.assignments(subject):
            unit = self.units.standing_for(assigned.holder)
            is_body = self.units.is_office(unit) and not self.units.is_able(unit)
            claim = Claim(unit, assigned.relationship, OwnershipBasis.DECISION, assigned.decision)
            (claims.bodies if is_body else claims.units).append(claim)
        return claims

    def _sort(self, claims: Claims, subject: str, type_: RelationshipType, namer: Entity, tie: Relationship) -> None:
        match type_.names_subject:
            case Naming.MANDATE:
                owner = self.units.standing_for(namer) if self._holds_roles(namer) else namer
                counts = tie.role == type_.counting_role and self._owns(owner, subject)
                (claims.units if counts else claims.bodies).append(self._claim(owner, tie))
            case Naming.AIM:
                claims.bodies.append(Claim(namer, tie))
            case Naming.PURPOSE:
                if not self.counts_purpose(namer):
                    return
                claims.purposes.append(Claim(namer, tie))
            case Naming.REGISTER if self.counts_purpose(namer):
                claims.purposes.append(Claim(namer, tie))
            case Naming.REGISTER:
                claims.registers.append(Claim(namer, tie))
                return
        self._add_accountable(claims, subject, tie)

    def _add_accountable(self, claims: Claims, subject: str, tie: Relationship) -> None:
        for role in self._view.responsibilities(tie):
            if role.role is not ResponsibilityRole.ACCOUNTABLE or not self._view.role_holds(role).counts:
                continue
            owner = self.units.standing_for(self._view.entity(role.holder))
            known = claims.units if self._owns(owner, subject) else claims.bodies
            if not any((each.by.key, each.relationship.key) == (owner.key, tie.key) for each in known):
                known.append(self._claim(owner, tie))

    def _claim(self, owner: Entity, tie: Relationship) -> Claim:
        return Claim(owner, tie, decision=self.decisions.confirmation(tie.key))

    def _owns(self, owner: Entity, subject: str) -> bool:
        if self.units.is_office(owner):
            return self.units.is_unit_for(owner, subject)
        return self._holds_roles(owner)

    def _holds_roles(self, entity: Entity) -> bool:
        kind = self._view.ontology.kind.get(entity.kind)
        return kind is not None and kind.holds_responsibility

    def counts_purpose(self, namer: Entity) -> bool:
        """Whether it is a goal, priority, programme or event, and no register."""
        kind = self._view.ontology.kind.get(namer.kind)
        return kind is not None and kind.names_subjects and not self.is_register(namer)

    def is_register(self, entity: Entity) -> bool:
        """Whether it only records: a programme of subtype register."""
        kind = self._view.ontology.kind.get(entity.kind)
        if kind is None or kind.register_subtype is None:
            return False
        return entity.properties.get(SUBTYPE.name) == kind.register_subtype
