"""A scenario as it is handed in: by its changes, by their text, or by the name it is kept under."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process

from graph.called import called
from graph.checks import listed
from graph.editing.declare import Edit
from graph.errors import NotFound, Problem, Unanswerable
from graph.map_view import MapView
from graph.ontology.properties import IMAGINED_CHANGES
from graph.records import Entity
from graph.scenarios.changes import IMAGININGS
from graph.scenarios.imagine import imagine
from graph.scenarios.text import NAMES, change_begun, read_changes, usage

_LIKE = 70
"""The likeness, of 100, from which a word is taken for a change with a typing error."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """Changes to imagine, or the *key* of a scenario on the map that says them; the latter is read when it is laid.

    >>> Scenario.of("vacate-post head-of-press").over(view).imagined                            # doctest: +SKIP
    ('Head of Press falls vacant.',)
    """

    changes: tuple[Edit, ...] = ()
    key: str | None = None

    @staticmethod
    def of(text: str) -> "Scenario":
        """The scenario that *text* writes, or that is kept under it: a single word is a key.

        Raises:
            Impossible: It writes none.
        """
        return Scenario(key=text.strip()) if is_key(text) else Scenario(read_changes(text))

    def over(self, view: MapView, newest: MapView | None = None) -> MapView:
        """The map of *view* as this scenario imagines it.

        What is kept under a key is a text, looked for on the *newest* map: *view* may show what was on record before
        the scenario was kept. One that was removed since is what *view* shows of it.

        Raises:
            NotFound: No scenario is kept under the key; the nearest are offered.
            Impossible: A change could not happen.
        """
        if self.key is None:
            return imagine(view, self.changes)
        places = [each for each in (newest, view) if each is not None]
        return imagine(view, kept(next((each for each in places if self.key in _kept(each)), places[0]), self.key))


def is_key(text: str) -> bool:
    """Whether it is a single word, and no change that somebody has begun to write."""
    word = text.strip()
    return bool(word) and word not in NAMES and not any(each.isspace() for each in word)


def together(view: MapView, lines: Iterable[str]) -> Scenario:
    """The scenario of these lines: each is a change, or the key or name of a scenario kept on *view*, which is read.

    Raises:
        NotFound: No scenario is kept under a key; the nearest are offered.
        Unanswerable: Several are kept under a name; each is named with its key.
        Impossible: They write none.
    """
    return Scenario(read_changes("\n".join(_written_out(view, line) for line in lines)))


def meant_by(view: MapView, line: str) -> Entity | None:
    """The scenario kept on *view* that a line means by its key or name; None where it writes a change, or means none.

    Raises:
        Unanswerable: Several are kept under the name; each is named with its key.
    """
    if change_begun(line) is not None:
        return None
    return _kept(view).get(line.strip()) or the_one_called(kept_scenarios(view), line)


def the_one_called(kept: Iterable[Entity], name: str) -> Entity | None:
    """The one of the *kept* scenarios that has this name; None where none has.

    Raises:
        Unanswerable: Several have it; each is named with its key.
    """
    named = called(kept, name)
    if len(named) > 1:
        fact = f"several are called {name!r}: {listed([each.key for each in named], 'and')}"
        raise Unanswerable(Problem("scenario", fact, value=name, hint="write the key of the one you mean"))
    return named[0] if named else None


def _written_out(view: MapView, line: str) -> str:
    meant = meant_by(view, line)
    if meant is None and change_begun(line) is None and is_key(line) and not line.lstrip().startswith("#"):
        raise _not_kept(line.strip(), _kept(view))
    return line if meant is None else _text_of(meant)


def lines_of(text: str) -> int:
    """How many changes a text has, well written or not, without reading them."""
    return sum(bool(line.strip()) and not line.lstrip().startswith("#") for line in text.splitlines())


def size_of_kept(view: MapView, key: str) -> int:
    """How many changes the scenario has that is kept under *key*, without reading them; none where there is none."""
    found = view.find(key)
    return 0 if found is None else lines_of(_text_of(found))


def kept(view: MapView, key: str) -> tuple[Edit, ...]:
    """The changes of the scenario that is kept under *key*.

    Raises:
        NotFound: There is none; the nearest are offered.
        Impossible: What it says is no scenario.
    """
    found = _kept(view)
    if key not in found:
        raise _not_kept(key, found)
    return read_changes(_text_of(found[key]))


def kept_scenarios(view: MapView) -> list[Entity]:
    """The scenarios on the map, ordered by key."""
    return view.entities(*(kind.name for kind in view.ontology.kinds if kind.is_scenario))


def _kept(view: MapView) -> dict[str, Entity]:
    return {each.key: each for each in kept_scenarios(view)}


def _text_of(kept: Entity) -> str:
    return str(kept.properties.get(IMAGINED_CHANGES.name, ""))


def _not_kept(key: str, found: Iterable[str]) -> NotFound:
    near = [near for near, _, _ in process.extract(key, list(found), limit=3)]
    return NotFound("scenario", key, near, f"To imagine a change, write it out: {_change_like(key)}.")


def _change_like(word: str) -> str:
    near = process.extractOne(word, list(NAMES), score_cutoff=_LIKE)
    return usage(NAMES[near[0]] if near else IMAGININGS[0])
