"""The types of relationship, a file a family. To add one, declare it in its family; everything else follows."""

from graph.ontology.types import engagement, judgement, partners, priority, process, purpose, structure

TYPES = (
    *engagement.TYPES,
    *purpose.TYPES,
    *structure.TYPES,
    *partners.TYPES,
    *priority.TYPES,
    *process.TYPES,
    *judgement.TYPES,
)
