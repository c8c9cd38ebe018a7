"""What is wrong with the database."""

from graph.store import Finding


def examine(conversation: object) -> list[Finding]:
    """Nothing yet."""
    return []
