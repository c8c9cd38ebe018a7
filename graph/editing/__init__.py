"""Everything a person can do to the map, each an edit that is declared once."""

from graph.editing.decisions import AcceptGap, AcceptReading, AssignUnit, Confirm, RejectReading, WithdrawDecision
from graph.editing.declare import Edit
from graph.editing.draft import Author
from graph.editing.entities import CreateEntity, DeleteEntity, RetireEntity, UpdateEntity
from graph.editing.ledger import AddRecord
from graph.editing.merging import MergeEntities
from graph.editing.relationships import AmendRelationship, Connect, DeleteRelationship, RetireRelationship
from graph.editing.responsibilities import AssignResponsibility, EndResponsibility
from graph.editing.reverting import RevertChange
from graph.editing.rosters import SaveRoster
from graph.editing.scenarios import DeleteScenario, SaveScenario
from graph.editing.testimony import AddEvidence, RemoveEvidence
from graph.editing.trouble import Refused, Sort, Trouble
from graph.editing.views import DeleteView, SaveView
from graph.editing.writing import TERMS, Edited, Order, carry_out

__all__ = [
    "DECISIONS",
    "EDITS",
    "TERMS",
    "Author",
    "DeleteScenario",
    "Edit",
    "Edited",
    "Order",
    "Refused",
    "RevertChange",
    "SaveScenario",
    "Sort",
    "Trouble",
    "carry_out",
]

DECISIONS: tuple[type[Edit], ...] = (Confirm, AssignUnit, AcceptReading, RejectReading, AcceptGap, WithdrawDecision)
"""The edits that put a decision on record."""

EDITS: tuple[type[Edit], ...] = (
    CreateEntity,
    UpdateEntity,
    RetireEntity,
    DeleteEntity,
    MergeEntities,
    Connect,
    AmendRelationship,
    RetireRelationship,
    DeleteRelationship,
    AssignResponsibility,
    EndResponsibility,
    AddEvidence,
    RemoveEvidence,
    SaveRoster,
    SaveView,
    DeleteView,
    SaveScenario,
    DeleteScenario,
    *DECISIONS,
    AddRecord,
)
"""Every edit that can be made alone or with others, in the order in which it is shown."""
