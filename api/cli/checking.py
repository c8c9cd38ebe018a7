"""`sociogram check`: whether a policy is kept, with an exit code for whoever runs it every night."""

from collections.abc import Callable
from typing import Annotated

import typer

from api.cli.answers import show_answer
from api.cli.ask import LENSES, answered
from api.cli.exits import Exit
from api.cli.opening import opened
from api.cli.options import AsJson, AsOf, RecordedAsOf, StatedOnly, StoreUrl
from api.cli.policies import read_policy_file
from api.cli.terminal import working, write_json
from graph.analyses.policy import ANALYSIS, Verdict
from graph.errors import BadPolicy, Problem
from graph.map_view import Lenses
from graph.policy.template import template
from graph.relationship_map import RelationshipMap

PolicyFile = Annotated[
    str | None,
    typer.Option("--policy", metavar="FILE", help="The policy: rules with thresholds, in TOML.", show_default=False),
]
Strict = Annotated[bool, typer.Option("--strict", help="Leave with 1 for what is unknown, too.")]
WriteTemplate = Annotated[
    bool, typer.Option("--template", help="Check nothing; write a policy to begin with, with every rule there is.")
]


def check(
    policy: PolicyFile = None,
    strict: Strict = False,
    write_template: WriteTemplate = False,
    as_of: AsOf = None,
    recorded_as_of: RecordedAsOf = None,
    stated_only: StatedOnly = False,
    store: StoreUrl = None,
    json: AsJson = False,
) -> None:
    """Check whether a policy is kept.

    The same as `sociogram ask policy FILE`, for whoever runs it every night: leaves with 1 if a rule is broken, and
    lists what breaks it. What cannot be told is listed too, and leaves with 0 unless --strict is given.

    For example:

        sociogram check --template > policy.toml

        sociogram check --policy policy.toml
    """
    if write_template:
        typer.echo(template(), nl=False)
        return
    if policy is None:
        hint = "Say which policy to check, or write one: sociogram check --template."
        raise typer.BadParameter(hint, param_hint="--policy")
    text = read_policy_file(policy)
    with opened(store) as door, working("Checking the policy"):
        lenses = Lenses(as_of, recorded_as_of, stated_only)
        try:
            verdict, rules, tell = (_as_json if json else _as_words)(door, text, lenses)
        except BadPolicy as refused:
            raise BadPolicy(refused.problems, policy) from None
    if not rules:
        hint = "a file that lost its rules would pass for ever; write one: sociogram check --template"
        raise BadPolicy([Problem("the policy", "it has no rules", hint=hint)], policy)
    tell()
    if verdict is Verdict.BROKEN or (strict and verdict is Verdict.UNKNOWN):
        raise typer.Exit(Exit.FOUND.code)


def _as_words(door: RelationshipMap, text: str, lenses: Lenses) -> tuple[Verdict, int, Callable[[], None]]:
    found = answered(door, ANALYSIS, door.view(lenses), {"text": text})
    return found.verdict, len(found.rules), lambda: show_answer(found)


def _as_json(door: RelationshipMap, text: str, lenses: Lenses) -> tuple[Verdict, int, Callable[[], None]]:
    from api.cli.documents import ask_schema  # loads the schema

    looked = {name: getattr(lenses, name) for name in LENSES}
    found = ask_schema(door, ANALYSIS.name, {"text": text, **looked})
    return Verdict[found["verdict"]], len(found["rules"]), lambda: write_json(found)
