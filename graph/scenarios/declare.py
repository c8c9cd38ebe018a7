"""What an imagined change is declared with: an edit that tells what has happened, most from a day on."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from graph.editing.declare import Edit
from graph.editing.values import read_date
from graph.when import day

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
        found = draft.archive.today
        if self.on is not None:
            when = read_date(draft, "on", self.on)
            if when is None or not when.is_day:
                raise draft.wrong("on", f"{self.on!r} is no single day", self.on, "write a day, such as 2017-12-01")
            found = when.earliest
        if found == date.min:
            fact = f"{found} is the first day there is, and what happens on a day changes nothing before it"
            raise draft.wrong("on", fact, self.on, "give a later day")
        return found

    def when(self, draft: "Draft", since: str = "on") -> str:
        """The first day on which it is so, as a sentence goes on with it; nothing where it is the day asked about."""
        found = self.day(draft)
        return "" if found == draft.archive.today else f" {since} {day(found)}"
