"""Types about steps and who takes part."""

from graph.ontology.declare import Endpoints, Family, Naming, RelationshipType
from graph.ontology.kinds import EVENT, OFFICE, ORGANIZATION, PERSON, POST, RECORD, STAKEHOLDER, STATE, STEP

PRECEDES = RelationshipType(
    "PRECEDES",
    "comes before",
    "comes after",
    Family.PROCESS,
    "The step is listed before the other.",
    endpoints=(Endpoints((STEP,), (STEP,)),),
    acyclic=True,
)

INVOLVES = RelationshipType(
    "INVOLVES",
    "involves",
    "takes part in",
    Family.PROCESS,
    "Who takes part in a step, an event or a recorded contact, and as what.",
    endpoints=(
        Endpoints(
            (STEP,),
            (
                OFFICE,
                STAKEHOLDER,
            ),
        ),
        Endpoints(
            (EVENT,),
            (
                ORGANIZATION,
                OFFICE,
                POST,
                PERSON,
                STAKEHOLDER,
                STATE,
            ),
        ),
        Endpoints(
            (RECORD,),
            (
                OFFICE,
                POST,
                PERSON,
            ),
        ),
    ),
    roles=(
        "lead",
        "addressee",
        "contributor",
        "forum",
        "host",
    ),
    names_subject=Naming.PURPOSE,
)

TYPES = (
    PRECEDES,
    INVOLVES,
)
