"""The questions the map answers, one file each. To add one, write its file and name it here."""

from graph.analyses import coverage, horizon, owners
from graph.analyses.declare import Analysis

ANALYSES: tuple[Analysis, ...] = (owners.ANALYSIS, coverage.ANALYSIS, horizon.ANALYSIS)

__all__ = ["ANALYSES", "Analysis"]
