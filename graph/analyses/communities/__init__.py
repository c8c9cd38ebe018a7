"""Which parts of the map work together?

Definition. Two things are tied as in centrality; how many relationships tie them is how strongly. Groups are made so
that ties stay inside them more than chance would have it; *modularity* says by how much (Louvain, Blondel and others
2008; networkx computes the same figure). An office *straddles* groups if relationships of it lead into others than its
own.

Computed by a method that starts from a drawn order; the draw is seeded, so that the same map gives the same answer.
Other draws may cut otherwise, therefore *steady* says which share of tied pairs stays together in some others.

>>> communities.run(view).answer                                                            # doctest: +SKIP
'188 things fall into 10 groups; the largest are those around ...'

Not to be read as an organization chart: groups are told from what is described together, not from who talks to whom.
"""

from graph.analyses.communities.groups import Groups
from graph.analyses.communities.louvain import louvain, modularity
from graph.analyses.communities.report import Communities, Community, Reach, Straddler
from graph.analyses.declare import Analysis, Parameter, Takes
from graph.analyses.network import Network
from graph.analyses.sentences import counted, listed
from graph.map_view import MapView

__all__ = ["ANALYSIS", "Communities", "Community", "Reach", "Straddler", "run"]

SEED = 1
OTHER_DRAWS = 3
"""With how many other draws groups are compared on a map of usual size."""

LARGE = 20_000
"""Tied pairs above which they are compared with one other draw only."""

_NAMED = 3
_WEAK = 0.3


def run(view: MapView, seed: int = SEED) -> Communities:
    """The groups of the map in the draw *seed*."""
    network = Network.of(view)
    draws = OTHER_DRAWS if network.pairs <= LARGE else 1
    group, *others = (louvain(network.beside, network.times, seed + each) for each in range(draws + 1))
    found = Groups(view, network, group, others)
    groups, straddling = found.communities(), found.straddling()
    strength = modularity(network.beside, network.times, group)
    return Communities(
        answer=_answer(view, network, groups, straddling, strength),
        things=len(network.keys),
        relationships=network.ties,
        modularity=strength,
        steady=found.steady(),
        draws=draws,
        groups=groups,
        straddling=straddling,
    )


def _answer(
    view: MapView,
    network: Network,
    groups: tuple[Community, ...],
    straddling: tuple[Straddler, ...],
    strength: float,
) -> str:
    if not groups:
        return f"Nothing is tied to anything on that day, so there are no groups ({view.absence})."
    things = f"{len(network.keys)} things"
    if len(groups) == 1:
        return f"{things} make one group, around {groups[0].centre.name}; nothing sets parts of it apart."
    largest = listed(f"{each.centre.name} ({each.size})" for each in groups[:_NAMED])
    weak = "" if strength >= _WEAK else f", told apart weakly (modularity {strength:.2f})"
    said = f"{things} fall into {len(groups)} groups{weak}; the largest are those around {largest}"
    if not straddling:
        return f"{said}. No office is tied to more than one."
    most = straddling[0]
    reached = counted(len(most.reaches), "other group", "other groups")
    offices = counted(len(straddling), "office is", "offices are")
    ties = counted(most.outside, "relationship", "relationships")
    return f"{said}. {offices} tied to more than one, most of all {most.office.name}: {ties} into {reached}."


ANALYSIS = Analysis(
    name="communities",
    question="Which parts of the map work together?",
    about=(
        "Groups of things that are tied to one another more than chance would have it, with how steady they are, and "
        "the offices that straddle them."
    ),
    parameters=(
        Parameter("seed", "Which draw to take; another number may cut groups otherwise.", Takes.NUMBER, default=SEED),
    ),
    result=Communities,
    run=run,
)
