"""A share of shortest ways, and how surely it is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """The share, and the band it lies in; where it is exact, both ends of the band are the share itself."""

    value: float
    low: float
    high: float
