"""The questions the map answers, one file each. To add one, write its file and name it here."""

from graph.analyses import (
    centrality,
    communities,
    completeness,
    concentration,
    coverage,
    horizon,
    introductions,
    mandates,
    owners,
)
from graph.analyses.declare import Analysis

ANALYSES: tuple[Analysis, ...] = (
    owners.ANALYSIS,
    coverage.ANALYSIS,
    horizon.ANALYSIS,
    completeness.ANALYSIS,
    mandates.ANALYSIS,
    introductions.ANALYSIS,
    concentration.ANALYSIS,
    centrality.ANALYSIS,
    communities.ANALYSIS,
)

__all__ = ["ANALYSES", "Analysis"]
