"""The questions the map answers, one file each. To add one, write its file and name it here."""

from graph.analyses import (
    alignment,
    centrality,
    communities,
    completeness,
    concentration,
    coverage,
    differences,
    horizon,
    introductions,
    losses,
    mandates,
    overlaps,
    owners,
    policy,
    settling,
)
from graph.analyses.declare import Analysis

ANALYSES: tuple[Analysis, ...] = (
    owners.ANALYSIS,
    coverage.ANALYSIS,
    settling.ANALYSIS,
    overlaps.ANALYSIS,
    losses.ANALYSIS,
    alignment.ANALYSIS,
    horizon.ANALYSIS,
    completeness.ANALYSIS,
    mandates.ANALYSIS,
    introductions.ANALYSIS,
    concentration.ANALYSIS,
    differences.ANALYSIS,
    policy.ANALYSIS,
    centrality.ANALYSIS,
    communities.ANALYSIS,
)

__all__ = ["ANALYSES", "Analysis"]
