"""Changes as the log keeps them: parts of some thousand, each a list of places and what stood there, compressed."""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import orjson

from graph.codec import Plain, from_plain
from graph.records import LoggedChange, Record

PART_CHANGES = 5_000
PART_BYTES = 4_000_000
"""How much goes into one part, and so into one transaction: more would not fit a small server's memory."""

States: TypeAlias = list[tuple[Plain | None, Plain | None]]
"""What stood at each place before and after; None where there was or is no record."""


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
    states: bytes

    def values(self) -> dict[str, Any]:
        """The properties of the node: ``states`` is compressed JSON, in the order of ``places``."""
        return {
            "places": [step.place for step in self.steps],
            "ranks": [step.rank for step in self.steps],
            "states": self.states,
        }


def place(table: str, key: str) -> str:
    """Table and key as one text."""
    return f"{table}/{key}"


def parts(steps: Iterable[Step]) -> Iterator[Part]:
    """The *steps*, in their order, in parts."""
    taken: list[Step] = []
    texts: list[bytes] = []
    size = 0
    for step in steps:
        text = orjson.dumps((step.before, step.after))
        if taken and (len(taken) >= PART_CHANGES or size + len(text) > PART_BYTES):
            yield _part(taken, texts)
            taken, texts, size = [], [], 0
        taken.append(step)
        texts.append(text)
        size += len(text)
    if taken:
        yield _part(taken, texts)


def _part(steps: Sequence[Step], texts: Sequence[bytes]) -> Part:
    return Part(tuple(steps), zlib.compress(b"[" + b",".join(texts) + b"]", level=1))


def read_states(states: bytes) -> States:
    """What :attr:`Part.states` says."""
    read: States = orjson.loads(zlib.decompress(states))
    return read


def read_steps(places: Sequence[str], states: bytes) -> tuple[Step, ...]:
    """The steps of one part as it was written."""
    return tuple(
        Step(*table_and_key(at), before, after, rank)
        for rank, (at, (before, after)) in enumerate(zip(places, read_states(states), strict=True))
    )


def table_and_key(at: str) -> tuple[str, str]:
    """What :func:`place` made one text of."""
    table, _, key = at.partition("/")
    return table, key


def logged(revision: int, at: str, before: Plain | None, after: Plain | None) -> LoggedChange:
    """One entry of the log."""
    table, key = table_and_key(at)
    return LoggedChange(
        revision=revision, table=table, key=key, before=record(table, before), after=record(table, after)
    )


def record(table: str, plain: Plain | None) -> Record | None:
    """The record that *plain* says."""
    return None if plain is None else from_plain(table, plain)
