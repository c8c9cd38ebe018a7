"""A scenario as it is handed in: by its changes, by their text, or by the name it is kept under."""

from dataclasses import dataclass

from rapidfuzz import process

from graph.editing.declare import Edit
from graph.errors import NotFound
from graph.map_view import MapView
from graph.ontology.properties import IMAGINED_CHANGES
from graph.records import Entity
from graph.scenarios.changes import IMAGININGS
from graph.scenarios.imagine import imagine
from graph.scenarios.text import NAMES, read_changes, usage

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
        word = text.strip()
        if word and word not in NAMES and not any(each.isspace() for each in word):
            return Scenario(key=word)
        return Scenario(read_changes(text))

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


def lines_of(text: str) -> int:
    """How many changes a text has, well written or not, without reading them."""
    return sum(bool(line.strip()) and not line.lstrip().startswith("#") for line in text.splitlines())


def size_of_kept(view: MapView, key: str) -> int:
    """How many changes the scenario has that is kept under *key*, without reading them; none where there is none."""
    found = view.find(key)
    return 0 if found is None else lines_of(str(found.properties.get(IMAGINED_CHANGES.name, "")))


def kept(view: MapView, key: str) -> tuple[Edit, ...]:
    """The changes of the scenario that is kept under *key*.

    Raises:
        NotFound: There is none; the nearest are offered.
        Impossible: What it says is no scenario.
    """
    found = _kept(view)
    if key not in found:
        near = [near for near, _, _ in process.extract(key, list(found), limit=3)]
        raise NotFound("scenario", key, near, f"To imagine a change, write it out: {_change_like(key)}.")
    return read_changes(str(found[key].properties.get(IMAGINED_CHANGES.name, "")))


def kept_scenarios(view: MapView) -> list[Entity]:
    """The scenarios on the map, ordered by key."""
    return view.entities(*(kind.name for kind in view.ontology.kinds if kind.is_scenario))


def _kept(view: MapView) -> dict[str, Entity]:
    return {each.key: each for each in kept_scenarios(view)}


def _change_like(word: str) -> str:
    near = process.extractOne(word, list(NAMES), score_cutoff=_LIKE)
    return usage(NAMES[near[0]] if near else IMAGININGS[0])
