"""The legend of a picture: what each sort of mark means, drawn as the marks themselves are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from viz.lettering import Weight, fitted, width
from viz.palette import INK, MUTED
from viz.scene import SMALLEST, Box, Line, Mark, Text

PITCH = 29.0
SWATCH = 40.0
_GAP = 12.0
_BETWEEN = 36.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One sort of mark and its meaning. With ``is_line`` it is a line in the colour of ``stroke``, else a box."""

    meaning: str
    letter: str = ""
    fill: str = "none"
    stroke: str = "none"
    ink: str = INK
    dash: str = ""
    hatched: str = ""
    is_line: bool = False
    stroke_width: float = 1.5


def column(entries: Iterable[Entry], x: float, y: float, room: float) -> Iterator[Mark]:
    """The *entries* one under the other; *y* is the top."""
    for index, entry in enumerate(entries):
        yield from _entry(entry, x, y + index * PITCH, room)


def flow(entries: Iterable[Entry], x: float, y: float, right: float) -> tuple[list[Mark], float]:
    """The *entries* one beside the other, on as many lines as they need, and the bottom of the last line."""
    marks: list[Mark] = []
    at, top = x, y
    for entry in entries:
        needed = SWATCH + _GAP + width(entry.meaning, SMALLEST)
        if at > x and at + needed > right:
            at, top = x, top + PITCH
        marks += _entry(entry, at, top, right - at)
        at += needed + _BETWEEN
    return marks, top + PITCH


def _entry(entry: Entry, x: float, top: float, room: float) -> Iterator[Mark]:
    middle = top + PITCH / 2
    if entry.is_line:
        yield Line(x, middle, x + SWATCH, middle, entry.stroke, entry.stroke_width, entry.dash, straight=True)
    else:
        yield Box(x, middle - 12, SWATCH, 24, entry.fill, entry.stroke, 1.5, entry.dash, 4, entry.hatched)
    if entry.letter:
        yield Text(x + SWATCH / 2, middle + 7, entry.letter, SMALLEST, Weight.STRONG, entry.ink, "middle")
    label = fitted(entry.meaning, room - SWATCH - _GAP, SMALLEST)
    yield Text(
        x + SWATCH + _GAP, middle + 7, label, SMALLEST, fill=MUTED, tip="" if label == entry.meaning else entry.meaning
    )
