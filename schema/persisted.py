"""Which documents may be asked; alone in its file, so that settings need not load the whole of GraphQL."""

from enum import Enum


class Persisted(Enum):
    """What may be asked: only whole texts, known documents besides, or nothing else than known documents."""

    OFF = "off"
    ALLOW = "allow"
    ONLY = "only"
