"""What the question about concentration answers with."""

from dataclasses import dataclass
from typing import Annotated

from graph.analyses.declare import About
from graph.analyses.findings import Reason
from graph.records import Entity, Relationship


@dataclass(frozen=True, slots=True)
class UnitLoad:
    """What hangs on one unit."""

    unit: Annotated[Entity, About("The unit; a post or person where no unit stands behind them.")]
    alone: Annotated[tuple[Entity, ...], About("The subjects that no other unit has.")]
    shared: Annotated[tuple[Entity, ...], About("The subjects that another unit has too.")]
    posts: Annotated[tuple[Entity, ...], About("The posts that answer for it.")]
    reasons: Annotated[tuple[Reason, ...], About("What says that it has those that no other has.")]


@dataclass(frozen=True, slots=True)
class PostLoad:
    """What hangs on one post."""

    post: Annotated[Entity, About("The post.")]
    alone: Annotated[tuple[Entity, ...], About("The subjects for which no other post answers.")]
    holders: Annotated[tuple[Entity, ...], About("The persons in it on the day; empty: none on record.")]
    stand_ins: Annotated[tuple[Entity, ...], About("Who stands in for it; empty: nobody on record.")]
    vacant: Annotated[bool, About("Whether it is vacant, though holders are on record.")]


@dataclass(frozen=True, slots=True)
class CutVertex:
    """Something without which the ownership network falls apart."""

    thing: Annotated[Entity, About("The unit, post, person or subject.")]
    pieces: Annotated[int, About("Into how many pieces its part of the network falls.")]
    cut_off: Annotated[int, About("Subjects in all of these but the largest.")]


@dataclass(frozen=True, slots=True)
class Bridge:
    """A tie without which the ownership network falls in two."""

    relationship: Annotated[Relationship, About("The tie.")]
    text: Annotated[str, About("What it says.")]
    cut_off: Annotated[int, About("Subjects on the smaller side.")]


@dataclass(frozen=True, slots=True)
class Concentration:
    """How much hangs on one post or office."""

    answer: Annotated[str, About("The answer as a sentence.")]
    roster: Annotated[Entity | None, About("The roster measured on; null: everything named.")]
    size: Annotated[int, About("Subjects on it.")]
    firm: Annotated[int, About("Subjects that a unit has, by mandate or decision.")]
    one_unit: Annotated[int, About("Of these, those that one unit alone has.")]
    one_post: Annotated[int, About("Of these, those for which one post alone answers.")]
    no_post: Annotated[int, About("Of these, those for which no post on record answers.")]
    units: Annotated[tuple[UnitLoad, ...], About("What hangs on each unit, most first.", paged=True)]
    posts: Annotated[tuple[PostLoad, ...], About("What hangs on each post, most first.", paged=True)]
    cut_vertices: Annotated[
        tuple[CutVertex, ...], About("What the ownership network falls apart without, most cut off first.", paged=True)
    ]
    bridges: Annotated[
        tuple[Bridge, ...],
        About("Ties that the ownership network falls in two without, most cut off first.", paged=True),
    ]
