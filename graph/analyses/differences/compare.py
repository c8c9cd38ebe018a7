"""What differs between two views of one map: the core that every comparison shares."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.analyses.differences.changed import Changed
from graph.analyses.differences.phrases import Words
from graph.analyses.differences.relationships import Relationships
from graph.analyses.differences.report import Difference, DifferenceKind
from graph.analyses.differences.sides import Both, Sides
from graph.analyses.findings import Reason
from graph.analyses.sentences import counted, names, reason
from graph.map_view import MapView
from graph.records import Entity, Relationship
from graph.when import Truth


class Comparison:
    """Compares two views, told in *words*."""

    def __init__(self, before: MapView, after: MapView, words: Words, *, on_the_day: bool) -> None:
        """Compare *before* with *after*: what may hold on their days, or (not ``on_the_day``) all on record."""
        self._sides = Sides(before, after, on_the_day=on_the_day)
        self._before, self._after, self._words = before, after, words
        self._ontology = after.ontology
        self._succeeding = [each.name for each in self._ontology.types if each.succeeds]
        self._changed = Changed(self._sides, words)

    def differences(self) -> tuple[Difference, ...]:
        """Everything that differs: by kind, entities before relationships, as the ontology orders them, by sentence.

        What a relationship does only because an end of it began or ended is told with that entity.
        """
        entities = {each.latest.key: each for each in self._sides.entities if each.latest.kind in self._ontology.kind}
        came = {key for key, each in entities.items() if not each.was.counts}
        went = {key for key, each in entities.items() if not each.is_.counts}
        followed = {key: old for key in came if (old := self._followed(key, went))}
        gone_on = {each.key for earlier in followed.values() for each in earlier}
        ties = [each for each in self._sides.relationships if each.latest.type in self._ontology.type]
        carried, by_themselves = self._carried(ties, (came | went) - followed.keys() - gone_on)
        found = [self._following(entities[key].latest, earlier) for key, earlier in followed.items()]
        for key, each in entities.items():
            if key not in followed and key not in gone_on:
                found += self._entity(each, carried.get(key, []))
        heirs = _sole_heirs(followed)
        found += Relationships(self._sides, self._words, self._changed, heirs).of(by_themselves)
        return tuple(sorted(found, key=self._order))

    def _carried(
        self, ties: list[Both[Relationship]], moved: set[str]
    ) -> tuple[dict[str, list[Relationship]], list[Both[Relationship]]]:
        """The relationships that came or went only with one of the entities *moved*, by its key; and all others."""
        carried: defaultdict[str, list[Relationship]] = defaultdict(list)
        others = []
        for each in ties:
            tie = each.latest
            stays = each.was.counts and each.is_.counts
            ends = () if stays else (tie.source, tie.target)
            end = next((end for end in ends if end in moved and self._goes_with(each, end)), None)
            if end is not None:
                carried[end].append(tie)
            else:
                others.append(each)
        return carried, others

    def _goes_with(self, each: Both[Relationship], end: str) -> bool:
        """Whether by its own dates it may hold on both days, or begins or ends as the entity does."""
        if not self._words.shows_dates:
            return False
        validity = each.latest.validity
        if all(validity.on(day).counts for day in (self._before.as_of, self._after.as_of)):
            return True
        came = not each.was.counts
        view = self._after if came else self._before
        period = view.validity(view.entity(end))
        return validity.start == period.start if came else validity.end == period.end

    def _order(self, each: Difference) -> tuple[int, int, int, str, str]:
        kind = list(DifferenceKind).index(each.kind)
        if each.entity is not None:
            kinds = list(self._ontology.kind)
            return kind, 0, kinds.index(each.entity.kind), each.entity.name, each.entity.key
        types = list(self._ontology.type)
        tie = each.relationship
        assert tie is not None  # noqa: S101 - a difference is one of an entity or of a relationship
        return kind, 1, types.index(tie.type), each.text, tie.key

    def _followed(self, key: str, went: set[str]) -> tuple[Entity, ...]:
        ties = self._after.outgoing(key, *self._succeeding) if self._succeeding else []
        return tuple(self._before.entity(tie.target) for tie in ties if tie.target in went)

    def _following(self, entity: Entity, earlier: tuple[Entity, ...]) -> Difference:
        text = f"{self._label(entity)} follows on from {names(earlier)}."
        keys = {each.key for each in earlier}
        ties = [tie for tie in self._after.outgoing(entity.key, *self._succeeding) if tie.target in keys]
        return Difference(
            DifferenceKind.FOLLOWS_ON, entity, None, text, earlier, tuple(reason(self._after, tie) for tie in ties)
        )

    def _entity(self, each: Both[Entity], carried: list[Relationship]) -> Iterable[Difference]:
        entity = each.latest
        name = self._label(entity)
        if not each.was.counts:
            came = self._words.may_have_come if each.is_ is Truth.MAYBE else self._words.came
            when = self._words.on(self._after.validity(entity).start)
            text = f"{name} {came}{when}{_with_it(carried)}."
            yield self._of_entity(DifferenceKind.ADDED, self._after, entity, text, carried)
        elif not each.is_.counts:
            when = self._words.on(self._before.validity(entity).end)
            text = f"{name} {self._words.went}{when}{_with_it(carried)}."
            yield self._of_entity(DifferenceKind.REMOVED, self._before, entity, text, carried)
        elif said := self._changed.of(each):
            yield self._of_entity(DifferenceKind.CHANGED, self._after, entity, f"{name}: {'; '.join(said)}.", [])

    def _of_entity(
        self, kind: DifferenceKind, view: MapView, entity: Entity, text: str, carried: list[Relationship]
    ) -> Difference:
        own = Reason(text, evidence=view.evidence(entity))
        return Difference(kind, entity, None, text, (), (own, *(reason(view, tie) for tie in carried)))

    def _label(self, entity: Entity) -> str:
        return f"{self._ontology.kind[entity.kind].label} “{entity.name}”"


def _with_it(carried: list[Relationship]) -> str:
    return f", and {counted(len(carried), 'relationship', 'relationships')} with it" if carried else ""


def _sole_heirs(followed: Mapping[str, tuple[Entity, ...]]) -> dict[str, str]:
    """What takes the place of what, by keys, where one thing alone does."""
    heirs: defaultdict[str, list[str]] = defaultdict(list)
    for heir, earlier in followed.items():
        for each in earlier:
            heirs[each.key].append(heir)
    return {key: found[0] for key, found in heirs.items() if len(found) == 1}
