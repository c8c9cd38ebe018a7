"""Types about who belongs where and stands for whom."""

from graph.ontology.declare import Endpoints, Family, Path, RelationshipType, same_kind
from graph.ontology.kinds import (
    AGREEMENT,
    EVENT,
    GOAL,
    OFFICE,
    ORGANIZATION,
    PERSON,
    PLACE,
    POST,
    PRIORITY,
    PROGRAMME,
    STAKEHOLDER,
    STATE,
)

PART_OF = RelationshipType(
    "PART_OF",
    "is part of",
    "contains",
    Family.STRUCTURE,
    "The smaller thing belongs to the larger.",
    endpoints=(
        Endpoints(
            (OFFICE,),
            (
                OFFICE,
                ORGANIZATION,
            ),
        ),
        Endpoints((STAKEHOLDER,), (STAKEHOLDER,)),
        Endpoints((ORGANIZATION,), (ORGANIZATION,)),
        Endpoints((STATE,), (STATE,)),
        Endpoints((GOAL,), (GOAL,)),
    ),
    acyclic=True,
    paths=frozenset({Path.PART}),
)

BELONGS_TO = RelationshipType(
    "BELONGS_TO",
    "belongs to",
    "has as a case",
    Family.STRUCTURE,
    "The single thing is one of this class, with the dates it is.",
    endpoints=(
        Endpoints((STATE,), (STATE,)),
        Endpoints((ORGANIZATION,), (ORGANIZATION,)),
        Endpoints((STAKEHOLDER,), (STAKEHOLDER,)),
        Endpoints((AGREEMENT,), (AGREEMENT,)),
    ),
    acyclic=True,
    paths=frozenset({Path.CLASS}),
)

HEADS = RelationshipType(
    "HEADS",
    "heads",
    "headed by",
    Family.STRUCTURE,
    "The post leads the office.",
    endpoints=(Endpoints((POST,), (OFFICE,)),),
    contact_bearing=True,
    paths=frozenset({Path.UNIT}),
    leads=True,
)

HOLDS = RelationshipType(
    "HOLDS",
    "holds",
    "held by",
    Family.STRUCTURE,
    "The person is in the post.",
    endpoints=(Endpoints((PERSON,), (POST,)),),
    contact_bearing=True,
    paths=frozenset({Path.UNIT}),
    holds_post=True,
)

MEMBER_OF = RelationshipType(
    "MEMBER_OF",
    "is a member of",
    "has as member",
    Family.STRUCTURE,
    "Has a seat in the office or organization, or a standing with it.",
    endpoints=(
        Endpoints(
            (
                POST,
                PERSON,
            ),
            (OFFICE,),
        ),
        Endpoints(
            (
                PERSON,
                ORGANIZATION,
                STATE,
            ),
            (ORGANIZATION,),
        ),
    ),
    roles=(
        "member",
        "associate",
        "associate-pre-stage",
        "observer",
        "partner",
        "contact",
    ),
    default_role="member",
    contact_bearing=True,
    paths=frozenset({Path.UNIT}),
)

REPORTS_TO = RelationshipType(
    "REPORTS_TO",
    "reports to",
    "receives reports from",
    Family.STRUCTURE,
    "The post answers to the other post.",
    endpoints=(Endpoints((POST,), (POST,)),),
    contact_bearing=True,
    acyclic=True,
)

COORDINATES = RelationshipType(
    "COORDINATES",
    "coordinates",
    "coordinated by",
    Family.STRUCTURE,
    "Brings the work of the other office together with that of others; not a line of authority.",
    endpoints=(Endpoints((OFFICE,), (OFFICE,)),),
    contact_bearing=True,
)

ADVISES = RelationshipType(
    "ADVISES",
    "advises",
    "advised by",
    Family.STRUCTURE,
    "Gives advice, and assists where the qualifier says so.",
    endpoints=(
        Endpoints(
            (OFFICE,),
            (
                OFFICE,
                POST,
            ),
        ),
    ),
    contact_bearing=True,
)

REPRESENTS = RelationshipType(
    "REPRESENTS",
    "represents",
    "represented by",
    Family.STRUCTURE,
    "Speaks for the target on the matters and conditions given.",
    endpoints=(
        Endpoints(
            (
                OFFICE,
                POST,
                PERSON,
                ORGANIZATION,
            ),
            (
                ORGANIZATION,
                STATE,
                STAKEHOLDER,
            ),
        ),
    ),
    delegates=True,
    contact_bearing=True,
    speaks_for=True,
)

DEPUTIZES_FOR = RelationshipType(
    "DEPUTIZES_FOR",
    "deputizes for",
    "has as deputy",
    Family.STRUCTURE,
    "Stands in for the post under the condition given.",
    endpoints=(
        Endpoints(
            (
                OFFICE,
                POST,
            ),
            (POST,),
        ),
    ),
    delegates=True,
    contact_bearing=True,
    paths=frozenset({Path.STAND_IN}),
)

LIAISES_WITH = RelationshipType(
    "LIAISES_WITH",
    "liaises with",
    "liaises with",
    Family.STRUCTURE,
    "Keeps in contact with the other office.",
    endpoints=(Endpoints((OFFICE,), (OFFICE,)),),
    contact_bearing=True,
    symmetric=True,
)

SUCCEEDS = RelationshipType(
    "SUCCEEDS",
    "succeeds",
    "succeeded by",
    Family.STRUCTURE,
    "Takes the place of the other, which ends or has ended.",
    endpoints=(
        *same_kind(
            (
                OFFICE,
                POST,
                STATE,
                ORGANIZATION,
                AGREEMENT,
                PROGRAMME,
                PRIORITY,
            )
        ),
    ),
    acyclic=True,
    succeeds=True,
)

LOCATED_AT = RelationshipType(
    "LOCATED_AT",
    "is at",
    "is the place of",
    Family.STRUCTURE,
    "Where something or somebody is.",
    endpoints=(
        Endpoints(
            (
                ORGANIZATION,
                STAKEHOLDER,
                PROGRAMME,
                EVENT,
                OFFICE,
                POST,
                PERSON,
            ),
            (PLACE,),
        ),
    ),
)

TYPES = (
    PART_OF,
    BELONGS_TO,
    HEADS,
    HOLDS,
    MEMBER_OF,
    REPORTS_TO,
    COORDINATES,
    ADVISES,
    REPRESENTS,
    DEPUTIZES_FOR,
    LIAISES_WITH,
    SUCCEEDS,
    LOCATED_AT,
)
