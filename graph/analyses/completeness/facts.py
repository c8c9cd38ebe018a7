"""The entries of a register: what is on record about a party, borne out by how much, confirmed when."""

from collections.abc import Iterable
from datetime import date

from graph.analyses.completeness.report import Fact, FactFlag
from graph.analyses.decisions import Decisions
from graph.analyses.sentences import reason, sentence
from graph.map_view import MapView
from graph.ontology import Path, RelationshipType
from graph.ontology.properties import LEVEL, SUBTYPE
from graph.records import Entity, Evidence, Relationship
from graph.when import FuzzyDate, Truth

_SECONDARY = LEVEL.values[1]


class Facts:
    """Reads the entries about parties, on the view's day."""

    def __init__(self, view: MapView) -> None:
        """Read *view*."""
        self._view = view
        self._decisions = Decisions(view)
        types = view.ontology.types
        self._classes = [each.name for each in view.ontology.types_for(Path.CLASS)]
        self._own = [each.name for each in types if _is_about_its_source(each)]

    def under_class(self, class_: str) -> list[Fact]:
        """The cases of a class that hold or may, ordered by name."""
        ties = self._holding(self._view.incoming(class_, *self._classes))
        return sorted(map(self._fact, ties), key=lambda each: (each.party.name, each.relationship.key))

    def about(self, party: str) -> list[Fact]:
        """What is on record about a single party: where it takes part, what it is party to, where it has a seat."""
        ties = self._holding(self._view.outgoing(party, *self._own)) if self._own else []
        return [self._fact(tie) for tie in ties]

    def _holding(self, ties: Iterable[Relationship]) -> list[Relationship]:
        return [tie for tie in ties if self._view.holds(tie).counts]

    def _fact(self, tie: Relationship) -> Fact:
        evidence = self._view.evidence(tie)
        known = self._last_confirmed(tie, evidence)
        return Fact(
            relationship=tie,
            party=self._view.entity(tie.source),
            text=sentence(self._view, tie),
            flags=self._flags(tie, evidence, known),
            sources=len({each.document for each in evidence if not each.contradicts}),
            last_confirmed=known.edtf if known else None,
            age_days=max(0, (self._view.as_of - known.earliest).days) if known else None,
            reasons=(reason(self._view, tie),) if evidence else (),
        )

    def _last_confirmed(self, tie: Relationship, evidence: Iterable[Evidence]) -> FuzzyDate | None:
        """The newest date for which a source speaks or a person confirmed it; dates without a beginning say nothing."""
        dates = [each.known_on for each in evidence if each.known_on is not None and not each.contradicts]
        decision = self._decisions.confirmation(tie.key)
        if decision is not None and decision.validity.start is not None:
            dates.append(decision.validity.start)
        told = [each for each in dates if each.earliest > date.min]
        return max(told, key=lambda each: (each.latest, each.earliest), default=None)

    def _flags(
        self, tie: Relationship, evidence: tuple[Evidence, ...], known: FuzzyDate | None
    ) -> tuple[FactFlag, ...]:
        documents = {each.document for each in evidence if not each.contradicts}
        levels = {self._view.entity(each).properties.get(LEVEL.name) for each in documents}
        applies = {
            FactFlag.MAY_HOLD: self._view.holds(tie) is Truth.MAYBE,
            FactFlag.UNDATED: not tie.validity.is_dated,
            FactFlag.NO_SOURCE: not documents,
            FactFlag.SINGLE_SOURCE: len(documents) == 1,
            FactFlag.SECONDARY_ONLY: levels == {_SECONDARY},
            FactFlag.CONTRADICTED: any(each.contradicts for each in evidence),
            FactFlag.NEVER_CONFIRMED: known is None,
        }
        return tuple(flag for flag in FactFlag if applies[flag])


def is_class(view: MapView, party: Entity) -> bool:
    """Whether it stands for a class of parties."""
    kind = view.ontology.kind.get(party.kind)
    return (
        kind is not None and kind.class_subtype is not None and party.properties.get(SUBTYPE.name) == kind.class_subtype
    )


def _is_about_its_source(type_: RelationshipType) -> bool:
    """Whether it says what its source does or is, and is no naming, list, class, part or judgement."""
    judged = type_.names_subject is not None or type_.lists_subject
    return not judged and not type_.paths & {Path.CLASS, Path.PART, Path.READING}
