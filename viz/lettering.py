"""How wide words are in the font of the pictures, read from the font itself, and how they are made to fit.

Widths are the advances of the glyphs; kerning, which mostly makes words narrower, is left out. A character that the
font lacks counts as one em, so that what a browser puts in its place has room.
"""

import re
import struct
import unicodedata
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
ELLIPSIS = "…"

_DROPPED = dict.fromkeys(
    [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF, 0xFFFE, 0xFFFF]
)


class Weight(Enum):
    """The two weights that pictures are lettered in, with the file of each."""

    REGULAR = "Inter-Regular.otf"
    STRONG = "Inter-SemiBold.otf"

    @property
    def css(self) -> int:
        """Its number in a style sheet."""
        return 400 if self is Weight.REGULAR else 600

    @property
    def path(self) -> Path:
        """Its font file."""
        return FONTS / self.value


def clean(text: str) -> str:
    """*text* as one line that any picture can hold.

    White space becomes single blanks; control characters, lone surrogates and marks that turn the direction of writing
    go.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = re.sub(r"\s+", " ", text).translate(_DROPPED)
    return "".join(each for each in kept if unicodedata.category(each) not in ("Cc", "Cs")).strip()


def width(text: str, size: float, weight: Weight = Weight.REGULAR) -> float:
    """How wide *text* is at this size, in the unit of the size."""
    font = _font(weight)
    return sum(font.advance(each) for each in text) * size


def fitted(text: str, room: float, size: float, weight: Weight = Weight.REGULAR) -> str:
    """*text*, or as much of its beginning as fits into *room*, with an ellipsis."""
    if width(text, size, weight) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = width(text[:middle].rstrip() + ELLIPSIS, size, weight) <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return text[:low].rstrip() + ELLIPSIS


def wrapped(text: str, room: float, size: float, weight: Weight = Weight.REGULAR, *, lines: int) -> tuple[str, ...]:
    """*text* broken between words into at most so many *lines*; what is left over ends in an ellipsis."""
    done: list[str] = []
    words = text.split()
    while words and len(done) < lines - 1:
        count = 1
        while count < len(words) and width(" ".join(words[: count + 1]), size, weight) <= room:
            count += 1
        done.append(fitted(" ".join(words[:count]), room, size, weight))
        words = words[count:]
    return (*done, fitted(" ".join(words), room, size, weight)) if words or not done else tuple(done)


def is_covered(text: str) -> bool:
    """Whether the font has every character of *text*."""
    glyphs = _font(Weight.REGULAR).advances
    return all(ord(each) in glyphs or unicodedata.combining(each) for each in text)


@dataclass(frozen=True, slots=True)
class _Font:
    """Advances by code point, in em."""

    advances: dict[int, float]

    def advance(self, character: str) -> float:
        known = self.advances.get(ord(character))
        if known is not None:
            return known
        return 0.0 if unicodedata.combining(character) else 1.0


@cache
def _font(weight: Weight) -> _Font:
    tables = _tables(weight.path.read_bytes())
    em = struct.unpack_from(">H", tables["head"], 18)[0]
    count = struct.unpack_from(">H", tables["hhea"], 34)[0]
    advances = [struct.unpack_from(">H", tables["hmtx"], 4 * index)[0] / em for index in range(count)]
    glyphs = _code_points(tables["cmap"])
    return _Font({point: advances[min(glyph, count - 1)] for point, glyph in glyphs.items()})


def _tables(font: bytes) -> dict[str, bytes]:
    tables = {}
    for index in range(struct.unpack_from(">H", font, 4)[0]):
        tag, _, start, length = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        tables[tag.decode("ascii")] = font[start : start + length]
    return tables


def _code_points(cmap: bytes) -> dict[int, int]:
    """Glyph numbers by code point, from the font's table of all of Unicode (format 12)."""
    count = struct.unpack_from(">H", cmap, 2)[0]
    starts = [struct.unpack_from(">HHI", cmap, 4 + 8 * index)[2] for index in range(count)]
    start = next(each for each in starts if struct.unpack_from(">H", cmap, each)[0] == 12)
    glyphs: dict[int, int] = {}
    for group in range(struct.unpack_from(">I", cmap, start + 12)[0]):
        first, last, glyph = struct.unpack_from(">III", cmap, start + 16 + 12 * group)
        glyphs.update((point, glyph + point - first) for point in range(first, last + 1))
    return glyphs
