"""Imagining that an office is dissolved, merged into another, or split."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from graph.checks import listed
from graph.editing.draft import Draft, Place
from graph.editing.trouble import Halt
from graph.keys import slug
from graph.ontology import Naming, Path
from graph.records import Entity, Relationship
from graph.scenarios.absorbing import hand_on
from graph.scenarios.declare import Dated
from graph.scenarios.periods import demand_there, end_entity
from graph.scenarios.spans import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class DissolveOffice(Dated):
    """An office is dissolved: nothing that hangs on it goes on, unless somebody takes it over."""

    office: Annotated[str, "The key of the office."]

    def make(self, draft: Draft) -> Place:
        """End it."""
        office = _demand_office(draft, "office", self.office)
        end_entity(draft, office, self.day(draft))
        draft.told.append(f"{office.name} is dissolved{self.when(draft)}.")
        return office.table, office.key


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeOffices(Dated):
    """An office is merged into another, which takes over its mandates, posts, parts and roles."""

    office: Annotated[str, "The key of the office that goes."]
    into: Annotated[str, "The key of the office that takes its place."]

    def make(self, draft: Draft) -> Place:
        """Hand everything on and end it."""
        office, into = _demand_office(draft, "office", self.office), _demand_office(draft, "into", self.into)
        if office.key == into.key:
            raise draft.wrong("into", "an office cannot be merged with itself", into.key, "take another office")
        on = self.day(draft)
        demand_there(draft, "into", into, on)
        handed = hand_on(draft, office, into, on)
        end_entity(draft, office, on)
        draft.told.append(f"{office.name} is merged into {into.name}{self.when(draft)}: {handed.words}.")
        return into.table, into.key


@dataclass(frozen=True, slots=True, kw_only=True)
class PartGiven:
    """An office that comes out of a split, and what it takes along."""

    name: Annotated[str, "Its name; or the key of an office that is there already."]
    takes: Annotated[tuple[str, ...], "The keys of the subjects, duties, posts and other things it takes along."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitOffice(Dated):
    """An office is split: each part takes along what it is given, and what no part takes is orphaned."""

    office: Annotated[str, "The key of the office."]
    parts: Annotated[tuple[PartGiven, ...], "What comes out of it, at least two."]

    def make(self, draft: Draft) -> Place:
        """Make the parts, hand on what they take, and end it."""
        office, on = _demand_office(draft, "office", self.office), self.day(draft)
        if len(self.parts) < 2:
            raise draft.wrong("parts", "a split leaves at least two parts", hint="name another part")
        self._demand_related(draft, office)
        heirs = [self._heir(draft, office, part) for part in self.parts]
        for heir, part in zip(heirs, self.parts, strict=True):
            _put_where(draft, office, heir, on)
            hand_on(draft, office, heir, on, _touching(draft, part.takes))
        left = [tie for tie in draft.ties(office.key) if tie.validity.on(on).counts and not _is_part(draft, tie)]
        end_entity(draft, office, on)
        names = listed([heir.name for heir in heirs], "and")
        orphaned = f"; nobody takes {len(left)} of its relationships" if left else ""
        draft.told.append(f"{office.name} is split into {names}{self.when(draft)}{orphaned}.")
        return office.table, office.key

    def _demand_related(self, draft: Draft, office: Entity) -> None:
        around = {key for tie in draft.ties(office.key) for key in _ends(draft, tie)} - {office.key}
        missing: Halt | None = None
        taken: set[str] = set()
        for number, part in enumerate(self.parts):
            for place, key in enumerate(part.takes):
                if key in taken:
                    path = ("parts", str(number), "takes", str(place))
                    missing = draft.wrong(path, f"two parts take {key!r}", key, "give it to one of them")
                taken.add(key)
                if key not in around:
                    fact = f"“{office.name}” has nothing to do with {key!r}"
                    path = ("parts", str(number), "takes", str(place))
                    missing = draft.wrong(path, fact, key, "take what the office is related to")
        if missing:
            raise missing

    def _heir(self, draft: Draft, office: Entity, part: PartGiven) -> Entity:
        known = draft.entity(part.name)
        if known is not None:
            heir = _demand_office(draft, "parts", known.key)
            if heir.key == office.key:
                raise draft.wrong("parts", "an office is no part of its own split", heir.key, "name another office")
            demand_there(draft, "parts", heir, self.day(draft))
            return heir
        made = replace(
            office,
            key=draft.free_key(Entity.table, slug(part.name) or office.kind),
            name=part.name.strip(),
            aliases=(),
            note=None,
            origin=None,
            version=0,
            validity=opened(office.validity, self.day(draft)),
        )
        draft.put(made)
        return made


def _touching(draft: Draft, keys: tuple[str, ...]) -> Callable[[Relationship], bool]:
    wanted = set(keys)
    return lambda tie: bool(wanted & _ends(draft, tie))


def _ends(draft: Draft, tie: Relationship) -> set[str]:
    """Both ends of a relationship; of a decision that assigns, what it assigns as well."""
    ends = {tie.source, tie.target}
    if draft.ontology.type[tie.type].names_subject is Naming.DECISION:
        ends |= {each.target for each in draft.outgoing(tie.source) if each.type == tie.type}
    return ends


def _is_part(draft: Draft, tie: Relationship) -> bool:
    return tie.type in {each.name for each in draft.ontology.types_for(Path.PART)}


def _put_where(draft: Draft, office: Entity, heir: Entity, on: date) -> None:
    """Make *heir* part of whatever *office* is part of."""
    for tie in draft.outgoing(office.key):
        if _is_part(draft, tie) and tie.target != heir.key and tie.validity.on(on).counts:
            key = draft.free_key(Relationship.table, f"{tie.key}--{heir.key}", "--")
            draft.put(replace(tie, key=key, version=0, source=heir.key, validity=opened(tie.validity, on)))


def _demand_office(draft: Draft, field: str, key: str) -> Entity:
    found = draft.demand_entity(key, field)
    kind = draft.ontology.kind[found.kind]
    if not kind.is_unit:
        fact = f"“{found.name}” is no office but of kind {kind.name}; only offices are dissolved, merged or split"
        raise draft.wrong(field, fact, key, "take the key of an office")
    return found
