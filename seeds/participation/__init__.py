"""Public facts about who takes part in CERN, and how: rows of our own, turned into records of the map."""

from seeds.participation.reader import read_participation

__all__ = ["read_participation"]
