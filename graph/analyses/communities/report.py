"""What the question about groups that work together answers with."""

from dataclasses import dataclass
from typing import Annotated

from graph.analyses.declare import About
from graph.analyses.findings import Reason
from graph.records import Entity


@dataclass(frozen=True, slots=True)
class Community:
    """Things that are tied to one another more than chance would have it."""

    centre: Annotated[Entity, About("The member that is tied to most other members; the group is called by it.")]
    size: Annotated[int, About("How many members it has.")]
    offices: Annotated[tuple[Entity, ...], About("The offices, posts and persons among them, by name.")]
    members: Annotated[tuple[Entity, ...], About("All members, by name.", paged=True)]
    inside: Annotated[int, About("Relationships between members.")]
    outside: Annotated[int, About("Relationships between a member and somebody else.")]
    steady: Annotated[
        float,
        About("Of the tied pairs inside, the share that stays in one group however the draw falls out.", share=True),
    ]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far somebody reaches into a group."""

    centre: Annotated[Entity, About("The centre of the group.")]
    ties: Annotated[int, About("Relationships that lead there.")]


@dataclass(frozen=True, slots=True)
class Straddler:
    """An office that is tied to more than one group."""

    office: Annotated[Entity, About("The office.")]
    centre: Annotated[Entity, About("The centre of its own group.")]
    inside: Annotated[int, About("Relationships inside its own group.")]
    outside: Annotated[int, About("Relationships that lead into others.")]
    reaches: Annotated[tuple[Reach, ...], About("The other groups it is tied to, most first.")]
    reasons: Annotated[tuple[Reason, ...], About("The first relationships that lead into each of these.")]


@dataclass(frozen=True, slots=True)
class Communities:
    """Which parts of the map work together."""

    answer: Annotated[str, About("The answer as a sentence.")]
    things: Annotated[int, About("Things that are tied to another on the day.")]
    relationships: Annotated[int, About("Relationships that tie them.")]
    modularity: Annotated[
        float, About("How much more ties stay inside groups than chance would have it; below 0.3 the groups are weak.")
    ]
    steady: Annotated[
        float, About("Of all tied pairs inside groups, the share that stays in one group in other draws.", share=True)
    ]
    draws: Annotated[int, About("With how many other draws that was compared.")]
    groups: Annotated[tuple[Community, ...], About("The groups, largest first.", paged=True)]
    straddling: Annotated[
        tuple[Straddler, ...], About("The offices tied to more than one group, most outside first.", paged=True)
    ]
