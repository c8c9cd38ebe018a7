"""The questions as they are declared, for a front end that knows none of them: what each takes and answers with.

Nothing of it is written by hand: a new question, parameter or field of an answer is told as soon as it is declared.
"""

import dataclasses
import inspect
import types
import typing
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from graph.analyses import ANALYSES, Analysis
from graph.analyses.coverage.words import word
from graph.analyses.declare import About, Parameter, Takes
from graph.records import Entity, Evidence, Relationship
from graph.when import Validity

Told: TypeAlias = dict[str, Any]  # JSON

PLAIN: dict[type, str] = {
    str: "text",
    int: "number",
    float: "number",
    bool: "truth",
    date: "day",
    datetime: "moment",
    Entity: "entity",
    Relationship: "relationship",
    Evidence: "evidence",
    Validity: "validity",
}
"""What a front end is told of a value that is no record and no choice of ours."""

SCALARS: dict[type, str] = {str: "String", int: "Int", date: "Date", datetime: "DateTime"}
"""What GraphQL calls what a parameter takes; all else is asked for, and sent, as text."""


INPUTS: dict[Takes, str] = {Takes.SCENARIO: "ScenarioInput"}
"""What GraphQL calls what has forms of its own; a front end gives its text, or the key it is kept under."""


def questions() -> list[Told]:
    """Every question: its name, its words, its parameters, and which record answers it."""
    return [_question(each) for each in ANALYSES]


def records() -> Told:
    """Every record that an answer is made of, with its fields in the order of their declaration."""
    return {each.__name__: {"about": _about(each), "fields": _fields(each)} for each in _all_records()}


def choices() -> Told:
    """Every enumeration of an answer: each value with its word, and what it means where that is said."""
    found = {each: None for record in _all_records() for _, _, each in _hints(record) if issubclass(each, Enum)}
    return {each.__name__: _words(each) for each in sorted(found, key=lambda each: each.__name__)}


def _words(values: type[Enum]) -> dict[str, dict[str, str]]:
    """The values of an enumeration by name: what each is called, and its meaning, empty where its value says none."""
    return {each.name: {"word": word(each), "meaning": _meaning(each)} for each in values}


def _question(analysis: Analysis) -> Told:
    return {
        "name": analysis.name,
        "question": analysis.question,
        "about": analysis.about,
        "parameters": [_parameter(each) for each in analysis.parameters],
        "answer": analysis.result.__name__,
    }


def _parameter(parameter: Parameter) -> Told:
    default = parameter.default
    return {
        "name": parameter.name,
        "about": parameter.about,
        "takes": parameter.takes.name,
        "scalar": INPUTS.get(parameter.takes) or SCALARS.get(parameter.takes.type, "String"),
        "required": parameter.required,
        "default": default.isoformat() if isinstance(default, date) else default,
        "among": [{"kind": each.kind.upper(), "subtype": each.subtype} for each in parameter.among],
    }


def _fields(record: type) -> list[Told]:
    return [_field(*each) for each in _hints(record)]


def _field(name: str, hint: Any, value: type) -> Told:
    declared, about = get_args(hint)
    told = {"name": name, "about": about.text, "shape": "share" if about.share else _shape(value)}
    if told["shape"] in ("choice", "record"):
        told["of"] = value.__name__
    if get_origin(declared) is tuple:
        told["list"] = "paged" if about.paged else "whole"
    return told


def _shape(value: type) -> str:
    if value in PLAIN:
        return PLAIN[value]
    if dataclasses.is_dataclass(value):
        return "record"
    return "choice" if issubclass(value, Enum) else "text"


def _all_records() -> list[type]:
    """The answers, and what they are made of all the way down, by name."""
    found: dict[type, None] = {}
    waiting = [each.result for each in ANALYSES]
    while waiting:
        record = waiting.pop()
        if record in found:
            continue
        found[record] = None
        waiting += [value for _, _, value in _hints(record) if _shape(value) == "record"]
    return sorted(found, key=lambda each: each.__name__)


def _hints(record: type) -> Iterator[tuple[str, Any, type]]:
    """Each field of a record: name, declaration, and the type of its value or, in a list, of each."""
    hints = get_type_hints(record, include_extras=True)
    for each in dataclasses.fields(record):
        declared, about = get_args(hints[each.name])
        if not isinstance(about, About):
            raise TypeError(f"{record.__name__}.{each.name} does not say what it is about")
        yield each.name, hints[each.name], _value(declared)


def _value(declared: Any) -> type:
    if get_origin(declared) is tuple:
        return _value(get_args(declared)[0])
    if get_origin(declared) in (types.UnionType, typing.Union):
        return _value(next(each for each in get_args(declared) if each is not type(None)))
    return typing.cast(type, declared)


def _about(record: type) -> str:
    return (inspect.getdoc(record) or "").partition("\n")[0]


def _meaning(value: Enum) -> str:
    """What its value says, if that is a sentence and no mere name."""
    said = str(value.value)
    return said if " " in said else ""
