"""Who is on something that ends: whoever has it by mandate or decision, or is charged with it."""

from datetime import date

from graph.analyses.decisions import Decisions
from graph.analyses.namings import Namings
from graph.analyses.units import Units
from graph.map_view import MapView
from graph.ontology.properties import DECIDED_BY
from graph.records import Entity, Relationship


class Charge:
    """Tells who is on a thing or a relationship on the view's day, or on its own first day if that is later."""

    def __init__(self, view: MapView) -> None:
        """Read *view*."""
        self._view = view
        self._later: dict[date, Charge] = {}
        self._units = Units(view)
        self._namings = Namings(view, self._units, Decisions(view))

    def of(self, thing: Entity, relationship: Relationship | None) -> tuple[Entity, ...]:
        """Whoever is on it: units, else bodies; empty where nobody is on record."""
        begins = max(self._view.validity(thing).earliest, relationship.validity.earliest if relationship else date.min)
        if begins > self._view.as_of:
            return self._on(begins).of(thing, relationship)
        if relationship is None:
            return self._of_thing(thing)
        for end in (thing, self._view.entity(relationship.target)):
            if self._holds_roles(end):
                return (self._units.standing_for(end),)
        return self._of_thing(thing) or self._of_thing(self._view.entity(relationship.target))

    def _on(self, day: date) -> "Charge":
        if day not in self._later:
            self._later[day] = Charge(self._view.seen_on(day))
        return self._later[day]

    def is_body(self, entity: Entity) -> bool:
        """Whether it is an office that can hold nothing by itself."""
        return self._units.is_office(entity) and not self._units.is_able(entity)

    def _of_thing(self, thing: Entity) -> tuple[Entity, ...]:
        decided_by = thing.properties.get(DECIDED_BY.name)
        if isinstance(decided_by, str) and (found := self._view.find(decided_by)):
            return (found,)
        claims = self._namings.of(thing.key)
        by = {each.by.key: each.by for each in claims.units or claims.bodies}
        return tuple(sorted(by.values(), key=lambda each: (each.name, each.key)))

    def _holds_roles(self, entity: Entity) -> bool:
        kind = self._view.ontology.kind.get(entity.kind)
        return kind is not None and kind.holds_responsibility
