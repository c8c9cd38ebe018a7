"""What a command leaves with: one table, from which the reference page and every exit follow."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from api.settings import BadSettings
from graph.editing import Sort
from graph.errors import (
    Conflict,
    Invalid,
    MapError,
    NotFound,
    Problem,
    StoreError,
    StoreMismatch,
    StoreUnavailable,
    Unusable,
)


class Exit(Enum):
    """Exit codes, each with what it means."""

    DONE = 0, "done; a question was answered, whatever the answer"
    FOUND = 1, "`doctor`, `verify` or `check` found something wrong and listed it"
    USAGE = 2, "the command was not understood, or a setting cannot be used"
    BAD_INPUT = 3, "what was handed in cannot be used; every problem is listed and nothing was written"
    CONFLICT = 4, "something changed in between; nothing was written"
    NOT_FOUND = 5, "a key names nothing on the map"
    UNAVAILABLE = 6, "the store does not answer"
    MISMATCH = 7, "what answers is no store that this version can use"
    FAILED = 8, "anything else that was expected to go wrong"
    INTERRUPTED = 130, "interrupted"

    def __init__(self, code: int, meaning: str) -> None:
        """Name the number and what it means."""
        self.code, self.meaning = code, meaning


EXITS: tuple[tuple[type[MapError], Exit], ...] = (
    (BadSettings, Exit.USAGE),
    (Invalid, Exit.BAD_INPUT),
    (Unusable, Exit.BAD_INPUT),
    (Conflict, Exit.CONFLICT),
    (NotFound, Exit.NOT_FOUND),
    (StoreUnavailable, Exit.UNAVAILABLE),
    (StoreMismatch, Exit.MISMATCH),
    (StoreError, Exit.FAILED),
)

REFUSALS: Mapping[Sort, Exit] = MappingProxyType(
    {
        Sort.INVALID: Exit.BAD_INPUT,
        Sort.NOT_FOUND: Exit.NOT_FOUND,
        Sort.CONFLICT: Exit.CONFLICT,
        Sort.FORBIDDEN: Exit.FAILED,
    }
)
"""How a command leaves whose edit was refused."""


def exit_for(error: MapError) -> Exit:
    """How a command leaves that met *error*."""
    return next((exit_ for kind, exit_ in EXITS if isinstance(error, kind)), Exit.FAILED)


def problems_of(error: MapError) -> tuple[Problem, ...]:
    """All that *error* says is wrong, for programs: one by one where it lists them, else the one thing."""
    if isinstance(error, BadSettings | Invalid | Conflict):
        return error.problems
    return (Problem("", str(error)),)


def next_step(error: MapError) -> str:
    """What to do about *error* on the command line, where it does not say so itself."""
    if isinstance(error, NotFound) and error.what in ("entity", "relationship") and not error.nearest:
        return "Find it by name: sociogram search TEXT."
    return ""
