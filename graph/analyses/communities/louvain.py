"""Groups whose members are tied to one another more than chance would have it (Blondel and others 2008)."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from graph.pulse import beat

_LEAST = 1e-7
"""The gain in modularity below which a further level is not worth its pass."""


@dataclass(slots=True)
class _Level:
    """A network of groups of things: for each, those it is tied to, with what weight; and what ties it to itself."""

    beside: list[list[int]]
    weights: list[list[float]]
    inner: list[float]


def louvain(beside: Sequence[Sequence[int]], weights: Sequence[Sequence[float]], seed: int) -> list[int]:
    """The group of each thing, by number; groups hang together. Same network and *seed*, same groups.

    Ties lead both ways and stand on both sides, none from a thing to itself. Things are moved to where modularity
    grows most until none moves, groups become things, and again. Each pass is linear in the ties.
    """
    level = _Level([list(each) for each in beside], [list(each) for each in weights], [0.0] * len(beside))
    total = sum(map(sum, weights))
    group = list(range(len(beside)))
    if not total:
        return group
    random = Random(seed)  # noqa: S311 - the order of visits, not a secret
    while True:
        places, gained = _move(level, total, random)
        group = [places[each] for each in group]
        if gained < _LEAST:
            return _hanging_together(beside, group)
        level = _merged(level, places)


def modularity(beside: Sequence[Sequence[int]], weights: Sequence[Sequence[float]], group: Sequence[int]) -> float:
    """How much more ties stay inside groups than chance would have it: at most 1, and 0 for one group of all."""
    total = sum(map(sum, weights))
    if not total:
        return 0.0
    inside: dict[int, float] = {}
    degrees: dict[int, float] = {}
    for thing, (others, times) in enumerate(zip(beside, weights, strict=True)):
        mine = group[thing]
        degrees[mine] = degrees.get(mine, 0.0) + sum(times)
        within = sum(each for other, each in zip(others, times, strict=True) if group[other] == mine)
        inside[mine] = inside.get(mine, 0.0) + within
    return sum(inside[each] / total - (degrees[each] / total) ** 2 for each in degrees)


def _move(level: _Level, total: float, random: Random) -> tuple[list[int], float]:
    """Move things between groups until none gains; answers with the groups, numbered without gaps, and the gain."""
    size = len(level.beside)
    degree = [sum(each) + inner for each, inner in zip(level.weights, level.inner, strict=True)]
    place, weight = list(range(size)), degree.copy()
    order = list(range(size))
    random.shuffle(order)
    gained = 0.0
    moved = True
    while moved:
        moved = False
        for thing in order:
            beat()
            mine, own = place[thing], degree[thing]
            tied: dict[int, float] = {}
            for other, each in zip(level.beside[thing], level.weights[thing], strict=True):
                there = place[other]
                tied[there] = tied.get(there, 0.0) + each
            share = own / total
            weight[mine] -= own
            stays = tied.get(mine, 0.0) - weight[mine] * share
            best, chosen = stays, mine
            for there, each in tied.items():
                gain = each - weight[there] * share
                if gain > best + 1e-12:
                    best, chosen = gain, there
            weight[chosen] += own
            if chosen != mine:
                place[thing] = chosen
                gained += 2 * (best - stays) / total
                moved = True
    number: dict[int, int] = {}
    return [number.setdefault(each, len(number)) for each in place], gained


def _merged(level: _Level, place: Sequence[int]) -> _Level:
    size = max(place) + 1
    rows: list[dict[int, float]] = [{} for _ in range(size)]
    inner = [0.0] * size
    for thing, mine in enumerate(place):
        beat()
        inner[mine] += level.inner[thing]
        row = rows[mine]
        for other, each in zip(level.beside[thing], level.weights[thing], strict=True):
            there = place[other]
            if there == mine:
                inner[mine] += each
            else:
                row[there] = row.get(there, 0.0) + each
    return _Level([list(row) for row in rows], [list(row.values()) for row in rows], inner)


def _hanging_together(beside: Sequence[Sequence[int]], group: Sequence[int]) -> list[int]:
    """The groups, each cut where no tie inside holds it together: modularity only grows by that."""
    found = [-1] * len(group)
    number = 0
    for start in range(len(group)):
        if found[start] >= 0:
            continue
        found[start] = number
        pending = [start]
        for at in pending:
            for other in beside[at]:
                if found[other] < 0 and group[other] == group[start]:
                    found[other] = number
                    pending.append(other)
        number += 1
    return found
