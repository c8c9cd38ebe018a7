"""What analyses say of one entity or relationship, worked out once for each scope."""

from typing import TYPE_CHECKING, cast

from graph.analyses import coverage
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
    rows = scope.kept(("coverage", roster), lambda: _rows(scope, roster))
    if entity.key not in rows:
        rows[entity.key] = coverage.of_subject(scope.view, entity, find_roster(scope.view, roster))
    return cast("Finding", show_one(scope, rows[entity.key]))


def _rows(scope: Scope, roster: str | None) -> dict[str, coverage.Coverage]:
    report = coverage.run(scope.view, roster)
    return {row.subject.key: row for row in (*report.rows, *report.elsewhere)}


def confirmation_of(scope: Scope, relationship: Relationship) -> Entity | None:
    """The newest decision in force that confirms a relationship."""
    return scope.kept("decisions", lambda: Decisions(scope.view)).confirmation(relationship.key)
