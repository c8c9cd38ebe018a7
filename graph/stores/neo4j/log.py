"""Changes as the log keeps them: parts of some thousand, each a few lists of texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from graph.codec import Plain, from_plain
from graph.records import LoggedChange, Record

PART_CHANGES = 5_000
PART_BYTES = 4_000_000
"""How much goes into one part, and so into one transaction: more would not fit a small server's memory."""

NOTHING = ""
"""What stands in the lists for no record: lists in Neo4j have no nulls."""


@dataclass(frozen=True, slots=True)
class Step:
    """One record before and after, as plain values; ``rank`` is its place in the change set."""

    table: str
    key: str
    before: Plain | None
    after: Plain | None
    rank: int

    @property
    def place(self) -> str:
        """Table and key as one text."""
        return place(self.table, self.key)


@dataclass(frozen=True, slots=True)
class Part:
    """What one node of the log holds."""

    steps: tuple[Step, ...]
    befores: tuple[str, ...]
    afters: tuple[str, ...]

    def lists(self) -> dict[str, list[Any]]:
        """The lists of the node."""
        return {
            "places": [step.place for step in self.steps],
            "ranks": [step.rank for step in self.steps],
            "befores": list(self.befores),
            "afters": list(self.afters),
        }


def place(table: str, key: str) -> str:
    """Table and key as one text."""
    return f"{table}/{key}"


def parts(steps: Iterable[Step]) -> Iterator[Part]:
    """The *steps*, in their order, in parts."""
    taken: list[Step] = []
    befores: list[str] = []
    afters: list[str] = []
    size = 0
    for step in steps:
        before, after = _text(step.before), _text(step.after)
        length = len(before) + len(after)
        if taken and (len(taken) >= PART_CHANGES or size + length > PART_BYTES):
            yield Part(tuple(taken), tuple(befores), tuple(afters))
            taken, befores, afters, size = [], [], [], 0
        taken.append(step)
        befores.append(before)
        afters.append(after)
        size += length
    if taken:
        yield Part(tuple(taken), tuple(befores), tuple(afters))


def _text(plain: Plain | None) -> str:
    return NOTHING if plain is None else orjson.dumps(plain).decode()


def read_steps(places: Sequence[str], befores: Sequence[str], afters: Sequence[str]) -> tuple[Step, ...]:
    """The steps of one part as it was written."""
    return tuple(
        Step(*_table_and_key(at), _plain(before), _plain(after), rank)
        for rank, (at, before, after) in enumerate(zip(places, befores, afters, strict=True))
    )


def _plain(text: str) -> Plain | None:
    return orjson.loads(text) if text else None


def _table_and_key(at: str) -> tuple[str, str]:
    table, _, key = at.partition("/")
    return table, key


def logged(revision: int, at: str, before: str, after: str) -> LoggedChange:
    """One entry of the log."""
    table, key = _table_and_key(at)
    return LoggedChange(
        revision=revision, table=table, key=key, before=record(table, before), after=record(table, after)
    )


def record(table: str, text: str) -> Record | None:
    """The record that *text* holds."""
    plain: Mapping[str, Any] | None = _plain(text)
    return None if plain is None else from_plain(table, plain)
