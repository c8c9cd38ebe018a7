"""Reads a policy: everything that is wrong with it at once, each with its place and the nearest word that would do."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.checks import did_you_mean, listed, shortened
from graph.errors import BadPolicy, Problem
from graph.policy.declare import Declared, Rule
from graph.policy.places import Places
from graph.policy.rules import RULES
from graph.policy.values import Known, Unfit, value_of, written

__all__ = ["MOST_CHARACTERS", "MOST_RULES", "Known", "Policy", "read_policy"]

MOST_CHARACTERS = 65_536
MOST_RULES = 100

_WHOLE = "the policy"
_BY_KEY = {each.KEY: each for each in RULES}
_OF_ANY: Mapping[str, Declared] = {word: each for rule in RULES for word, each in rule.settings().items()}
"""Every setting that some rule has: where the rule is not known, its settings can be checked all the same."""
_AT_TOP = ("title", "rules")


@dataclass(frozen=True, slots=True)
class Policy:
    """What an organization holds itself to: rules, in the order in which they are written."""

    title: str
    rules: tuple[Rule, ...]


def read_policy(text: str, known: Known) -> Policy:
    """The policy that *text* is, in TOML; *known* are the words of the map it may name.

    Raises:
        BadPolicy: It is none; every problem is told.
    """
    reading = _Reading(text, known)
    policy = reading.policy()
    if reading.problems:
        raise BadPolicy(reading.problems)
    return policy


class _At:
    """Where one rule stands, in words."""

    def __init__(self, number: int, name: object, places: Places) -> None:
        self._number, self._places = number, places
        self._called = f" “{shortened(' '.join(name.split()))}”" if isinstance(name, str) and name.strip() else ""

    @property
    def whole(self) -> str:
        return self.setting(None)

    def setting(self, word: str | None) -> str:
        line = self._places.of(self._number, word)
        return f"rule {self._number}{self._called}{f', line {line}' if line is not None else ''}"


class _Reading:
    def __init__(self, text: str, known: Known) -> None:
        self._text, self._known = text, known
        self.problems: list[Problem] = []

    def policy(self) -> Policy:
        said = self._toml()
        for name in said:
            if name not in _AT_TOP:
                self._tell(_WHOLE, "the setting is not known", name, said[name], _hint(name, _AT_TOP))
        title = said.get("title", "")
        if not isinstance(title, str):
            self._tell(_WHOLE, f"{written(title)} is not a text in quotes", "title", title)
            title = ""
        return Policy(" ".join(title.split()), tuple(self._rules(said.get("rules", []))))

    def _toml(self) -> Mapping[str, object]:
        if len(self._text) > MOST_CHARACTERS:
            fact = f"it has {len(self._text):,} characters; at most {MOST_CHARACTERS:,} are read"
            self._tell(_WHOLE, fact)
            return {}
        try:
            return tomllib.loads(self._text.removeprefix("\ufeff"))
        except (ValueError, RecursionError) as error:  # a number of thousands of digits is no TOMLDecodeError
            self._tell(_WHOLE, f"it is not TOML: {shortened(str(error))}")
            return {}

    def _rules(self, written: object) -> Iterator[Rule]:
        if not isinstance(written, list) or not all(isinstance(each, dict) for each in written):
            self._tell(_WHOLE, "it is no list of rules", "rules", written, "begin each rule with a line [[rules]]")
            return
        if len(written) > MOST_RULES:
            self._tell(_WHOLE, f"it has {len(written):,} rules; at most {MOST_RULES} are checked", "rules")
            return
        places = Places(self._text, len(written))
        for number, table in enumerate(written, start=1):
            rule = self._rule(table, number, places)
            if rule is not None:
                yield rule

    def _rule(self, table: Mapping[str, object], number: int, places: Places) -> Rule | None:
        found = len(self.problems)
        at = _At(number, table.get("name"), places)
        key = table.get("rule")
        if not isinstance(key, str) or key not in _BY_KEY:
            fact = "it does not say which rule it is" if key is None else f"there is no rule {shortened(repr(key))}"
            self._tell(at.setting("rule"), fact, "rule", "" if key is None else key, _hint(str(key or ""), _BY_KEY))
            self._given("no rule", _OF_ANY, table, at)
            return None
        kind = _BY_KEY[key]
        given = self._given(f"the rule {kind.KEY}", kind.settings(), table, at)
        self._check_together(kind, table, at)
        return kind(**given) if len(self.problems) == found else None

    def _check_together(self, kind: type[Rule], table: Mapping[str, object], at: _At) -> None:
        for declared in kind.settings().values():
            if declared.is_required and declared.name not in table:
                fact = f"the rule {kind.KEY} needs it: {declared.setting.form.value}"
                self._tell(at.whole, fact, declared.name)
        for word, fact, hint in kind.faults(table):
            self._tell(at.setting(word), fact, word, hint=hint)

    def _given(
        self, whose: str, settings: Mapping[str, Declared], table: Mapping[str, object], at: _At
    ) -> dict[str, Any]:
        given = {}
        for word, value in table.items():
            if word in settings:
                given[settings[word].field] = self._value(at.setting(word), settings[word], value)
            elif word != "rule":
                fact = f"{whose} has such a setting" if settings is _OF_ANY else f"{whose} has no such setting"
                self._tell(at.setting(word), fact, word, value, _hint(word, settings))
        return given

    def _value(self, place: str, declared: Declared, value: object) -> object:
        try:
            return value_of(declared.setting.form, value, self._known)
        except Unfit as unfit:
            self._tell(place, unfit.fact, declared.name, value, unfit.hint)
            return None

    def _tell(self, place: str, fact: str, field: str = "", value: object = "", hint: str = "") -> None:
        self.problems.append(
            Problem(place, fact, shortened(field), shortened(value) if isinstance(value, str) else written(value), hint)
        )


def _hint(word: str, among: Collection[str]) -> str:
    return did_you_mean(word, among) or f"there are {listed(among)}"
