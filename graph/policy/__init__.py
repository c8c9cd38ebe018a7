"""What an organization holds itself to: rules with thresholds, written in TOML. What keeps them is no matter here."""

from graph.policy.declare import Rule
from graph.policy.reading import MOST_CHARACTERS, MOST_RULES, Known, Policy, read_policy
from graph.policy.rules import RULES

__all__ = ["MOST_CHARACTERS", "MOST_RULES", "RULES", "Known", "Policy", "Rule", "read_policy"]
