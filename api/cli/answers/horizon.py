"""What ends or must be renewed: the answer, a row for each thing that is due, and what is unknown, by reason."""

from itertools import groupby

from api.cli.answers.anything import in_words
from api.cli.answers.coverage import sentence
from api.cli.terminal import say, show_table
from graph.analyses.horizon import Due, Horizon

COLUMNS = ("due", "who is on it", "what")


def show_horizon(found: Horizon) -> None:
    """Print what is due, soonest first."""
    say(found.answer, "bold")
    if found.due:
        say()
        show_table(COLUMNS, map(_cells, found.due))
    for row in found.due:
        for move in row.moves:
            say(f"  {move.subject.name}: from {in_words(move.before)} to {in_words(move.after)}")
    _show_assumptions(found)
    _show_unknown(found)


def _cells(row: Due) -> tuple[str, ...]:
    owners = ", ".join(owner.name for owner in row.owners) or "nobody on record"
    say_whole = " (as a whole)" if row.as_a_whole else ""
    return _when(row), owners + say_whole, sentence(row.reasons[0]) if row.relationship is None else row.text


def _when(row: Due) -> str:
    if row.act_by is not None:
        return f"notice by {row.act_by.isoformat()}"
    if row.earliest == row.latest:
        return in_words(row.latest)
    return f"{in_words(row.earliest)} to {in_words(row.latest)}"


def _show_assumptions(found: Horizon) -> None:
    assumed = [(row.thing.name, each) for row in found.due for each in row.assumptions]
    for number, (name, each) in enumerate(assumed):
        if not number:
            say()
            say("Assumed, and not on record")
        say(f"  {name}: {each}")


def _show_unknown(found: Horizon) -> None:
    if found.unknown:
        say()
        say(f"Unknown ({len(found.unknown)})")
    by_reason = sorted(found.unknown, key=_why)
    for why, rows in groupby(by_reason, key=_why):
        say(f"  {why}: {'; '.join(row.thing.name for row in rows)}")


def _why(row: Due) -> str:
    return row.text.removeprefix(f"When {row.thing.name} ends cannot be told: ").removesuffix(".")
