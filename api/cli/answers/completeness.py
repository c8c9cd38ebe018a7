"""Is a register complete and fresh: the answer, then a row for each party or class it is to hold."""

from api.cli.answers.anything import in_words
from api.cli.terminal import say, show_table
from graph.analyses.completeness import Completeness, FactFlag, PartyState, RegisterState

COLUMNS = (
    "party or class",
    "on record",
    "without dates",
    "from one source only",
    "at second hand only",
    "contradicted",
    "days since the oldest was confirmed",
)
DOUBTS = (FactFlag.CONTRADICTED, FactFlag.MAY_HOLD, FactFlag.NO_SOURCE)


def show_completeness(found: Completeness) -> None:
    """Print each register, what is missing, and the entries to look at."""
    say(found.answer, "bold")
    for state in found.registers:
        _show_register(state)


def _show_register(state: RegisterState) -> None:
    say()
    kept = ", ".join(each.name for each in state.keepers) or "nobody on record"
    say(f"{state.register.name} ({state.register.key}), kept by {kept}", "bold")
    if state.parties:
        show_table(COLUMNS, map(_cells, state.parties))
    if state.missing:
        say(f"Expected and not on record ({len(state.missing)}): {', '.join(each.name for each in state.missing)}")
    doubtful = [fact for each in state.parties for fact in each.facts if set(fact.flags) & set(DOUBTS)]
    for number, fact in enumerate(doubtful):
        if not number:
            say()
            say("To look at")
        say(f"  {fact.text} {' '.join(flag.value for flag in fact.flags if flag in DOUBTS)}")


def _cells(each: PartyState) -> tuple[str, ...]:
    numbers = (each.on_record, each.undated, each.single_source, each.secondary_only, each.contradicted)
    return each.party.name, *map(str, numbers), in_words(each.oldest_days)
