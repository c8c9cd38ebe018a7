"""The map as somebody sees it: one snapshot, seen through lenses that are laid over it before anything counts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from rapidfuzz import process

from graph.called import nearest_keys
from graph.errors import NotFound
from graph.ontology import Naming, Ontology, Path
from graph.pulse import beat
from graph.records import (
    Certainty,
    Entity,
    Evidence,
    MapSettings,
    Relationship,
    Responsibility,
    Sensitivity,
    SubjectType,
)
from graph.snapshot import Snapshot
from graph.when import FuzzyDate, Truth, Validity


@dataclass(frozen=True, slots=True)
class Lenses:
    """How the map is looked at.

    ``as_of`` is the day in the world (None: the map's reference date, else today), ``recorded_as_of`` the moment of our
    knowledge (None: now), ``stated_only`` drops what rests on inference, ``ceiling`` is the highest sensitivity that
    the viewer may see.
    """

    as_of: date | None = None
    recorded_as_of: datetime | None = None
    stated_only: bool = False
    ceiling: Sensitivity = Sensitivity.CONFIDENTIAL


NO_LENSES = Lenses()


class MapView:
    """A snapshot seen through lenses. Reads only; every sequence is ordered by key.

    What the viewer may not see, and with ``stated_only`` what is inferred, is not there. What does not hold on the day
    is there: :meth:`holds` and :meth:`exists` tell. Every look at several records is a beat of the pulse under which it
    is read, so that whoever reads it long can be stopped.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        lenses: Lenses = NO_LENSES,
        imagined: tuple[str, ...] = (),
        recorded: Snapshot | None = None,
    ) -> None:
        """Lay *lenses* over *snapshot*.

        *imagined* says what of it is so only in a scenario, a sentence each, and *recorded* is the map without that.
        """
        self.snapshot = snapshot
        self.imagined = imagined
        self.recorded = recorded or snapshot
        self.lenses = lenses
        self.as_of: date = lenses.as_of or snapshot.settings.reference_date or date.today()  # noqa: DTZ011 - a day, not a moment
        self._kept_types = _never_dropped(snapshot.ontology)
        self._hides_nothing = lenses.ceiling is Sensitivity.CONFIDENTIAL and not lenses.stated_only
        self._holds: dict[str, Truth] = {}
        self._exists: dict[str, Truth] = {}

    @property
    def ontology(self) -> Ontology:
        """Kinds and types, with the map's own values."""
        return self.snapshot.ontology

    @property
    def settings(self) -> MapSettings:
        """What the map says of itself."""
        return self.snapshot.settings

    def on_record(self) -> "MapView":
        """The same map for the same viewer, with nothing dropped but what they may not see."""
        return MapView(self.snapshot, Lenses(as_of=self.as_of, ceiling=self.lenses.ceiling))

    def seen_on(self, day: date) -> "MapView":
        """The same map, through the same lenses otherwise, as of another day."""
        return MapView(self.snapshot, replace(self.lenses, as_of=day), self.imagined, self.recorded)

    def without_imagined(self) -> "MapView":
        """What is really on record for this viewer, whatever lens is laid over it and whatever is imagined."""
        return MapView(self.recorded, Lenses(as_of=self.as_of, ceiling=self.lenses.ceiling))

    @property
    def absence(self) -> str:
        """The words that say how far one has looked when there is nothing."""
        hides = self.lenses.ceiling is not Sensitivity.CONFIDENTIAL
        return "none on record at this level" if hides else "none on record in the sources loaded"

    def entity(self, key: str, *kinds: str) -> Entity:
        """The entity with this key; *kinds* are those that may stand where it is asked for, all where none is given.

        Raises:
            NotFound: There is none at this level; the nearest keys are offered, of these kinds if any is near.
        """
        found = self.find(key)
        if found is None:
            near = nearest_keys(self.entities(*kinds), key) or nearest_keys(self.entities(), key)
            raise NotFound("entity", key, near)
        return found

    def find(self, key: str) -> Entity | None:
        """The entity with this key, or None."""
        found = self.snapshot.entities.get(key)
        return found if found is not None and found.sensitivity <= self.lenses.ceiling else None

    def relationship(self, key: str) -> Relationship:
        """The relationship with this key.

        Raises:
            NotFound: There is none at this level; the nearest keys are offered.
        """
        found = self.find_relationship(key)
        if found is None:
            visible = (each for each in self.snapshot.relationships if self.find_relationship(each))
            near = process.extract(key, visible, limit=3, score_cutoff=60)
            raise NotFound("relationship", key, [match for match, _, _ in near])
        return found

    def find_relationship(self, key: str) -> Relationship | None:
        """The relationship with this key, or None."""
        found = self.snapshot.relationships.get(key)
        return found if found is not None and self.shows(found) else None

    def entities(self, *kinds: str) -> list[Entity]:
        """All entities, or those of these kinds."""
        beat()
        ceiling = self.lenses.ceiling
        return [
            each
            for each in self.snapshot.entities.values()
            if each.sensitivity <= ceiling and (not kinds or each.kind in kinds)
        ]

    def relationships(self, *types: str) -> list[Relationship]:
        """All relationships, or those of these types."""
        rows = self.snapshot.of_types(*types) if types else self.snapshot.relationships.values()
        return self._shown(rows, ())

    def outgoing(self, key: str, *types: str) -> list[Relationship]:
        """What starts from this entity, of these types if any are given."""
        return self._shown(self.snapshot.outgoing(key), types)

    def incoming(self, key: str, *types: str) -> list[Relationship]:
        """What leads to this entity, of these types if any are given."""
        return self._shown(self.snapshot.incoming(key), types)

    def shows(self, relationship: Relationship) -> bool:
        """Whether the lenses leave this relationship on the map."""
        return self.may_see(relationship) and self.keeps(relationship)

    def keeps(self, record: Relationship | Responsibility) -> bool:
        """Whether *stated only*, where it is on, leaves this on the map."""
        if not self.lenses.stated_only or record.certainty is Certainty.STATED:
            return True
        if isinstance(record, Relationship) and record.type in self._kept_types:
            return True
        return record.basis is not None and not record.basis.is_inference

    def may_see(self, relationship: Relationship) -> bool:
        """Whether the viewer may see it: a relationship is as secret as its most secret end."""
        return (
            relationship.sensitivity <= self.lenses.ceiling
            and self.find(relationship.source) is not None
            and self.find(relationship.target) is not None
        )

    def borne_out_by(self, document: str) -> tuple[list[str], list[str]]:
        """The keys of the entities and of the relationships of which this document says something, in order.

        All evidence is gone through.
        """
        about = {
            (each.subject_type, each.subject)
            for each in self.snapshot.evidence.values()
            if each.document == document and each.sensitivity <= self.lenses.ceiling
        }
        entities = sorted(key for type_, key in about if type_ is SubjectType.ENTITY)
        return entities, sorted(key for type_, key in about if type_ is SubjectType.RELATIONSHIP)

    def evidence(self, record: Entity | Relationship) -> tuple[Evidence, ...]:
        """What bears out this entity or relationship, in documents that the viewer may see."""
        beat()
        return tuple(
            each
            for each in self.snapshot.evidence_of(record)
            if each.sensitivity <= self.lenses.ceiling and self.find(each.document) is not None
        )

    def responsibilities(self, relationship: Relationship) -> tuple[Responsibility, ...]:
        """The roles held on this relationship by holders that the viewer may see."""
        held = self.snapshot.responsibilities_on(relationship.key)
        return tuple(each for each in held if self._shows_role(each)) if held else ()

    def responsibilities_of(self, holder: str) -> tuple[Responsibility, ...]:
        """The roles that this office, post or person holds on relationships that the lenses leave."""
        return tuple(
            each
            for each in self.snapshot.responsibilities_of(holder)
            if self._shows_role(each) and self.find_relationship(each.relationship) is not None
        )

    def exists(self, entity: Entity) -> Truth:
        """Whether the entity holds on the day."""
        return self.validity(entity).on(self.as_of)

    def validity(self, entity: Entity) -> Validity:
        """The period an entity holds in: its year where its kind says so (a priority), else its dates."""
        return period_of(entity, self.ontology)

    def holds(self, relationship: Relationship) -> Truth:
        """Whether the relationship holds on the day: only if both its ends do."""
        known = self._holds.get(relationship.key)
        if known is None:
            beat()
            known = relationship.validity.on(self.as_of)
            for end in (relationship.source, relationship.target):
                if known is not Truth.NO:
                    known = known & self._end_exists(end)
            self._holds[relationship.key] = known
        return known

    def _end_exists(self, key: str) -> Truth:
        known = self._exists.get(key)
        if known is None:
            known = self._exists[key] = self.exists(self.snapshot.entities[key])
        return known

    def role_holds(self, responsibility: Responsibility) -> Truth:
        """Whether somebody holds a role on the day: only while the relationship and the holder do."""
        relationship = self.snapshot.relationships[responsibility.relationship]
        holder = self.snapshot.entities[responsibility.holder]
        return responsibility.validity.on(self.as_of) & self.exists(holder) & self.holds(relationship)

    def _shown(self, rows: Iterable[Relationship], types: tuple[str, ...]) -> list[Relationship]:
        beat()
        if self._hides_nothing:
            return [each for each in rows if each.type in types] if types else list(rows)
        return [each for each in rows if (not types or each.type in types) and self.shows(each)]

    def _shows_role(self, each: Responsibility) -> bool:
        return each.sensitivity <= self.lenses.ceiling and self.find(each.holder) is not None and self.keeps(each)


def period_of(entity: Entity, ontology: Ontology) -> Validity:
    """The period an entity holds in: its year where its kind says so (a priority), else its dates."""
    kind = ontology.kind.get(entity.kind)
    year = kind.holds_in.read(entity.properties) if kind and kind.holds_in else None
    if year is None or not date.min.year <= int(year) <= date.max.year:
        return entity.validity
    whole_year = FuzzyDate.read(f"{year:04}")
    return Validity(whole_year, whole_year)


def _never_dropped(ontology: Ontology) -> frozenset[str]:
    """The types that *stated only* keeps: readings, decisions, and the members of rosters."""
    return frozenset(
        each.name
        for each in ontology.types
        if Path.READING in each.paths or each.names_subject is Naming.DECISION or each.lists_subject
    )
