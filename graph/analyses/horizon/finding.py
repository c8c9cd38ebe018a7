"""What on the map ends in some days, and what on it could lapse without anybody knowing when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from graph.analyses.horizon.ends import Ending, Terms, ending
from graph.analyses.horizon.report import DueAction
from graph.map_view import MapView
from graph.ontology import Kind, Naming, Path
from graph.ontology.properties import GENERIC, TERM
from graph.records import Entity, Relationship
from graph.when import Extent

_NO_TERMS = Terms.of({})


@dataclass(frozen=True, slots=True)
class Found:
    """Something that ends: a thing, or a relationship that starts from it."""

    thing: Entity
    relationship: Relationship | None
    ending: Ending


class Ends:
    """Finds what ends from one day to another, both included."""

    def __init__(self, view: MapView, first: date, last: date) -> None:
        """Look at *view*."""
        self._view, self._first, self._last = view, first, last
        kinds = view.ontology.kinds
        self._lasting = {each.name for each in kinds if _lasts(each)}
        self._termed = {each.name for each in kinds if each.property(TERM.name) is not None}
        self._types = [each.name for each in view.ontology.types if not _is_judgement(each.names_subject, each.paths)]
        self._last_days: dict[str, date] = {}

    def due(self) -> Iterator[Found]:
        """What is due in these days, in no order."""
        for thing in self._view.entities(*self._lasting):
            if self._has_end(thing) and self._is_due(found := self._ending(thing)):
                yield Found(thing, None, found)
        for tie in self._view.relationships(*self._types):
            if tie.validity.end is not None and self._stands_alone(tie):
                found = ending(tie.validity, _NO_TERMS, self._first)
                if self._is_due(found) and not self._goes_on(tie):
                    yield Found(self._view.entity(tie.source), tie, found)

    def unknown(self) -> Iterator[Found]:
        """What has or could have a term and may exist on the first day, but no end that could be told."""
        for thing in self._things_with_terms():
            if (found := self._ending(thing)).action is DueAction.UNKNOWN:
                yield Found(thing, None, found)

    def number_with_terms(self) -> int:
        """How many things of a sort that lapses may exist on the first day."""
        return sum(1 for _ in self._things_with_terms())

    def words_for_things_with_terms(self) -> tuple[str, str]:
        """What such things are called: one, and several."""
        kinds = [each for each in self._view.ontology.kinds if each.name in self._termed]
        return " or ".join(each.label.lower() for each in kinds), " or ".join(each.plural.lower() for each in kinds)

    def _things_with_terms(self) -> Iterator[Entity]:
        for thing in self._view.entities(*self._termed) if self._termed else ():
            if not thing.properties.get(GENERIC.name) and self._view.exists(thing).counts:
                yield thing

    def _has_end(self, thing: Entity) -> bool:
        return self._view.validity(thing).end is not None or thing.kind in self._termed

    def _ending(self, thing: Entity) -> Ending:
        terms = Terms.of(thing.properties) if thing.kind in self._termed else _NO_TERMS
        return ending(self._view.validity(thing), terms, self._first)

    def _is_due(self, found: Ending) -> bool:
        if found.earliest is None or found.latest is None:
            return False
        in_time = found.earliest <= self._last and self._first <= found.latest
        notice = found.act_by is not None and self._first <= found.act_by <= self._last
        return in_time or notice or found.is_overdue

    def _stands_alone(self, tie: Relationship) -> bool:
        """Whether it ends by itself, and not because an end of it does or because it is something that takes place."""
        if tie.validity.extent is Extent.SOME_TIME_WITHIN:
            return False
        ends = (self._view.entity(tie.source), self._view.entity(tie.target))
        return all(each.kind in self._lasting for each in ends) and all(
            self._last_day(each) > tie.validity.latest for each in ends
        )

    def _last_day(self, thing: Entity) -> date:
        known = self._last_days.get(thing.key)
        if known is None:
            known = self._last_days[thing.key] = self._view.validity(thing).latest
        return known

    def _goes_on(self, tie: Relationship) -> bool:
        """Whether the next period of the same tie is on record."""
        if tie.validity.latest == date.max:
            return False
        after = tie.validity.latest + timedelta(days=1)
        record = self._view.snapshot
        from_source = len(record.outgoing(tie.source)) < len(record.incoming(tie.target))
        beside = self._view.outgoing(tie.source, tie.type) if from_source else self._view.incoming(tie.target, tie.type)
        return any(
            (each.source, each.target) == (tie.source, tie.target)
            and each.key != tie.key
            and each.validity.on(after).counts
            for each in beside
        )


def _lasts(kind: Kind) -> bool:
    """Whether its end is an end of something: not of what takes place, nor of what the map is made with."""
    return kind.extent is Extent.THROUGHOUT and not kind.is_document and not kind.is_roster


def _is_judgement(naming: Naming | None, paths: frozenset[Path]) -> bool:
    return naming is Naming.DECISION or Path.READING in paths
