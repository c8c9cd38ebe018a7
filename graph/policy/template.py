"""A policy to begin with: every rule with every setting, and what each means where it first stands."""

import json
from collections.abc import Iterator

from graph.policy.declare import Declared, Form, Rule, Setting
from graph.policy.rules import RULES

_HEAD = """\
# What we hold ourselves to. Check it with: sociogram check --policy FILE
# Delete the rules you do not want; a setting that begins with # is left out, and says what holds then.

title = "What we hold ourselves to"
"""
_EXAMPLES = {Form.DAYS: 365, Form.COUNT: 1, Form.PERCENT: 10}
_LEFT_OUT = {
    Form.TEXT: '"..."',
    Form.DAYS: "365",
    Form.COUNT: "1",
    Form.PERCENT: "10",
    Form.ROSTER: '"everything-named"',
    Form.CLASS: '"a-class"',
    Form.REGISTER: '"a-register"',
    Form.KINDS: '["state"]',
    Form.WHERE: '{ subtype = "country" }',
}


def template() -> str:
    """The text of a policy with every rule in it; it can be checked as it stands."""
    described: set[Setting] = set()
    return "\n".join((_HEAD, *(_rule(each, described) for each in RULES)))


def _rule(rule: type[Rule], described: set[Setting]) -> str:
    head = (f"# {rule.ABOUT}", "[[rules]]", f'rule = "{rule.KEY}"')
    return "\n".join((*head, *_settings(rule, described))) + "\n"


def _settings(rule: type[Rule], described: set[Setting]) -> Iterator[str]:
    declared = sorted(rule.settings().values(), key=lambda each: not each.is_required)
    alone = {word for word, _, _ in rule.faults([each.name for each in declared if each.is_required])}
    for each in declared:
        written = json.dumps(_example(each)) if each.is_required or each.name in alone else None
        line = f"# {each.name} = {_default(each)}" if written is None else f"{each.name} = {written}"
        yield line if each.setting in described else f"{line}  # {each.setting.about}"
        described.add(each.setting)


def _example(each: Declared) -> int:
    return _EXAMPLES[each.setting.form]


def _default(each: Declared) -> str:
    if each.default in (None, "", ()):
        return _LEFT_OUT[each.setting.form]
    return json.dumps(each.default)
