"""The ties without which the ownership network falls apart, each once, whatever it says of how many subjects.

A mandate for a class is a tie to each of its subjects: who takes it away takes all of them.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeAlias

from graph.analyses.cuts import Cuts
from graph.records import Relationship

Pair: TypeAlias = tuple[str, str]


def bridges(
    ties: Sequence[tuple[str, str, Relationship]], found: Cuts, subjects: Collection[str]
) -> list[tuple[Relationship, int]]:
    """Each relationship that is a bridge between two things at least, with the subjects that hang on it.

    These are in all of the pieces that its part of the network falls into without it, but the largest.
    """
    saying = {_pair(one, other): tie for one, other, tie in ties}
    cut: defaultdict[str, list[Pair]] = defaultdict(list)
    for pair in found.bridges:
        cut[saying[pair].key].append(pair)
    beside: defaultdict[str, set[str]] = defaultdict(set)
    of: defaultdict[str, list[Pair]] = defaultdict(list)
    for one, other, tie in ties:
        beside[one].add(other)
        beside[other].add(one)
        of[tie.key].append((one, other))
    return [(saying[pairs[0]], _cut_off(of[key], pairs, found, beside, subjects)) for key, pairs in cut.items()]


def _cut_off(
    ties: Sequence[Pair],
    pairs: Sequence[Pair],
    found: Cuts,
    beside: Mapping[str, Collection[str]],
    subjects: Collection[str],
) -> int:
    smaller, larger = found.bridges[pairs[0]]
    if len(pairs) == 1 and len(ties) <= 2:  # the other one, if any, is on a circle that stays closed
        return smaller
    without = {_pair(*each) for each in ties}
    pieces = _pieces((end for pair in ties for end in pair), beside, without, subjects)
    return smaller + larger - max(pieces)


def _pieces(
    starts: Iterable[str], beside: Mapping[str, Collection[str]], without: Collection[Pair], subjects: Collection[str]
) -> list[int]:
    """How many subjects there are in each piece that the *starts* are in."""
    seen: set[str] = set()
    pieces = []
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        waiting, count = [start], 0
        while waiting:
            thing = waiting.pop()
            count += thing in subjects
            new = [each for each in beside[thing] if each not in seen and _pair(thing, each) not in without]
            seen.update(new)
            waiting += new
        pieces.append(count)
    return pieces


def _pair(one: str, other: str) -> Pair:
    return min(one, other), max(one, other)
