"""Edits onto the map: all of them in one change set, or none with every reason why."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date

from graph.editing.declare import Edit
from graph.editing.draft import Afterthought, Archive, Author, Draft, Place
from graph.editing.examine import examine
from graph.editing.repeating import repeats
from graph.editing.trouble import Refused, Sort, Trouble
from graph.errors import Conflict, KeyReused
from graph.pulse import OutOfTime, Pulse, under
from graph.records import Change, ChangeSet, DocumentText, LoggedChange, Revision
from graph.relationship_map import RelationshipMap
from graph.snapshot import Snapshot

LONGEST_KEY = 200
"""How many characters an idempotency key may have."""


TERMS: tuple[tuple[str, type, str], ...] = (
    ("reason", str, "Why; it stays on record with the change."),
    (
        "idempotency_key",
        str,
        (
            "A text of your own, such as a UUID. Sent again within 24 hours with the same input it gives the same "
            "answer, and nothing is written twice."
        ),
    ),
    ("validate_only", bool, "Only say what would come of it; nothing is written."),
)
"""On what terms edits can be ordered, whatever they are: name, type and meaning of each. All may be left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Edits to be made together, and on whose word.

    ``paths`` lead to where each stands in what was asked. With ``validate_only`` nothing is written. The same
    ``idempotency_key`` with the same order gives the same answer for 24 hours, and writes nothing again.
    """

    edits: tuple[Edit, ...]
    paths: tuple[tuple[str, ...], ...]
    author: Author
    reason: str = ""
    idempotency_key: str | None = None
    validate_only: bool = False

    @property
    def is_many(self) -> bool:
        """Whether it is about everything that it changes."""
        return any(each.is_many for each in self.edits)

    @property
    def asked(self) -> str:
        """What tells this order from others under the same key."""
        return hashlib.sha256(repr((self.edits, self.author.name, self.reason)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Edited:
    """What came of an order.

    ``snapshot`` is the map right after it, or as it would be; ``things`` are table and key of what each edit is about
    (of one that is about many: of all that it changed). ``warnings`` are sentences on what was made all the same.
    """

    revision: Revision
    snapshot: Snapshot
    things: tuple[Place, ...]
    is_written: bool
    warnings: tuple[str, ...] = ()


def carry_out(door: RelationshipMap, order: Order, *, within: Pulse | None = None) -> Edited:
    """Make the edits of *order* on the map.

    What they could be warned of only afterwards is looked for under the pulse *within*, if one is given: what was
    written stays, and is told, when that has had enough.

    Raises:
        Refused: Something is wrong with them; all of it is named and nothing was written.
        StoreUnavailable: The store does not answer.
    """
    if order.idempotency_key is not None and not 0 < len(order.idempotency_key) <= LONGEST_KEY:
        fact = f"it has {len(order.idempotency_key)} characters"
        raise _refused_key(fact, order.idempotency_key, f"take 1 to {LONGEST_KEY}, such as a UUID")
    if order.validate_only:
        return _validated(door, order, within)
    earlier = door.store.committed_under(order.idempotency_key) if order.idempotency_key else None
    if earlier is not None:
        return _again(door, order, earlier)
    things: tuple[Place, ...] = ()
    changes: tuple[Change, ...] = ()
    warnings: tuple[str, ...] = ()
    afterthoughts: list[Afterthought] = []

    def plan(snapshot: Snapshot) -> ChangeSet:
        nonlocal things, changes, warnings, afterthoughts
        draft, things = _drafted(door, snapshot, order)
        changes, warnings, afterthoughts = tuple(draft.changes()), _warnings(draft), draft.afterthoughts
        return ChangeSet(
            changes=changes,
            actor=order.author.name,
            reason=order.reason,
            idempotency_key=order.idempotency_key,
            asked=order.asked if order.idempotency_key else None,
            things=things if order.idempotency_key and not order.is_many else (),
        )

    try:
        revision, snapshot = door.edit(plan)
    except KeyReused as error:
        raise _reused(error) from error
    except Conflict as error:
        raise Refused(
            [Trouble(Sort.CONFLICT, (), each.fact, each.value, each.hint) for each in error.problems]
        ) from error
    warnings = (*warnings, *_thought_of(afterthoughts, snapshot, within))
    return Edited(revision, snapshot, revision.things or things, is_written=bool(changes), warnings=warnings)


def _drafted(door: RelationshipMap, snapshot: Snapshot, order: Order) -> tuple[Draft, tuple[Place, ...]]:
    draft = Draft(snapshot, order.author, _archive(door))
    things = [draft.make(edit, path) for edit, path in zip(order.edits, order.paths, strict=True)]
    troubles = list(draft.troubles)
    if None not in things:  # an edit that could not be made would make others look wrong that rest on it
        known = {each.path for each in troubles}
        troubles += [each for each in examine(draft, draft.changes()) if each.path not in known]
    if troubles:
        raise Refused(troubles)
    if order.is_many:
        return draft, tuple(each.place for each in draft.changes())
    return draft, tuple(each for each in things if each)


def _warnings(draft: Draft) -> tuple[str, ...]:
    return (*draft.warnings, *repeats(draft))


def _thought_of(afterthoughts: Iterable[Afterthought], after: Snapshot, within: Pulse | None) -> Iterator[str]:
    for each in afterthoughts:
        try:
            with under(within) if within is not None else nullcontext():
                yield from list(each.warnings(after))
        except OutOfTime:
            yield each.untried


def _validated(door: RelationshipMap, order: Order, within: Pulse | None) -> Edited:
    known = door.refresh()
    draft, things = _drafted(door, known, order)
    after = draft.snapshot_after(draft.changes())
    warnings = (*_warnings(draft), *_thought_of(draft.afterthoughts, after, within))
    return Edited(known.revision, after, things, is_written=False, warnings=warnings)


def _again(door: RelationshipMap, order: Order, earlier: Revision) -> Edited:
    if earlier.asked != order.asked:
        raise _reused(KeyReused(str(order.idempotency_key)))
    things = earlier.things
    if order.is_many:
        things = tuple((each.table, each.key) for each in _past(door, earlier.number) or ())
    return Edited(earlier, door.at(earlier), things, is_written=True)


def _reused(error: KeyReused) -> Refused:
    problem = error.problems[0]
    return _refused_key(problem.fact, error.key, problem.hint)


def _refused_key(fact: str, key: str, hint: str) -> Refused:
    return Refused([Trouble(Sort.INVALID, ("idempotency_key",), fact, key, hint)])


def _archive(door: RelationshipMap) -> Archive:
    return Archive(
        door.text,
        lambda document: _stored_text(door, document),
        lambda revision: _past(door, revision),
        door.snapshot().settings.reference_date or date.today(),  # noqa: DTZ011 - a day, not a moment
    )


def _past(door: RelationshipMap, revision: int) -> tuple[LoggedChange, ...] | None:
    found = next(iter(door.store.changes(revision - 1)), None) if revision > 0 else None
    return found[1] if found and found[0].number == revision else None


def _stored_text(door: RelationshipMap, document: str) -> DocumentText | None:
    found: Sequence[object] = door.store.get(DocumentText.table, [document])
    return found[0] if found and isinstance(found[0], DocumentText) else None
