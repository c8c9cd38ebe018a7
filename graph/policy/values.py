"""Reads the value of one setting, by the form it is declared with."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from reprlib import Repr
from types import MappingProxyType

from graph.checks import did_you_mean, listed, shortened
from graph.policy.declare import Form
from graph.policy.rules import FIGURES

_LARGEST = {Form.DAYS: 36_525, Form.COUNT: 1_000_000, Form.PERCENT: 100}
_MOST_LISTED = 12
"""So many allowed words a message lists; of more it offers the nearest."""


@dataclass(frozen=True, slots=True)
class Known:
    """The words of a map that a policy may name: keys of rosters, classes and registers, and each kind's properties."""

    rosters: Collection[str] = ()
    classes: Collection[str] = ()
    registers: Collection[str] = ()
    kinds: Mapping[str, Collection[str]] = field(default_factory=dict)


_shallow = Repr()
_shallow.maxlevel, _shallow.maxstring, _shallow.maxother, _shallow.maxlist = 2, 100, 100, 12


def written(value: object) -> str:
    """A value about as it stands in the policy, short and shallow enough for a message."""
    return str(value).lower() if isinstance(value, bool) else _shallow.repr(value)


class Unfit(Exception):
    """A value that its setting cannot have."""

    def __init__(self, fact: str, hint: str = "") -> None:
        """Say what is wrong with it and what would do."""
        super().__init__(fact)
        self.fact, self.hint = fact, hint


def value_of(form: Form, value: object, known: Known) -> object:
    """The *value* of a setting of this *form*, which may name what is *known*.

    Raises:
        Unfit: It is no such value.
    """
    return _READ[form](form, value, known)


def _text(form: Form, value: object, _known: Known) -> str:
    return " ".join(_of_type(form, value, str).split())


def _number(form: Form, value: object, _known: Known) -> int:
    if type(value) is int and 0 <= value <= _LARGEST[form]:
        return value
    raise _unfit(form, value)


def _truth(form: Form, value: object, _known: Known) -> bool:
    if isinstance(value, bool):
        return value
    raise _unfit(form, value)


def _figure(form: Form, value: object, _known: Known) -> str:
    return _word(_of_type(form, value, str), "figure", FIGURES)


def _roster(form: Form, value: object, known: Known) -> str:
    return _word(_of_type(form, value, str), "roster", known.rosters)


def _class(form: Form, value: object, known: Known) -> str:
    return _word(_of_type(form, value, str), "class", known.classes)


def _register(form: Form, value: object, known: Known) -> str:
    return _word(_of_type(form, value, str), "register", known.registers)


def _kinds(form: Form, value: object, known: Known) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(each, str) for each in value):
        raise _unfit(form, value)
    return tuple(dict.fromkeys(_word(each, "kind", known.kinds) for each in value))


def _where(form: Form, value: object, known: Known) -> tuple[tuple[str, str | int | bool], ...]:
    if not isinstance(value, dict):
        raise _unfit(form, value)
    declared = {name for names in known.kinds.values() for name in names}
    for name, wanted in value.items():
        _word(name, "property", sorted(declared))
        if not isinstance(wanted, str | int | bool):
            raise Unfit(f"{name}: {written(wanted)} is no text, whole number, true or false")
    return tuple(value.items())


def _of_type(form: Form, value: object, type_: type[str]) -> str:
    if isinstance(value, type_):
        return value
    raise _unfit(form, value)


def _word(word: str, what: str, among: Collection[str]) -> str:
    if word in among:
        return word
    hint = did_you_mean(word, among)
    if not hint and among:
        hint = f"there are {listed(sorted(among)[:_MOST_LISTED])}{' and more' if len(among) > _MOST_LISTED else ''}"
    raise Unfit(f"there is no {what} {shortened(repr(word))}" + ("" if among else ", nor any other"), hint)


def _unfit(form: Form, value: object) -> Unfit:
    return Unfit(f"{written(value)} is not {form.value}")


_READ: Mapping[Form, Callable[[Form, object, Known], object]] = MappingProxyType(
    {
        Form.TEXT: _text,
        Form.DAYS: _number,
        Form.COUNT: _number,
        Form.PERCENT: _number,
        Form.TRUTH: _truth,
        Form.FIGURE: _figure,
        Form.ROSTER: _roster,
        Form.CLASS: _class,
        Form.REGISTER: _register,
        Form.KINDS: _kinds,
        Form.WHERE: _where,
    }
)
