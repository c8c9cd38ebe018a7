"""Types about what people have judged and decided."""

from graph.ontology.declare import Endpoints, Family, Naming, Path, RelationshipType, same_kind
from graph.ontology.kinds import DECISION, KINDS, ROSTER, SUBJECTS
from graph.ontology.properties import ITEM, STATUS, STRENGTH

INCLUDES = RelationshipType(
    "INCLUDES",
    "includes",
    "is on",
    Family.JUDGEMENT,
    "The roster counts this subject.",
    endpoints=(Endpoints((ROSTER,), SUBJECTS),),
    file="roster_members.csv",
    properties=(ITEM,),
    lists_subject=True,
)

READ_AS = RelationshipType(
    "READ_AS",
    "may be read as",
    "may be read as",
    Family.JUDGEMENT,
    "Two entities with different names may mean the same; an editor's view until it is accepted.",
    endpoints=(
        Endpoints(SUBJECTS, SUBJECTS),
        *same_kind(KINDS),
    ),
    file="readings.csv",
    properties=(
        STRENGTH,
        STATUS,
    ),
    paths=frozenset({Path.READING}),
)

DECIDES = RelationshipType(
    "DECIDES",
    "decides on",
    "decided by",
    Family.JUDGEMENT,
    "What a decision is about, and to whom it assigns it.",
    endpoints=(Endpoints((DECISION,), KINDS),),
    roles=(
        "about",
        "assigns",
    ),
    names_subject=Naming.DECISION,
    assigning_role="assigns",
)

TYPES = (
    INCLUDES,
    READ_AS,
    DECIDES,
)
