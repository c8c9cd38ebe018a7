"""Scenarios as text, one change a line, to be kept, sent and read by people.

A line is the name of a change, the values it needs in their order, and the others as ``name=value``; blanks stand in
quotes, and what follows ``#`` at the beginning of a word is a remark::

    vacate-post head-of-press on=2018-01-01
    split-office press part="Press North: media" part="Press South: donors, friends"   # a remark
"""

import dataclasses
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any, NewType, get_args, get_origin

from rapidfuzz import process

from graph.editing.deciding import Deciding
from graph.editing.declare import LEFT_OUT, Declared, Edit, declared, field_of
from graph.errors import Impossible, Problem
from graph.scenarios.changes import IMAGININGS
from graph.scenarios.parts import read_part, write_part
from graph.scenarios.words import is_plain, quoted, words_of

MOST_CHANGES = 100
"""How many changes a scenario may have."""

LONGEST = 20_000
"""How many characters the text of a scenario may have."""

_SHARED = {each.name for each in declared(Deciding)}


def name_of(change: type[Edit]) -> str:
    """What a change is called in a text: ``vacate-post``."""
    return field_of(change).replace("_", "-")


NAMES = {name_of(each): each for each in IMAGININGS}
"""Every change by its name."""


def change_begun(text: str) -> str | None:
    """The name of the change that *text* begins with, in capitals or not; None where it begins with none."""
    first = text.casefold().split(maxsplit=1)[:1]
    return first[0] if first and first[0] in NAMES else None


def read_changes(text: str) -> tuple[Edit, ...]:
    """The changes that *text* writes, in its order.

    Raises:
        Impossible: Lines that write none, each with the next step.

    >>> read_changes("vacate-post head-of-press")                                               # doctest: +SKIP
    (VacatePost(on=None, post='head-of-press'),)
    """
    if len(text) > LONGEST:
        raise Impossible([Problem("scenario", f"it has {len(text):,} characters", hint=f"write at most {LONGEST:,}")])
    problems: list[Problem] = []
    changes = []
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            words = words_of(line)
        except ValueError:
            problems.append(Problem(f"line {number}", "a quote is not closed", value=line.strip(), hint="close it"))
            continue
        if words:
            changes.append(_read(f"line {number}", words, problems))
    if not changes and not problems:
        hint = f"write a change a line, such as: {usage(IMAGININGS[0])}"
        problems.append(Problem("scenario", "it says no change", hint=hint))
    if len(changes) > MOST_CHANGES:
        problems.append(Problem("scenario", f"it has {len(changes)} changes", hint=f"imagine at most {MOST_CHANGES}"))
    made = tuple(each for each in changes if each is not None)
    if problems:
        raise Impossible(problems)
    return made


def write_changes(changes: Iterable[Edit]) -> str:
    """The text that :func:`read_changes` reads the same changes from."""
    return "\n".join(map(write_change, changes))


def write_change(change: Edit) -> str:
    """One change as a line."""
    words = [name_of(type(change))]
    fields = _in_order(type(change))
    for each in fields:
        value = getattr(change, each.name)
        if value is None or value is LEFT_OUT or value == each.default:
            continue
        for one in value if isinstance(value, tuple) and _is_parts(each) else (value,):
            written = _write(one)
            is_bare = each.is_required and not _is_parts(each) and is_plain(written)
            words.append(written if is_bare else f"{_shown(each)}={quoted(written)}")
    return " ".join(words)


def usage(change: type[Edit]) -> str:
    """How a change is written: ``vacate-post POST [on=...]``."""
    words = [name_of(change)]
    for each in _in_order(change):
        if _is_parts(each):
            words.append(f'{_shown(each)}="NAME: KEY, KEY"')
        elif each.is_required:
            words.append(each.name.replace("_", "-").upper())
        else:
            words.append(f"[{_shown(each)}=...]")
    return " ".join(words)


def _read(place: str, words: Sequence[str], problems: list[Problem]) -> Edit | None:
    name, *given = words
    change = NAMES.get(name)
    if change is None:
        nearest = [found for found, _, _ in process.extract(name, list(NAMES), limit=3)]
        hint = f"nearest: {', '.join(nearest)}"
        hint += "" if given else "; a scenario that is kept under a key is asked for by that alone"
        problems.append(Problem(place, f"there is no change {name!r}", value=name, hint=hint))
        return None
    fields = _in_order(change)
    by_name = {_shown(each): each for each in fields}
    values: dict[str, Any] = {}
    before = len(problems)
    needed = iter([each for each in fields if each.is_required and not _is_parts(each)])
    for word in given:
        head, equals, rest = word.partition("=")
        field = by_name.get(head) if equals else None
        if field is None and equals and is_plain(head):
            known = ", ".join(by_name)
            problems.append(Problem(place, f"{name} says nothing of {head!r}", value=word, hint=f"it knows: {known}"))
            continue
        if field is None:
            field, rest = next((each for each in needed if each.name not in values), None), word
        if field is None:
            problems.append(Problem(place, f"{word!r} is one too many", value=word, hint=f"write: {usage(change)}"))
            continue
        _keep(place, field, rest, values, problems)
    missing = [each.name.replace("_", "-") for each in fields if each.is_required and each.name not in values]
    if missing and len(problems) == before:
        problems.append(Problem(place, f"{name} needs {', '.join(missing)}", hint=f"write: {usage(change)}"))
    return change(**values) if len(problems) == before else None


def _keep(place: str, field: Declared, text: str, values: dict[str, Any], problems: list[Problem]) -> None:
    if _is_parts(field):
        values[field.name] = (*values.get(field.name, ()), _part(get_args(field.type)[0], text))
        return
    if field.name in values:
        problems.append(Problem(place, f"{_shown(field)} is said twice", value=text, hint="say it once"))
        return
    type_ = _core(field.type)
    try:
        values[field.name] = _value(type_, text)
    except (ValueError, KeyError):
        able = ", ".join(_write(each) for each in type_) if issubclass(type_, Enum) else "a whole number"
        problems.append(Problem(place, f"{text!r} is no {_shown(field)}", value=text, hint=f"write: {able}"))


def _value(type_: Any, text: str) -> Any:
    if isinstance(type_, NewType):
        return text
    if get_origin(type_) is tuple:
        return tuple(each.strip() for each in text.split(",") if each.strip())
    if issubclass(type_, Enum):
        return {_write(each): each for each in type_}[text.lower()]
    return type_(text)


def _part(type_: Any, text: str) -> Any:
    """A part of a change: its first field, a colon, the keys of its second."""
    first, second = (each.name for each in dataclasses.fields(type_))
    name, keys = read_part(text)
    return type_(**{first: name, second: keys})


def _write(value: Any) -> str:
    if isinstance(value, Enum):
        return value.name.lower().replace("_", "-")
    if isinstance(value, tuple):
        return ", ".join(map(_write, value))
    if dataclasses.is_dataclass(value):
        first, second = (getattr(value, each.name) for each in dataclasses.fields(value))
        return write_part(first, second)
    return str(value)


def _in_order(change: type[Edit]) -> list[Declared]:
    """Its fields: those it needs first, and of these what it is about before when."""
    return sorted(declared(change), key=lambda each: (not each.is_required, each.name in _SHARED))


def _shown(field: Declared) -> str:
    name = field.name.replace("_", "-")
    return name.removesuffix("s") if _is_parts(field) else name


def _is_parts(field: Declared) -> bool:
    return get_origin(field.type) is tuple and dataclasses.is_dataclass(get_args(field.type)[0])


def _core(type_: Any) -> Any:
    if isinstance(type_, NewType | type) or get_origin(type_) is tuple:
        return type_
    return next(each for each in get_args(type_) if each is not type(None) and LEFT_OUT not in get_args(each))
