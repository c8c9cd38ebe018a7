"""On what share of the shortest ways between two others something lies, told from all of them (Brandes 2001)."""

from collections.abc import Sequence

from graph.pulse import beat


def betweenness(beside: Sequence[Sequence[int]]) -> list[float]:
    """The share of each thing, as networkx' ``betweenness_centrality`` normalizes it.

    What hangs on one tie only lies between nobody, and its ways are those of its neighbour. So it is taken off, and
    counted with the neighbour as start and as end. Each start that is left costs one pass over the ties that are left.
    """
    size = len(beside)
    if size < 3:
        return [0.0] * size
    kept = [thing for thing in range(size) if len(beside[thing]) > 1]
    place = {thing: number for number, thing in enumerate(kept)}
    core = [[place[other] for other in beside[thing] if other in place] for thing in kept]
    hanging = [len(beside[thing]) - len(row) for thing, row in zip(kept, core, strict=True)]
    totals = [0.0] * size
    for start, thing in enumerate(kept):
        beat()
        reached = _add_ways_from(start, core, hanging, totals, kept)
        totals[thing] += hanging[start] * (reached - 2)
    whole = 1 / ((size - 1) * (size - 2))
    return [whole * total for total in totals]


def _add_ways_from(
    start: int, core: Sequence[Sequence[int]], hanging: Sequence[int], totals: list[float], kept: Sequence[int]
) -> int:
    """Add the ways from *start*, and from what hangs on it, to the things between; answers with how many it reaches."""
    distance, ways = [-1] * len(core), [0.0] * len(core)
    distance[start], ways[start] = 0, 1.0
    levels = [[start]]
    while levels[-1]:
        far = len(levels)
        following: list[int] = []
        for near in levels[-1]:
            number = ways[near]
            for other in core[near]:
                there = distance[other]
                if there < 0:
                    distance[other] = far
                    ways[other] = number
                    following.append(other)
                elif there == far:
                    ways[other] += number
        levels.append(following)
    starts = 1 + hanging[start]
    beyond = [0.0] * len(core)
    reached = starts
    for nearer in range(len(levels) - 3, -1, -1):
        for thing in levels[nearer + 1]:
            between = beyond[thing] + hanging[thing]
            totals[kept[thing]] += starts * between
            reached += 1 + hanging[thing]
            part = (1.0 + between) / ways[thing]
            for other in core[thing]:
                if distance[other] == nearer:
                    beyond[other] += ways[other] * part
    return reached
