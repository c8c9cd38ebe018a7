"""Who connects the map: the answer, then a row a thing."""

from api.cli.terminal import say, show_table
from graph.analyses.centrality import Central, Centrality

COLUMNS = ("thing", "kind", "shortest ways over it", "neighbours", "visits on a walk along the ties")


def show_centrality(found: Centrality) -> None:
    """Print the most connecting things."""
    say(found.answer, "bold")
    how = f"estimated from {found.sampled} pairs, with the band of 95 in 100" if found.sampled else "exact"
    parts = "all hang together" if found.parts == 1 else f"{found.parts} parts with no tie between them"
    say(f"{found.relationships} relationships tie {found.pairs} pairs; {parts}; {how}", "dim")
    if found.rows:
        say()
        show_table(COLUMNS, (_cells(each, exact=not found.sampled) for each in found.rows))


def _cells(each: Central, *, exact: bool) -> tuple[str, ...]:
    band = "" if exact else f" ({_percent(each.betweenness_low)} to {_percent(each.betweenness_high)})"
    return (
        each.thing.name,
        each.thing.kind,
        f"{_percent(each.betweenness)}{band}",
        f"{each.neighbours} (rank {each.rank_by_neighbours})",
        f"{_percent(each.page_rank)} (rank {each.rank_by_page_rank})",
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
