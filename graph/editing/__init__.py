"""Everything a person can do to the map, each an edit that is declared once."""

from graph.editing.declare import Edit
from graph.editing.draft import Author
from graph.editing.entities import CreateEntity, DeleteEntity, RetireEntity, UpdateEntity
from graph.editing.relationships import AmendRelationship, Connect, DeleteRelationship, RetireRelationship
from graph.editing.trouble import Refused, Sort, Trouble
from graph.editing.writing import Edited, Order, carry_out

__all__ = ["EDITS", "Author", "Edit", "Edited", "Order", "Refused", "Sort", "Trouble", "carry_out"]

EDITS: tuple[type[Edit], ...] = (
    CreateEntity,
    UpdateEntity,
    RetireEntity,
    DeleteEntity,
    Connect,
    AmendRelationship,
    RetireRelationship,
    DeleteRelationship,
)
"""Every edit, in the order in which it is shown."""
