"""What came of a decision: the decision as a sentence, the figures before and after, then every row that it moved."""

from api.cli.terminal import say
from graph.analyses.settling.outcome import Outcome


def show_decided(found: Outcome, key: str, *, is_written: bool) -> None:
    """Print what was decided, or would be, and what that moves."""
    say(found.decided, "bold")
    say(f"On record as {key}." if is_written else "Nothing was written: this is what would come of it.")
    if found.standing:
        say(found.standing)
    say(found.coverage)
    for each in found.moved:
        say(f"  {each.text}")
