"""What stands in the way of an edit: where in the request, what sort of thing, in words."""

from dataclasses import dataclass, replace
from enum import Enum

from graph.editing.declare import Path
from graph.errors import MapError
from graph.records import Record


class Obstacle(Enum):
    """What sort of thing stands in the way."""

    NOT_FOUND = "It names something that is not on the map."
    CONFLICT = "Something was changed since it was read."
    INVALID = "It breaks a rule of the map."
    FORBIDDEN = "Whoever asks may not do it."


@dataclass(frozen=True, slots=True)
class EditProblem:
    """One thing that stands in the way.

    ``path`` says where in the request, ``fact`` what is wrong and ``hint`` the next step (empty where there is none),
    ``value`` what stands there. ``current`` is the record as it is now, where it was changed since it was read.
    """

    obstacle: Obstacle
    path: Path
    fact: str
    hint: str = ""
    value: str = ""
    current: Record | None = None

    def under(self, path: Path) -> "EditProblem":
        """The same problem in a request in which the edit stands at *path*."""
        return replace(self, path=(*path, *self.path))

    def __str__(self) -> str:
        """Fact and hint as sentences."""
        return " ".join(_sentence(each) for each in (self.fact, self.hint) if each)


def _sentence(words: str) -> str:
    end = "" if words.endswith((".", "?")) else "."
    return f"{words[:1].upper()}{words[1:]}{end}"


class Refused(MapError):
    """Edits that cannot be made. Nothing was written."""

    def __init__(self, problems: list[EditProblem]) -> None:
        """Carry every problem, in the order of the request."""
        self.problems = tuple(problems)
        count = len(self.problems)
        lines = "\n".join(f"  {'.'.join(map(str, each.path))}: {each}" for each in self.problems)
        super().__init__(f"{count} problem{'s' if count != 1 else ''}; nothing was written.\n{lines}")


class Stopped(Exception):
    """An edit that cannot go on: its problem is on the draft's list already."""
