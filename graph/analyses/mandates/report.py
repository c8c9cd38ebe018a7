"""What the question about mandates answers with."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from graph.analyses.declare import About
from graph.analyses.findings import Reason
from graph.records import Entity, Relationship


class MismatchKind(Enum):
    """How mandates and the map differ."""

    DUTY_WITHOUT_SUBJECT = "A mandate contains a duty that reaches no subject on the map."
    SUBJECT_WITHOUT_DUTY = "A mandate names a subject that none of the unit's duties concerns."
    POST_VACANT = "Nobody is in a post that is on record with a holder, or the post itself has ended."
    TWO_DELEGATIONS = "Two or more speak or act for the same, on one matter or on matters that may overlap."


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One difference between mandates and the map."""

    kind: Annotated[MismatchKind, About("How they differ.")]
    relationship: Annotated[Relationship | None, About("The relationship at issue; null: a post that leads nothing.")]
    about: Annotated[Entity, About("The duty, subject or post; of delegations, for whom somebody speaks or acts.")]
    offices: Annotated[tuple[Entity, ...], About("Whose mandate, post or delegation it is.")]
    text: Annotated[str, About("The difference, as a sentence.")]
    certain: Annotated[bool, About("Whether it is so as written; of delegations, whether the matter is the same.")]
    reasons: Annotated[tuple[Reason, ...], About("What documents say of it.")]


@dataclass(frozen=True, slots=True)
class Mandates:
    """Where mandates and the map differ."""

    answer: Annotated[str, About("The answer as a sentence.")]
    duties: Annotated[int, About("Duties that mandates contain, on the day.")]
    subjects: Annotated[int, About("Times that a mandate names a subject, on the day.")]
    posts: Annotated[int, About("Posts on the day.")]
    posts_without_record: Annotated[
        int, About("Of these, with no holder ever on record: whether they are vacant is unknown.")
    ]
    rows: Annotated[
        tuple[Mismatch, ...], About("The differences, by kind and then by name.", paged=True, filters=("kind",))
    ]
