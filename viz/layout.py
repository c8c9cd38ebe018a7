"""Where things stand in a layered picture: an order with few crossings, and places that stay.

The same things in the same order stand in the same places every time; nothing is left to chance.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

SWEEPS = 6


def ordered(
    layers: Sequence[Sequence[str]], ties: Iterable[tuple[str, str]], lanes: Mapping[str, int] | None = None
) -> list[list[str]]:
    """*layers* with their members ordered by the mean place of their neighbours, the best of a few sweeps.

    *ties* run between neighbouring layers. Members of a lower lane (0 where none is given) always stand above those of
    a higher one. Ties are broken by the given order. A sweep costs the ties, counting crossings their square.
    """
    pairs = list(ties)
    neighbours: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        neighbours[one].append(other)
        neighbours[other].append(one)
    given = {member: place for layer in layers for place, member in enumerate(layer)}
    lane = lanes or {}
    now = [sorted(layer, key=lambda member: (lane.get(member, 0), given[member])) for layer in layers]
    best, fewest = now, crossings(now, pairs)
    for sweep in range(SWEEPS):
        place = {member: (index + 0.5) / len(layer) for layer in now for index, member in enumerate(layer)}
        now = [list(layer) for layer in now]
        for index in range(len(now)) if sweep % 2 else reversed(range(len(now))):
            mean = {each: _mean([place[near] for near in neighbours[each]], place[each]) for each in now[index]}
            now[index].sort(key=lambda member: (lane.get(member, 0), mean[member], given[member]))
            place.update({member: (at + 0.5) / len(now[index]) for at, member in enumerate(now[index])})
        count = crossings(now, pairs)
        if count < fewest:
            best, fewest = now, count
    return best


def crossings(layers: Sequence[Sequence[str]], ties: Iterable[tuple[str, str]]) -> int:
    """How often ties between neighbouring layers cross."""
    place = {member: (number, at) for number, layer in enumerate(layers) for at, member in enumerate(layer)}
    between: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for tie in ties:
        (number, left), (_, right) = sorted(place[end] for end in tie)
        between[number].append((left, right))
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for pairs in between.values()
        for index, one in enumerate(pairs)
        for other in pairs[:index]
    )


def spread(
    order: Sequence[str], heights: Mapping[str, float], wishes: Mapping[str, float], gap: float, top: float
) -> dict[str, float]:
    """The top of each member of a column: in this *order*, and together as near to their wishes as there is room.

    Who has no wish follows the one before.
    """
    before: list[float] = []
    blocks: list[tuple[float, int]] = []  # members that touch, as the mean of where they would start, and their number
    used = 0.0
    for member in order:
        before.append(used)
        used += heights[member] + gap
        follows = blocks[-1][0] if blocks else top
        mean, count = wishes[member] - before[-1] if member in wishes else follows, 1
        while blocks and blocks[-1][0] > mean:
            above, more = blocks.pop()
            mean, count = (mean * count + above * more) / (count + more), count + more
        blocks.append((mean, count))
    starts = [max(mean, top) for mean, count in blocks for _ in range(count)]
    return {member: start + above for member, start, above in zip(order, starts, before, strict=True)}


def kept(
    order: Sequence[str],
    heights: Mapping[str, float],
    wishes: Mapping[str, float],
    gap: float,
    top: float,
    known: Mapping[str, float],
) -> dict[str, float]:
    """As :func:`spread`, but who has a *known* top keeps it, and a new one takes the free place nearest to its wish."""
    tops = {member: known[member] for member in order if member in known}
    if not tops:
        return spread(order, heights, wishes, gap, top)
    for member in order:
        if member not in tops:
            tops[member] = _free(heights[member], wishes.get(member, top), gap, top, tops, heights)
    return tops


def _free(
    height: float, wish: float, gap: float, top: float, tops: Mapping[str, float], heights: Mapping[str, float]
) -> float:
    taken = [(start - gap, start + heights[member] + gap) for member, start in tops.items()]
    candidates = [max(wish, top), *(end for _, end in taken), *(start - height for start, _ in taken)]
    fitting = [at for at in candidates if at >= top and all(at + height <= start or at >= end for start, end in taken)]
    return min(fitting, key=lambda at: (abs(at - wish), at))


def _mean(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise
