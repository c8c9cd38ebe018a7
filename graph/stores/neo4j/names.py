"""What things are called in Neo4j: labels and types from the ontology, and the names kept for the store itself."""

from collections.abc import Iterable

from graph.errors import Invalid, Problem
from graph.ontology import ONTOLOGY
from graph.records import Entity, Record, Relationship

EVIDENCED_BY, RESPONSIBLE, SOURCE, TARGET = "EVIDENCED_BY", "RESPONSIBLE", "SOURCE", "TARGET"

OWN_LABELS = (
    "Entity",
    "Relationship",
    "DocumentText",
    "SociogramMap",
    "SociogramRevision",
    "SociogramChanges",
    "SociogramDraft",
    "SociogramDue",
    "SociogramMigration",
    "SociogramConstraints",
)
"""Labels of what the store keeps beside the kinds; no kind may be called so."""


def label_of(kind: str) -> str:
    """The label of entities of this *kind*: ``Office``."""
    return "".join(part.capitalize() for part in kind.replace("-", "_").split("_"))


LABELS = {kind.name: label_of(kind.name) for kind in ONTOLOGY.kinds}
KINDS = {label: kind for kind, label in LABELS.items()}
TYPES = tuple(ONTOLOGY.type)


def demand_declared(records: Iterable[Record]) -> None:
    """Refuse records of kinds and types that the ontology does not declare: they would have no label.

    Raises:
        Invalid: There are some; all are named.
    """
    problems = [problem for record in records if (problem := _undeclared(record))]
    if problems:
        raise Invalid(problems)


def _undeclared(record: Record) -> Problem | None:
    if isinstance(record, Entity) and record.kind not in LABELS:
        return Problem(f"entity {record.key!r}", f"there is no kind {record.kind!r}", "kind", record.kind)
    if isinstance(record, Relationship) and record.type not in ONTOLOGY.type:
        return Problem(f"relationship {record.key!r}", f"there is no type {record.type!r}", "type", record.type)
    return None
