"""What a load does to the map's settings: the first source gives the map its title, later ones add their values."""

from dataclasses import replace
from datetime import date

from graph.checks import listed
from graph.errors import Problem
from graph.interchange.format import SETTINGS_FILE
from graph.records import MapSettings, Origin

_OWN = ("title", "reference_date", "default_roster", "languages")
_UNSAID = MapSettings()


def merged(
    source: str, said: MapSettings, known: MapSettings, *, overwrite: bool
) -> tuple[MapSettings, list[Problem], list[str]]:
    """The settings as they would be, what stands in the way, and what people should know.

    What a source leaves out stays as the map has it. Values of open lists only ever come to the map: other records may
    use them.
    """
    values = {
        name: _union(known.values.get(name, ()), said.values.get(name, ()))
        for name in dict.fromkeys((*known.values, *said.values))
    }
    able_to_own = _union(known.able_to_own, said.able_to_own)
    differing = [name for name in _OWN if getattr(said, name) not in (getattr(_UNSAID, name), getattr(known, name))]
    mine = known.origin is not None and known.origin.source == source
    edited = known.origin is None or known.version != known.origin.version
    is_taken = bool(differing) and (known.version == 0 or overwrite or (mine and not edited))
    conflicts, notes = [], []
    if differing and not is_taken and mine:
        fact = f"the map was edited since {source} was loaded ({', '.join(differing)})"
        conflicts.append(Problem(SETTINGS_FILE, fact, hint="--overwrite replaces what was edited"))
    elif differing and not is_taken:
        whose = f"those of {known.origin.source}" if known.origin else "its own"
        notes.append(f"the map keeps {whose}: {', '.join(differing)} (--overwrite replaces them)")
    after = replace(
        known,
        **{name: getattr(said, name) for name in differing if is_taken},
        values=values,
        able_to_own=able_to_own,
    )
    origin = Origin(source, known.version + 1) if is_taken or known.version == 0 else _moved(known)
    return replace(after, origin=origin), conflicts, [*notes, *_changes(known, after)]


def _moved(known: MapSettings) -> Origin | None:
    """The origin of settings that only gain values: what was unedited stays so."""
    if known.origin and known.origin.version == known.version:
        return Origin(known.origin.source, known.version + 1)
    return known.origin


def _union(known: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))


def _changes(known: MapSettings, after: MapSettings) -> list[str]:
    """A sentence for each setting that changes; what a map says of itself for the first time changes nothing."""
    if known.version == 0:
        return []
    told = [
        f"the setting {name} changes from {_in_words(before)} to {_in_words(now)}"
        for name in _OWN
        if (before := getattr(known, name)) != (now := getattr(after, name))
    ]
    lists = {**after.values, "able_to_own": after.able_to_own}
    for name, now in lists.items():
        before = known.able_to_own if name == "able_to_own" else known.values.get(name, ())
        if more := [repr(each) for each in now if each not in before]:
            told.append(f"the setting {name} gains {listed(more, 'and')}")
    return told


def _in_words(value: str | date | tuple[str, ...] | None) -> str:
    if isinstance(value, tuple):
        return listed([repr(each) for each in value], "and")
    if value is None:
        return "nothing"
    return repr(value) if isinstance(value, str) else str(value)
