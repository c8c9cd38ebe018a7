"""In which matter somebody speaks or acts for another."""

from graph.records import Relationship


def matter_of(tie: Relationship) -> str:
    """The matter that limits a delegation, for comparing it with others; empty: no limit, so every matter."""
    return " ".join((tie.qualifier or "").casefold().split())
