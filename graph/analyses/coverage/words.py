"""The answer in one line, and what it measures."""

from collections import Counter
from enum import Enum

from graph.analyses.coverage.report import Coverage, CoverageFigure, CoverageFlag, CoverageState
from graph.analyses.rosters import EVERYTHING_NAMED, Roster, rosters
from graph.analyses.sentences import counted, listed
from graph.map_view import MapView
from graph.when import day

LONGEST_HEADLINE = 70

_WORDS: dict[Enum, str] = {
    CoverageFlag.NO_SENTENCE: "no sentence on record",
    CoverageFlag.DECIDED: "decided or confirmed by a person",
    CoverageFlag.NO_STAND_IN: "no stand-in",
    CoverageFlag.UNDATED: "undated, assumed to hold",
}


def word(value: Enum) -> str:
    """What a figure, state or flag is called, wherever people read it: by its name, unless declared otherwise here."""
    return _WORDS.get(value) or value.name.lower().replace("_", " ")


def state_words(row: Coverage) -> str:
    """The state of a subject, with how many of its parts are firm: "in part (1 of 3)"."""
    parts = f" ({row.parts_firm:,} of {row.parts:,})" if row.state is CoverageState.IN_PART else ""
    return word(row.state) + parts


def held_words(firm: int, hangs: int) -> str:
    """How many subjects a unit has and would have: "3 firm, 1 hangs"."""
    return f"{firm:,} firm, {hanging(hangs)}"


def hanging(number: int) -> str:
    """How many hang: "1 hangs", "2 hang"."""
    return f"{number:,} {'hangs' if number == 1 else 'hang'}"


def decisions_waited_for(rows: tuple[Coverage, ...]) -> int:
    """How many different decisions the rows that hang are waiting for."""
    waiting = {
        (each.kind, each.reading.key if each.reading else each.subject.key) for row in rows for each in row.to_decide
    }
    return len(waiting)


def headline(rows: tuple[Coverage, ...], *, confirmed: int, is_roster: bool, has_units: bool) -> str:
    """What is open first, then what hangs on how many decisions, then how many a person has confirmed."""
    if not rows:
        return "Nobody is on this roster yet." if is_roster else "The map names nobody yet."
    count = Counter(row.figure for row in rows)
    size = len(rows)
    of = f" of {size:,}" if is_roster else ""
    opened, hangs = count[CoverageFigure.OPEN], count[CoverageFigure.HANGS]
    if not has_units:
        return f"No unit is on the map yet, so nobody has any of the {size:,}."
    number, what = (opened, "no unit") if opened else (count[CoverageFigure.FIRM], "a unit")
    first = f"{number:,}{of} {'has' if number == 1 else 'have'} {what}"
    more = "more " if opened else ""
    second = f"{hangs:,} {more}{'hangs' if hangs == 1 else 'hang'} on {_decisions(rows)}"
    parts = [first, *([second] if hangs else [])]
    confirmed_by = (f"{confirmed:,} confirmed by a person", f"{confirmed:,} confirmed")
    candidates = [*("; ".join([*parts, each]) for each in confirmed_by), "; ".join(parts), first]
    return next(line for line in candidates if len(line) <= LONGEST_HEADLINE)


def _decisions(rows: tuple[Coverage, ...]) -> str:
    return counted(decisions_waited_for(rows), "decision", "decisions")


def _no_default(view: MapView) -> str:
    own = [each for each in rosters(view) if each.key != EVERYTHING_NAMED]
    if not own:
        return "no roster of its own"
    return f"no default roster, though {listed(f'“{each.name}” ({each.key})' for each in own)} can be asked for"


def documents(rows: tuple[Coverage, ...]) -> tuple[str, ...]:
    """The keys of the documents that the reasons rest on."""
    return tuple(sorted({each.document for row in rows for reason in row.reasons for each in reason.evidence}))


def assumed(rows: tuple[Coverage, ...]) -> list[str]:
    """What is assumed, in a sentence; none where nothing is."""
    undated = sum(1 for row in rows for each in row.units if not each.validity.is_dated)
    return [f"{counted(undated, 'mandate', 'mandates')} without dates assumed to hold."] if undated else []


def definition(view: MapView, roster: Roster, rows: tuple[Coverage, ...]) -> str:
    """What was measured: the list, the day, the sources, and what the figures do not say."""
    size = counted(len(rows), "subject", "subjects")
    items = f" in {counted(roster.items, 'item', 'items')}" if roster.items != len(rows) else ""
    said = [f"Measured on “{roster.name}”: {size}{items}, as of {day(view.as_of)}."]
    if sources := documents(rows):
        said.append(f"The reasons rest on {counted(len(sources), 'document', 'documents')}.")
    if roster.entity is None:
        said.append(f"The map has {_no_default(view)}, so these are counts without a share.")
    said.append("It measures mandates and decisions on record, not contacts.")
    said += assumed(rows)
    if view.lenses.stated_only:
        said.append("What rests on inference is left out.")
    return " ".join(said)
