"""Laying imagined changes over a view of the map: nothing is written, and everything can be asked of the result."""

from collections.abc import Sequence

from graph.editing.declare import Edit
from graph.editing.draft import Archive, Author, Draft
from graph.editing.examine import examine
from graph.editing.trouble import Trouble
from graph.errors import Impossible, Problem
from graph.map_view import MapView
from graph.records import Change, Evidence, Put
from graph.scenarios.telling import dated
from graph.scenarios.text import name_of

MOST_TOUCHED = 10_000
"""How many records a scenario may touch before its next change: of more, nobody waits for the answer."""

SOMEBODY = Author("whoever imagines it")


def imagine(view: MapView, changes: Sequence[Edit]) -> MapView:
    """The map that *view* shows as it would be after *changes*, through the same lenses.

    What is not changed is shared with the map; what the viewer may not see is not there to be changed. A change that
    names no day happens on the day asked about.

    Raises:
        Impossible: A change could not happen; everything that is wrong is named.

    >>> imagine(view, [VacatePost(post="head-of-press")]).imagined                              # doctest: +SKIP
    ('Head of Press falls vacant.',)
    """
    draft = Draft(view.snapshot.up_to(view.lenses.ceiling), SOMEBODY, Archive(today=view.as_of))
    told: list[str] = []
    are_made = True
    for number, change in enumerate(changes):
        if len(draft.made) > MOST_TOUCHED:
            fact = f"what stands before it touches {len(draft.made):,} records already"
            draft.wrong((), fact, hint=f"imagine changes to at most {MOST_TOUCHED:,}")
            break
        place = draft.make(change, (str(number),))
        are_made = are_made and place is not None
        said, draft.told = draft.told, []
        if place:
            told += [dated(change, draft, each) for each in said or [_named(draft, *place)]]
    made = draft.changes()
    troubles = list(draft.troubles)
    if are_made:  # a change that could not be made would make others look wrong that rest on it
        known = {each.path for each in troubles}
        troubles += [each for each in examine(draft, _unchecked(draft, made)) if each.path not in known]
    if troubles:
        raise Impossible([_problem(each, changes) for each in troubles])
    return MapView(draft.snapshot_after(made), view.lenses, (*view.imagined, *told), view.recorded)


def _unchecked(draft: Draft, changes: Sequence[Change]) -> list[Change]:
    """What no check has seen yet: a quote that a document is on record with has been found in it."""
    if not any(_said(each) for each in changes):
        return list(changes)
    known = {_said_by(each) for each in draft.snapshot.evidence.values()}
    return [each for each in changes if _said(each) not in known]


def _said(change: Change) -> tuple[object, ...] | None:
    record = change.record if isinstance(change, Put) else None
    return _said_by(record) if isinstance(record, Evidence) else None


def _said_by(evidence: Evidence) -> tuple[object, ...]:
    return evidence.document, evidence.quote, evidence.start, evidence.end, evidence.locator


def _named(draft: Draft, table: str, key: str) -> str:
    name = getattr(draft.get(table, key), "name", key)
    return f"{name}."


def _problem(trouble: Trouble, changes: Sequence[Edit]) -> Problem:
    number, *fields = trouble.path or ("",)
    place = f"change {int(number) + 1}, {name_of(type(changes[int(number)]))}" if number else "scenario"
    return Problem(place, trouble.fact, ".".join(fields).replace("_", "-"), trouble.value, trouble.hint)
