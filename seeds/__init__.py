"""The maps we ship: the sample map of three documents, and public facts about participation in CERN."""

from seeds.catalogue import SEEDS, Seed, load

__all__ = ["SEEDS", "Seed", "load"]
