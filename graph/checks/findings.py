"""The list that checks write their problems to, and the nearest word for what was mistyped."""

from collections.abc import Callable, Collection, Iterable

from rapidfuzz import fuzz, process

from graph.errors import Problem
from graph.records import Record

_LONGEST_VALUE = 120
_MOST_LOOKED_UP = 100  # a file with a wrong column has as many mistakes as rows


def nearest(value: str, choices: Iterable[str]) -> str | None:
    """The choice most like *value*, or None where none is like it.

    >>> nearest("stakholder", ["state", "stakeholder"])
    'stakeholder'
    """
    found = process.extractOne(value[:_LONGEST_VALUE], list(choices), scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None


def did_you_mean(value: str, choices: Iterable[str]) -> str:
    """A hint that names the nearest choice, or empty."""
    near = nearest(value, choices)
    return f"did you mean {near!r}?" if near else ""


def shortened(value: str) -> str:
    """*value* as it fits into a message."""
    return value if len(value) <= _LONGEST_VALUE else f"{value[:_LONGEST_VALUE]}… ({len(value):,} characters)"


def listed(words: Collection[str], last: str = "or") -> str:
    """The words in a row: "a, b or c"; "nothing" where there are none."""
    *most, end = words or ("nothing",)
    return f"{', '.join(most)} {last} {end}" if most else end


def place_by_key(record: Record) -> str:
    """Where a record stands that came from no file: its table and key."""
    return f"{record.table} {record.key!r}"


def column_as_named(record: Record, field: str) -> str:
    """The field's own name, for records that came from no file."""
    del record
    return field


class Findings:
    """Collects problems about records. ``place`` and ``column`` say where a record and its field stand in a file."""

    def __init__(
        self,
        place: Callable[[Record], str] = place_by_key,
        column: Callable[[Record, str], str] = column_as_named,
    ) -> None:
        """Start with none."""
        self.problems: list[Problem] = []
        self._place = place
        self._column = column
        self._near: dict[str, str] = {}

    def add(self, record: Record, fact: str, field: str = "", value: object = "", hint: str = "") -> None:
        """One more: *fact* about this *field* of this *record*."""
        column = self._column(record, field) if field else ""
        self.problems.append(Problem(self._place(record), fact, column, shortened(str(value)), hint))

    def unknown(self, record: Record, field: str, value: str, what: str, keys: Callable[[], Iterable[str]]) -> None:
        """One more: *value* names nothing. The nearest key is offered for the first hundred different values."""
        if value not in self._near:
            look = len(self._near) < _MOST_LOOKED_UP
            self._near[value] = did_you_mean(value, keys()) if look and value else ""
        self.add(record, f"there is no {what} {shortened(value)!r}", field, value, self._near[value])
