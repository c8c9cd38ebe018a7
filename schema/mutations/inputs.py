"""Input types from edits, and edits from what clients give: the edit's class is the one declaration."""

import dataclasses
import types
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NewType, get_args, get_origin

import strawberry
from strawberry import UNSET
from strawberry.utils.str_converters import to_camel_case

from graph.editing import TERMS
from graph.editing.declare import LEFT_OUT, Declared, Edit, KindName, TypeName, declared, field_of, purpose
from graph.editing.trouble import Sort, Trouble
from graph.scenarios.declare import Imagining
from schema.enums import Kind, RelationshipType

_OWN_TYPES: dict[Any, Any] = {KindName: Kind, TypeName: RelationshipType}


@cache
def change_input(edit: type[Edit]) -> type:
    """The input that says an edit, or something imagined, as one of several."""
    name = f"Imagined{edit.__name__}" if issubclass(edit, Imagining) else f"{edit.__name__}Change"
    return _input(name, purpose(edit), map(_field, declared(edit)))


@cache
def order_input(edit: type[Edit]) -> type:
    """The input that says an edit, and on what terms to make it."""
    return _input(f"{edit.__name__}Input", purpose(edit), _with_terms(map(_field, declared(edit))))


def terms_input(name: str, about: str, fields: Iterable[tuple[str, Any, str]]) -> type:
    """The input *name* with these fields, all of them needed, and the terms."""
    return _input(name, about, _with_terms((field, type_, meaning, True) for field, type_, meaning in fields))


def _with_terms(fields: Iterable[tuple[str, Any, str, bool]]) -> list[tuple[str, Any, str, bool]]:
    own = list(fields)
    taken = {name for name, _, _, _ in own}
    return [*own, *((name, type_ | None, about, False) for name, type_, about in TERMS if name not in taken)]


@cache
def part_input(part: type) -> type:
    """The input of a dataclass that is part of an edit."""
    name = f"{part.__name__.removesuffix('Given')}Input"
    return _input(name, purpose(part), map(_field, declared(part)))


@cache
def one_of_inputs(edits: tuple[type[Edit], ...], name: str, about: str) -> type:
    """The input *name* that says one of several edits."""
    fields = [(field_of(each), change_input(each) | None, purpose(each), False) for each in edits]
    return _input(name, about, fields, one_of=True)


def chosen(one_of: Any, edits: Iterable[type[Edit]]) -> tuple[type[Edit], Any]:
    """Which of *edits* such an input says, and what it says of it."""
    given = ((each, getattr(one_of, field_of(each), UNSET)) for each in edits)
    return next((each, value) for each, value in given if value is not UNSET and value is not None)


def edit_of(edit: type[Any], given: Any, path: tuple[str, ...], troubles: list[Trouble]) -> Any:
    """The edit that an input says; what is wrong with it is added to *troubles*, and the edit is then None."""
    values: dict[str, Any] = {}
    before = len(troubles)
    for each in declared(edit):
        value = getattr(given, each.name)
        if value is UNSET:
            continue
        if value is None and type(None) not in _members(each.type):
            fact = f"{to_camel_case(each.name)} cannot be null"
            troubles.append(Trouble(Sort.INVALID, (*path, each.name), fact, hint="leave it out"))
        elif value is not None:
            values[each.name] = _read(_core(each.type), value, (*path, each.name), troubles)
        else:
            values[each.name] = None
    return edit(**values) if len(troubles) == before else None


def _read(type_: Any, value: Any, path: tuple[str, ...], troubles: list[Trouble]) -> Any:
    if get_origin(type_) is tuple:
        member = get_args(type_)[0]
        return tuple(_read(member, each, (*path, str(place)), troubles) for place, each in enumerate(value))
    if dataclasses.is_dataclass(type_) and isinstance(type_, type):
        return edit_of(type_, value, path, troubles)
    return value.value if type_ in _OWN_TYPES else value


def _field(each: Declared) -> tuple[str, Any, str, bool]:
    shown = _shown(_core(each.type))
    return each.name, shown if each.is_required else shown | None, each.about, each.is_required


def _shown(type_: Any) -> Any:
    if get_origin(type_) is tuple:
        return list[_shown(get_args(type_)[0])]  # type: ignore[misc] # built for each type
    if type_ in _OWN_TYPES:
        return _OWN_TYPES[type_]
    if dataclasses.is_dataclass(type_) and isinstance(type_, type):
        return part_input(type_)
    return type_


def _core(type_: Any) -> Any:
    """A type without None and *left out*."""
    return next(each for each in _members(type_) if each is not type(None) and not _is_left_out(each))


def _members(type_: Any) -> tuple[Any, ...]:
    if isinstance(type_, NewType | type) or get_origin(type_) is tuple:
        return (type_,)
    return get_args(type_)


def _is_left_out(type_: Any) -> bool:
    return LEFT_OUT in get_args(type_)


def _input(name: str, about: str, fields: Iterable[tuple[str, Any, str, bool]], *, one_of: bool = False) -> type:
    made = types.new_class(name)
    made.__module__ = __name__
    made.__annotations__ = {}
    for field, type_, meaning, required in fields:
        made.__annotations__[field] = type_
        setattr(made, field, _described(meaning, required=required))
    return strawberry.input(made, description=about, one_of=one_of)


def _described(about: str, *, required: bool) -> Any:
    described: Callable[..., Any] = strawberry.field
    return described(description=about) if required else described(description=about, default=UNSET)
