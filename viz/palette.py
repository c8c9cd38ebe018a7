"""The colours of pictures: seven for units, searched for contrast and colour blindness, and the neutral ones.

Nothing is said by colour alone; beside each of them stands a letter, a dash, a count or a name.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph.analyses.coverage.report import CoverageFigure, CoverageReport
from graph.records import Entity

INK = "#12213A"
MUTED = "#4A5568"
FAINT = "#8794A8"
RULE = "#D5DAE3"
PAPER = "#FFFFFF"
CELL = "#F2F4F8"
GOAL = "#EBEFF8"
WARNING = "#B42318"
WARNING_GROUND = "#FFF4E5"
WARNING_RULE = "#EFB25F"


@dataclass(frozen=True, slots=True)
class Colour:
    """A ground and the ink that is read on it."""

    ground: str
    ink: str


UNITS = (
    Colour("#0B4FD6", PAPER),
    Colour("#12A26F", INK),
    Colour("#DE7500", INK),
    Colour("#9C0097", PAPER),
    Colour("#5A4A00", PAPER),
    Colour("#5B8DEF", INK),
    Colour("#2F3E48", PAPER),
)
OTHER = Colour("#667085", PAPER)
"""Of the units beyond seven, which are grouped, and of what stands for many."""


def unit_colours(report: CoverageReport) -> Mapping[str, Colour]:
    """A colour for at most seven units, by key, in the order in which pictures show them.

    Where there are more, the seven that have, or would have, most of the roster get one.
    """
    units = drawn_units(report)
    return {unit.key: colour for unit, colour in zip(units[: len(UNITS)], UNITS, strict=False)}


def drawn_units(report: CoverageReport) -> list[Entity]:
    """The units of the map in the order of pictures: as reported; where there are more than seven, seven lead."""
    if len(report.units) <= len(UNITS):
        return list(report.units)
    held = Counter[str]()
    for row in report.rows:
        for key in {owned.unit.key for owned in row.units}:
            held[key] += 2 if row.figure is CoverageFigure.FIRM else 1
    most = sorted(report.units, key=lambda unit: -held[unit.key])
    chosen = {unit.key for unit in most[: len(UNITS)]}
    return [unit for unit in report.units if unit.key in chosen] + [unit for unit in most if unit.key not in chosen]
