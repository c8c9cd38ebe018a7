"""Where several of us hold the same: the answer as a sentence, then each overlap with the sentences of both."""

from api.cli.answers.coverage import sentence
from api.cli.terminal import say
from graph.analyses.overlaps import Overlaps


def show_overlaps(found: Overlaps) -> None:
    """Print what several hold, then what they might."""
    say(found.answer, "bold")
    for row in found.rows:
        say()
        say(row.text, "bold")
        for holding in row.holdings:
            say(f"  {sentence(holding.reason)}")
        if row.may_hold:
            say("  On this day some of it may or may not hold.")
    for number, each in enumerate(found.possible):
        if not number:
            say()
            say("If it were decided so")
        say(f"  {each.text}")
