"""What a rule and its settings are declared with: reader, messages, template and reference page derive from it."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from typing import Annotated, ClassVar, get_args, get_type_hints


class Form(Enum):
    """How a setting is written; its value says so in words."""

    TEXT = "a text in quotes"
    DAYS = "a whole number of days, from 0 to 36,525"
    COUNT = "a whole number from 0 to 1,000,000"
    PERCENT = "a whole number from 0 to 100"
    TRUTH = "true or false, without quotes"
    FIGURE = "a figure of coverage, in quotes"
    ROSTER = "the key of a roster, in quotes"
    CLASS = "the key of a class, in quotes"
    REGISTER = "the key of a register, in quotes"
    KINDS = "a list of kinds, each in quotes"
    WHERE = 'a table of properties, such as { subtype = "country" }'


@dataclass(frozen=True, slots=True)
class Setting:
    """What one setting of a rule means, and how it is written: ``Annotated[int, Setting("...", Form.DAYS)]``."""

    about: str
    form: Form


@dataclass(frozen=True, slots=True)
class Declared:
    """One setting of a rule as it stands in a policy: its name, what it means, and what holds where it is left out."""

    name: str
    field: str
    setting: Setting
    is_required: bool
    default: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(ABC):
    """One rule of a policy: what it is called, and why there is it."""

    KEY: ClassVar[str]
    ABOUT: ClassVar[str]

    name: Annotated[str, Setting("What the rule is called in answers; left out: what it demands.", Form.TEXT)] = ""
    why: Annotated[str, Setting("Why there is this rule, for whoever reads that it was broken.", Form.TEXT)] = ""

    @property
    @abstractmethod
    def demand(self) -> str:
        """What it demands, in words, with its thresholds."""

    @property
    def label(self) -> str:
        """What to call it in a sentence."""
        return self.name or self.demand

    @classmethod
    def faults(cls, given: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """What is wrong with the settings that are *given*, by name, together: the setting, the fact and a hint."""
        yield from ()

    @classmethod
    def settings(cls) -> Mapping[str, Declared]:
        """Its settings by the name they have in a policy."""
        hints = get_type_hints(cls, include_extras=True)
        declared = (
            Declared(
                name=each.name.rstrip("_"),
                field=each.name,
                setting=get_args(hints[each.name])[1],
                is_required=each.default is MISSING,
                default=None if each.default is MISSING else each.default,
            )
            for each in fields(cls)
        )
        return {each.name: each for each in declared}


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutSubjects(Rule):
    """A rule about subjects: those of a roster, a class or some kinds; where several are given, those that fit all."""

    roster: Annotated[
        str | None,
        Setting(
            "The roster whose members it is about; `everything-named` for all that is named anywhere. "
            "Left out, with `class` and `kinds`: the map's default roster.",
            Form.ROSTER,
        ),
    ] = None
    class_: Annotated[str | None, Setting("The class whose members on the day it is about.", Form.CLASS)] = None
    kinds: Annotated[tuple[str, ...], Setting("The kinds it is about.", Form.KINDS)] = ()
    where: Annotated[
        tuple[tuple[str, str | int | bool], ...],
        Setting("Only those that have these properties with these values.", Form.WHERE),
    ] = ()
