"""What is gathered while files are read: records, where each of them stands, and everything that is wrong."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.checks import shortened
from graph.errors import Problem
from graph.records import MapSettings, Origin, Record

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: its number as a spreadsheet shows it, and its cells that are not empty, by column."""

    file: str
    number: int
    cells: dict[str, str]

    @property
    def place(self) -> str:
        """As messages name it."""
        return f"{self.file} row {self.number}"


@dataclass(slots=True)
class Reading:
    """The records found so far, by table and key, with the row of each.

    ``columns`` says for each file by which column a field of a record stands. ``unreliable`` are keys of relationships
    whose dates could not be read. ``rows`` counts the rows of each file, ``notes`` are for people to know.
    """

    source: str
    columns: Mapping[str, Mapping[str, str]]
    settings: MapSettings | None = None
    records: dict[tuple[str, str], Record] = field(default_factory=dict)
    spots: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unreliable: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)
    origin: Origin = field(init=False)

    def __post_init__(self) -> None:
        """Give all records that are new to the map the one origin they share."""
        self.origin = Origin(self.source, 1)

    def problem(self, place: str, fact: str, column: str = "", value: str = "", hint: str = "") -> None:
        """One more thing that is wrong."""
        self.problems.append(Problem(place, fact, column, shortened(value), hint))

    def wrong(self, row: Row, column: str, fact: str, hint: str = "") -> None:
        """One more thing that is wrong with a cell."""
        self.problem(row.place, fact, column, row.cells.get(column, ""), hint)

    def add(self, record: Record, row: Row) -> bool:
        """Keep a record; False where its key is taken by one of its like already."""
        place = (record.table, record.key)
        if place in self.records:
            return False
        self.records[place] = record
        self.spots[place] = (row.file, row.number)
        return True

    def place(self, record: Record) -> str:
        """Where a record stands, for messages."""
        spot = self.spots.get((record.table, record.key))
        return f"{spot[0]} row {spot[1]}" if spot else f"{record.table} {record.key!r}"

    def column(self, record: Record, name: str) -> str:
        """The column in which a field of a record stands."""
        spot = self.spots.get((record.table, record.key))
        return self.columns.get(spot[0], {}).get(name, name) if spot else name


def in_order(problems: Iterable[Problem], files: Iterable[str]) -> list[Problem]:
    """*problems* in the order of *files*, of the rows in them, and then as they were found."""
    rank = {file: number for number, file in enumerate(files)}

    def key(problem: Problem) -> tuple[int, int]:
        file, _, rest = problem.place.partition(" ")
        number = _NUMBER.search(rest)
        return rank.get(file, len(rank)), int(number[0]) if number else 0

    return sorted(dict.fromkeys(problems), key=key)
