"""`sociogram decide ...`: one command a decision, derived from `DECISIONS`."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

import typer

from api.cli.answers.decided import show_decided
from api.cli.exits import REFUSALS
from api.cli.meaning import DECIDED, Wanted, keys_of
from api.cli.opening import actor, opened
from api.cli.options import AsJson, StoreUrl
from api.cli.saying import called, command_name, help_of, parameters
from api.cli.terminal import complain, working, write_json
from graph.analyses.sentences import counted
from graph.analyses.settling.outcome import outcome
from graph.editing import DECISIONS, Author, Edit, Order, Refused, Trouble, carry_out
from graph.editing.declare import declared, field_of
from graph.relationship_map import RelationshipMap

COMMON = {"store": (StoreUrl, None), "json": (AsJson, False)}

decide = typer.Typer(no_args_is_help=True, help="Put a decision on record.")


def command_for(edit: type[Edit]) -> Callable[..., None]:
    """The command that takes this decision."""

    def command(**given: Any) -> None:
        said = {name: value for name, value in given.items() if name not in COMMON and value is not None}
        with opened(given["store"]) as door:
            said |= _keys(door, edit, said)
            (_answer_in_json if given["json"] else _answer_in_words)(door, edit, said)

    common = (
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)
        for name, (annotation, default) in COMMON.items()
    )
    command.__signature__ = inspect.Signature([*parameters(edit), *common])  # type: ignore[attr-defined] # typer reads it
    command.__doc__ = help_of(edit)
    return command


def _keys(door: RelationshipMap, edit: type[Edit], said: Mapping[str, Any]) -> dict[str, str]:
    """The fields that are keys, where people may have written a name."""
    keys = {name: fits for name, fits in DECIDED.items() if name in said}
    return keys_of(door.view(), {name: Wanted(called(edit, name), said[name], fits) for name, fits in keys.items()})


def _answer_in_words(door: RelationshipMap, edit: type[Edit], said: Mapping[str, Any]) -> None:
    with working("Deciding"):
        try:
            edited = carry_out(door, _order(edit, said))
        except Refused as refused:
            _complain([_in_words(edit, each) for each in refused.troubles])
            raise typer.Exit(REFUSALS[refused.sort].code) from refused
        before = door.view_then(edited.revision.number - edited.is_written).snapshot
        after = door.view(snapshot=edited.snapshot)
        key = edited.things[0][1]
        found = outcome(door.view(snapshot=before), after, after.entity(key))
    show_decided(found, key, edited.warnings, is_written=edited.is_written)


def _answer_in_json(door: RelationshipMap, edit: type[Edit], said: Mapping[str, Any]) -> None:
    from api.cli.documents import write_schema  # loads the schema
    from schema.mutations.failures import ErrorCode

    with working("Deciding"):
        answer = write_schema(door, field_of(edit), said, Author(actor()))
    write_json(answer)
    if "problems" in answer:
        complain(answer["message"])
        raise typer.Exit(REFUSALS[ErrorCode[answer["code"]].sort].code)


def _order(edit: type[Edit], said: Mapping[str, Any]) -> Order:
    fields = {each.name for each in declared(edit)}
    return Order(
        edits=(edit(**{name: value for name, value in said.items() if name in fields}),),
        paths=((),),
        author=Author(actor()),
        reason=said.get("reason", ""),
        idempotency_key=said.get("idempotency_key"),
        validate_only=said["validate_only"],
    )


def _in_words(edit: type[Edit], trouble: Trouble) -> str:
    """One line: the argument or option, fact, hint."""
    field = f"{called(edit, trouble.path[0])}: " if trouble.path else ""
    return f"{field}{trouble.fact}" + (f" ({trouble.hint})" if trouble.hint else "")


def _complain(lines: list[str]) -> None:
    complain(f"{counted(len(lines), 'problem', 'problems')}; nothing was written.")
    for each in lines:
        complain(f"  {each}")


for each in DECISIONS:
    decide.command(command_name(each))(command_for(each))
