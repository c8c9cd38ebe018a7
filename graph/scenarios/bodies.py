"""Imagining that two bodies outside become one."""

from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Annotated

from graph.checks import listed
from graph.editing.decisions import AcceptReading
from graph.editing.draft import Draft, Place
from graph.keys import joined
from graph.ontology import Path
from graph.ontology.properties import STRENGTH
from graph.records import Entity, Relationship
from graph.scenarios.absorbing import hand_on
from graph.scenarios.declare import Dated
from graph.scenarios.gaps import accepts_gap, share_gaps
from graph.scenarios.periods import demand_there
from graph.scenarios.readings import spread
from graph.when import FuzzyDate, Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeBodies(Dated):
    """Two subjects of one kind become one: from then on the one's name stands for the other.

    The relationships of the first go on with the second, which may have the same already. Rosters keep both names, and
    both are covered alike, as if somebody had decided that they mean the same.
    """

    body: Annotated[str, "The key of the one that goes into the other."]
    into: Annotated[str, "The key of the one that takes its place."]

    def make(self, draft: Draft) -> Place:
        """Hand everything on, and read the two as one."""
        body, into = _demand_subject(draft, "body", self.body), _demand_subject(draft, "into", self.into)
        if body.key == into.key:
            raise draft.wrong("into", "a body cannot be merged with itself", into.key, "take another body")
        if body.kind != into.kind:
            kinds = draft.ontology.kind
            fact = f"{kinds[body.kind].label} and {kinds[into.kind].label} are not of one kind"
            raise draft.wrong("into", fact, into.key, f"take the key of a {kinds[body.kind].label.lower()}")
        on = self.day(draft)
        demand_there(draft, "body", body, on)
        demand_there(draft, "into", into, on)
        handed = hand_on(draft, body, into, on, lambda tie: not accepts_gap(draft, tie))
        share_gaps(draft, body, into, on)
        AcceptReading(reading=_reading(draft, body, into, on), on=on.isoformat()).make(draft)
        draft.told.append(f"{body.name} and {into.name} become one{self.when(draft)}: {handed.words}.")
        return into.table, into.key


def _reading(draft: Draft, body: Entity, into: Entity, on: date) -> str:
    type_ = draft.ontology.types_for(Path.READING)[0]
    known = [tie for tie in draft.ties(body.key) if tie.type == type_.name and into.key in (tie.source, tie.target)]
    found = next((tie for tie in known if tie.validity.on(on).counts), None)
    if found is None and known:
        found = known[0]
        draft.put(replace(found, validity=spread(found.validity, Validity(FuzzyDate.on(on)))))
    if found is None:
        key = draft.free_key(Relationship.table, joined(body.key, type_.name, into.key), "--")
        said = MappingProxyType({STRENGTH.name: STRENGTH.values[0]})
        period = Validity(FuzzyDate.on(on))
        found = Relationship(
            key=key, type=type_.name, source=body.key, target=into.key, properties=said, validity=period
        )
        draft.put(found)
    return found.key


def _demand_subject(draft: Draft, field: str, key: str) -> Entity:
    found = draft.demand_entity(key, field)
    kind = draft.ontology.kind[found.kind]
    if not kind.is_subject:
        able = listed([each.label for each in draft.ontology.subjects], "and")
        fact = f"“{found.name}” is of kind {kind.name} and cannot be merged so"
        raise draft.wrong(field, fact, key, f"what merges so: {able}")
    return found
