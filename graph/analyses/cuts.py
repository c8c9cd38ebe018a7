"""What a network falls into without one of its things, or one of its ties: one depth-first search for all of them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cuts:
    """The things and ties that hold a network together.

    ``pieces`` has for each cut vertex the weights of the pieces that are left of its part of the network without it,
    largest first; ``bridges`` for each bridge (by its ends, in order) the weights of the two sides, smaller first.
    """

    pieces: Mapping[str, tuple[int, ...]]
    bridges: Mapping[tuple[str, str], tuple[int, int]]


@dataclass(slots=True)
class _Seen:
    """What the search knows of a vertex: when it came there, how far back its branch reaches, what hangs below."""

    order: int
    low: int
    weight: int
    pieces: list[int]


def cuts(edges: Iterable[tuple[str, str]], weights: Mapping[str, int]) -> Cuts:
    """Cut vertices and bridges of an undirected network; what *weights* does not name weighs nothing.

    An edge that stands twice is no bridge; one from a thing to itself is nothing. Linear in the edges.
    """
    number = Counter((min(pair), max(pair)) for pair in edges if pair[0] != pair[1])
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in sorted(number):
        beside[one].append(other)
        beside[other].append(one)
    pieces: dict[str, tuple[int, ...]] = {}
    bridges: dict[tuple[str, str], tuple[int, int]] = {}
    seen: dict[str, _Seen] = {}
    for root in sorted(beside):
        if root not in seen:
            found, below = _search(root, beside, weights, seen)
            whole = seen[root].weight
            for key in found:
                rest = [whole - weights.get(key, 0) - sum(seen[key].pieces)] if key != root else []
                left = [*seen[key].pieces, *rest]
                if len(left) > 1:
                    pieces[key] = tuple(sorted(left, reverse=True))
            for parent, child in below:
                pair = (min(parent, child), max(parent, child))
                if number[pair] == 1:
                    sides = (seen[child].weight, whole - seen[child].weight)
                    bridges[pair] = (min(sides), max(sides))
    return Cuts(dict(sorted(pieces.items())), dict(sorted(bridges.items())))


def _search(
    root: str, beside: Mapping[str, list[str]], weights: Mapping[str, int], seen: dict[str, _Seen]
) -> tuple[list[str], list[tuple[str, str]]]:
    """Search everything that hangs together with *root*; answers with its vertices and its bridges, told downwards."""
    visited = [root]
    below: list[tuple[str, str]] = []
    seen[root] = _Seen(len(seen), len(seen), weights.get(root, 0), [])
    path = [(root, "", iter(beside[root]))]
    while path:
        at, parent, ahead = path[-1]
        here = seen[at]
        for other in ahead:
            if other not in seen:
                seen[other] = _Seen(len(seen), len(seen), weights.get(other, 0), [])
                visited.append(other)
                path.append((other, at, iter(beside[other])))
                break
            if other != parent:
                here.low = min(here.low, seen[other].order)
        else:
            path.pop()
            if path:
                above = seen[parent]
                above.low = min(above.low, here.low)
                above.weight += here.weight
                if here.low >= above.order:
                    above.pieces.append(here.weight)
                if here.low > above.order:
                    below.append((parent, at))
    return visited, below
