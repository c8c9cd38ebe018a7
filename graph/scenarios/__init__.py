"""What if: changes that are imagined and never written, each declared once as an edit is."""

from graph.scenarios.changes import IMAGININGS
from graph.scenarios.given import Scenario
from graph.scenarios.imagine import imagine
from graph.scenarios.text import read_changes, usage, write_changes

__all__ = ["IMAGININGS", "Scenario", "imagine", "read_changes", "usage", "write_changes"]
