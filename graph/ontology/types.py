"""The types of relationship. To add one, declare it here; everything else follows."""

from graph.ontology.declare import DutyStep, Endpoints, Family, Kind, Naming, Path, RelationshipType
from graph.ontology.kinds import (
    AGREEMENT,
    DECISION,
    DUTY,
    EVENT,
    GOAL,
    KINDS,
    OFFICE,
    ORGANIZATION,
    PERSON,
    PLACE,
    POST,
    PRIORITY,
    PROGRAMME,
    RECORD,
    ROSTER,
    STAKEHOLDER,
    STATE,
    STEP,
    SUBJECTS,
    TOPIC,
)
from graph.ontology.properties import ITEM, STAGE, STATUS, STRENGTH


def same_kind(kinds: tuple[Kind, ...]) -> tuple[Endpoints, ...]:
    """Endpoints between two entities of one kind, for each of these *kinds*."""
    return tuple(Endpoints((kind,), (kind,)) for kind in kinds)


ENGAGES = RelationshipType(
    "ENGAGES",
    "engages",
    "engaged by",
    Family.ENGAGEMENT,
    "The mandate of the office charges it with the relationship to this subject (mandated), or names it as helping "
    "another office with it (assisting).",
    endpoints=(Endpoints((OFFICE,), SUBJECTS),),
    roles=(
        "mandated",
        "assisting",
    ),
    counting_role="mandated",
    names_subject=Naming.MANDATE,
    contact_bearing=True,
)
TARGETS = RelationshipType(
    "TARGETS",
    "targets",
    "targeted by",
    Family.ENGAGEMENT,
    "The office names the subject as one it wants to reach, without charging a team.",
    endpoints=(
        Endpoints(
            (OFFICE,),
            (
                STAKEHOLDER,
                ORGANIZATION,
                STATE,
            ),
        ),
    ),
    names_subject=Naming.AIM,
)
SERVES = RelationshipType(
    "SERVES",
    "serves",
    "served by",
    Family.ENGAGEMENT,
    "The goal, priority, programme or event is for this subject.",
    endpoints=(
        Endpoints(
            (
                GOAL,
                PRIORITY,
                PROGRAMME,
                EVENT,
            ),
            (
                STAKEHOLDER,
                ORGANIZATION,
                STATE,
            ),
        ),
    ),
    names_subject=Naming.PURPOSE,
    addresses=True,
    paths=frozenset({Path.DUTY, Path.REACH}),
    duty_step=DutyStep.IS_ABOUT,
)
AT_STEP = RelationshipType(
    "AT_STEP",
    "has reached",
    "reached by",
    Family.ENGAGEMENT,
    "The step of a process the subject is at, with the dates it was or is there.",
    endpoints=(
        Endpoints(
            (
                STAKEHOLDER,
                ORGANIZATION,
                STATE,
            ),
            (STEP,),
        ),
    ),
)
PURSUES = RelationshipType(
    "PURSUES",
    "pursues",
    "pursued by",
    Family.PURPOSE,
    "The office or organization has this mission, purpose or goal.",
    endpoints=(
        Endpoints(
            (
                OFFICE,
                ORGANIZATION,
            ),
            (GOAL,),
        ),
    ),
)
SUPPORTS = RelationshipType(
    "SUPPORTS",
    "supports",
    "supported by",
    Family.PURPOSE,
    "Works towards somebody's mission or goals.",
    endpoints=(
        Endpoints(
            (
                OFFICE,
                DUTY,
                GOAL,
                PRIORITY,
            ),
            (GOAL,),
        ),
    ),
)
CHARGED_WITH = RelationshipType(
    "CHARGED_WITH",
    "is charged with",
    "is a duty of",
    Family.PURPOSE,
    "The mandate of the office contains this duty.",
    endpoints=(Endpoints((OFFICE,), (DUTY,)),),
    paths=frozenset({Path.DUTY}),
    duty_step=DutyStep.CHARGES,
)
CONCERNS = RelationshipType(
    "CONCERNS",
    "concerns",
    "is the subject of",
    Family.PURPOSE,
    "What a duty, goal, priority, event, step, agreement or record is about.",
    endpoints=(
        Endpoints(
            (DUTY,),
            (
                STAKEHOLDER,
                OFFICE,
                ORGANIZATION,
                PROGRAMME,
                STATE,
                TOPIC,
                AGREEMENT,
            ),
        ),
        Endpoints(
            (GOAL,),
            (
                ORGANIZATION,
                TOPIC,
            ),
        ),
        Endpoints(
            (PRIORITY,),
            (
                EVENT,
                OFFICE,
                ORGANIZATION,
                PROGRAMME,
                TOPIC,
            ),
        ),
        Endpoints((PROGRAMME,), (PROGRAMME,)),
        Endpoints(
            (EVENT,),
            (
                OFFICE,
                ORGANIZATION,
                PROGRAMME,
            ),
        ),
        Endpoints(
            (STEP,),
            (
                DUTY,
                PRIORITY,
                STAKEHOLDER,
            ),
        ),
        Endpoints(
            (AGREEMENT,),
            (
                TOPIC,
                PROGRAMME,
                ORGANIZATION,
                STATE,
                STAKEHOLDER,
            ),
        ),
        Endpoints((RECORD,), SUBJECTS),
    ),
    names_subject=Naming.PURPOSE,
    paths=frozenset({Path.DUTY, Path.REACH}),
    duty_step=DutyStep.IS_ABOUT,
)
IMPLEMENTS = RelationshipType(
    "IMPLEMENTS",
    "implements",
    "implemented by",
    Family.PURPOSE,
    "Carries out a strategy or policy.",
    endpoints=(
        Endpoints(
            (
                OFFICE,
                GOAL,
                DUTY,
            ),
            (PROGRAMME,),
        ),
    ),
    paths=frozenset({Path.DUTY, Path.REACH}),
    duty_step=DutyStep.CARRIES_OUT,
)
WORKS_THROUGH = RelationshipType(
    "WORKS_THROUGH",
    "works through",
    "is a means of",
    Family.PURPOSE,
    "The channel, service, body or instrument by which a goal or duty is carried out.",
    endpoints=(
        Endpoints(
            (GOAL,),
            (
                PROGRAMME,
                ORGANIZATION,
            ),
        ),
        Endpoints((DUTY,), (AGREEMENT,)),
    ),
    names_subject=Naming.PURPOSE,
    paths=frozenset({Path.DUTY, Path.REACH}),
    duty_step=DutyStep.IS_ABOUT,
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
    contact_bearing=True,
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
    ENGAGES,
    TARGETS,
    SERVES,
    AT_STEP,
    PURSUES,
    SUPPORTS,
    CHARGED_WITH,
    CONCERNS,
    IMPLEMENTS,
    WORKS_THROUGH,
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
    MAINTAINS,
    COVERS,
    PARTICIPATES_IN,
    PARTY_TO,
    AMENDS,
    REFERS_TO,
    MERGES_WITH,
    OWNED_BY,
    WITHIN_FRAMEWORK_OF,
    SETS,
    FOCUSES_ON,
    BUILDS_ON,
    PRECEDES,
    INVOLVES,
    INCLUDES,
    READ_AS,
    DECIDES,
)
