"""On what share of the shortest ways something lies, told from pairs drawn at random, with a band that is sure.

Whether one shortest way of one pair, both drawn at random, leads over a thing is a toss with exactly the probability
that betweenness measures. So the number of ways over it is binomial, and its band that of Clopper and Pearson (1934):
at least 95 times of 100 it holds the share, however the network is made. The way of drawing follows Riondato and
Kornaropoulos (2016).
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import lru_cache
from math import exp, fsum, lgamma, log, log1p
from random import Random
from typing import TypeAlias, TypeVar

from graph.analyses.centrality.share import Share
from graph.pulse import beat

Drawn = TypeVar("Drawn", bound=Hashable)

_MISSES = 0.025
"""How often the share may lie above its band; and as often below."""

_HALVINGS = 40

Ways: TypeAlias = dict[int, tuple[int, float]]
"""How far each thing reached is, and in how many shortest ways it is reached."""


def sampled_betweenness(beside: Sequence[Sequence[int]], drawn: int, seed: int) -> list[Share]:
    """The share of each thing, from one shortest way of each of *drawn* pairs."""
    size = len(beside)
    if size < 3:
        return [Share(0.0, 0.0, 0.0)] * size
    random = Random(seed)  # noqa: S311 - a sample, not a secret
    times = [0] * size
    for _ in range(drawn):
        beat()
        start, end = random.sample(range(size), 2)
        for thing in _between(beside, start, end, random):
            times[thing] += 1
    whole = size / (size - 2)
    shares = {each: _share(each, drawn, whole) for each in set(times)}
    return [shares[each] for each in times]


def _share(times: int, drawn: int, whole: float) -> Share:
    low, high = _band(times, drawn)
    return Share(*(min(1.0, whole * each) for each in (times / drawn, low, high)))


def _between(beside: Sequence[Sequence[int]], start: int, end: int, random: Random) -> list[int]:
    """What lies on a shortest way between two, drawn among all of them; empty where there is none.

    The search goes on from the side with fewer ties ahead until a tie joins both: every shortest way has just one such.
    """
    reached: tuple[Ways, Ways] = ({start: (0, 1.0)}, {end: (0, 1.0)})
    levels = [[start], [end]]
    while levels[0] and levels[1]:
        side = 0 if _ahead(beside, levels[0]) <= _ahead(beside, levels[1]) else 1
        joints, level = _further(beside, levels[side], reached[side], reached[1 - side])
        if joints:
            near, far = _drawn(joints, random)
            return [
                *_back(beside, near, reached[side], random),
                *_back(beside, far, reached[1 - side], random),
            ]
        levels[side] = level
    return []


def _ahead(beside: Sequence[Sequence[int]], level: Sequence[int]) -> int:
    return sum(len(beside[thing]) for thing in level)


def _further(
    beside: Sequence[Sequence[int]], level: Sequence[int], reached: Ways, across: Ways
) -> tuple[dict[tuple[int, int], float], list[int]]:
    """The ties that join both sides, each with the ways that lead over it; or else the next level of this side."""
    joints: dict[tuple[int, int], float] = {}
    following: dict[int, float] = {}
    for near in level:
        number = reached[near][1]
        for other in beside[near]:
            if other in across:
                joints[near, other] = number * across[other][1]
            elif other in following:
                following[other] += number
            elif other not in reached:
                following[other] = number
    if not joints:
        far = reached[level[0]][0] + 1
        reached.update((other, (far, number)) for other, number in following.items())
    return joints, list(following)


def _back(beside: Sequence[Sequence[int]], thing: int, reached: Ways, random: Random) -> list[int]:
    """The way from *thing* back to where its side began, which itself is left out."""
    path = []
    far = reached[thing][0]
    while far:
        path.append(thing)
        far -= 1
        nearer = {
            other: ways[1] for other in beside[thing] if (ways := reached.get(other)) is not None and ways[0] == far
        }
        thing = _drawn(nearer, random)
    return path


def _drawn(weights: Mapping[Drawn, float], random: Random) -> Drawn:
    (chosen,) = random.choices(list(weights), list(weights.values()))
    return chosen


@lru_cache(maxsize=4096)
def _band(times: int, drawn: int) -> tuple[float, float]:
    """The band of a chance that came *times* of *drawn*."""
    low = _last(lambda chance: 1 - _at_most(times - 1, drawn, chance) <= _MISSES) if times else 0.0
    high = _last(lambda chance: _at_most(times, drawn, chance) >= _MISSES) if times < drawn else 1.0
    return low, high


def _last(holds: Callable[[float], bool]) -> float:
    """The highest chance for which something *holds* that does not hold for higher ones."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low


def _at_most(times: int, drawn: int, chance: float) -> float:
    """How likely something of this *chance*, between 0 and 1, comes at most so many *times* of *drawn*."""
    comes, fails = log(chance), log1p(-chance)
    every = lgamma(drawn + 1)
    return fsum(
        exp(every - lgamma(each + 1) - lgamma(drawn - each + 1) + each * comes + (drawn - each) * fails)
        for each in range(times + 1)
    )
