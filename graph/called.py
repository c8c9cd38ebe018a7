"""What is called so: exactly, however it is written, or nearly."""

from collections.abc import Collection, Iterable

from rapidfuzz import process, utils

from graph.records import Entity

_LIKE = 70
"""The likeness, of 100, from which something is near to what was written."""

_BESIDE = 10
"""How much less like it may be than the nearest of all."""


def called(entities: Iterable[Entity], text: str) -> list[Entity]:
    """Those of *entities* whose name is *text*, in capitals or not; where none is, those that are also called so."""
    wanted = _folded(text)
    named, also = [], []
    for each in entities:
        if _folded(each.name) == wanted:
            named.append(each)
        elif any(_folded(alias) == wanted for alias in each.aliases):
            also.append(each)
    return named or also


def nearest_keys(entities: Collection[Entity], text: str, most: int = 3) -> list[str]:
    """The keys of those most like *text* by key or by name, the nearest first; none where none is like it."""
    scores: dict[str, float] = {}
    for said in ({each.key: each.key for each in entities}, {each.key: each.name for each in entities}):
        near = process.extract(text, said, limit=most, processor=utils.default_process, score_cutoff=_LIKE)
        for _, score, key in near:
            scores[key] = max(score, scores.get(key, 0))
    best = max(scores.values(), default=0) - _BESIDE
    return sorted((key for key in scores if scores[key] >= best), key=lambda key: (-scores[key], key))[:most]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
