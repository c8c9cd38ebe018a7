"""Small maps for tests, written as sentences: who does what to whom."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

from graph.map_view import Lenses, MapView
from graph.ontology import ONTOLOGY, DecisionEffect, RelationshipType
from graph.records import (
    Basis,
    Certainty,
    Entity,
    Evidence,
    MapSettings,
    PropertyValue,
    Relationship,
    Responsibility,
    ResponsibilityRole,
    Revision,
    SubjectType,
)
from graph.snapshot import Snapshot
from graph.store import Contents
from graph.when import FuzzyDate, Validity

Tie: TypeAlias = tuple[str, RelationshipType, str]


def slug(name: str) -> str:
    """The key that a test map gives a name."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def a_day(text: str | date) -> date:
    """A day, written or not."""
    return date.fromisoformat(text) if isinstance(text, str) else text


def lasting(start: str | None = None, end: str | None = None) -> Validity:
    """From *start* to *end*, the last day included; each as EDTF."""
    return Validity(FuzzyDate.read(start) if start else None, FuzzyDate.read(end) if end else None)


class World:
    """A map in the making; names stand for keys."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.entities: dict[str, Entity] = {}
        self.relationships: dict[str, Relationship] = {}
        self.responsibilities: dict[str, Responsibility] = {}
        self.evidence: dict[str, Evidence] = {}
        self.settings = MapSettings(title="A test map")

    def add(self, name: str, kind: str, validity: Validity | None = None, **properties: PropertyValue) -> Entity:
        """Put an entity on the map, or replace the one of this name."""
        entity = Entity(
            key=slug(name), kind=kind, name=name, properties=properties, validity=validity or lasting(), version=1
        )
        self.entities[entity.key] = entity
        return entity

    def office(self, name: str, unit_type: str = "team", **rest: Any) -> Entity:
        """An office; a team unless said otherwise."""
        return self.add(name, "office", unit_type=unit_type, **rest)

    def _ensure(self, name: str, kinds: Iterable[str]) -> str:
        key = slug(name)
        if key not in self.entities:
            kind = next(iter(kinds))
            if kind == "office":
                self.office(name)
            else:
                self.add(name, kind)
        return key

    def tie(
        self,
        source: str,
        type_: RelationshipType,
        target: str,
        *,
        role: str | None = None,
        validity: Validity | None = None,
        basis: Basis | None = None,
        **rest: Any,
    ) -> Relationship:
        """Say that *source* is tied to *target*; names not on the map yet become the first kinds the type allows."""
        pair = type_.endpoints[0]
        ends = (
            self._ensure(source, (kind.name for kind in pair.sources)),
            self._ensure(target, (kind.name for kind in pair.targets)),
        )
        stem = f"{ends[0]}--{type_.name.lower().replace('_', '-')}--{ends[1]}"
        key = rest.pop("key", stem)
        made = Relationship(
            key=key,
            type=type_.name,
            source=ends[0],
            target=ends[1],
            role=role or type_.counting_role or type_.default_role,
            validity=validity or lasting(),
            certainty=Certainty.INFERRED if basis else Certainty.STATED,
            basis=basis,
            version=1,
            **rest,
        )
        self.relationships[key] = made
        return made

    def answer(self, holder: str, on: Relationship, role: str = "accountable") -> None:
        """Give *holder* a role on a relationship."""
        key = f"{on.key}--{role}--{slug(holder)}"
        self.responsibilities[key] = Responsibility(
            key=key, relationship=on.key, holder=slug(holder), role=ResponsibilityRole(role), version=1
        )

    def quote(
        self, subject: Entity | Relationship, document: str = "A document", known_on: str | None = None, **rest: Any
    ) -> Evidence:
        """A document that bears something out; documents not on the map yet come on it."""
        if slug(document) not in self.entities:
            self.add(document, "document", about="a document of the test")
        made = Evidence(
            key=f"{subject.key}--in--{slug(document)}",
            subject_type=SubjectType(subject.table),
            subject=subject.key,
            document=slug(document),
            known_on=FuzzyDate.read(known_on) if known_on else None,
            version=1,
            **{"quote": f"A sentence of {document}.", **rest},
        )
        self.evidence[made.key] = made
        return made

    def read_as(self, name: str, other: str, status: str = "open", strength: str = "near-synonym") -> Relationship:
        """A reading: two names that may mean the same."""
        return self.tie(name, ONTOLOGY.type["READ_AS"], other, properties={"strength": strength, "status": status})

    def decide(
        self,
        effect: DecisionEffect,
        *,
        about: str | None = None,
        assigns: str | None = None,
        relationship: Relationship | None = None,
        on: str | None = None,
        until: str | None = None,
        by: str | None = None,
        why: str | None = None,
    ) -> Entity:
        """A decision on record; *by* whom is an office unless it is on the map already."""
        name = f"Decision {len(self.entities) + 1}"
        properties: dict[str, PropertyValue] = {"subtype": effect.value}
        if by is not None:
            properties["decided_by"] = self._ensure(by, ["office"])
        if why is not None:
            properties["reason"] = why
        if relationship is not None:
            properties["relationship"] = relationship.key
        decision = self.add(name, "decision", lasting(on, until), **properties)
        for other, role in ((about, "about"), (assigns, "assigns")):
            if other is not None:
                self.tie(name, ONTOLOGY.type["DECIDES"], other, role=role)
        return decision

    def retire(self, source: str, type_: RelationshipType, target: str, *, on: str | date) -> None:
        """End a relationship: from day *on* it no longer holds."""
        key = f"{slug(source)}--{type_.name.lower().replace('_', '-')}--{slug(target)}"
        last = FuzzyDate.on(a_day(on) - timedelta(days=1))
        tie = self.relationships[key]
        self.relationships[key] = replace(tie, validity=replace(tie.validity, end=last))

    def roster(self, members: Iterable[str], name: str = "The roster", *, default: bool = True) -> Entity:
        """A saved list of subjects, made the map's default."""
        entity = self.add(name, "roster")
        for member in members:
            self.tie(name, ONTOLOGY.type["INCLUDES"], member)
        if default:
            self.settings = replace(self.settings, default_roster=entity.key)
        return entity

    def contents(self) -> Contents:
        """The map as a store would hand it over."""
        return Contents(
            Revision(number=1, committed_at=datetime(2017, 1, 1, tzinfo=UTC), actor="a test"),
            self.settings,
            list(self.entities.values()),
            list(self.relationships.values()),
            list(self.evidence.values()),
            list(self.responsibilities.values()),
            marker="1",
        )

    def as_of(self, day: str | date | None = None, **lenses: Any) -> MapView:
        """The map as of a day, through further lenses."""
        chosen = Lenses(as_of=a_day(day) if day else date(2017, 12, 1), **lenses)
        return MapView(Snapshot.build(self.contents()), chosen)


def a_map(
    *ties: Tie, roster: Iterable[str] = (), offices: Mapping[str, str] | None = None, bodies: Iterable[str] = ()
) -> World:
    """A map with these *ties*, a default *roster*, *offices* by unit type, and *bodies* that cannot hold anything."""
    world = World()
    for name, unit_type in (offices or {}).items():
        world.office(name, unit_type)
    for name in bodies:
        world.office(name, "sector")
    for source, type_, target in ties:
        world.tie(source, type_, target)
    if roster:
        world.roster(roster)
    return world
