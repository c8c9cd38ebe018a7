"""Everything that can be changed: a field for each edit, one for many at once, one to undo."""

import types
from collections.abc import Callable
from functools import partial
from typing import Annotated, Any, Union

import strawberry
from strawberry.tools import create_type
from strawberry.types import Info
from strawberry.utils.str_converters import to_camel_case

from graph.editing import (
    EDITS,
    Asked,
    EditKind,
    EditProblem,
    Obstacle,
    Outcome,
    Refused,
    Request,
    revert_change,
    submit,
)
from graph.map_view import MapView
from schema.mutations.failures import FAILURES, failure
from schema.mutations.inputs import input_type, read_input
from schema.mutations.payloads import Payload, payload_type
from schema.scope import Context, Scope

MOST_CHANGES = 1_000
"""How many changes may be made at once."""

_REASON = "Why, for the change log."
_IDEMPOTENCY_KEY = (
    "A text of your own, new for each thing you do: sent again with it, the same request is made once and answered as "
    "it was the first time."
)
_VALIDATE_ONLY = "Check everything and show what it would come to, and write nothing."
_COMMON = {
    "reason": (strawberry.UNSET, _REASON),
    "idempotency_key": (strawberry.UNSET, _IDEMPOTENCY_KEY),
    "validate_only": (False, _VALIDATE_ONLY),
}
_INPUT = strawberry.argument(description="What to change.")


def _camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))


def _union(name: str, payload: type) -> Any:
    about = "What it came to, or what stood in the way."
    return Annotated[Union[(payload, *FAILURES)], strawberry.union(name, description=about)]


def _answered(payload: type[Payload], info: Info, given: Any, make: Callable[[Request], Outcome]) -> Any:
    context: Context = info.context
    request = Request(
        actor=context.writer.name,
        reason=given.reason or "",
        idempotency_key=None if given.idempotency_key is strawberry.UNSET else given.idempotency_key,
        validate_only=given.validate_only,
    )
    try:
        if not context.writer.may_write:
            fact, hint = "this service only shows the map", "Ask whoever runs it where changes are made"
            raise Refused([EditProblem(Obstacle.FORBIDDEN, (), fact, hint)])
        outcome = make(request)
    except Refused as refused:
        context.renew()
        return failure(_scope(context), tuple(map(_in_input, refused.problems)))
    context.renew()
    return payload(scope=Scope(context, MapView(outcome.snapshot)), outcome=outcome)


def _in_input(problem: EditProblem) -> EditProblem:
    return problem if problem.path[:1] == ("input",) else problem.under(("input",))


def _scope(context: Context) -> Scope:
    return Scope(context, MapView(context.snapshot))


def _edit_field(kind: EditKind) -> Any:
    name = _camel(kind.name)
    given_type = input_type(kind.edit, f"{name}Input", f"What `{to_camel_case(kind.name)}` takes.", _COMMON)
    payload = payload_type(kind, f"{name}Payload")

    def make(given: Any, door: Any, request: Request) -> Outcome:
        asked = Asked(kind, read_input(kind.edit, given, ("input",)), ("input",))
        return submit(door, [asked], request)

    def resolve(info: Info, input: Any) -> Any:
        return _answered(payload, info, input, partial(make, input, info.context.door))

    return _field(resolve, kind.name, given_type, _union(f"{name}Result", payload), kind.about)


def _field(resolve: Callable[..., Any], name: str, given_type: type, returns: Any, about: str) -> Any:
    resolve.__name__ = name
    resolve.__annotations__ = {"info": Info, "input": Annotated[given_type, _INPUT], "return": returns}
    return strawberry.field(resolve, description=about)


def _change_input() -> type:
    """One change among many: exactly one of all edits."""
    made = types.new_class("ChangeInput")
    made.__module__ = __name__
    made.__annotations__ = {}
    for kind in EDITS:
        about = f"What `{to_camel_case(kind.name)}` takes, as one change among many."
        given = input_type(kind.edit, f"{_camel(kind.name)}Change", about)
        made.__annotations__[kind.name] = given | None
        setattr(made, kind.name, strawberry.field(description=kind.about, default=strawberry.UNSET))
    return strawberry.input(made, one_of=True, description="One change among many: exactly one of these.")


ChangeInput = _change_input()


@strawberry.input(description="What `applyChanges` takes.")
class ApplyChangesInput:
    """What `applyChanges` takes."""

    changes: list[ChangeInput] = strawberry.field(  # type: ignore[valid-type] # made above
        description="Changes in their order: each sees what the ones before it did, and refers to it by key."
    )
    reason: str | None = strawberry.field(description=_REASON, default=strawberry.UNSET)
    idempotency_key: str | None = strawberry.field(description=_IDEMPOTENCY_KEY, default=strawberry.UNSET)
    validate_only: bool = strawberry.field(description=_VALIDATE_ONLY, default=False)


@strawberry.type(description="What many changes came to.")
class ApplyChangesPayload(Payload):
    """What many changes came to."""


@strawberry.input(description="What `revertChange` takes.")
class RevertChangeInput:
    """What `revertChange` takes."""

    revision: int = strawberry.field(description="The revision whose change set is to be undone.")
    reason: str | None = strawberry.field(description=_REASON, default=strawberry.UNSET)
    idempotency_key: str | None = strawberry.field(description=_IDEMPOTENCY_KEY, default=strawberry.UNSET)
    validate_only: bool = strawberry.field(description=_VALIDATE_ONLY, default=False)


@strawberry.type(description="What undoing a change set came to.")
class RevertChangePayload(Payload):
    """What undoing a change set came to."""


def _apply_changes(info: Info, input: Any) -> Any:
    def make(request: Request) -> Outcome:
        if len(input.changes) > MOST_CHANGES:
            fact = f"{len(input.changes)} changes are more than can be made at once"
            hint = f"Make at most {MOST_CHANGES}, or load a folder"
            raise Refused([EditProblem(Obstacle.INVALID, ("input", "changes"), fact, hint)])
        return submit(info.context.door, _asked(input.changes), request)

    return _answered(ApplyChangesPayload, info, input, make)


def _asked(changes: list[Any]) -> list[Asked]:
    asked, problems = list[Asked](), list[EditProblem]()
    for place, change in enumerate(changes):
        for kind in EDITS:
            given = getattr(change, kind.name)
            if given is strawberry.UNSET or given is None:
                continue
            path = ("input", "changes", place, kind.name)
            try:
                asked.append(Asked(kind, read_input(kind.edit, given, path), path))
            except Refused as refused:
                problems += refused.problems
    if problems:
        raise Refused(problems)
    return asked


def _revert_change(info: Info, input: Any) -> Any:
    return _answered(
        RevertChangePayload, info, input, partial(revert_change, info.context.door, input.revision, path=("input",))
    )


Mutation = create_type(
    "Mutation",
    [
        *map(_edit_field, EDITS),
        _field(
            _apply_changes,
            "apply_changes",
            ApplyChangesInput,
            _union("ApplyChangesResult", ApplyChangesPayload),
            "Makes many changes at once: all of them or none, in one change set.",
        ),
        _field(
            _revert_change,
            "revert_change",
            RevertChangeInput,
            _union("RevertChangeResult", RevertChangePayload),
            "Undoes a change set, by one that says so; undoing that one does it again. Refused where something it "
            "changed was changed again since.",
        ),
    ],
    description="Everything that can be changed. What stands in the way is told in `data`; nothing is half written.",
)
