"""How many differences there are of which kind, in words."""

from collections import Counter

from graph.analyses.differences.report import Difference, DifferenceKind
from graph.analyses.sentences import counted, listed

_PRIORITIES = ("priority", "priorities")
_WORDS = {
    DifferenceKind.REMOVED: "gone",
    DifferenceKind.ADDED: "new",
    DifferenceKind.CHANGED: "changed",
    DifferenceKind.FOLLOWS_ON: "in the place of something that ended",
    DifferenceKind.CONTINUES: "continued in a new period",
}


def counts(rows: tuple[Difference, ...], nothing: str) -> str:
    """How many differences there are of which kind; *nothing* where there are none."""
    number = Counter(each.kind for each in rows)
    if not rows:
        return nothing
    return listed(f"{number[kind]} {word}" for kind, word in _WORDS.items() if number[kind])


def of_years(rows: tuple[Difference, ...], earlier: tuple[int, int], later: tuple[int, int]) -> str:
    """What became of the priorities of two years, each given with how many it has."""
    if not rows:
        return f"No priority of {earlier[0]} or {later[0]} is on record."
    number = Counter(each.kind for each in rows)
    (before, had), (after, has) = earlier, later
    gone = number[DifferenceKind.REMOVED]
    lost = f"Of {counted(had, *_PRIORITIES)} of {before}, {counted(gone, 'is', 'are')} not carried on in {after}."
    kept = f"Of {counted(has, *_PRIORITIES)} of {after}, {listed(_kept(number))}."
    said = (
        lost if had else f"No priority of {before} is on record.",
        kept if has else f"No priority of {after} is on record.",
    )
    return " ".join(said)


def _kept(number: Counter[DifferenceKind]) -> list[str]:
    words = {
        DifferenceKind.CONTINUES: ("continues an earlier one", "continue an earlier one"),
        DifferenceKind.FOLLOWS_ON: ("follows on from one", "follow on from one"),
        DifferenceKind.ADDED: ("is new", "are new"),
    }
    return [counted(number[kind], *said) for kind, said in words.items() if number[kind]]
