"""Which relationships came, went, or go on in another way."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.analyses.differences.changed import Changed
from graph.analyses.differences.fields import turns
from graph.analyses.differences.phrases import Words, capital, unclosed
from graph.analyses.differences.report import Difference, DifferenceKind
from graph.analyses.differences.sides import Both, Sides
from graph.analyses.sentences import names, reason, sentence
from graph.map_view import MapView
from graph.ontology import Path
from graph.records import Relationship
from graph.when import written


class Relationships:
    """Compares relationships; where days are compared, what one leaves to another is told as one difference."""

    def __init__(self, sides: Sides, words: Words, changed: Changed, heirs: Mapping[str, str]) -> None:
        """Compare the two *sides*, told in *words*; *heirs* are what takes the place of what, by keys."""
        self._before, self._after = sides.before, sides.after
        self._words, self._changed, self._heir = words, changed, heirs
        self._classes = {each.name for each in self._after.ontology.types_for(Path.CLASS)}

    def of(self, ties: list[Both[Relationship]]) -> Iterable[Difference]:
        """What differs about these relationships."""
        came: defaultdict[tuple[str, ...], list[Both[Relationship]]] = defaultdict(list)
        went: defaultdict[tuple[str, ...], list[Both[Relationship]]] = defaultdict(list)
        for each in ties:
            tie = each.latest
            if not (each.was.counts and each.is_.counts):
                (went if each.was.counts else came)[self._line(tie)].append(each)
            elif said := self._changed.of(each):
                text = f"{unclosed(sentence(self._after, tie))}: {'; '.join(said)}."
                yield self._of_tie(DifferenceKind.CHANGED, self._after, tie, text)
        for line in sorted(came.keys() | went.keys()):
            yield from self._one_line(went.get(line, []), came.get(line, []))

    def _line(self, tie: Relationship) -> tuple[str, ...]:
        """What a later period would go on with: the same ends or their heirs, or another class of the same thing."""
        source, target = self._heir.get(tie.source, tie.source), self._heir.get(tie.target, tie.target)
        return (tie.type, source) if tie.type in self._classes else (tie.type, source, target)

    def _one_line(self, went: list[Both[Relationship]], came: list[Both[Relationship]]) -> Iterable[Difference]:
        if len(went) == len(came) == 1 and self._words.shows_dates:
            yield self._turned(went[0].latest, came[0].latest)
            return
        for each in went:
            how = f"{capital(self._words.went)}{self._ended(each)}"
            text = f"{how}: {sentence(self._before, each.latest)}"
            yield self._of_tie(DifferenceKind.REMOVED, self._before, each.latest, text)
        for each in came:
            how = f"{capital(self._words.came)}{self._words.on(each.latest.validity.start)}"
            text = f"{how}: {sentence(self._after, each.latest)}"
            yield self._of_tie(DifferenceKind.ADDED, self._after, each.latest, text)

    def _turned(self, old: Relationship, new: Relationship) -> Difference:
        since = f"Since {written(new.validity.start)}: " if new.validity.start and self._words.shows_dates else ""
        now = unclosed(sentence(self._after, new))
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

    def _of_tie(self, kind: DifferenceKind, view: MapView, tie: Relationship, text: str) -> Difference:
        return Difference(kind, None, tie, text, (), (reason(view, tie),))

    def _ended(self, each: Both[Relationship]) -> str:
        """With what a relationship ended: its own end, else that of one of its ends."""
        tie = each.latest
        if tie.validity.end is not None or not self._words.shows_dates:
            return self._words.on(tie.validity.end)
        ends = (self._before.entity(end) for end in (tie.source, tie.target))
        gone = [end for end in ends if not self._after.exists(end).counts]
        return f" with {names(gone)}" if gone else ""
