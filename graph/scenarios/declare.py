"""What an imagined change is declared with: an edit that tells what has happened, most from a day on."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from graph.editing.declare import Edit
from graph.editing.values import read_date

if TYPE_CHECKING:
    from graph.editing.draft import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Imagining(Edit):
    """Something that could happen to the map. Its docstring says what; made, it tells its draft what has happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Imagining):
    """Something that happens on a day, and changes nothing before."""

    on: Annotated[str | None, "The first day on which it is so, in EDTF; the day asked about if left out."] = None

    def day(self, draft: "Draft") -> date:
        """The first day on which it is so.

        Raises:
            Halt: It is no day, or one that nothing can come before.
        """
        if self.on is None:
            return draft.archive.today
        when = read_date(draft, "on", self.on)
        if when is None or not when.is_day or when.earliest == date.min:
            raise draft.wrong("on", f"{self.on!r} is no single day", self.on, "write a day, such as 2017-12-01")
        return when.earliest
