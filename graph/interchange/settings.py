"""Reads map.toml, what a map says of itself."""

import tomllib
from datetime import date, datetime
from pathlib import Path

from graph.checks import did_you_mean, listed
from graph.interchange.format import SETTINGS_FILE
from graph.interchange.reading import Reading
from graph.ontology import ONTOLOGY, Property
from graph.ontology.properties import SUBTYPE
from graph.records import MapSettings

_KNOWN = {
    "title": "a text",
    "reference_date": "a date such as 2017-12-01, without quotes",
    "default_roster": "the id of a roster",
    "languages": "a list of texts",
    "values": "a table of lists",
    "able_to_own": "a list of unit types",
}


def read_settings(folder: Path, reading: Reading) -> MapSettings | None:
    """The settings of the folder, or None where it has none."""
    path = folder / SETTINGS_FILE
    if not path.is_file():
        return None
    try:
        said = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, OSError) as error:
        reading.problem(SETTINGS_FILE, f"the file is not TOML: {error}")
        return None
    for name in said.keys() - _KNOWN.keys():
        hint = did_you_mean(name, _KNOWN) or f"it may have {listed(_KNOWN)}"
        reading.problem(SETTINGS_FILE, "the setting is not known", name, str(said[name]), hint)
    values = _values(said.get("values"), reading)
    return MapSettings(
        title=_text(said, "title", reading) or MapSettings().title,
        reference_date=_day(said, reading),
        default_roster=_text(said, "default_roster", reading) or None,
        languages=_texts(said.get("languages", []), "languages", reading),
        values=values,
        able_to_own=_able_to_own(said, values, reading),
    )


def _refuse(name: str, value: object, reading: Reading) -> None:
    reading.problem(SETTINGS_FILE, f"it is not {_KNOWN[name]}", name, str(value))


def _text(said: dict[str, object], name: str, reading: Reading) -> str:
    value = said.get(name, "")
    if isinstance(value, str) and "\0" not in value:
        return value
    _refuse(name, value, reading)
    return ""


def _day(said: dict[str, object], reading: Reading) -> date | None:
    value = said.get("reference_date")
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date):
        return value
    _refuse("reference_date", value, reading)
    return None


def _texts(value: object, name: str, reading: Reading) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    _refuse(name, value, reading)
    return ()


def _values(value: object, reading: Reading) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        if value is not None:
            _refuse("values", value, reading)
        return {}
    found = {}
    for name, more in value.items():
        place = f"[values], {name}"
        if name not in _open_lists():
            hint = did_you_mean(name, _open_lists()) or f"open are {listed(_open_lists())}"
            reading.problem(SETTINGS_FILE, "it is not an open list", place, str(more), hint)
        elif not isinstance(more, list) or not all(isinstance(each, str) and each for each in more):
            reading.problem(SETTINGS_FILE, "it is not a list of texts", place, str(more))
        else:
            found[name] = tuple(more)
    return found


def _open_lists() -> dict[str, Property]:
    return {each.name: each for kind in ONTOLOGY.kinds for each in kind.properties if each.open}


def _able_to_own(said: dict[str, object], values: dict[str, tuple[str, ...]], reading: Reading) -> tuple[str, ...]:
    found = _texts(said.get("able_to_own", []), "able_to_own", reading)
    by_ability = [each for each in _open_lists().values() if each.able_to_own and each.name != SUBTYPE.name]
    allowed = [value for each in by_ability for value in (*each.values, *values.get(each.name, ()))]
    for value in found:
        if value not in allowed:
            hint = (
                did_you_mean(value, allowed) or f"name it under [values], {listed([each.name for each in by_ability])}"
            )
            reading.problem(SETTINGS_FILE, f"{value!r} is no unit type", "able_to_own", value, hint)
    return found
