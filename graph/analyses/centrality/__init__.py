"""Who connects the map?

Definition. Two things are tied if any relationship between them holds on the day or may hold, whichever way it runs.
*Neighbours* is how many things something is tied to; *betweenness* the share of shortest ways between two others that
lead over it; *page rank* the share of its steps that a walk along the ties is there, which starts anew anywhere in 15
of 100 steps (as Brandes 2001 and Page and others 1998 have them, and networkx computes them on the undirected graph).

Computed exactly where things times ties are few enough (some 900 things with 4,500 pairs); above that, betweenness is
estimated from one shortest way of each of some hundred pairs drawn at random, each figure with a band that holds the
true share at least 95 times of 100. The draw is seeded: the same map gives the same answer.

>>> centrality.run(view).answer                                                             # doctest: +SKIP
'Of 194 things that are tied to another, CERN lies on ...'

Not to be read as importance: what is described in more documents has more ties.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from graph.analyses.centrality.betweenness import betweenness
from graph.analyses.centrality.pagerank import page_rank
from graph.analyses.centrality.sampling import sampled_betweenness
from graph.analyses.centrality.share import Share
from graph.analyses.declare import About, Analysis, Parameter, Takes
from graph.analyses.network import Network
from graph.analyses.sentences import counted
from graph.errors import Problem, Unanswerable
from graph.map_view import MapView
from graph.ontology.properties import GENERIC
from graph.records import Entity

__all__ = ["ANALYSIS", "Central", "Centrality", "run"]

MOST = 20
EXACT_TO = 8_000_000
"""Things times directed ties up to which every shortest way is told."""

PAIRS = 500
"""How many pairs are drawn above that."""

_SEED = 1


@dataclass(frozen=True, slots=True)
class Central:
    """How something connects the others."""

    thing: Annotated[Entity, About("The thing.")]
    neighbours: Annotated[int, About("How many things it is tied to.")]
    rank_by_neighbours: Annotated[int, About("Its rank by that; 1 has the most, equals share a rank.")]
    betweenness: Annotated[float, About("The share of shortest ways between two others that lead over it.", share=True)]
    betweenness_low: Annotated[float, About("The lower end of its band; exact: the share itself.", share=True)]
    betweenness_high: Annotated[float, About("The upper end of its band; exact: the share itself.", share=True)]
    rank_by_betweenness: Annotated[int, About("Its rank by that share.")]
    page_rank: Annotated[float, About("The share of its steps that a walk along the ties is there.", share=True)]
    rank_by_page_rank: Annotated[int, About("Its rank by that share.")]


@dataclass(frozen=True, slots=True)
class Centrality:
    """Who connects the map."""

    answer: Annotated[str, About("The answer as a sentence.")]
    things: Annotated[int, About("Things that are tied to another on the day.")]
    relationships: Annotated[int, About("Relationships that tie them.")]
    pairs: Annotated[int, About("Pairs of things that these tie.")]
    parts: Annotated[int, About("Parts into which the map falls, with no tie between them.")]
    sampled: Annotated[
        int, About("From how many pairs betweenness was told, with a band of 95 in 100; 0: from all, exactly.")
    ]
    rows: Annotated[tuple[Central, ...], About("The things on the most shortest ways, most first.", paged=True)]


def run(view: MapView, most: int = MOST, pairs: int | None = None) -> Centrality:
    """The *most* connecting things of the map; with *pairs* told from so many, whatever the size.

    Raises:
        Unanswerable: Fewer than one thing, or pair, is asked for.
    """
    for name, number in (("most", most), ("pairs", pairs)):
        if number is not None and number < 1:
            raise Unanswerable(Problem(name, f"{number} are none; ask for 1 or more"))
    network = Network.of(view)
    drawn = pairs or (0 if _can_be_exact(network) else PAIRS)
    if drawn:
        shares = sampled_betweenness(network.beside, drawn, _SEED)
    else:
        shares = [Share(each, each, each) for each in betweenness(network.beside)]
    rows = _rows(view, network, shares)
    return Centrality(
        answer=_answer(view, network, rows, drawn),
        things=len(network.keys),
        relationships=network.ties,
        pairs=network.pairs,
        parts=len(network.parts()),
        sampled=drawn,
        rows=tuple(rows[:most]),
    )


def _can_be_exact(network: Network) -> bool:
    return len(network.keys) * 2 * network.pairs <= EXACT_TO


def _rows(view: MapView, network: Network, shares: Sequence[Share]) -> list[Central]:
    """Every thing that is not too general to be counted, by betweenness and then by neighbours and name."""
    walk = page_rank(network.beside)
    things = [view.entity(key) for key in network.keys]
    counted_ = [place for place, each in enumerate(things) if not each.properties.get(GENERIC.name)]
    by_number = _ranks([len(network.beside[place]) for place in counted_])
    by_share = _ranks([round(shares[place].value, 12) for place in counted_])
    by_walk = _ranks([round(walk[place], 9) for place in counted_])
    rows = [
        Central(
            thing=things[place],
            neighbours=len(network.beside[place]),
            rank_by_neighbours=by_number[row],
            betweenness=shares[place].value,
            betweenness_low=shares[place].low,
            betweenness_high=shares[place].high,
            rank_by_betweenness=by_share[row],
            page_rank=walk[place],
            rank_by_page_rank=by_walk[row],
        )
        for row, place in enumerate(counted_)
    ]
    return sorted(
        rows, key=lambda each: (each.rank_by_betweenness, each.rank_by_neighbours, each.thing.name, each.thing.key)
    )


def _ranks(values: Sequence[float]) -> list[int]:
    """The rank of each value, the highest first; equals share the first of theirs."""
    rank: dict[float, int] = {}
    for place, value in enumerate(sorted(values, reverse=True), start=1):
        rank.setdefault(value, place)
    return [rank[value] for value in values]


def _answer(view: MapView, network: Network, rows: Sequence[Central], drawn: int) -> str:
    if not rows:
        return f"Nothing is tied to anything on that day, so nothing connects the map ({view.absence})."
    size = len(network.keys)
    things = counted(size, "thing that is tied to another", "things that are tied to another")
    top = rows[0]
    if not top.betweenness:
        return f"Of {things}, none lies between others; {_most_neighbours(rows, size)}."
    alike = sum(each.rank_by_betweenness == 1 for each in rows)
    if alike > 1 and not drawn:
        said = f"Of {things}, {alike:,} lie on the most shortest ways between others ({_percent(top.betweenness)} each)"
        return f"{said}; {_most_neighbours(rows, size)}."
    share = _band(rows, drawn) if drawn else _percent(top.betweenness)
    said = f"Of {things}, {top.thing.name} lies on the most shortest ways between others ({share})"
    if top.rank_by_neighbours == 1 and _with_most(rows) == 1:
        return f"{said} and has the most neighbours, {top.neighbours} of {size - 1}."
    return f"{said}; {_most_neighbours(rows, size)}."


def _band(rows: Sequence[Central], drawn: int) -> str:
    top = rows[0]
    close = sum(each.betweenness_high >= top.betweenness_low for each in rows[1:])
    told = "no other may be as high" if not close else f"{counted(close, 'other', 'others')} may be as high"
    band = f"{_percent(top.betweenness_low)} to {_percent(top.betweenness_high)}"
    return f"{band}, told from {counted(drawn, 'pair', 'pairs')}; {told}"


def _most_neighbours(rows: Sequence[Central], size: int) -> str:
    most = min(rows, key=lambda each: (each.rank_by_neighbours, each.thing.name, each.thing.key))
    if _with_most(rows) == 1:
        return f"{most.thing.name} has the most neighbours, {most.neighbours} of {size - 1}"
    return f"{_with_most(rows)} have the most neighbours, {most.neighbours} each"


def _with_most(rows: Sequence[Central]) -> int:
    return sum(each.rank_by_neighbours == 1 for each in rows)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


ANALYSIS = Analysis(
    name="centrality",
    question="Who connects the map?",
    about=(
        "The things that lie on the most shortest ways between others, with how many they are tied to and how often a "
        "walk along the ties comes by; exact on small maps, estimated with a band on large ones."
    ),
    parameters=(
        Parameter("most", "How many things to show.", Takes.NUMBER, default=MOST),
        Parameter("pairs", f"How many pairs to draw; all on a small map, {PAIRS} on a large one.", Takes.NUMBER),
    ),
    result=Centrality,
    run=run,
)
