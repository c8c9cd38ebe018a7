"""How a decision is said on the command line: arguments and options, each derived from a field of the edit."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_args

import typer

from api.cli.options import read_number, read_sensitivity
from graph.editing import TERMS, Edit
from graph.editing.deciding import Deciding
from graph.editing.declare import Declared, declared, field_of, purpose
from graph.records import Sensitivity

SHORT = {"decided_by": "by"}
"""What an option is called where that is not the name of its field."""
FORMS: tuple[tuple[type, str, Callable[[str], object] | None], ...] = (
    (Sensitivity, "LEVEL", read_sensitivity),
    (int, "NUMBER", read_number),
    (str, "TEXT", None),
)
"""By the type of a field: what stands for a value in the help, and what reads it where typer does not."""
ANSWERS = (
    "Says what was decided, the figures of coverage before and after, and every row that moved; or everything that is "
    "wrong, and then nothing is written."
)
EXAMPLE = '--by director-general --on 2017-12-01 --reason "As the Board agreed."'

_SHARED = {each.name for each in declared(Deciding)}


def command_name(edit: type[Edit]) -> str:
    """What the command of a decision is called: the edit's name, less what `decide` says already."""
    return field_of(edit).removesuffix("_decision").replace("_", "-")


def parameters(edit: type[Edit]) -> list[inspect.Parameter]:
    """What the command takes: what is decided on as arguments; who, when and why, and the terms, as options."""
    fields = declared(edit)
    options = [each for each in fields if not _is_argument(each)]
    said = {each.name for each in fields}
    return [
        *(_argument(each) for each in fields if _is_argument(each)),
        *(_option(each.name, _type(each), each.about, needed=each.is_required) for each in options),
        *(_option(name, type_, about, needed=False) for name, type_, about in TERMS if name not in said),
    ]


def called(edit: type[Edit], field: str) -> str:
    """A field as the command takes it: `SUBJECT`, `--by`."""
    argument = any(each.name == field and _is_argument(each) for each in declared(edit))
    return field.upper() if argument else _flag(field)


def help_of(edit: type[Edit]) -> str:
    """What the command is for, with examples."""
    fields = declared(edit)
    words = [each.name.upper() for each in fields if _is_argument(each)]
    words += [f"{_flag(each.name)} 2018-12-31" for each in fields if each.is_required and not _is_argument(each)]
    line = f"sociogram decide {command_name(edit)} {' '.join(words)}"
    examples = "\n\n".join(f"    {each}" for each in (f"{line} {EXAMPLE}", f"{line} --validate-only --json"))
    return f"{purpose(edit)}\n\n{ANSWERS}\n\nFor example:\n\n{examples}"


def _is_argument(each: Declared) -> bool:
    return each.is_required and each.name not in _SHARED


def _argument(each: Declared) -> inspect.Parameter:
    asked: Any = typer.Argument(metavar=each.name.upper(), help=each.about)
    annotation: Any = Annotated[str, asked]
    return inspect.Parameter(each.name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation)


def _option(name: str, type_: type, about: str, *, needed: bool) -> inspect.Parameter:
    if type_ is bool:
        flag: Any = Annotated[bool, typer.Option(_flag(name), help=about)]
        return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=flag, default=False)
    metavar, parser = next((metavar, parser) for known, metavar, parser in FORMS if issubclass(type_, known))
    asked: Any = typer.Option(_flag(name), metavar=metavar, help=about, parser=parser, show_default=False)
    annotation: Any = Annotated[type_ if needed else type_ | None, asked]
    default = inspect.Parameter.empty if needed else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=annotation, default=default)


def _type(each: Declared) -> type:
    """The type of a field, whether or not it may be None or left out."""
    return next(known for known, _, _ in FORMS if known is each.type or known in get_args(each.type))


def _flag(name: str) -> str:
    return f"--{SHORT.get(name, name).replace('_', '-')}"
