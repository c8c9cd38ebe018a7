"""Reads the rows of the participation files."""

import csv
from pathlib import Path

from graph.interchange.reading import Row

ROWS = Path(__file__).resolve().parent / "rows"

STATES = "states.csv"
PARTICIPATION = "participation.csv"
AGREEMENTS = "cooperation_agreements.csv"
ORGANIZATIONS = "international_organizations.csv"
RELATIONS = "organization_relations.csv"
DECISIONS = "council_decisions.csv"
READINGS = "readings.csv"
SOURCES = "sources.csv"

FILES = (STATES, ORGANIZATIONS, SOURCES, PARTICIPATION, AGREEMENTS, RELATIONS, DECISIONS, READINGS)


def read_rows(file: str) -> list[Row]:
    """The rows of one file, without their empty cells."""
    with (ROWS / file).open(encoding="utf-8", newline="") as handle:
        return [
            Row(file, number, {column: cell for column, cell in cells.items() if cell})
            for number, cells in enumerate(csv.DictReader(handle, strict=True), 2)
        ]


def cell(row: Row, column: str) -> str:
    """A cell of a row; empty where there is none."""
    return row.cells.get(column, "")


def several(row: Row, column: str) -> list[str]:
    """The values of a cell that holds several."""
    return [value for value in cell(row, column).split(";") if value]


def joined(*parts: str) -> str | None:
    """The parts that say something, in one note."""
    return "; ".join(part for part in parts if part) or None
