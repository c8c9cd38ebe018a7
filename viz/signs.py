"""The letters in the cells of a matrix: how a unit, or a body, comes to have a subject."""

from enum import Enum

from graph.analyses.coverage.report import Coverage, CoverageFigure, CoverageState
from graph.analyses.findings import Ownership, OwnershipBasis


class Sign(Enum):
    """A letter and what it means."""

    MANDATE = ("M", "in the unit's mandate")
    DECISION = ("D", "given to the unit by a decision")
    CLASS = ("C", "by a class it belongs to")
    PENDING = ("~", "would have it, if so decided")
    BODY = ("W", "named by a body as a whole")

    @property
    def letter(self) -> str:
        """What stands in the cell."""
        return self.value[0]

    @property
    def meaning(self) -> str:
        """What stands in the legend."""
        return self.value[1]

    @property
    def is_firm(self) -> bool:
        """Whether a unit with this sign has the subject already."""
        return self in (Sign.MANDATE, Sign.DECISION, Sign.CLASS)


def sign(row: Coverage, owned: Ownership) -> Sign:
    """How the unit of *owned* comes to have the subject of *row*."""
    if row.figure is not CoverageFigure.FIRM:
        return Sign.PENDING
    if row.state is CoverageState.BY_CLASS:
        return Sign.CLASS
    return Sign.DECISION if owned.basis is OwnershipBasis.DECISION else Sign.MANDATE
