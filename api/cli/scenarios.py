"""`sociogram scenario ...`: keep what is imagined under a name, list it, remove it, and say what can be imagined."""

from typing import Annotated

import typer

from api.cli.exits import REFUSALS
from api.cli.opening import actor, opened
from api.cli.options import AsJson, StoreUrl
from api.cli.terminal import complain, say, show_table, write_json
from graph.editing import Author, DeleteScenario, Edit, Edited, Order, Refused, SaveScenario, carry_out
from graph.editing.declare import purpose
from graph.ontology.properties import IMAGINED_CHANGES
from graph.records import Entity
from graph.relationship_map import RelationshipMap
from graph.scenarios import IMAGININGS, usage

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
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is kept.")] = "",
    store: StoreUrl = None,
) -> None:
    """Keep imagined changes under a name. They change nothing else, and are read anew on every later revision.

    For example:
        sociogram scenario save "If Ada left" 'vacate-post head-of-press on=2018-01-01'
    """
    edit = SaveScenario(name=name, changes="\n".join(changes), key=key, expected_version=expected_version)
    with opened(store) as door:
        edited = _carried_out(door, edit, reason)
    kept = edited.things[0][1]
    say(f"Kept as {kept}. Ask with it: sociogram ask losses {kept}, or any question with --if {kept}.")


@scenario.command("delete")
def delete(
    key: Annotated[str, typer.Argument(metavar="KEY", help="The key of the scenario.")],
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
        _carried_out(door, DeleteScenario(key=key, expected_version=expected_version), reason)
    say(f"{key} is removed.")


@scenario.command("list")
def list_(store: StoreUrl = None, json: AsJson = False) -> None:
    """List the scenarios that are kept.

    For example:
        sociogram scenario list
    """
    with opened(store) as door:
        view = door.view()
        kept = view.entities(*(kind.name for kind in view.ontology.kinds if kind.is_scenario))
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
