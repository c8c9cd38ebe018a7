"""A picture as plain values: boxes, lines and texts with coordinates, and the table that says the same.

A page is 1600 units wide, which is 13.33 inches on a slide: 20 units are 12 points, and nothing is lettered smaller.
Every writer draws the same scene.
"""

from dataclasses import dataclass
from typing import TypeAlias

from viz.lettering import Weight, width
from viz.palette import INK

WIDTH = 1600.0
HEIGHT = 900.0
MARGIN = 60.0
SMALLEST = 20.0
"""12 points at 13.33 inches."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle. ``of`` names the entities it stands for, ``tip`` says what it means."""

    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    stroke: str = "none"
    stroke_width: float = 1.5
    dash: str = ""
    radius: float = 5.0
    hatched: str = ""
    tip: str = ""
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one point to another, bent towards the horizontal at both ends unless it is ``straight``."""

    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str = INK
    stroke_width: float = 1.5
    dash: str = ""
    straight: bool = False
    tip: str = ""
    of: tuple[str, ...] = ()

    def at(self, share: float) -> tuple[float, float]:
        """The point at this *share* (0 to 1) of the way that the curve is drawn with."""
        if self.straight:
            return self.x1 + (self.x2 - self.x1) * share, self.y1 + (self.y2 - self.y1) * share
        middle, rest = (self.x1 + self.x2) / 2, 1 - share
        weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
        x = weights[0] * self.x1 + (weights[1] + weights[2]) * middle + weights[3] * self.x2
        y = (weights[0] + weights[1]) * self.y1 + (weights[2] + weights[3]) * self.y2
        return x, y


@dataclass(frozen=True, slots=True)
class Text:
    """One line of letters; ``y`` is the line they stand on, ``anchor`` is start, middle or end."""

    x: float
    y: float
    content: str
    size: float = SMALLEST
    weight: Weight = Weight.REGULAR
    fill: str = INK
    anchor: str = "start"
    tip: str = ""
    of: tuple[str, ...] = ()

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the letters, ascenders and descenders included."""
        wide = width(self.content, self.size, self.weight)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return left, self.y - 0.76 * self.size, left + wide, self.y + 0.22 * self.size


Mark: TypeAlias = Box | Line | Text


@dataclass(frozen=True, slots=True)
class Table:
    """What a picture says, in words: for those who cannot see it, and for those who want to sort it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture. ``marks`` are painted in this order and include title, legend and footer.

    ``notes`` say what was folded or left out; they stand in the picture too.
    """

    width: float
    height: float
    title: str
    subtitle: str
    marks: tuple[Mark, ...]
    table: Table
    footer: tuple[str, ...]
    notes: tuple[str, ...] = ()
