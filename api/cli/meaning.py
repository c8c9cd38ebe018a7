"""What people mean by what they write for a key: the key, or the name of a thing as it stands."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.analyses.declare import Takes
from graph.analyses.rosters import rosters
from graph.called import called
from graph.checks import listed
from graph.errors import Invalid, Problem, Unanswerable
from graph.map_view import MapView
from graph.ontology import Kind
from graph.records import Entity


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for by a key: where it stands on the command line, and which kinds are looked at first."""

    place: str
    written: str
    fits: Callable[[Kind], bool] = lambda kind: True


FITS: Mapping[Takes, Callable[[Kind], bool]] = MappingProxyType(
    {
        Takes.SUBJECT: lambda kind: kind.is_subject,
        Takes.ROSTER: lambda kind: kind.is_roster,
        Takes.ENTITY: lambda kind: True,
    }
)
"""The parameters of questions that are keys, with the kinds of what they name."""

DECIDED: Mapping[str, Callable[[Kind], bool]] = MappingProxyType(
    {
        "subject": lambda kind: kind.is_subject,
        "unit": lambda kind: kind.holds_responsibility,
        "decision": lambda kind: kind.decides,
        "decided_by": lambda kind: kind.holds_responsibility,
        "document": lambda kind: kind.is_document,
    }
)
"""The fields of decisions that are keys of entities, with the kinds of what they name."""


def key_of(view: MapView, wanted: Wanted) -> str:
    """The key of what is *wanted*; what nothing is called is left as it is written, for the map to say so.

    Raises:
        Unanswerable: Several things are called so; each is named with its key.
    """
    found = _meant(view, wanted)
    if isinstance(found, Problem):
        raise Unanswerable(found)
    return found


def keys_of(view: MapView, wanted: Mapping[str, Wanted]) -> dict[str, str]:
    """The same for several at once.

    Raises:
        Invalid: Several things are called like some of them; all of it is named.
    """
    found = {name: _meant(view, each) for name, each in wanted.items()}
    problems = [each for each in found.values() if isinstance(each, Problem)]
    if problems:
        raise Invalid(problems)
    return {name: each for name, each in found.items() if isinstance(each, str)}


def _meant(view: MapView, wanted: Wanted) -> str | Problem:
    if view.find(wanted.written) or view.find_relationship(wanted.written):
        return wanted.written
    named = called(_things(view), wanted.written)
    found = [each for each in named if _fits(view, each, wanted)] or named
    if len(found) > 1:
        fact = f"{wanted.written!r} is the name of {listed([_told(view, each) for each in found], 'and')}"
        return Problem(wanted.place, fact, value=wanted.written, hint="write the key of the one you mean")
    return found[0].key if found else wanted.written


def _things(view: MapView) -> Iterable[Entity]:
    return {each.key: each for each in (*view.entities(), *rosters(view))}.values()


def _fits(view: MapView, entity: Entity, wanted: Wanted) -> bool:
    kind = view.ontology.kind.get(entity.kind)
    return kind is not None and wanted.fits(kind)


def _told(view: MapView, entity: Entity) -> str:
    kind = view.ontology.kind.get(entity.kind)
    return f"{entity.key} ({kind.label.lower() if kind else entity.kind})"
