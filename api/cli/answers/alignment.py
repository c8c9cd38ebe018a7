"""How goals, units and priorities fit together: the answer as a sentence, then goals, then priorities."""

from api.cli.answers.anything import in_words
from api.cli.terminal import say, show_table
from graph.analyses.alignment import Alignment, GoalAlignment, GoalState, PriorityAlignment, TouchState

GOALS = {GoalState.NOBODY: "red", GoalState.BY_READING: "yellow", GoalState.SOME: "yellow", GoalState.ALL: "green"}
PRIORITIES = {TouchState.TOUCHES_NONE: "red", TouchState.BY_READING: "yellow", TouchState.TOUCHES: "green"}


def show_alignment(found: Alignment) -> None:
    """Print the goals, the thinnest first, and the priorities by year."""
    say(found.answer, "bold")
    named = [row for row in found.goals if row.state is not GoalState.NAMES_NONE]
    if named:
        say()
        show_table(("a unit for", "subjects with one", "goal"), map(_goal, named), (GOALS[row.state] for row in named))
    silent = [row.goal.name for row in found.goals if row.state is GoalState.NAMES_NONE]
    if silent:
        say()
        say(f"Naming no subject: {'; '.join(silent)}")
    if found.priorities:
        say()
        styles = (PRIORITIES[row.state] for row in found.priorities)
        show_table(("touches a goal", "year", "priority"), map(_priority, found.priorities), styles)


def _goal(row: GoalAlignment) -> tuple[str, ...]:
    return in_words(row.state), f"{row.firm} of {row.size}", row.text


def _priority(row: PriorityAlignment) -> tuple[str, ...]:
    return in_words(row.state), str(row.year), row.text
