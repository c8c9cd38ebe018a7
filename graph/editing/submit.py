"""Has edits made: planned on the newest snapshot, checked, committed; planned again where others were quicker."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any

from graph.editing.declare import EditKind, Path
from graph.editing.draft import Draft
from graph.editing.problems import EditProblem, Obstacle, Refused
from graph.editing.reverting import revert
from graph.errors import Conflict, Problem
from graph.records import ChangeSet, LoggedChange, Revision
from graph.relationship_map import RelationshipMap
from graph.snapshot import Snapshot

ATTEMPTS = 8
"""How often edits are planned again because somebody else wrote in between."""

LONGEST_KEY, LONGEST_REASON = 200, 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """An edit that is asked for: its kind, what it says, and where in the request it stands."""

    kind: EditKind
    edit: Any
    path: Path = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who asks for edits, why, and how.

    ``idempotency_key``: a second request with the same key is not made again and is answered as the first was, however
    long ago; one that asks for something else under it is refused. ``validate_only``: everything is checked and shown,
    and nothing is written.
    """

    actor: str
    reason: str = ""
    idempotency_key: str | None = None
    validate_only: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What edits came to: the map after them, the revision, and what was changed, in order.

    ``written`` is False where nothing was: it was only checked, or everything is so already.
    """

    snapshot: Snapshot
    revision: Revision
    changes: tuple[LoggedChange, ...]
    written: bool


Plan = Callable[[Draft], None]


def submit(door: RelationshipMap, asked: Sequence[Asked], request: Request) -> Outcome:
    """Make all edits, or none.

    Raises:
        Refused: Something stands in the way; all of it is named with its path, and nothing was written.
        StoreUnavailable: The store does not answer.
    """

    def plan(draft: Draft) -> None:
        for each in asked:
            draft.make(each.path, partial(_apply, each), [field.name for field in fields(each.edit)])

    return _commit(door, plan, request, _digest(*((each.kind.name, each.edit) for each in asked)))


def revert_change(door: RelationshipMap, revision: int, request: Request, path: Path = ()) -> Outcome:
    """Undo the change set of a *revision*, by one that says so; undoing that one does it again.

    Raises:
        Refused: There is no such revision, or what it changed was changed again since.
        StoreUnavailable: The store does not answer.
    """
    last = door.refresh().revision.number
    found = next(iter(door.log.after(revision - 1, revision)), None) if 0 < revision <= last else None
    if found is None:
        fact = f"there is no revision {revision}"
        hint = f"The last one is {last}"
        raise Refused([EditProblem(Obstacle.NOT_FOUND, (*path, "revision"), fact, hint, str(revision))])
    changes = tuple(found.changes)

    def plan(draft: Draft) -> None:
        draft.make(path, partial(revert, changes=changes))

    return _commit(door, plan, request, _digest("revert", revision))


def _apply(asked: Asked, draft: Draft) -> None:
    asked.kind.apply(draft, asked.edit)


def _digest(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()


def _commit(door: RelationshipMap, plan: Plan, request: Request, digest: str) -> Outcome:
    _demand_sound(request)
    known = _answered(door, request, digest)
    if known:
        return known
    for attempt in range(ATTEMPTS):
        draft = _planned(door, plan)
        changes = draft.changes()
        if request.validate_only or not changes:
            imagined = draft.imagined()
            return Outcome(imagined, draft.snapshot.revision, draft.logged(draft.snapshot.revision.number), False)
        change_set = ChangeSet(
            changes=changes,
            actor=request.actor,
            reason=request.reason,
            idempotency_key=request.idempotency_key,
            request=digest if request.idempotency_key is not None else None,
        )
        try:
            revision = door.apply(change_set)
        except Conflict as conflict:
            if attempt + 1 == ATTEMPTS:
                raise Refused([_as_problem(each) for each in conflict.problems]) from conflict
            continue
        if revision.number <= draft.snapshot.revision.number:  # somebody with the same key was quicker
            return _replayed(door, revision, digest)
        return Outcome(door.snapshot(), revision, draft.logged(revision.number), True)
    raise AssertionError("the last attempt returns or raises")


def _planned(door: RelationshipMap, plan: Plan) -> Draft:
    snapshot = door.refresh()
    draft = Draft(snapshot, door.text, snapshot.settings.reference_date or date.today())  # noqa: DTZ011 - no moment
    plan(draft)
    if not draft.problems:
        draft.check()
    if draft.problems:
        raise Refused(draft.problems)
    return draft


def _demand_sound(request: Request) -> None:
    problems = [
        EditProblem(Obstacle.INVALID, (field,), fact, hint)
        for field, is_wrong, fact, hint in (
            (
                "idempotency_key",
                request.idempotency_key is not None and not 0 < len(request.idempotency_key) <= LONGEST_KEY,
                f"the key is empty or longer than {LONGEST_KEY} characters",
                "Make one up for each thing you do, such as a UUID",
            ),
            (
                "reason",
                len(request.reason) > LONGEST_REASON,
                f"the reason is longer than {LONGEST_REASON} characters",
                "Say it in fewer words",
            ),
        )
        if is_wrong
    ]
    if problems:
        raise Refused(problems)


def _answered(door: RelationshipMap, request: Request, digest: str) -> Outcome | None:
    if request.idempotency_key is None:
        return None
    revision = door.store.committed_under(request.idempotency_key)
    return _replayed(door, revision, digest) if revision else None


def _replayed(door: RelationshipMap, revision: Revision, digest: str) -> Outcome:
    if revision.request != digest:
        fact = f"the key was used for something else, in revision {revision.number}"
        hint = "Make up another key for each thing you do"
        raise Refused([EditProblem(Obstacle.INVALID, ("idempotency_key",), fact, hint, revision.idempotency_key or "")])
    snapshot = door.refresh()
    found = next(iter(door.log.after(revision.number - 1, revision.number)), None)
    return Outcome(snapshot, revision, tuple(found.changes) if found else (), True)


def _as_problem(problem: Problem) -> EditProblem:
    return EditProblem(Obstacle.CONFLICT, (), f"{problem.place} {problem.fact}", problem.hint, problem.value)


def record_in(outcome: Outcome, table: str) -> LoggedChange | None:
    """What an edit was about: the first thing of this *table* that was changed; None where nothing was."""
    return next((each for each in outcome.changes if each.table == table), None)
