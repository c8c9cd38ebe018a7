"""What must we decide: the answer as a sentence, then each decision with its command, then what was settled."""

from api.cli.answers.anything import in_words
from api.cli.answers.steps import steps
from api.cli.terminal import say
from graph.analyses.sentences import counted
from graph.analyses.settling import Figures, Settled, Settling, SettlingKind, Waiting
from graph.records import Entity
from graph.when import day

STYLES = {SettlingKind.CONTRADICTED: "red", SettlingKind.OPEN_SUBJECT: "red", SettlingKind.GAP_ENDING: "red"}


def show_settling(found: Settling) -> None:
    """Print what waits, by effect, and what was settled where a day was given."""
    say(found.answer, "bold")
    say(f"Coverage now: {_figures(found.now)}.")
    if found.rows:
        say(
            "Each with the key of its subject, how many rows an answer moves, and the command that puts it on record",
            "dim",
        )
        for row in found.rows:
            _show_waiting(row)
    if found.accepted:
        say()
        say(f"Gap accepted for the time being: {_named(found.accepted)}")
    if found.since is not None and found.before is not None:
        say()
        say(f"Settled since {day(found.since)}", "bold")
        say(f"Coverage then: {_figures(found.before)}; now: {_figures(found.now)}.")
        for each in found.settled:
            say(f"  {each.text}{_standing(each)}")
        if not found.settled:
            say("  No decision is on record.")


def _standing(each: Settled) -> str:
    said = "" if each.in_force else " (no longer in force)"
    return said + (" A later source says otherwise." if each.contradicted else "")


def _show_waiting(row: Waiting) -> None:
    say()
    say(f"{in_words(row.kind)}: {row.subject.key}{_effect(row)}", STYLES.get(row.kind, "yellow"))
    say(f"  {row.text}")
    for answer, line in steps(row):
        say(f"    {answer}: {line}", is_typed=True)


def _effect(row: Waiting) -> str:
    moves = (("a yes moves {} towards firm", row.gains), ("a no moves {} towards open", row.losses))
    said = [words.format(counted(rows, "row", "rows")) for words, rows in moves if rows]
    return f" ({', '.join(said)})" if said else ""


def _figures(figures: Figures) -> str:
    return f"{figures.firm} firm, {figures.hangs} hanging, {figures.open} open"


def _named(entities: tuple[Entity, ...]) -> str:
    return ", ".join(each.name for each in entities)
