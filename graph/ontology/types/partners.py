"""Types about registers, agreements and partners."""

from graph.ontology.declare import DutyStep, Endpoints, Family, Naming, Path, RelationshipType
from graph.ontology.kinds import AGREEMENT, OFFICE, ORGANIZATION, PROGRAMME, STATE
from graph.ontology.properties import STAGE

MAINTAINS = RelationshipType(
    "MAINTAINS",
    "maintains",
    "maintained by",
    Family.PARTNERS,
    "Keeps the register.",
    endpoints=(Endpoints((OFFICE,), (PROGRAMME,)),),
    paths=frozenset({Path.DUTY}),
    duty_step=DutyStep.KEEPS,
)

COVERS = RelationshipType(
    "COVERS",
    "covers",
    "covered by",
    Family.PARTNERS,
    "The register is to hold what there is about these parties.",
    endpoints=(
        Endpoints(
            (PROGRAMME,),
            (
                STATE,
                ORGANIZATION,
            ),
        ),
    ),
    names_subject=Naming.REGISTER,
    paths=frozenset({Path.DUTY}),
    duty_step=DutyStep.IS_ABOUT,
)

PARTICIPATES_IN = RelationshipType(
    "PARTICIPATES_IN",
    "participates in",
    "has as participant",
    Family.PARTNERS,
    "The party takes part in the programme or projects.",
    endpoints=(
        Endpoints(
            (
                STATE,
                ORGANIZATION,
            ),
            (PROGRAMME,),
        ),
    ),
)

PARTY_TO = RelationshipType(
    "PARTY_TO",
    "is party to",
    "has as party",
    Family.PARTNERS,
    "The state or organization stands to the agreement in this role, at this stage.",
    endpoints=(
        Endpoints(
            (
                STATE,
                ORGANIZATION,
            ),
            (AGREEMENT,),
        ),
    ),
    roles=(
        "party",
        "signatory",
        "depositary",
        "secretariat",
        "observer",
    ),
    default_role="party",
    properties=(STAGE,),
)

AMENDS = RelationshipType(
    "AMENDS",
    "amends",
    "amended by",
    Family.PARTNERS,
    "The agreement changes the other.",
    endpoints=(Endpoints((AGREEMENT,), (AGREEMENT,)),),
    acyclic=True,
)

REFERS_TO = RelationshipType(
    "REFERS_TO",
    "refers to",
    "referred to by",
    Family.PARTNERS,
    "The agreement names the other.",
    endpoints=(Endpoints((AGREEMENT,), (AGREEMENT,)),),
)

MERGES_WITH = RelationshipType(
    "MERGES_WITH",
    "merges with",
    "merges with",
    Family.PARTNERS,
    "The two organizations become one; which of them goes on is left open.",
    endpoints=(Endpoints((ORGANIZATION,), (ORGANIZATION,)),),
    symmetric=True,
)

TYPES = (
    MAINTAINS,
    COVERS,
    PARTICIPATES_IN,
    PARTY_TO,
    AMENDS,
    REFERS_TO,
    MERGES_WITH,
)
