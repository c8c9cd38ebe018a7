"""PageRank: how often a walk along the ties, that now and then starts anew anywhere, comes by."""

from collections.abc import Sequence
from operator import sub, truediv

from graph.pulse import beat

_FOLLOWS = 0.85
"""How often the walk follows a tie, of all steps; as networkx has it."""

_EXACT_TO = 3e-8
"""By what share of itself a figure may still change in a round; what is left is less than three times that."""

_ROUNDS = 1_000


def page_rank(beside: Sequence[Sequence[int]]) -> list[float]:
    """The share of its steps that the walk is at each thing; every figure exact to a ten-millionth of itself.

    Each thing must be tied to another. A round costs one pass over the ties; some two dozen are needed, because ties
    lead both ways: the rounds are sped up as Chebyshev's polynomials allow where all eigenvalues are real.
    """
    size = len(beside)
    if not size:
        return []
    anew = (1 - _FOLLOWS) / size
    number = [len(each) for each in beside]
    before, ranks = [0.0] * size, [1.0 / size] * size
    speed = 1.0
    for _ in range(_ROUNDS):
        beat()
        given = [_FOLLOWS * rank / ways for rank, ways in zip(ranks, number, strict=True)]
        at = given.__getitem__
        stepped = [anew + sum(map(at, each)) for each in beside]
        following = [
            step if speed == 1.0 else speed * (step - old) + old for step, old in zip(stepped, before, strict=True)
        ]
        off = max(map(truediv, map(abs, map(sub, following, ranks)), following))
        before, ranks = ranks, following
        if off < _EXACT_TO:
            break
        speed = 2 / (2 - _FOLLOWS**2) if speed == 1.0 else 1 / (1 - _FOLLOWS**2 * speed / 4)
    return ranks
