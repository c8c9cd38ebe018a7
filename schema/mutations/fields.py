"""Mutations: each turns its input into an order on the map, and what comes of it into types."""

import inspect
from typing import Annotated, Any

import strawberry
from strawberry import UNSET
from strawberry.types import Info

from graph.editing import EDITS, Edit, Edited, Order, Refused, RevertChange, Trouble, carry_out
from graph.editing.declare import field_of, purpose
from graph.map_view import Lenses, MapView
from graph.snapshot import Snapshot
from schema.mutations.failures import failure
from schema.mutations.inputs import chosen, edit_of, one_of_inputs, order_input, terms_input
from schema.mutations.payloads import ApplyChangesPayload, Payload, RevertChangePayload, payload_type, result_of
from schema.scope import Context, Scope

INPUT = "input"


def edit_field(edit: type[Edit]) -> Any:
    """The mutation that makes one edit."""
    payload = payload_type(edit)

    def read(given: Any, troubles: list[Trouble]) -> tuple[Edit | None, ...]:
        return (edit_of(edit, given, (INPUT,), troubles),)

    def resolve(info: Info, **arguments: Any) -> Any:
        given = arguments[INPUT]
        return answered(info.context, given, payload, read)

    name = edit.__name__
    return field(resolve, field_of(edit), order_input(edit), result_of(name, payload), purpose(edit))


def many_field() -> Any:
    """The mutation that makes several edits together, or none."""
    about = "Make several changes together, or none: each sees what those before it made."

    def read(given: Any, troubles: list[Trouble]) -> tuple[Edit | None, ...]:
        asked = (chosen(each, EDITS) for each in given.changes)
        return tuple(
            edit_of(edit, change, path, troubles) for (edit, change), path in zip(asked, paths(given), strict=True)
        )

    def paths(given: Any) -> tuple[tuple[str, ...], ...]:
        return tuple(
            (INPUT, "changes", str(place), field_of(chosen(each, EDITS)[0])) for place, each in enumerate(given.changes)
        )

    def resolve(info: Info, **arguments: Any) -> Any:
        return answered(info.context, arguments[INPUT], ApplyChangesPayload, read, paths)

    change = one_of_inputs(EDITS, "ChangeInput", "One change; exactly one of these.")
    changes = ("changes", list[change], "What to do, in this order.")  # type: ignore[valid-type] # a class
    input_ = terms_input("ApplyChangesInput", about, [changes])
    return field(resolve, "apply_changes", input_, result_of("ApplyChanges", ApplyChangesPayload), about)


def revert_field() -> Any:
    """The mutation that undoes a change set."""

    def read(given: Any, troubles: list[Trouble]) -> tuple[Edit | None, ...]:
        return (edit_of(RevertChange, given, (INPUT,), troubles),)

    def resolve(info: Info, **arguments: Any) -> Any:
        return answered(info.context, arguments[INPUT], RevertChangePayload, read)

    result = result_of("RevertChange", RevertChangePayload)
    return field(resolve, "revert_change", order_input(RevertChange), result, purpose(RevertChange))


def field(resolve: Any, name: str, input_: type, result: Any, about: str) -> Any:
    """A root field that takes one input."""
    taken = Annotated[input_, strawberry.argument(description="What to do, and on what terms.")]  # type: ignore[valid-type] # a class
    context = inspect.Parameter("info", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=Info)
    one = inspect.Parameter(INPUT, inspect.Parameter.KEYWORD_ONLY, annotation=taken)
    resolve.__name__ = name
    resolve.__signature__ = inspect.Signature([context, one], return_annotation=result | None)
    resolve.__annotations__ = {"info": Info, INPUT: taken, "return": result | None}
    return strawberry.field(resolve, description=about)


def answered(context: Context, given: Any, payload: type[Payload], read: Any, paths: Any = None) -> Any:
    """What comes of the edits that *read* finds in an input."""
    troubles: list[Trouble] = []
    edits = read(given, troubles)
    try:
        if troubles:
            raise Refused(troubles)
        order = Order(
            edits=edits,
            paths=paths(given) if paths else ((INPUT,),),
            author=context.author,
            reason=_given(given, "reason") or "",
            idempotency_key=_given(given, "idempotency_key"),
            validate_only=bool(_given(given, "validate_only")),
        )
        edited = carry_out(context.door, order, within=context.patience)
    except Refused as refused:
        return failure(_scope(context, context.door.snapshot()), _under_input(refused))
    return _payload(context, payload, edited)


def _payload(context: Context, payload: type[Payload], edited: Edited) -> Payload:
    return payload(scope=_scope(context, edited.snapshot), edited=edited)


def _scope(context: Context, snapshot: Snapshot) -> Scope:
    return Scope(context, MapView(snapshot, Lenses(ceiling=context.author.ceiling)))


def _given(given: Any, name: str) -> Any:
    value = getattr(given, name, UNSET)
    return None if value is UNSET else value


def _under_input(refused: Refused) -> Refused:
    """The same with every path from the arguments on."""
    if all(each.path[:1] == (INPUT,) for each in refused.troubles):
        return refused
    return Refused(
        [
            each
            if each.path[:1] == (INPUT,)
            else Trouble(each.sort, (INPUT, *each.path), each.fact, each.value, each.hint, each.current)
            for each in refused.troubles
        ]
    )
