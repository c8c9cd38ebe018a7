"""`sociogram ask ...`: one command a question, derived from `ANALYSES`."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Annotated, Any, cast

import typer

from api.cli.answers import show_answer
from api.cli.imagining import newest, scenario_of, seen, tell_imagined
from api.cli.meaning import FITS, Wanted, key_of
from api.cli.opening import opened
from api.cli.options import (
    AsJson,
    AsOf,
    If,
    RecordedAsOf,
    StatedOnly,
    StoreUrl,
    read_day,
    read_moment,
    read_number,
)
from api.cli.policies import read_policy_file
from api.cli.remembering import tell_beginning
from api.cli.terminal import working, write_json
from graph.analyses import ANALYSES, Analysis
from graph.analyses.declare import Parameter, Takes
from graph.map_view import Lenses, MapView
from graph.relationship_map import RelationshipMap
from graph.scenarios import Scenario

COMMON = {
    "as_of": (AsOf, None),
    "recorded_as_of": (RecordedAsOf, None),
    "stated_only": (StatedOnly, False),
    "supposing": (If, None),
    "store": (StoreUrl, None),
    "json": (AsJson, False),
}
FORMS: Mapping[Takes, tuple[str, Callable[..., object] | None]] = MappingProxyType(
    {
        Takes.SUBJECT: ("KEY", None),
        Takes.ROSTER: ("KEY", None),
        Takes.ENTITY: ("KEY", None),
        Takes.DAY: ("DAY", read_day),
        Takes.NUMBER: ("NUMBER", read_number),
        Takes.MOMENT: ("MOMENT", read_moment),
        Takes.REVISION: ("NUMBER", read_number),
        Takes.SCENARIO: ("CHANGE", None),
        Takes.POLICY: ("FILE", read_policy_file),
    }
)
"""What stands for a value in the help, and what reads it where typer does not."""
EXAMPLES = {Takes.SCENARIO: "'vacate-post KEY'"}
LENSES = ("as_of", "recorded_as_of", "stated_only")

ask = typer.Typer(no_args_is_help=True, help="Ask the map a question.")


def command_for(analysis: Analysis) -> Callable[..., None]:
    """The command that asks this question; its options are the parameters declared, and the common lenses."""

    def command(**given: Any) -> None:
        lenses = {name: given[name] for name in LENSES}
        with opened(given["store"]) as door, working(f"Asking: {analysis.question}"):
            parameters = {each.name: _handed(door, each, given[each.name]) for each in analysis.parameters}
            scenario = scenario_of(door, given["supposing"])
            view = seen(door, Lenses(**lenses), scenario)
            if not given["json"] and tell_beginning(door, view):
                return
            parameters |= _keys(view, analysis, parameters)
            if given["json"]:
                from api.cli.documents import ask_schema  # loads the schema

                answer = ask_schema(door, analysis.name, {**parameters, **lenses}, scenario)
            else:
                answer = answered(door, analysis, view, parameters)
        if given["json"]:
            write_json(answer)
        else:
            tell_imagined(view)
            show_answer(answer)

    declared = [*map(_parameter, analysis.parameters), *(_common(name) for name in COMMON)]
    command.__signature__ = inspect.Signature(declared)  # type: ignore[attr-defined] # typer reads it
    command.__doc__ = _help(analysis)
    return command


def answered(door: RelationshipMap, analysis: Analysis, view: MapView, parameters: Mapping[str, Any]) -> Any:
    """What *analysis* answers of a *view* of the map behind *door*."""

    def other(takes: Takes, value: Any) -> MapView:
        if takes is Takes.SCENARIO:
            return cast("Scenario", value).over(view, newest(door, view))
        return door.view_then(value, replace(view.lenses, as_of=view.as_of))

    return analysis.ask(view, other, parameters)


def _keys(view: MapView, analysis: Analysis, parameters: Mapping[str, Any]) -> dict[str, str]:
    """The parameters that are keys, where people may have written a name."""
    return {
        each.name: key_of(view, Wanted(_place(each), parameters[each.name], FITS[each.takes]))
        for each in analysis.parameters
        if each.takes in FITS and parameters[each.name] is not None
    }


def _place(parameter: Parameter) -> str:
    return FORMS[parameter.takes][0] if parameter.required else f"--{parameter.name.replace('_', '-')}"


def _handed(door: RelationshipMap, parameter: Parameter, given: Any) -> Any:
    return scenario_of(door, given) if parameter.takes is Takes.SCENARIO else given


def _parameter(each: Parameter) -> inspect.Parameter:
    metavar, parser = FORMS[each.takes]
    given = list[str] if each.takes is Takes.SCENARIO else each.takes.type
    if each.required:
        asked: Any = typer.Argument(metavar=metavar, help=each.about, parser=parser)
        annotation: Any = Annotated[given, asked]
        return inspect.Parameter(each.name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation)
    name, shows = _place(each), each.default is not None
    asked = typer.Option(name, metavar=metavar, help=each.about, parser=parser, show_default=shows)
    annotation = Annotated[given | None, asked]
    return inspect.Parameter(each.name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=each.default)


def _common(name: str) -> inspect.Parameter:
    annotation, default = COMMON[name]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def _help(analysis: Analysis) -> str:
    key = "".join(f" {EXAMPLES.get(each.takes, FORMS[each.takes][0])}" for each in analysis.parameters if each.required)
    examples = (f"sociogram ask {analysis.name}{key}", f"sociogram ask {analysis.name}{key} --as-of 2017-12-01 --json")
    return f"{analysis.question}\n\n{analysis.about}\n\nFor example:\n\n" + "\n\n".join(
        f"    {each}" for each in examples
    )


for each in ANALYSES:
    ask.command(each.name)(command_for(each))
