"""What changed: the answer as a sentence, then a line a difference, then who is covered differently."""

from api.cli.answers.anything import in_words
from api.cli.terminal import say, show_table
from graph.analyses.differences import DifferenceKind, Differences

STYLES = {DifferenceKind.REMOVED: "red", DifferenceKind.ADDED: "green"}


def show_differences(found: Differences) -> None:
    """Print what differs, and what that did to coverage."""
    say(found.answer, "bold")
    say(found.compared, "dim")
    if found.rows:
        say()
        cells = ((in_words(row.kind), row.text) for row in found.rows)
        show_table(("difference", "what"), cells, (STYLES.get(row.kind, "yellow") for row in found.rows))
    for number, shift in enumerate(found.shifts):
        if not number:
            say()
            say("Covered differently", "bold")
        say(f"  {shift.text}")
