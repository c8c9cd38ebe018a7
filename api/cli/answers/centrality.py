"""Who connects the map: the answer, then a row a thing."""

from api.cli.terminal import say, show_table
from graph.analyses.centrality import Central, Centrality

COLUMNS = ("thing", "kind", "on shortest ways", "neighbours", "page rank")


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
    band = "" if exact else f" ({each.betweenness_low:.4f} to {each.betweenness_high:.4f})"
    return (
        each.thing.name,
        each.thing.kind,
        f"{each.betweenness:.4f}{band}",
        f"{each.neighbours} (rank {each.neighbours_rank})",
        f"{each.page_rank:.4f} (rank {each.page_rank_rank})",
    )
