"""Changing the map in place: each way to do it declared once, checked like a load, written whole or not at all."""

from graph.editing import decisions, entities, ledger, merging, relationships, rosters, testimony, views
from graph.editing.declare import LEFT, EditKind, KindName, Left, Path, TypeName
from graph.editing.problems import EditProblem, Obstacle, Refused
from graph.editing.submit import Asked, Outcome, Request, revert_change, submit

EDITS: tuple[EditKind, ...] = (
    *entities.EDITS,
    *merging.EDITS,
    *relationships.EDITS,
    *testimony.EDITS,
    *rosters.EDITS,
    *views.EDITS,
    *decisions.EDITS,
    *ledger.EDITS,
)
"""Every way to change the map. To add one, write its dataclass and its function, and name it in its file's list."""

__all__ = [
    "EDITS",
    "LEFT",
    "Asked",
    "EditKind",
    "EditProblem",
    "KindName",
    "Left",
    "Obstacle",
    "Outcome",
    "Path",
    "Refused",
    "Request",
    "TypeName",
    "revert_change",
    "submit",
]
