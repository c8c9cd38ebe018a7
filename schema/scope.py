"""What an operation reads: one snapshot from start to end, seen through the lenses of each root field."""

import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar, cast

from graph.analyses.declare import Takes
from graph.editing import Author
from graph.map_view import Lenses, MapView
from graph.ontology import ONTOLOGY
from graph.pulse import Pulse
from graph.records import Entity, Evidence, Relationship, Responsibility, Sensitivity
from graph.relationship_map import RelationshipMap
from graph.scenarios import Scenario
from graph.snapshot import Snapshot
from graph.store import StoreInfo
from graph.when import Truth, Validity
from schema.enums import Direction
from schema.once import Once

Value = TypeVar("Value")

_ANSWERS_KEPT = 64

ANYBODY = Author("unknown")
"""Who makes changes where nobody says who does."""


@dataclass(frozen=True, slots=True)
class PageSizes:
    """How many rows a page has when nothing is said, and at most."""

    default: int = 20
    largest: int = 100


class Scopes:
    """The scopes that requests have lately looked through, with what was worked out on them.

    All are of the newest snapshot that anybody looked at; a newer one lets them go. Whoever still reads an older one
    gets a scope of their own, which is not kept. May be used from any thread.
    """

    def __init__(self, most: int = 4) -> None:
        """Keep at most so many."""
        self._most = most
        self._lock = threading.Lock()
        self._newest: tuple[Snapshot | None, Once[Scope]] = None, Once(most)

    def get(self, snapshot: Snapshot, seen: Hashable, make: Callable[[], "Scope"]) -> "Scope":
        """The scope of *snapshot* as it is *seen*, by lenses and scenario, made if it is not kept.

        Whoever sees the newest alike at the same time waits for one of them to make it; the lenses say how much one may
        see, so that nobody waits for, or gets, what somebody of another level does.
        """
        known, scopes = self._newest
        if known is not snapshot:
            found = self._of(snapshot)
            if found is None:
                return make()
            scopes = found
        today = date.today()  # noqa: DTZ011 - a day, not a moment: what "today" means changes overnight
        return scopes.get((seen, today), make)

    def _of(self, snapshot: Snapshot) -> Once["Scope"] | None:
        """What is kept of *snapshot* from now on; None where that is an older one."""
        with self._lock:
            known, scopes = self._newest
            if known is snapshot:
                return scopes
            if known is not None and snapshot.revision.number < known.revision.number:
                return None
            self._newest = snapshot, Once(self._most)
            return self._newest[1]


class Context:
    """What one operation works with: the door to the map, and a snapshot that it keeps until it has answered."""

    def __init__(
        self,
        door: RelationshipMap,
        pages: PageSizes,
        scopes: Scopes | None = None,
        author: Author = ANYBODY,
        patience: Pulse | None = None,
    ) -> None:
        """Read from *door*, with these page sizes.

        *scopes* are those of earlier operations, *author* is who makes the changes; *patience* ends what is only looked
        at once they are made.
        """
        self.author = author
        self.patience = patience
        self.door = door
        self.pages = pages
        self.snapshot = door.snapshot()
        self._scopes = scopes or Scopes()

    def scope(self, lenses: Lenses, scenario: Scenario | None = None) -> "Scope":
        """The map through these *lenses*, or what a *scenario* makes of it.

        Raises:
            NotFound: There is no such scenario.
            Impossible: What it imagines could not happen.
        """
        seen = lenses, scenario
        return self._scopes.get(self.snapshot, seen, lambda: Scope(self, self._view(lenses, scenario)))

    def _view(self, lenses: Lenses, scenario: Scenario | None) -> MapView:
        view = self.door.view(lenses, self.snapshot)
        return view if scenario is None else scenario.over(view, self.newest(lenses.ceiling))

    def newest(self, ceiling: Sensitivity) -> MapView:
        """All that is on record now for whoever may see so much."""
        return self.door.view(Lenses(ceiling=ceiling), self.snapshot)

    def store(self) -> StoreInfo | None:
        """What the store is, or None while it does not answer, as it was last seen: a read does not ask it."""
        return self.door.reach.info


class Scope:
    """The map as one root field, and everything nested under it, sees it.

    Where a day was asked for, what surely does not hold on it is not there. Where none was, everything on record is.
    """

    def __init__(self, context: Context, view: MapView) -> None:
        """Read *view* for *context*."""
        self.context = context
        self.view = view
        self._is_dated = view.lenses.as_of is not None
        self._kept: Once[object] = Once(_ANSWERS_KEPT)

    def other(self, takes: Takes, value: Any) -> MapView:
        """The map of another time, or of a scenario, through the same lenses otherwise."""
        if takes is Takes.SCENARIO:
            return cast("Scenario", value).over(self.view, self.context.newest(self.view.lenses.ceiling))
        return self.context.door.view_then(value, replace(self.view.lenses, as_of=self.view.as_of))

    def find(self, key: str) -> Entity | None:
        """The entity with this key, or None."""
        found = self.view.find(key)
        return found if found is not None and self._has(found) else None

    def find_relationship(self, key: str) -> Relationship | None:
        """The relationship with this key, or None."""
        found = self.view.find_relationship(key)
        return found if found is not None and self._keeps(found) else None

    def entities(self, *kinds: str) -> list[Entity]:
        """All entities, or those of these kinds, ordered by key."""
        return self.kept(("entities", kinds), lambda: list(filter(self._has, self.view.entities(*kinds))))

    def relationships(self, *types: str) -> list[Relationship]:
        """All relationships, or those of these types, ordered by key."""
        return self.kept(("relationships", types), lambda: list(filter(self._keeps, self.view.relationships(*types))))

    def relationships_of(self, key: str, direction: Direction, *types: str) -> list[Relationship]:
        """The relationships of an entity, ordered by key; one that leads back to it stands there once."""
        found: dict[str, Relationship] = {}
        if direction is not Direction.INCOMING:
            found |= {each.key: each for each in self.view.outgoing(key, *types)}
        if direction is not Direction.OUTGOING:
            found |= {each.key: each for each in self.view.incoming(key, *types)}
        return [found[each] for each in sorted(found) if self._keeps(found[each])]

    def neighbours(self, key: str, direction: Direction, *types: str) -> list[Entity]:
        """The entities at the other ends of these relationships, each once, ordered by key."""
        ends = {
            each.target if each.source == key else each.source for each in self.relationships_of(key, direction, *types)
        }
        return [entity for entity in map(self.find, sorted(ends)) if entity is not None]

    def responsibilities(self, relationship: Relationship) -> list[Responsibility]:
        """The roles held on a relationship."""
        rows = self.view.responsibilities(relationship)
        return [each for each in rows if not self._is_dated or self.view.role_holds(each).counts]

    def evidence(self, record: Entity | Relationship) -> tuple[Evidence, ...]:
        """What bears out this entity or relationship."""
        return self.view.evidence(record)

    def truth(self, record: Entity | Relationship | Responsibility) -> Truth:
        """Whether it holds on the day asked for, else the map's reference date."""
        match record:
            case Entity():
                return self.view.exists(record)
            case Relationship():
                return self.view.holds(record)
            case _:
                return self.view.role_holds(record)

    def validity(self, record: Entity | Relationship | Responsibility) -> Validity:
        """The period it holds in."""
        return self.view.validity(record) if isinstance(record, Entity) else record.validity

    def kept(self, key: Hashable, compute: Callable[[], Value]) -> Value:
        """What *compute* answers for *key*, kept for whoever asks this scope again, or at the same time."""
        return cast("Value", self._kept.get(key, compute))

    def _has(self, entity: Entity) -> bool:
        return entity.kind in ONTOLOGY.kind and (not self._is_dated or self.view.exists(entity).counts)

    def _keeps(self, relationship: Relationship) -> bool:
        return relationship.type in ONTOLOGY.type and (not self._is_dated or self.view.holds(relationship).counts)


def values_of(members: Any) -> tuple[Any, ...]:
    """The values of enumeration *members*; none where a client gave none."""
    return tuple(member.value for member in members or ())
