"""Undoing a change set by another one."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from graph.editing.declare import Edit
from graph.editing.draft import Draft, Place
from graph.records import LoggedChange, Record, says_the_same


@dataclass(frozen=True, slots=True, kw_only=True)
class RevertChange(Edit):
    """Undo a change set by a new one: everything it touched becomes as it was before.

    Conflict, if something it touched was changed again since.
    """

    is_many: ClassVar[bool] = True

    revision: Annotated[int, "The number of the revision to undo."]

    def make(self, draft: Draft) -> Place:
        """Undo it."""
        changes = draft.archive.past(self.revision)
        if not changes:
            last = draft.snapshot.revision.number
            raise draft.missing("revision", "revision", str(self.revision), (str(last),))
        if any(draft.is_hidden(each.before) or draft.is_hidden(each.after) for each in changes):
            raise draft.forbidden("revision", f"{draft.author.name} may not see all that it changed")
        changed = [each for each in changes if not self._is_as_left(draft, each)]
        for each in changed:
            current = draft.get(each.table, each.key)
            fact = f"{each.table} {each.key!r} was changed again since"
            halt = draft.conflict("revision", fact, current, "undo the later change first, or change it by hand")
            if each is changed[-1]:
                raise halt
        for each in changes:
            self._undo(draft, each)
        return changes[0].table, changes[0].key

    def _is_as_left(self, draft: Draft, change: LoggedChange) -> bool:
        return _same(draft.get(change.table, change.key), change.after)

    def _undo(self, draft: Draft, change: LoggedChange) -> None:
        if change.before is not None:
            draft.put(change.before)
        elif change.after is not None:
            draft.remove(change.after)


def _same(one: Record | None, other: Record | None) -> bool:
    if one is None or other is None:
        return one is other
    return says_the_same(one, other)
