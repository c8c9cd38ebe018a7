"""Types about whom the organization deals with."""

from graph.ontology.declare import DutyStep, Endpoints, Family, Naming, Path, RelationshipType
from graph.ontology.kinds import (
    EVENT,
    GOAL,
    OFFICE,
    ORGANIZATION,
    PRIORITY,
    PROGRAMME,
    STAKEHOLDER,
    STATE,
    STEP,
    SUBJECTS,
)

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

TYPES = (
    ENGAGES,
    TARGETS,
    SERVES,
    AT_STEP,
)
