"""What differs between two views of one map: the core that every comparison shares."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.analyses.differences.fields import changes, evidence_changes, role_changes, turns
from graph.analyses.differences.report import Difference, DifferenceKind
from graph.analyses.differences.sides import Both, Sides
from graph.analyses.findings import Reason
from graph.analyses.sentences import counted, names, reason, sentence, written
from graph.map_view import MapView
from graph.ontology import Path
from graph.records import Entity, Relationship
from graph.when import FuzzyDate, Truth


@dataclass(frozen=True, slots=True)
class Words:
    """How a comparison says that something came or went."""

    came: str
    went: str
    may_have_come: str
    may_have_gone: str
    shows_dates: bool = False


IN_THE_WORLD = Words("began", "ended", "may have begun", "may have ended", shows_dates=True)
ON_RECORD = Words("was recorded", "was taken off the record", "was recorded", "was taken off the record")


class Comparison:
    """Compares two views, told in *words*."""

    def __init__(self, before: MapView, after: MapView, words: Words, *, on_the_day: bool) -> None:
        """Compare *before* with *after*: what may hold on their days, or (not ``on_the_day``) all on record."""
        self._sides = Sides(before, after, on_the_day=on_the_day)
        self._before, self._after, self._words = before, after, words
        self._ontology = after.ontology
        self._classes = {each.name for each in self._ontology.types_for(Path.CLASS)}
        self._succeeding = [each.name for each in self._ontology.types if each.succeeds]
        self._shifted: dict[str, tuple[Truth, Truth]] = {}
        self._heir: dict[str, str] = {}

    def differences(self) -> tuple[Difference, ...]:
        """Everything that differs: by kind, entities before relationships, as the ontology orders them, by sentence.

        What a relationship does only because an end of it began or ended is told with that entity.
        """
        entities = {each.latest.key: each for each in self._sides.entities if each.latest.kind in self._ontology.kind}
        self._shifted = {key: (each.was, each.is_) for key, each in entities.items()}
        came = {key for key, each in entities.items() if not each.was.counts}
        went = {key for key, each in entities.items() if not each.is_.counts}
        followed = {key: old for key in came if (old := self._followed(key, went))}
        gone_on = {each.key for earlier in followed.values() for each in earlier}
        self._heir = _sole_heirs(followed)
        ties = [each for each in self._sides.relationships if each.latest.type in self._ontology.type]
        carried, by_themselves = self._carried(ties, (came | went) - followed.keys() - gone_on)
        found = [self._following(entities[key].latest, earlier) for key, earlier in followed.items()]
        for key, each in entities.items():
            if key not in followed and key not in gone_on:
                found += self._entity(each, carried.get(key, []))
        found += self._relationships(by_themselves)
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
            when = self._on(self._after.validity(entity).start)
            text = f"{name} {came}{when}{_with_it(carried)}."
            yield self._of_entity(DifferenceKind.ADDED, self._after, entity, text, carried)
        elif not each.is_.counts:
            when = self._on(self._before.validity(entity).end)
            text = f"{name} {self._words.went}{when}{_with_it(carried)}."
            yield self._of_entity(DifferenceKind.REMOVED, self._before, entity, text, carried)
        elif said := self._changed(each):
            yield self._of_entity(DifferenceKind.CHANGED, self._after, entity, f"{name}: {'; '.join(said)}.", [])

    def _of_entity(
        self, kind: DifferenceKind, view: MapView, entity: Entity, text: str, carried: list[Relationship]
    ) -> Difference:
        own = Reason(text, evidence=view.evidence(entity))
        return Difference(kind, entity, None, text, (), (own, *(reason(view, tie) for tie in carried)))

    def _relationships(self, ties: list[Both[Relationship]]) -> Iterable[Difference]:
        came: defaultdict[tuple[str, ...], list[Both[Relationship]]] = defaultdict(list)
        went: defaultdict[tuple[str, ...], list[Both[Relationship]]] = defaultdict(list)
        for each in ties:
            tie = each.latest
            if not (each.was.counts and each.is_.counts):
                (went if each.was.counts else came)[self._line(tie)].append(each)
            elif said := self._changed(each):
                text = f"{_open(sentence(self._after, tie))}: {'; '.join(said)}."
                yield self._of_tie(DifferenceKind.CHANGED, self._after, tie, text)
        for line in sorted(came.keys() | went.keys()):
            yield from self._one_line(went.get(line, []), came.get(line, []))

    def _line(self, tie: Relationship) -> tuple[str, ...]:
        """What a later period would go on with: the same ends or their heirs, or another class of the same thing."""
        source, target = self._heir.get(tie.source, tie.source), self._heir.get(tie.target, tie.target)
        return (tie.type, source) if tie.type in self._classes else (tie.type, source, target)

    def _one_line(self, went: list[Both[Relationship]], came: list[Both[Relationship]]) -> Iterable[Difference]:
        if len(went) == len(came) == 1:
            yield self._turned(went[0].latest, came[0].latest)
            return
        for each in went:
            how = f"{_capital(self._words.went)}{self._ended(each)}"
            text = f"{how}: {sentence(self._before, each.latest)}"
            yield self._of_tie(DifferenceKind.REMOVED, self._before, each.latest, text)
        for each in came:
            how = f"{_capital(self._words.came)}{self._on(each.latest.validity.start)}"
            text = f"{how}: {sentence(self._after, each.latest)}"
            yield self._of_tie(DifferenceKind.ADDED, self._after, each.latest, text)

    def _turned(self, old: Relationship, new: Relationship) -> Difference:
        since = f"Since {written(new.validity.start)}: " if new.validity.start and self._words.shows_dates else ""
        now = _open(sentence(self._after, new))
        said = turns(old, new)
        kind = DifferenceKind.CONTINUES
        if old.source != new.source:
            text = "; ".join([f"{since}{now}, taken over from {self._before.entity(old.source).name}", *said])
        elif old.target != new.target:
            kind = DifferenceKind.CHANGED
            text = f"{since}{now}; before: {self._before.entity(old.target).name}"
        elif said:
            kind = DifferenceKind.CHANGED
            text = f"{since}{now}; {'; '.join(said)}"
        else:
            text = f"{since}{now}, in a new period"
        reasons = (reason(self._before, old), reason(self._after, new))
        return Difference(kind, None, new, f"{text}.", (), reasons)

    def _changed(self, each: Both[Entity] | Both[Relationship]) -> list[str]:
        old, new = each.before, each.after
        if old is None or new is None:
            return []
        said = changes(old, new) if old is not new else []
        if isinstance(old, Relationship) and isinstance(new, Relationship):
            said += role_changes(self._before, self._after, old, new, on_the_day=self._sides.on_the_day)
        if self._before.snapshot is not self._after.snapshot:
            said += evidence_changes(self._before, self._after, old, new)
        ends = (new.source, new.target) if isinstance(new, Relationship) else ()
        if not any(self._shifted.get(end) == (each.was, each.is_) for end in ends):
            said += self._surer(each.was, each.is_)
        return said

    def _surer(self, was: Truth, is_: Truth) -> list[str]:
        if was is Truth.YES and is_ is Truth.MAYBE:
            return [self._words.may_have_gone]
        return ["has begun for certain"] if was is Truth.MAYBE and is_ is Truth.YES else []

    def _of_tie(self, kind: DifferenceKind, view: MapView, tie: Relationship, text: str) -> Difference:
        return Difference(kind, None, tie, text, (), (reason(view, tie),))

    def _label(self, entity: Entity) -> str:
        return f"{self._ontology.kind[entity.kind].label} “{entity.name}”"

    def _on(self, when: FuzzyDate | None) -> str:
        """On which day, as exact as it is known; nothing where dates are not what is compared."""
        if when is None or not self._words.shows_dates:
            return ""
        return f" on {written(when)}" if when.is_day else f" in {written(when)}"

    def _ended(self, each: Both[Relationship]) -> str:
        """With what a relationship ended: its own end, else that of one of its ends."""
        tie = each.latest
        if tie.validity.end is not None or not self._words.shows_dates:
            return self._on(tie.validity.end)
        ends = (self._before.entity(end) for end in (tie.source, tie.target))
        gone = [end for end in ends if not self._after.exists(end).counts]
        return f" with {names(gone)}" if gone else ""


def _open(said: str) -> str:
    """A sentence without its full stop, to be gone on with."""
    return said.removesuffix(".")


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def _with_it(carried: list[Relationship]) -> str:
    return f", and {counted(len(carried), 'relationship', 'relationships')} with it" if carried else ""


def _sole_heirs(followed: Mapping[str, tuple[Entity, ...]]) -> dict[str, str]:
    """What takes the place of what, by keys, where one thing alone does."""
    heirs: defaultdict[str, list[str]] = defaultdict(list)
    for heir, earlier in followed.items():
        for each in earlier:
            heirs[each.key].append(heir)
    return {key: found[0] for key, found in heirs.items() if len(found) == 1}
