"""What keeps an edit from being made: where it stands in what was asked, what is wrong, and the next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from graph.errors import MapError
from graph.records import Record


class Sort(Enum):
    """Whose move it is: look again, read again, put it right, or ask somebody with more rights."""

    INVALID = "invalid"
    NOT_FOUND = "not found"
    CONFLICT = "conflict"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong with one field of an edit.

    ``path`` leads to the field, ``current`` is the record as it is where somebody else changed it.
    """

    sort: Sort
    path: tuple[str, ...]
    fact: str
    value: str = ""
    hint: str = ""
    current: Record | None = None

    def __str__(self) -> str:
        """One line: field, fact, hint."""
        where = f"{'.'.join(self.path)}: " if self.path else ""
        return f"{where}{self.fact}" + (f" ({self.hint})" if self.hint else "")


class Halt(Exception):
    """An edit cannot go on."""


class Refused(MapError):
    """Edits that were not made, with everything that is wrong with them. Nothing was written."""

    def __init__(self, troubles: Sequence[Trouble]) -> None:
        """Carry every trouble, in the order of what was asked."""
        self.troubles = tuple(troubles)
        super().__init__("Nothing was written. " + " ".join(f"{each}." for each in self.troubles))

    @property
    def sort(self) -> Sort:
        """What a client must do first: of several sorts the one whose mending the others wait for."""
        sorts = {each.sort for each in self.troubles}
        return next(each for each in (Sort.FORBIDDEN, Sort.INVALID, Sort.NOT_FOUND, Sort.CONFLICT) if each in sorts)
