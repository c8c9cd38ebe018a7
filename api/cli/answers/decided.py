"""What came of a decision: the decision as a sentence, the figures before and after, then every row that it moved."""

from collections.abc import Sequence

from api.cli.terminal import say
from graph.analyses.settling.outcome import Outcome
from graph.when import day


def show_decided(found: Outcome, key: str, warnings: Sequence[str], *, is_written: bool) -> None:
    """Print what was decided, or would be, what to look at, and what that moves."""
    say(found.decided, "bold")
    say(f"On record as {key}." if is_written else "Nothing was written: this is what would come of it.")
    for warning in warnings:
        say(warning, "yellow")
    if found.begins:
        say(f"{found.standing} From {day(found.begins)} on: ask with --as-of {found.begins.isoformat()}.", "yellow")
    elif found.standing:
        say(found.standing, "yellow")
    say(found.coverage)
    for each in found.moved:
        say(f"  {each.text}")
