"""Who holds what: subjects by mandate or decision, duties and their matters, representation."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analyses.coverage.judge import Judge
from graph.analyses.findings import OwnershipBasis
from graph.analyses.namings import Claim
from graph.analyses.overlaps.report import OverlapKind
from graph.analyses.units import Units
from graph.map_view import MapView
from graph.ontology import DutyStep, Naming, Path, ReadingStatus
from graph.ontology.properties import GENERIC, SUBTYPE, TERM
from graph.records import Entity, Relationship, ResponsibilityRole


@dataclass(frozen=True, slots=True)
class Share:
    """A unit's share in something: who is named, what for, and the relationships on the way."""

    unit: Entity
    by: Entity
    purpose: str | None
    ties: tuple[Relationship, ...]
    is_decided: bool = False
    is_confirmed: bool = False
    """Whether all that was decided is that its mandate is as it is written."""


@dataclass(frozen=True, slots=True)
class Held:
    """Something, and the shares that units have in it."""

    kind: OverlapKind
    thing: Entity
    shares: tuple[Share, ...]
    verb: str

    @property
    def units(self) -> tuple[Entity, ...]:
        """The units, each once, by name."""
        return tuple(
            sorted({each.unit.key: each.unit for each in self.shares}.values(), key=lambda each: (each.name, each.key))
        )


class Holdings:
    """Finds who holds what on the view's day."""

    def __init__(self, view: MapView) -> None:
        """Read *view*."""
        self._view = view
        self._judge = Judge(view)
        types = view.ontology.types
        self._step = {step: [each.name for each in types if each.duty_step is step] for step in DutyStep}
        self._speaks = [each.name for each in types if each.speaks_for]
        self._stands_in = [each.name for each in types if Path.STAND_IN in each.paths]

    @property
    def units(self) -> Units:
        """Which offices are units."""
        return self._judge.units

    def all(self) -> list[Held]:
        """Everything that somebody holds, once for each way of holding it."""
        return [*self._subjects(), *self._duties(), *self._represented()]

    def undecided(self) -> list[tuple[Relationship, tuple[Claim, ...], tuple[Claim, ...]]]:
        """The undecided readings between two names of which each is claimed, with the claims on either."""
        found = []
        for tie in self._readings():
            status, _ = self._judge.decisions.reading_status(tie)
            if status is ReadingStatus.OPEN:
                one, other = self._claims(tie.source), self._claims(tie.target)
                if one and other:
                    found.append((tie, one, other))
        return found

    def _readings(self) -> list[Relationship]:
        types = [each.name for each in self._view.ontology.types_for(Path.READING)]
        return self._holding(self._view.relationships(*types)) if types else []

    def _claims(self, subject: str) -> tuple[Claim, ...]:
        found = list(self._judge.namings.of(subject).units)
        for tie, other in self._judge.decisions.readings(subject):
            if self._judge.decisions.reading_status(tie)[0] is ReadingStatus.ACCEPTED:
                found += self._judge.namings.of(other).units
        return tuple(found)

    def _subjects(self) -> Iterable[Held]:
        shared = self._perhaps_shared()
        for subject in self._view.entities(*(kind.name for kind in self._view.ontology.subjects)):
            claims = self._claims(subject.key) if subject.key in shared else ()
            if claims:
                yield Held(self._kind(subject), subject, tuple(map(_share, claims)), "have")

    def _perhaps_shared(self) -> set[str]:
        """The subjects that more than one claim may be made on: most are named once, and need not be looked at."""
        claims: Counter[str] = Counter()
        for type_ in self._view.ontology.types_naming(Naming.MANDATE):
            ties = self._view.relationships(type_.name)
            claims.update(tie.source if type_.inverse_of_naming else tie.target for tie in ties)
        for naming in self._view.ontology.types_naming(Naming.DECISION):
            claims.update(tie.target for tie in self._view.relationships(naming.name))
        for tie in self._readings():
            claims.update(2 * [tie.source, tie.target])
        for role in self._view.snapshot.responsibilities.values():
            tie = self._view.snapshot.relationships[role.relationship]
            if role.role is ResponsibilityRole.ACCOUNTABLE:
                claims.update(2 * [tie.source, tie.target])
        return {key for key, number in claims.items() if number > 1}

    def _kind(self, subject: Entity) -> OverlapKind:
        kind = self._view.ontology.kind[subject.kind]
        is_class = kind.class_subtype is not None and subject.properties.get(SUBTYPE.name) == kind.class_subtype
        is_agreed = kind.property(TERM.name) is not None
        return OverlapKind.AGREEMENT_CLASS if is_class and is_agreed else OverlapKind.SUBJECT

    def _duties(self) -> Iterable[Held]:
        charged = self._by_target(self._step[DutyStep.CHARGES])
        kept = self._by_target(self._step[DutyStep.KEEPS])
        matters: defaultdict[str, list[Share]] = defaultdict(list)
        for duty, ties in charged.items():
            shares = self._shares(duty, ties)
            yield Held(OverlapKind.DUTY, self._view.entity(duty), shares, "are charged with")
            for about in self._holding(self._view.outgoing(duty, *self._step[DutyStep.IS_ABOUT])):
                matters[about.target] += [
                    Share(each.unit, self._view.entity(duty), self._view.entity(duty).name, (*each.ties, about))
                    for each in shares
                ]
        for key, ties in kept.items():
            yield Held(OverlapKind.DUTY, self._view.entity(key), self._shares(key, ties), "keep")
        for key, several in matters.items():
            matter = self._view.entity(key)
            if not matter.properties.get(GENERIC.name):
                yield Held(OverlapKind.DUTY, matter, self._lowest(several), "have duties that concern")

    def _represented(self) -> Iterable[Held]:
        for types, verb in ((self._speaks, "speak for"), (self._stands_in, "stand in for")):
            for key, ties in self._by_target(types).items():
                shares = self._lowest(
                    Share(self.units.standing_for(by), by, tie.qualifier or tie.purpose, (tie,))
                    for tie in ties
                    if self._is_ours(by := self._view.entity(tie.source))
                )
                yield Held(OverlapKind.REPRESENTATION, self._view.entity(key), shares, verb)

    def _is_ours(self, holder: Entity) -> bool:
        kind = self._view.ontology.kind.get(holder.kind)
        return kind is not None and kind.holds_responsibility

    def _by_target(self, types: list[str]) -> Mapping[str, list[Relationship]]:
        found: defaultdict[str, list[Relationship]] = defaultdict(list)
        for tie in self._holding(self._view.relationships(*types)) if types else ():
            found[tie.target].append(tie)
        return found

    def _shares(self, thing: str, ties: list[Relationship]) -> tuple[Share, ...]:
        name = self._view.entity(thing).name
        able = ((tie, self._view.entity(tie.source)) for tie in ties)
        return self._lowest(Share(unit, unit, name, (tie,)) for tie, unit in able if self.units.is_able(unit))

    def _lowest(self, shares: Iterable[Share]) -> tuple[Share, ...]:
        """The shares but for those of an office whose part has one too: the office holds it through its part."""
        known = list(shares)
        holders = {each.unit.key for each in known}
        if len(holders) < 2:
            return tuple(known)
        return tuple(each for each in known if not (self.units.below(each.unit.key) - {each.unit.key}) & holders)

    def _holding(self, ties: Iterable[Relationship]) -> list[Relationship]:
        return [tie for tie in ties if self._view.holds(tie).counts]


def _share(claim: Claim) -> Share:
    tie = claim.relationship
    is_assigned = claim.basis is OwnershipBasis.DECISION
    is_confirmed = not is_assigned and claim.decision is not None
    return Share(claim.by, claim.by, tie.purpose, (tie,), is_assigned or is_confirmed, is_confirmed)
