"""Types about what for."""

from graph.ontology.declare import DutyStep, Endpoints, Family, Naming, Path, RelationshipType
from graph.ontology.kinds import (
    AGREEMENT,
    DUTY,
    EVENT,
    GOAL,
    OFFICE,
    ORGANIZATION,
    PRIORITY,
    PROGRAMME,
    RECORD,
    STAKEHOLDER,
    STATE,
    STEP,
    SUBJECTS,
    TOPIC,
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

TYPES = (
    PURSUES,
    SUPPORTS,
    CHARGED_WITH,
    CONCERNS,
    IMPLEMENTS,
    WORKS_THROUGH,
)
