"""`sociogram scenario ...`: keep what is imagined under a name, list it, remove it, and say what can be imagined."""

from typing import Annotated

import typer

from api.cli.exits import REFUSALS, Exit
from api.cli.meaning import Wanted, key_of
from api.cli.opening import actor, opened
from api.cli.options import AsJson, StoreUrl
from api.cli.terminal import complain, say, show_table, write_json
from graph.editing import Author, DeleteScenario, Edit, Edited, Order, Refused, SaveScenario, carry_out
from graph.editing.declare import purpose
from graph.ontology.properties import IMAGINED_CHANGES
from graph.records import Entity
from graph.relationship_map import RelationshipMap
from graph.scenarios import IMAGININGS, usage
from graph.scenarios.given import kept_scenarios, the_one_called

scenario = typer.Typer(no_args_is_help=True, help="Keep scenarios by name: what if.")


@scenario.command("save")
def save(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What to call it.")],
    changes: Annotated[
        list[str], typer.Argument(metavar="CHANGE...", help="What it imagines, such as 'vacate-post KEY'.")
    ],
    key: Annotated[
        str | None, typer.Option("--key", metavar="KEY", help="Its key; made of the name where left out.")
    ] = None,
    expected_version: Annotated[
        int | None, typer.Option("--expected-version", metavar="NUMBER", help="The version that it replaces.")
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace the scenario that is kept under this name or key.")
    ] = False,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is kept.")] = "",
    store: StoreUrl = None,
) -> None:
    """Keep imagined changes under a name. They change nothing else, and are read anew on every later revision.

    What could not happen on the map as it is, is kept all the same, and said.

    For example:
        sociogram scenario save "If Ada left" 'vacate-post head-of-press on=2018-01-01'
    """
    with opened(store) as door:
        known = _kept_as(door, key, name) if expected_version is None else None
        if known is not None and not overwrite:
            complain(
                f"“{known.name}” is kept already, as {known.key} at version {known.version}; nothing was written. "
                "Add --overwrite to replace it, or take another name."
            )
            raise typer.Exit(Exit.BAD_INPUT.code)
        edit = SaveScenario(
            name=name,
            changes="\n".join(changes),
            key=known.key if known is not None else key,
            expected_version=known.version if known is not None else expected_version,
        )
        edited = _carried_out(door, edit, reason)
    kept = edited.things[0][1]
    how = "" if edited.is_written else ", as it was"
    if known is not None and edited.is_written:
        how = f", in place of version {known.version}"
    say(f"Kept as {kept}{how}. Ask with it: sociogram ask losses {kept}, or any question with --if {kept}.")
    for each in edited.warnings:
        say(each, "yellow")


@scenario.command("delete")
def delete(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key of the scenario, or its name.")],
    expected_version: Annotated[
        int, typer.Option("--expected-version", metavar="NUMBER", help="The version that is removed, as it was read.")
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is removed.")] = "",
    store: StoreUrl = None,
) -> None:
    """Remove a scenario.

    For example:
        sociogram scenario delete if-ada-left --expected-version 1
    """
    with opened(store) as door:
        key = key_of(door.view(), Wanted("KEY", key, lambda kind: kind.is_scenario))
        _carried_out(door, DeleteScenario(key=key, expected_version=expected_version), reason)
    say(f"{key} is removed.")


@scenario.command("list")
def list_(store: StoreUrl = None, json: AsJson = False) -> None:
    """List the scenarios that are kept.

    For example:
        sociogram scenario list
    """
    with opened(store) as door:
        kept = _all(door)
    if json:
        write_json([_plain(each) for each in kept])
    elif kept:
        show_table(("key", "name", "changes", "version"), [tuple(map(str, _plain(each).values())) for each in kept])
    else:
        say("No scenario is kept. Keep one: sociogram scenario save NAME 'vacate-post KEY'.")


@scenario.command("changes")
def changes() -> None:
    """Tell what can be imagined, and how it is written.

    For example:
        sociogram scenario changes
    """
    for each in IMAGININGS:
        say(usage(each), "bold")
        say(f"  {purpose(each)}")


def _all(door: RelationshipMap) -> list[Entity]:
    return kept_scenarios(door.view())


def _kept_as(door: RelationshipMap, key: str | None, name: str) -> Entity | None:
    """The scenario that is kept under this key, or where none is given under this name."""
    kept = _all(door)
    return the_one_called(kept, name) if key is None else next((each for each in kept if each.key == key), None)


def _plain(kept: Entity) -> dict[str, object]:
    return {
        "key": kept.key,
        "name": kept.name,
        "changes": kept.properties.get(IMAGINED_CHANGES.name, ""),
        "version": kept.version,
    }


def _carried_out(door: RelationshipMap, edit: Edit, reason: str) -> Edited:
    try:
        return carry_out(door, Order(edits=(edit,), paths=((),), author=Author(actor()), reason=reason))
    except Refused as refused:
        complain(str(refused))
        raise typer.Exit(REFUSALS[refused.sort].code) from refused
