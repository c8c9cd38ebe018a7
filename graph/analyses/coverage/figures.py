"""The three numbers of coverage."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from graph.analyses.coverage.report import CoverageFigure
from graph.analyses.declare import About


@dataclass(frozen=True, slots=True)
class Figures:
    """The three numbers of coverage."""

    firm: Annotated[int, About("How many a unit has.")]
    hangs: Annotated[int, About("How many hang on a decision.")]
    open: Annotated[int, About("How many nobody has.")]


def figures(found: Iterable[CoverageFigure]) -> Figures:
    """The three numbers of these subjects."""
    count = Counter(found)
    return Figures(count[CoverageFigure.FIRM], count[CoverageFigure.HANGS], count[CoverageFigure.OPEN])
