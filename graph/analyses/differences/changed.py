"""What about a thing that is there before and after differs."""

from graph.analyses.differences.fields import changes, evidence_changes, role_changes
from graph.analyses.differences.phrases import Words
from graph.analyses.differences.sides import Both, Sides
from graph.records import Entity, Relationship


class Changed:
    """Finds it for the things of two sides."""

    def __init__(self, sides: Sides, words: Words) -> None:
        """Compare the two *sides*, told in *words*."""
        self._before, self._after, self._words = sides.before, sides.after, words
        self._on_the_day = sides.on_the_day
        self._surer = {each.latest.key: (each.was, each.is_) for each in sides.entities if each.was is not each.is_}

    def of(self, each: Both[Entity] | Both[Relationship]) -> list[str]:
        """What differs, each as half a sentence; nothing for what is not on both sides."""
        old, new = each.before, each.after
        if old is None or new is None:
            return []
        said = changes(old, new) if old is not new else []
        if isinstance(old, Relationship) and isinstance(new, Relationship):
            said += role_changes(self._before, self._after, old, new, on_the_day=self._on_the_day)
        if self._before.snapshot is not self._after.snapshot:
            said += evidence_changes(self._before, self._after, old, new)
        ends = (new.source, new.target) if isinstance(new, Relationship) else ()
        if not any(self._surer.get(end) == (each.was, each.is_) for end in ends):
            said += self._words.surer(each.was, each.is_)
        return said
