"""What must we decide: the answer as a sentence, then a row a decision, then what was settled."""

from api.cli.answers.anything import in_words
from api.cli.terminal import say, show_table
from graph.analyses.settling import Figures, Settled, Settling, SettlingKind, Waiting
from graph.records import Entity

STYLES = {SettlingKind.CONTRADICTED: "red", SettlingKind.OPEN_SUBJECT: "red", SettlingKind.GAP_ENDING: "red"}
COLUMNS = ("waits", "yes", "no", "decide")


def show_settling(found: Settling) -> None:
    """Print what waits, by effect, and what was settled where a day was given."""
    say(found.answer, "bold")
    say(f"Coverage now: {_figures(found.now)}.")
    if found.rows:
        say("yes: rows that a yes moves towards firm; no: rows that a no moves towards open", "dim")
        say()
        show_table(COLUMNS, map(_cells, found.rows), (STYLES.get(row.kind, "yellow") for row in found.rows))
    if found.accepted:
        say()
        say(f"Gap accepted for the time being: {_named(found.accepted)}")
    if found.since is not None and found.before is not None:
        say()
        say(f"Settled since {found.since.isoformat()}", "bold")
        say(f"Coverage then: {_figures(found.before)}; now: {_figures(found.now)}.")
        for each in found.settled:
            say(f"  {each.text}{_standing(each)}")
        if not found.settled:
            say("  No decision is on record.")


def _standing(each: Settled) -> str:
    said = "" if each.in_force else " (no longer in force)"
    return said + (" A later source says otherwise." if each.contradicted else "")


def _cells(row: Waiting) -> tuple[str, ...]:
    return in_words(row.kind), _number(row.gains), _number(row.losses), row.text


def _number(rows: int) -> str:
    return str(rows) if rows else "-"


def _figures(figures: Figures) -> str:
    return f"{figures.firm} firm, {figures.hangs} hanging, {figures.open} open"


def _named(entities: tuple[Entity, ...]) -> str:
    return ", ".join(each.name for each in entities)
