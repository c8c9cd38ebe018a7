"""What the question about the horizon answers with."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated

from graph.analyses.coverage.report import CoverageState
from graph.analyses.declare import About
from graph.analyses.findings import Reason
from graph.records import Entity, Relationship


class DueAction(Enum):
    """What is due."""

    ENDS = "It ends, and nothing on record says that it goes on."
    RENEW = "It ends unless somebody renews it."
    GOES_ON = "It goes on by itself unless notice is given in time."
    UNKNOWN = "When it ends is not on record."


@dataclass(frozen=True, slots=True)
class CoverageMove:
    """A subject whose coverage gets thinner by what ends."""

    subject: Annotated[Entity, About("The subject.")]
    before: Annotated[CoverageState, About("Its state on the day asked about.")]
    after: Annotated[CoverageState, About("Its state on the first day after the horizon, if nothing follows.")]


@dataclass(frozen=True, slots=True)
class Due:
    """Something that ends, or must be renewed, or of which nobody knows."""

    relationship: Annotated[Relationship | None, About("The relationship that ends; null: it is the thing itself.")]
    thing: Annotated[Entity, About("The thing that ends, or from which the relationship runs.")]
    what: Annotated[str, About("What ends, in a few words: the thing, or what the relationship says.")]
    action: Annotated[DueAction, About("What is due.")]
    text: Annotated[str, About("What is due, as a sentence.")]
    earliest: Annotated[date | None, About("The first day that may be its last; null: not on record.")]
    latest: Annotated[date | None, About("The last day that may be its last; null: not on record.")]
    act_by: Annotated[date | None, About("The last day for giving notice, where there is a term of notice.")]
    may_be_outside: Annotated[bool, About("Whether it may as well end before or after the days asked about.")]
    assumptions: Annotated[tuple[str, ...], About("What is assumed and not on record, each as a sentence.")]
    owners: Annotated[tuple[Entity, ...], About("Who is on it, by mandate or decision; empty: nobody on record.")]
    as_a_whole: Annotated[bool, About("Whether they are bodies, so that no unit is on it.")]
    moves: Annotated[tuple[CoverageMove, ...], About("The subjects whose coverage gets thinner by it.")]
    reasons: Annotated[tuple[Reason, ...], About("What says so.")]


@dataclass(frozen=True, slots=True)
class Horizon:
    """What ends or must be renewed in the days asked about."""

    answer: Annotated[str, About("The answer as a sentence.")]
    first_day: Annotated[date, About("The first of the days asked about.")]
    last_day: Annotated[date, About("The last of the days asked about.")]
    due: Annotated[
        tuple[Due, ...],
        About("What is due, soonest first.", paged=True, filters=("action",)),
    ]
    unknown: Annotated[
        tuple[Due, ...],
        About("What has a term or could lapse, but no end on record that could be told.", paged=True),
    ]
    roster: Annotated[Entity | None, About("The roster the figures count; null: everything named.")]
    size: Annotated[int, About("Subjects on it.")]
    firm_now: Annotated[int, About("Of these, firm on the day asked about.")]
    firm_then: Annotated[int, About("Of these, firm on the first day after the horizon, if nothing follows.")]
    moves: Annotated[tuple[CoverageMove, ...], About("Every subject of the roster whose coverage gets thinner.")]
