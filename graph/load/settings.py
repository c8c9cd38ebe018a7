"""What a load does to the map's settings: the first source gives the map its title, later ones add their values."""

from dataclasses import replace

from graph.errors import Problem
from graph.interchange.format import SETTINGS_FILE
from graph.records import MapSettings, Origin

_OWN = ("title", "reference_date", "default_roster", "languages")


def merged(
    source: str, said: MapSettings, known: MapSettings, *, overwrite: bool
) -> tuple[MapSettings, list[Problem], list[str]]:
    """The settings as they would be, what stands in the way, and what people should know.

    Values of open lists only ever come to the map: other records may use them.
    """
    values = {
        name: _union(known.values.get(name, ()), said.values.get(name, ()))
        for name in dict.fromkeys((*known.values, *said.values))
    }
    able_to_own = _union(known.able_to_own, said.able_to_own)
    differing = [name for name in _OWN if getattr(said, name) != getattr(known, name)]
    mine = known.origin is not None and known.origin.source == source
    edited = known.origin is None or known.version != known.origin.version
    taken = said if known.version == 0 or overwrite or (mine and not edited) else known
    conflicts, notes = [], []
    if taken is known and differing and mine:
        fact = f"the map was edited since {source} was loaded ({', '.join(differing)})"
        conflicts.append(Problem(SETTINGS_FILE, fact, hint="--overwrite replaces what was edited"))
    elif taken is known and differing:
        whose = f"those of {known.origin.source}" if known.origin else "its own"
        notes.append(f"the map keeps {whose}: {', '.join(differing)} (--overwrite replaces them)")
    after = replace(taken, values=values, able_to_own=able_to_own, version=known.version)
    origin = Origin(source, known.version + 1) if taken is said else _moved(known)
    return replace(after, origin=origin), conflicts, notes


def _moved(known: MapSettings) -> Origin | None:
    """The origin of settings that only gain values: what was unedited stays so."""
    if known.origin and known.origin.version == known.version:
        return Origin(known.origin.source, known.version + 1)
    return known.origin


def _union(known: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))
