"""Every change that can be imagined, in the order in which it is shown."""

from graph.editing.decisions import AcceptGap, AcceptReading, AssignUnit, Confirm, RejectReading, WithdrawDecision
from graph.editing.declare import Edit
from graph.scenarios.agreements import LapseAgreement, RenewAgreement
from graph.scenarios.bodies import MergeBodies
from graph.scenarios.offices import DissolveOffice, MergeOffices, SplitOffice
from graph.scenarios.posts import FillPost, VacatePost
from graph.scenarios.priorities import DropPriority
from graph.scenarios.relationships import AddRelationship, MoveResponsibility, RetireRelationship

IMAGININGS: tuple[type[Edit], ...] = (
    VacatePost,
    FillPost,
    DissolveOffice,
    MergeOffices,
    SplitOffice,
    AddRelationship,
    RetireRelationship,
    MoveResponsibility,
    LapseAgreement,
    RenewAgreement,
    MergeBodies,
    DropPriority,
    AcceptReading,
    RejectReading,
    AssignUnit,
    Confirm,
    AcceptGap,
    WithdrawDecision,
)
