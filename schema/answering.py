"""What analyses say of one entity or relationship; what they share is worked out once for each scope."""

from typing import TYPE_CHECKING, cast

from graph.analyses.coverage.judge import Judge
from graph.analyses.coverage.rows import row
from graph.analyses.decisions import Decisions
from graph.analyses.rosters import find_roster
from graph.records import Entity, Relationship
from schema.scope import Scope
from schema.show import show_one

if TYPE_CHECKING:
    from schema.derive import Finding


def coverage_of(scope: Scope, entity: Entity, roster: str | None) -> "Finding | None":
    """How a subject is covered, as GraphQL shows it; None for what is no subject.

    Raises:
        NotFound: There is no such roster.
    """
    if not scope.view.ontology.kind[entity.kind].is_subject:
        return None
    judge = scope.kept("judge", lambda: Judge(scope.view))
    items = scope.kept(("items", roster), lambda: find_roster(scope.view, roster).item)
    return cast("Finding", show_one(scope, row(judge, judge.judge(entity), items.get(entity.key))))


def confirmation_of(scope: Scope, relationship: Relationship) -> Entity | None:
    """The newest decision in force that confirms a relationship."""
    return _decisions(scope).confirmation(relationship.key)


def is_in_force(scope: Scope, decision: Entity) -> bool:
    """Whether a decision is in force on the scope's day."""
    return _decisions(scope).is_in_force(decision)


def _decisions(scope: Scope) -> Decisions:
    return scope.kept("decisions", lambda: Decisions(scope.view))
