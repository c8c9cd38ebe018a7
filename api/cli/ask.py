"""`sociogram ask ...`: one command a question, derived from `ANALYSES`."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from api.cli.answers import show_answer
from api.cli.opening import opened
from api.cli.options import AsJson, AsOf, RecordedAsOf, StatedOnly, StoreUrl
from api.cli.terminal import working, write_json
from graph.analyses import ANALYSES, Analysis
from graph.analyses.declare import Parameter
from graph.map_view import Lenses

COMMON = {
    "as_of": (AsOf, None),
    "recorded_as_of": (RecordedAsOf, None),
    "stated_only": (StatedOnly, False),
    "store": (StoreUrl, None),
    "json": (AsJson, False),
}
LENSES = ("as_of", "recorded_as_of", "stated_only")

ask = typer.Typer(no_args_is_help=True, help="Ask the map a question.")


def command_for(analysis: Analysis) -> Callable[..., None]:
    """The command that asks this question; its options are the parameters declared, and the common lenses."""

    def command(**given: Any) -> None:
        lenses = {name: given[name] for name in LENSES}
        parameters = {each.name: given[each.name] for each in analysis.parameters}
        with opened(given["store"]) as door, working(f"Asking: {analysis.question}"):
            if given["json"]:
                from api.cli.documents import ask_schema  # loads the schema

                answer = ask_schema(door, analysis.name, {**parameters, **lenses})
            else:
                answer = analysis.run(door.view(Lenses(**lenses)), **parameters)
        if given["json"]:
            write_json(answer)
        else:
            show_answer(answer)

    declared = [*map(_parameter, analysis.parameters), *(_common(name) for name in COMMON)]
    command.__signature__ = inspect.Signature(declared)  # type: ignore[attr-defined] # typer reads it
    command.__doc__ = _help(analysis)
    return command


def _parameter(each: Parameter) -> inspect.Parameter:
    if each.required:
        kind = Annotated[str, typer.Argument(metavar="KEY", help=each.about)]
        return inspect.Parameter(each.name, inspect.Parameter.KEYWORD_ONLY, annotation=kind)
    option = typer.Option(f"--{each.name.replace('_', '-')}", metavar="KEY", help=each.about, show_default=False)
    annotation = Annotated[str | None, option]
    return inspect.Parameter(each.name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=None)


def _common(name: str) -> inspect.Parameter:
    annotation, default = COMMON[name]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def _help(analysis: Analysis) -> str:
    key = " KEY" if any(each.required for each in analysis.parameters) else ""
    examples = (f"sociogram ask {analysis.name}{key}", f"sociogram ask {analysis.name}{key} --as-of 2017-12-01 --json")
    return f"{analysis.question}\n\n{analysis.about}\n\nFor example:\n\n" + "\n\n".join(
        f"    {each}" for each in examples
    )


for each in ANALYSES:
    ask.command(each.name)(command_for(each))
