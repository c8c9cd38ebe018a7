"""Everything that can go wrong on the map, drawn as one tree.

    MapError
    ├── NotFound          a key that names nothing
    ├── Invalid           records that break the ontology: all problems at once
    │   ├── Unanswerable      a question that does not fit what it is asked of
    │   ├── Impossible        a scenario that could not happen
    │   └── BadPolicy         a policy whose rules cannot be read
    ├── Conflict          something changed since it was read
    │   ├── Outdated          anything at all was written since
    │   └── KeyReused         an idempotency key stands for something else
    ├── StoreError
    │   ├── StoreUnavailable   the store does not answer
    │   └── StoreMismatch      the store is not, or not yet, a sociogram store of this version
    └── Unusable          a file or folder that cannot be read as what it claims to be

The rims (web, GraphQL, command line) translate them, each in one table. A message states the fact, names the thing and
offers the next step.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class MapError(Exception):
    """Base of all errors of the map."""


class NotFound(MapError):
    """A key that names nothing on the map."""

    def __init__(self, what: str, key: str, nearest: Sequence[str] = (), hint: str = "") -> None:
        """Say what was looked for, offer the *nearest* keys, best first, and what else to do in a sentence."""
        self.what, self.key, self.nearest = what, key, tuple(nearest)
        near = f"Did you mean {', '.join(map(repr, self.nearest))}?" if self.nearest else ""
        super().__init__(" ".join(filter(None, (f"There is no {what} {key!r} on the map.", near, hint))))


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with what was handed in.

    ``place`` is where it stands (file and row, or the key of a record), ``field`` the column or property, ``value``
    what stands there, ``fact`` what is wrong with it and ``hint`` the next step (empty where there is none).
    """

    place: str
    fact: str
    field: str = ""
    value: str = ""
    hint: str = ""

    def __str__(self) -> str:
        """One line: place, field, fact, hint."""
        where = f"{self.place}, {self.field}" if self.field else self.place
        return f"{where}: {self.fact}" + (f" ({self.hint})" if self.hint else "")


class Invalid(MapError):
    """Records that break the ontology or the import format. Nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Carry every problem, in the order of the input."""
        self.problems = tuple(problems)
        count = len(self.problems)
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{count} problem{'s' if count != 1 else ''}; nothing was written.\n{lines}")


class Unanswerable(Invalid):
    """A question that does not fit what it is asked of."""

    def __init__(self, problem: Problem) -> None:
        """Carry what does not fit."""
        super().__init__([problem])
        self.args = (f"{problem}.",)


class Impossible(Invalid):
    """A scenario that could not happen, or that is not written as one."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Carry every problem, in the order of the changes."""
        super().__init__(problems)
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        self.args = (f"This cannot be imagined.\n{lines}",)


class BadPolicy(Invalid):
    """A policy whose rules cannot be read. Nothing was checked."""

    def __init__(self, problems: Sequence[Problem], file: str | None = None) -> None:
        """Carry every problem, in the order of the policy, and the *file* it stands in where that is known."""
        super().__init__(problems)
        count = len(self.problems)
        where = "the policy" if file is None else f"the policy {file!r}"
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        self.args = (f"{count} problem{'s' if count != 1 else ''} in {where}; nothing was checked.\n{lines}",)


class Conflict(MapError):
    """Records that changed since they were read. Nothing was written."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Carry every record that stands in the way."""
        self.problems = tuple(problems)
        count = len(self.problems)
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{count} conflict{'s' if count != 1 else ''}; nothing was written.\n{lines}")


class Outdated(Conflict):
    """Something was written since the revision that a change set rests on. Nothing was written; make it anew."""

    def __init__(self, based_on: int, last: int) -> None:
        """Carry both revisions."""
        self.last = last
        fact = f"is at revision {last}; the change set rests on revision {based_on}"
        super().__init__([Problem("the map", fact, hint="read it again and repeat the change")])


class KeyReused(Conflict):
    """An idempotency key that stands for another change set. Nothing was written."""

    def __init__(self, key: str) -> None:
        """Carry the *key*."""
        self.key = key
        fact = f"{key!r} was used for another change in the last 24 hours"
        super().__init__([Problem("the idempotency key", fact, hint="take a new key for a new change")])


class StoreError(MapError):
    """Something is wrong with the store itself."""


class StoreUnavailable(StoreError):
    """The store does not answer."""


class StoreMismatch(StoreError):
    """What answers is not a store that this version can use."""


class Unusable(MapError):
    """A file or folder that cannot be read as what it claims to be."""
