"""Input types from the dataclasses of edits, and back from what a client sent."""

import dataclasses
import inspect
import types
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

import strawberry
from strawberry.utils.str_converters import to_camel_case

from graph.analyses.declare import About
from graph.editing import EditProblem, KindName, Left, Obstacle, Path, Refused, TypeName
from schema.enums import Kind, RelationshipType

_NAMES: Mapping[type, Any] = {KindName: Kind, TypeName: RelationshipType}
_NONE = type(None)

_MADE: dict[tuple[type, str], type] = {}


def input_type(edit: type, name: str, about: str, common: Mapping[str, tuple[Any, str]] | None = None) -> type:
    """The input type *name* that takes what the dataclass *edit* says, and the *common* fields with their meanings."""
    if (edit, name) in _MADE:
        return _MADE[edit, name]
    made = _MADE[edit, name] = types.new_class(name)
    made.__module__ = __name__
    annotations: dict[str, Any] = {}
    hints = get_type_hints(edit, include_extras=True)
    for field in dataclasses.fields(edit):
        type_, about_field = _told(hints[field.name])
        annotations[field.name], default = _shown(field, type_)
        setattr(made, field.name, strawberry.field(description=about_field.text, **default))
    for each, (default_value, meaning) in (common or {}).items():
        optional = default_value is strawberry.UNSET
        annotations[each] = str | None if optional else bool
        setattr(made, each, strawberry.field(description=meaning, default=default_value))
    made.__annotations__ = annotations
    return strawberry.input(made, name=name, description=about)


def read_input(edit: type, given: Any, path: Path) -> Any:
    """What a client sent as *given*, an input made of the dataclass *edit*, as such a dataclass.

    Raises:
        Refused: Something is null that cannot be; all of it is named, under *path*.
    """
    problems: list[EditProblem] = []
    read = _read(edit, given, path, problems)
    if problems:
        raise Refused(problems)
    return read


def _told(hint: Any) -> tuple[Any, About]:
    type_, about = get_args(hint)
    return type_, about


def _shown(field: dataclasses.Field[Any], type_: Any) -> tuple[Any, dict[str, Any]]:
    """What the schema calls the type of a field, and how its default is told."""
    shown = _input_of(_some(type_))
    if field.default is dataclasses.MISSING:
        return (shown | None if _may_be_none(type_) else shown), {}
    if field.default is None or isinstance(field.default, Left):
        return shown | None, {"default": strawberry.UNSET}
    if field.default == ():
        return shown, {"default_factory": list}
    return shown, {"default": field.default}


def _some(type_: Any) -> Any:
    """A type without what stands for nothing."""
    if get_origin(type_) in (types.UnionType, typing.Union):
        return next(each for each in get_args(type_) if each not in (_NONE, Left))
    return type_


def _may_be_none(type_: Any) -> bool:
    return get_origin(type_) in (types.UnionType, typing.Union) and _NONE in get_args(type_)


def _input_of(type_: Any) -> Any:
    if get_origin(type_) is tuple:
        return list[_input_of(get_args(type_)[0])]  # type: ignore[misc] # built for each field
    if dataclasses.is_dataclass(type_) and isinstance(type_, type):
        return input_type(type_, type_.__name__, inspect.getdoc(type_) or "")
    return _NAMES.get(type_, type_)


def _read(edit: type, given: Any, path: Path, problems: list[EditProblem]) -> Any:
    values: dict[str, Any] = {}
    hints = get_type_hints(edit, include_extras=True)
    for field in dataclasses.fields(edit):
        value, at = getattr(given, field.name), (*path, field.name)
        type_, _ = _told(hints[field.name])
        if value is strawberry.UNSET:
            continue
        if value is None and not _may_be_none(type_):
            problems.append(
                EditProblem(Obstacle.INVALID, at, "it cannot be null", "Leave it out to keep what is there")
            )
        values[field.name] = _value(_some(type_), value, at, problems)
    return edit(**values)


def _value(type_: Any, value: Any, path: Path, problems: list[EditProblem]) -> Any:
    if value is None:
        return None
    if get_origin(type_) is tuple:
        member = get_args(type_)[0]
        return tuple(_value(member, each, (*path, place), problems) for place, each in enumerate(value))
    if dataclasses.is_dataclass(type_) and isinstance(type_, type):
        return _read(type_, value, path, problems)
    if type_ in _NAMES and isinstance(value, Enum):
        return type_(value.value)
    return value


def shown_path(path: Path) -> list[str]:
    """Where in a request something stands, as the client wrote it."""
    names = iter((None, *path))  # a property keeps its own name
    return [
        to_camel_case(each) if isinstance(each, str) and before != "properties" else str(each)
        for before, each in zip(names, path, strict=False)
    ]
