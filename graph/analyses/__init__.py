"""The questions the map answers, one file each. To add one, write its file and name it here."""

from graph.analyses.declare import Analysis

ANALYSES: tuple[Analysis, ...] = ()

__all__ = ["ANALYSES", "Analysis"]
