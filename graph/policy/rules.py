"""The rules that a policy may have. To add one, declare it here and say in ``graph.analyses.policy`` what keeps it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, ClassVar

from graph.policy.declare import AboutSubjects, Form, Rule, Setting

FIGURES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"open": ("OPEN",), "hanging": ("HANGS",), "not-firm": ("OPEN", "HANGS")}
)
"""What a rule can limit the number of, by the figures of coverage that count for it."""


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HasUnits(AboutSubjects):
    """Each subject has so many units."""

    KEY: ClassVar[str] = "has-units"
    ABOUT: ClassVar[str] = (
        "Each subject has at least so many units by mandate or decision: its coverage is firm. A mandate without dates "
        "is assumed to hold."
    )

    least: Annotated[int, Setting("How many units each must have.", Form.COUNT)] = 1
    decided: Annotated[bool, Setting("Whether only units count that somebody has decided on.", Form.TRUTH)] = False

    @property
    def demand(self) -> str:
        """What it demands."""
        by = "by decision" if self.decided else "by mandate or decision"
        return f"each has at least {_number(self.least, 'unit', 'units')} {by}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HasPosts(AboutSubjects):
    """Each subject has so many named posts."""

    KEY: ClassVar[str] = "has-posts"
    ABOUT: ClassVar[str] = (
        "For each subject, at least so many posts of its units answer: by a role on the relationship, else those that "
        "head the unit."
    )

    least: Annotated[int, Setting("How many posts must answer for each.", Form.COUNT)] = 1
    filled: Annotated[bool, Setting("Whether only posts count that somebody is on record as holding.", Form.TRUTH)] = (
        False
    )

    @property
    def demand(self) -> str:
        """What it demands."""
        filled = " that somebody holds" if self.filled else ""
        return f"each has at least {_number(self.least, 'named post', 'named posts')}{filled}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOldGap(AboutSubjects):
    """No gap is older than so many days."""

    KEY: ClassVar[str] = "no-old-gap"
    ABOUT: ClassVar[str] = (
        "No subject has been without a unit for more than so many days, an accepted gap included. Where nothing on "
        "record says since when, it is unknown."
    )

    days: Annotated[int, Setting("How many days a gap may last.", Form.DAYS)]
    hanging: Annotated[
        bool,
        Setting("Whether a subject that hangs on a decision is a gap too, beside what is open.", Form.TRUTH),
    ] = False
    excuse_accepted: Annotated[
        bool, Setting("Whether a gap that a decision in force accepts keeps the rule, however old.", Form.TRUTH)
    ] = False

    @property
    def demand(self) -> str:
        """What it demands."""
        accepted = " that nobody has accepted" if self.excuse_accepted else ""
        return f"no gap{accepted} is older than {_number(self.days, 'day', 'days')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MandatesConfirmed(AboutSubjects):
    """Every mandate was confirmed within so many days."""

    KEY: ClassVar[str] = "mandates-confirmed"
    ABOUT: ClassVar[str] = (
        "Every mandate by which a unit has one of the subjects was confirmed by a decision within so many days before "
        "the day asked about; a decision that assigns counts from its own day. What a document says confirms nothing."
    )

    days: Annotated[int, Setting("How old the latest confirmation may be.", Form.DAYS)]

    @property
    def demand(self) -> str:
        """What it demands."""
        return f"every mandate was confirmed within {_number(self.days, 'day', 'days')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AtMost(AboutSubjects):
    """At most so many subjects are open."""

    KEY: ClassVar[str] = "at-most"
    ABOUT: ClassVar[str] = "Of the subjects, at most so many, or so many in a hundred, are open (or hang, or either)."

    figure: Annotated[str, Setting("What is counted: `open`, `hanging`, or `not-firm` for both.", Form.FIGURE)] = "open"
    number: Annotated[int | None, Setting("How many there may be; this or `percent`.", Form.COUNT)] = None
    percent: Annotated[int | None, Setting("How many in a hundred there may be; this or `number`.", Form.PERCENT)] = (
        None
    )

    @property
    def demand(self) -> str:
        """What it demands."""
        limit = f"{self.percent} in a hundred" if self.number is None else f"{self.number:,}"
        figure = "not firm" if self.figure == "not-firm" else self.figure
        return f"at most {limit} {'is' if self.number == 1 else 'are'} {figure}"

    @classmethod
    def faults(cls, given: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """One limit must be set: of two, an answer could not say which is meant."""
        if "number" not in given and "percent" not in given:
            yield "number", "no limit is set", "set number or percent"
        if "number" in given and "percent" in given:
            yield "percent", "a number is set as well, and only one of them can be the limit", "leave one of them out"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingsOwned(Rule):
    """What ends soon has an owner."""

    KEY: ClassVar[str] = "endings-owned"
    ABOUT: ClassVar[str] = (
        "Whatever ends, or must be renewed, within so many days has an owner, as the question *horizon* tells both. "
        "What has no owner and no end that could be told is unknown."
    )

    days: Annotated[int, Setting("How many days to look ahead.", Form.DAYS)]
    kinds: Annotated[
        tuple[str, ...],
        Setting("The kinds it is about, such as `agreement`; left out: everything, relationships too.", Form.KINDS),
    ] = ()
    where: Annotated[
        tuple[tuple[str, str | int | bool], ...],
        Setting("Only those that have these properties with these values.", Form.WHERE),
    ] = ()
    body_is_enough: Annotated[
        bool, Setting("Whether a body as a whole, with no unit on it, counts as an owner.", Form.TRUTH)
    ] = False

    @property
    def demand(self) -> str:
        """What it demands."""
        return f"nothing ends within {_number(self.days, 'day', 'days')} without an owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistersFresh(Rule):
    """Every register is fresh."""

    KEY: ClassVar[str] = "registers-fresh"
    ABOUT: ClassVar[str] = (
        "Every entry of every register was confirmed, by a document that says of which day it speaks or by a decision, "
        "within so many days, as the question *completeness* tells its age. An empty register is unknown."
    )

    days: Annotated[int, Setting("How old the latest confirmation of an entry may be.", Form.DAYS)]
    register: Annotated[str | None, Setting("The register it is about; left out: all.", Form.REGISTER)] = None

    @property
    def demand(self) -> str:
        """What it demands."""
        return f"every entry of a register was confirmed within {_number(self.days, 'day', 'days')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostsStoodInFor(AboutSubjects):
    """No post is vacant without a stand-in."""

    KEY: ClassVar[str] = "no-vacant-post"
    ABOUT: ClassVar[str] = (
        "No post is vacant while nobody stands in for it. With a roster, class or kinds: the posts that answer for "
        "these subjects; without: every post. Of a post that nobody was ever on record in it is unknown."
    )

    @property
    def demand(self) -> str:
        """What it demands."""
        return "no post is vacant without a stand-in"


RULES: tuple[type[Rule], ...] = (
    HasUnits,
    HasPosts,
    NoOldGap,
    EndingsOwned,
    MandatesConfirmed,
    AtMost,
    RegistersFresh,
    PostsStoodInFor,
)
"""Every rule there is, in the order in which pages list them."""
