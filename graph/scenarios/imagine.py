"""Laying imagined changes over a view of the map: nothing is written, and everything can be asked of the result."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.editing.declare import Edit
from graph.editing.draft import Archive, Author, Draft
from graph.editing.examine import examine
from graph.editing.trouble import Refused
from graph.map_view import MapView

SOMEBODY = "somebody who imagines it"


def imagine(view: MapView, changes: Sequence[Edit], paths: Iterable[tuple[str, ...]] | None = None) -> MapView:
    """The map that *view* shows as it would be after *changes*, through the same lenses.

    What is not changed is shared with the map. A change that names no day happens on the day asked about. *paths* say
    where each change stands in what was asked; its number from 0 where None.

    Raises:
        Refused: A change is impossible; everything that is wrong is named.

    >>> imagine(view, [VacatePost(post="head-of-press")]).imagined                              # doctest: +SKIP
    ('Head of Press falls vacant.',)
    """
    author = Author(SOMEBODY, view.lenses.ceiling)
    draft = Draft(view.snapshot, author, Archive(today=view.as_of))
    places = [(str(number),) for number in range(len(changes))] if paths is None else list(paths)
    told: list[str] = []
    are_made = True
    for change, path in zip(changes, places, strict=True):
        place = draft.make(change, path)
        are_made = are_made and place is not None
        said, draft.told = draft.told, []
        told += said or ([_named(draft, *place)] if place else [])
    made = draft.changes()
    troubles = list(draft.troubles)
    if are_made:  # a change that could not be made would make others look wrong that rest on it
        known = {each.path for each in troubles}
        troubles += [each for each in examine(draft, made) if each.path not in known]
    if troubles:
        raise Refused(troubles)
    lenses = replace(view.lenses, as_of=view.as_of)
    return MapView(draft.snapshot_after(made), lenses, (*view.imagined, *told))


def _named(draft: Draft, table: str, key: str) -> str:
    name = getattr(draft.get(table, key), "name", key)
    return f"{name}."
