"""What the question about registers answers with."""

from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from graph.analyses.declare import About
from graph.analyses.findings import Reason
from graph.records import Entity, Relationship


class FactFlag(Enum):
    """What to know about an entry of a register."""

    MAY_HOLD = "Its dates leave open whether it holds on the day."
    UNDATED = "It says neither since when nor until when."
    NO_SOURCE = "No document on record bears it out."
    SINGLE_SOURCE = "One document alone bears it out."
    SECONDARY_ONLY = "Only documents that retell others bear it out."
    CONTRADICTED = "A document says otherwise."
    NEVER_CONFIRMED = "No document says of which day it speaks, and nobody has confirmed it."


@dataclass(frozen=True, slots=True)
class Fact:
    """An entry of a register: what is on record about one party."""

    relationship: Annotated[Relationship, About("The relationship that says so.")]
    party: Annotated[Entity, About("Whom it is about.")]
    text: Annotated[str, About("What it says, as a sentence.")]
    flags: Annotated[tuple[FactFlag, ...], About("What to know about it.")]
    sources: Annotated[int, About("How many documents bear it out.")]
    last_confirmed: Annotated[str | None, About("The newest day, month or year a source or a person confirms it for.")]
    age_days: Annotated[
        int | None, About("Days from then to the day asked about, at most; 0: it is confirmed for later.")
    ]
    reasons: Annotated[tuple[Reason, ...], About("What documents say of it.")]


@dataclass(frozen=True, slots=True)
class PartyState:
    """What a register has on one of those it is to hold: a party, or a class of parties."""

    party: Annotated[Entity, About("The party or class.")]
    is_class: Annotated[bool, About("Whether it is a class, whose cases are counted.")]
    on_record: Annotated[int, About("Parties on record under it on the day.")]
    undated: Annotated[int, About("Entries that say neither since when nor until when.")]
    single_source: Annotated[int, About("Entries that one document alone bears out.")]
    secondary_only: Annotated[int, About("Entries that only documents bear out which retell others.")]
    contradicted: Annotated[int, About("Entries of which a document says otherwise.")]
    oldest_days: Annotated[
        int | None,
        About("The age of the entry that was confirmed longest ago, in days; null: none was ever confirmed."),
    ]
    facts: Annotated[tuple[Fact, ...], About("The entries.", paged=True, filters=("flags",))]


@dataclass(frozen=True, slots=True)
class RegisterState:
    """How complete and fresh one register is."""

    register: Annotated[Entity, About("The register.")]
    text: Annotated[str, About("Its state, as a sentence.")]
    keepers: Annotated[tuple[Entity, ...], About("Who keeps it; empty: nobody on record.")]
    expected: Annotated[int | None, About("Whom the roster expects on it; null: no roster was given, so unknown.")]
    found: Annotated[int | None, About("How many of these are on record; null: unknown.")]
    missing: Annotated[tuple[Entity, ...], About("Whom the roster expects and the register does not have.")]
    parties: Annotated[tuple[PartyState, ...], About("What it has on each of those it is to hold.")]


@dataclass(frozen=True, slots=True)
class Completeness:
    """How complete and fresh registers are."""

    answer: Annotated[str, About("The answer as a sentence.")]
    roster: Annotated[Entity | None, About("The roster that says whom to expect; null: none was given.")]
    registers: Annotated[tuple[RegisterState, ...], About("Each register asked about, by name.")]
