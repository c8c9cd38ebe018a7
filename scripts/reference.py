"""The pages of docs/reference/, written from the code by ``python -m scripts.reference``.

A test compares what is there with what this would write.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType

import typer
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined
from typer.testing import CliRunner

from api.cli.app import app
from api.cli.exits import Exit
from api.settings import PREFIX, Settings
from graph.analyses.policy import Verdict
from graph.ontology import ONTOLOGY, Endpoints, Kind, Property, RelationshipType
from graph.policy import RULES, Rule
from graph.policy.declare import AboutSubjects, Declared

FOLDER = Path(__file__).parent.parent / "docs/reference"
WRITTEN = "<!-- Written by `python -m scripts.reference`; change the code, not this page. -->"


def ontology_page() -> str:
    """Kinds, types and properties."""
    return _page(
        "The words a map is made of",
        "Kinds of things, types of relationship between them, and their properties. How to add your own: "
        "[ontology.md](../ontology.md). How to write them into files: [import.md](../import.md).",
        "## Kinds",
        "Every kind also takes the columns `id`, `kind`, `name`, `aliases`, dates, `certainty`, `basis` and `note`.",
        *map(_kind, ONTOLOGY.kinds),
        "## Types",
        "Read from source to target, and back. Every type also takes the columns `id`, `role`, `purpose`, `qualifier`, "
        "`condition`, dates, `certainty`, `basis` and `note`.",
        *map(_type, ONTOLOGY.types),
        "## Properties",
        _table(("property", "holds", "means"), map(_property_row, _properties())),
    )


def commands_page() -> str:
    """Every command as its own help describes it, and the exit codes."""
    inner = [((str(each.name),), each.typer_instance) for each in app.registered_groups if each.typer_instance]
    groups: list[tuple[tuple[str, ...], typer.Typer]] = [((), app), *inner]
    names = [(*words, name) for words, group in groups for name in _commands(group)]
    return _page(
        "The command line",
        "Every command says this itself with `--help`.",
        _block(_help()),
        *(f"## sociogram {' '.join(words)}\n\n{_block(_help(*words))}" for words in sorted(names)),
        "## Exit codes",
        _table(("code", "means"), ((str(each.code), each.meaning) for each in Exit)),
    )


def _commands(group: typer.Typer) -> list[str]:
    return [each.name or each.callback.__name__ for each in group.registered_commands if each.callback]


def _help(*words: str) -> str:
    return CliRunner().invoke(app, [*words, "--help"], prog_name="sociogram", terminal_width=100).output.strip()


def _block(text: str) -> str:
    return f"```text\n{text}\n```"


def settings_page() -> str:
    """Every setting with its default."""
    return _page(
        "Settings",
        "Environment variables. One that begins with `SOCIOGRAM_` and does not stand here is an error. Options of "
        "commands go before them.",
        _table(("setting", "default", "is"), (_setting(*each) for each in Settings.model_fields.items())),
    )


def _setting(name: str, field: FieldInfo) -> tuple[str, ...]:
    default = field.default.value if isinstance(field.default, Enum) else field.default
    shown = "" if default is PydanticUndefined or default in (None, "") else f"`{default}`"
    return f"`{PREFIX}{name.upper()}`", shown, field.description or ""


def _kind(kind: Kind) -> str:
    lines = [f"### {kind.name}", "", kind.about, ""]
    if kind.file:
        lines.append(f"- file of its own: `{kind.file}`")
    if kind.subtypes:
        lines.append(f"- subtypes: {_codes(kind.subtypes)}")
    if kind.properties:
        lines.append(f"- properties: {_codes(each.name for each in kind.properties)}")
    lines.append(f"- its dates mean: {kind.extent.value.replace('-', ' ')}")
    if kind.is_subject:
        lines.append("- a subject: its coverage can be asked about")
    if kind.is_unit:
        lines.append("- able to hold a relationship, by its unit type")
    return "\n".join(lines)


def _type(each: RelationshipType) -> str:
    lines = [f"### {each.name}", "", f"*{each.label}*, *{each.reverse_label}*. {each.about}", ""]
    lines += [f"- {_ends(pair)}" for pair in each.endpoints]
    if each.roles:
        default = f" (default `{each.default_role}`)" if each.default_role else ""
        lines.append(f"- roles: {_codes(each.roles)}{default}")
    if each.properties:
        lines.append(f"- properties: {_codes(one.name for one in each.properties)}")
    if each.file:
        lines.append(f"- file of its own: `{each.file}`")
    if each.symmetric:
        lines.append("- reads the same both ways")
    if each.acyclic:
        lines.append("- never runs in a circle")
    if each.speaks_for:
        lines.append("- who is at the source speaks for what is at the target")
    if each.delegates:
        lines.append("- delegates: the source speaks or acts for the target, on the matter its qualifier gives")
    if each.contact_bearing:
        lines.append("- somebody at one end could introduce somebody to the other")
    return "\n".join(lines)


def _ends(pair: Endpoints) -> str:
    return f"from {_codes(kind.name for kind in pair.sources)} to {_codes(kind.name for kind in pair.targets)}"


def _properties() -> list[Property]:
    carriers: list[Kind | RelationshipType] = [*ONTOLOGY.kinds, *ONTOLOGY.types]
    found = {each.name: each for carrier in carriers for each in carrier.properties}
    return [found[name] for name in sorted(found)]


def _property_row(each: Property) -> tuple[str, ...]:
    holds = _codes(each.values) if each.values else each.type.value
    marks = " A map may name further values." if each.open else ""
    marks += f" Able to hold a relationship: {_codes(each.able_to_own)}." if each.able_to_own else ""
    return f"`{each.name}`", holds, each.about + marks


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def _page(title: str, *parts: str) -> str:
    return "\n\n".join((f"# {title}", WRITTEN, *parts)) + "\n"


def policy_page() -> str:
    """Every rule that a policy may have, with its settings."""
    shared = AboutSubjects.settings()
    return _page(
        "The rules of a policy",
        "How to write one and run it: [policy.md](../policy.md). How the answer is found: "
        "[the question](../questions/policy.md). `sociogram check --template` writes a policy with all of them.",
        *(_policy_rule(each, shared) for each in RULES),
        "## Whom a rule is about",
        "Every rule takes `name` and `why`; those about subjects take the others as well.",
        _settings_table(shared.values()),
        "## What breaks a rule",
        _table(("verdict", "means"), ((each.name.lower(), each.value) for each in Verdict)),
    )


def _policy_rule(rule: type[Rule], shared: Mapping[str, Declared]) -> str:
    is_about_subjects = issubclass(rule, AboutSubjects)
    elsewhere = shared if is_about_subjects else Rule.settings()
    lines = [f"## {rule.KEY}", rule.ABOUT]
    if is_about_subjects:
        lines.append("It is about [subjects](#whom-a-rule-is-about).")
    own = [each for name, each in rule.settings().items() if name not in elsewhere]
    return "\n\n".join([*lines, _settings_table(own)] if own else lines)


def _settings_table(settings: Iterable[Declared]) -> str:
    return _table(
        ("setting", "is", "means", "left out"),
        ((f"`{each.name}`", each.setting.form.value, each.setting.about, _left_out(each)) for each in settings),
    )


def _left_out(each: Declared) -> str:
    if each.is_required:
        return "must be given"
    return "" if each.default in (None, "", ()) else f"`{json.dumps(each.default)}`"


PAGES: Mapping[str, Callable[[], str]] = MappingProxyType(
    {"ontology.md": ontology_page, "commands.md": commands_page, "policy.md": policy_page, "settings.md": settings_page}
)

if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, write in PAGES.items():
        (FOLDER / name).write_text(write(), encoding="utf-8")
