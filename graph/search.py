"""Finding things by what people call them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process, utils

from graph.map_view import MapView
from graph.pulse import beating
from graph.records import Entity, Relationship

_ENOUGH = 72
"""The likeness, of 100, from which a name with a typing error still counts as found."""

_LONG_ENOUGH = 4
"""Letters a name needs to be told from a typing error: "DE" is in "leaders", and means Germany only as it stands."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entity that was found; ``matched`` is the text that matched, ``score`` how well (0 to 100)."""

    entity: Entity
    score: float
    matched: str


@dataclass(frozen=True, slots=True)
class _Text:
    entity: Entity
    text: str
    weight: float


def search(view: MapView, text: str, kinds: Collection[str] = (), first: int = 20) -> tuple[Hit, ...]:
    """The entities whose name, alias, key, or else whose purposes and quotes match *text*, best first.

    Forgives typing errors in names. An entity is found once, by what matches best; ties are ordered by name.

    >>> [hit.entity.key for hit in search(view, "jornalists")]                              # doctest: +SKIP
    ['journalists']
    """
    wanted = utils.default_process(text)
    if not wanted:
        return ()
    best: dict[str, Hit] = {}
    for each, score in _scored(wanted, list(_texts(view, kinds))):
        known = best.get(each.entity.key)
        if known is None or score > known.score:
            best[each.entity.key] = Hit(each.entity, score, each.text)
    hits = sorted(best.values(), key=lambda hit: (-hit.score, hit.entity.name, hit.entity.key))
    return tuple(hits[:first])


def _scored(wanted: str, texts: list[_Text]) -> Iterator[tuple[_Text, float]]:
    prepared = [utils.default_process(each.text) for each in beating(texts)]
    for each, plain in zip(texts, prepared, strict=True):
        if wanted == plain:
            yield each, 100 * each.weight
        elif plain.startswith(wanted):
            yield each, 96 * each.weight
        elif wanted in plain:
            yield each, 90 * each.weight
    names = {
        place: plain for place, plain in enumerate(prepared) if texts[place].weight == 1 and len(plain) >= _LONG_ENOUGH
    }
    for _, likeness, place in process.extract(wanted, names, scorer=fuzz.WRatio, score_cutoff=_ENOUGH, limit=200):
        yield texts[place], 0.85 * likeness


def _texts(view: MapView, kinds: Collection[str]) -> Iterator[_Text]:
    for entity in view.entities(*kinds):
        yield _Text(entity, entity.name, 1)
        for alias in entity.aliases:
            yield _Text(entity, alias, 1)
        yield _Text(entity, entity.key, 0.99)
        for evidence in view.evidence(entity):
            if evidence.quote:
                yield _Text(entity, evidence.quote, 0.6)
        for tie in view.outgoing(entity.key):
            yield from _said(view, entity, tie)


def _said(view: MapView, entity: Entity, tie: Relationship) -> Iterator[_Text]:
    if tie.purpose:
        yield _Text(entity, tie.purpose, 0.7)
    for evidence in view.evidence(tie):
        if evidence.quote:
            yield _Text(entity, evidence.quote, 0.6)
