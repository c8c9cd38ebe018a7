"""Types about priorities and who owns what."""

from graph.ontology.declare import Endpoints, Family, Naming, RelationshipType
from graph.ontology.kinds import AGREEMENT, EVENT, OFFICE, ORGANIZATION, POST, PRIORITY, PROGRAMME, STATE, TOPIC

OWNED_BY = RelationshipType(
    "OWNED_BY",
    "is owned by",
    "owns",
    Family.PRIORITY,
    "The office, post or organization holds it as its own.",
    endpoints=(
        Endpoints(
            (
                AGREEMENT,
                PRIORITY,
                PROGRAMME,
                EVENT,
            ),
            (
                OFFICE,
                POST,
                ORGANIZATION,
            ),
        ),
    ),
    names_subject=Naming.MANDATE,
    inverse_of_naming=True,
)

WITHIN_FRAMEWORK_OF = RelationshipType(
    "WITHIN_FRAMEWORK_OF",
    "sits within",
    "frames",
    Family.PRIORITY,
    "The priority is placed inside the wider one.",
    endpoints=(Endpoints((PRIORITY,), (PRIORITY,)),),
    acyclic=True,
)

SETS = RelationshipType(
    "SETS",
    "sets",
    "set by",
    Family.PRIORITY,
    "The post lays the priority down.",
    endpoints=(Endpoints((POST,), (PRIORITY,)),),
)

FOCUSES_ON = RelationshipType(
    "FOCUSES_ON",
    "focuses on",
    "is a focus of",
    Family.PRIORITY,
    "Singled out by name as the focus.",
    endpoints=(
        Endpoints((PRIORITY,), (STATE,)),
        Endpoints((PROGRAMME,), (TOPIC,)),
    ),
    names_subject=Naming.PURPOSE,
)

BUILDS_ON = RelationshipType(
    "BUILDS_ON",
    "builds on",
    "is built on by",
    Family.PRIORITY,
    "Continues earlier work.",
    endpoints=(Endpoints((PRIORITY,), (PROGRAMME,)),),
)

TYPES = (
    OWNED_BY,
    WITHIN_FRAMEWORK_OF,
    SETS,
    FOCUSES_ON,
    BUILDS_ON,
)
