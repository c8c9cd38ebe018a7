"""The questions the map answers, one file each. To add one, write its file and name it here."""

from graph.analyses import alignment, coverage, differences, overlaps, owners, settling
from graph.analyses.declare import Analysis

ANALYSES: tuple[Analysis, ...] = (
    owners.ANALYSIS,
    coverage.ANALYSIS,
    settling.ANALYSIS,
    overlaps.ANALYSIS,
    alignment.ANALYSIS,
    differences.ANALYSIS,
)

__all__ = ["ANALYSES", "Analysis"]
