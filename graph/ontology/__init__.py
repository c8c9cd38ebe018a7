"""Kinds, properties and relationship types, declared exactly once."""

from graph.ontology.declare import (
    DecisionEffect,
    DutyStep,
    Endpoints,
    Family,
    Kind,
    Naming,
    Ontology,
    Path,
    Property,
    RelationshipType,
    Symbol,
    ValueType,
)
from graph.ontology.kinds import KINDS
from graph.ontology.properties import ReadingStatus, Renewal
from graph.ontology.types import TYPES

ONTOLOGY = Ontology(KINDS, TYPES)

__all__ = [
    "ONTOLOGY",
    "DecisionEffect",
    "DutyStep",
    "Endpoints",
    "Family",
    "Kind",
    "Naming",
    "Ontology",
    "Path",
    "Property",
    "ReadingStatus",
    "RelationshipType",
    "Renewal",
    "Symbol",
    "ValueType",
]
