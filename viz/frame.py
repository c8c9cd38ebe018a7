"""What every picture has around it: title, subtitle, notes, footer."""

from collections.abc import Iterable, Iterator, Sequence

from graph.analyses.sentences import counted
from viz.lettering import Weight, clean, fitted, is_covered, width, wrapped
from viz.palette import INK, MUTED, PAPER, RULE
from viz.provenance import Provenance
from viz.scene import HEIGHT, MARGIN, SMALLEST, WIDTH, Box, Line, Mark, Scene, Table, Text

TOP = 128.0
"""Where the picture itself begins."""

RIGHT = WIDTH - MARGIN
ROOM = RIGHT - MARGIN
_LINE = 28.0
_NOT_IN_FONT = "Some letters are not in the font of pictures; where no other font has them, boxes stand for them."


def framed(
    *,
    title: str,
    subtitle: str,
    body: Sequence[Mark],
    bottom: float,
    provenance: Provenance,
    measured: str,
    table: Table,
    notes: Iterable[str] = (),
) -> Scene:
    """A scene of *body*, which ends at *bottom*: the page grows with it and is 16 to 9 at least.

    *measured* says how long the roster is, for the footer. What is imagined is said in place of the subtitle, and in
    full below.
    """
    title, subtitle = clean(title), provenance.what_if or clean(subtitle)
    remarks = [clean(note) for note in (provenance.what_if, *notes) if note]
    if not all(is_covered(mark.content) for mark in body if isinstance(mark, Text)):
        remarks.append(_NOT_IN_FONT)
    lines = [line for note in remarks for line in wrapped(note, ROOM, SMALLEST, lines=3)]
    footer = _footer(provenance, measured)
    level = provenance.sensitivity.name
    told = [*wrapped(footer[0], ROOM - width(level, SMALLEST, Weight.STRONG) - 60, SMALLEST, lines=2)]
    told += [line for each in footer[1:] for line in wrapped(each, ROOM, SMALLEST, lines=2)]
    needed = bottom + 26 + _LINE * len(lines) + 20 + _LINE * len(told) + 24
    height = max(HEIGHT, needed)
    top_of_footer = height - 24 - _LINE * len(told)
    marks = [
        Box(0, 0, WIDTH, height, PAPER, radius=0),
        *_heading(title, subtitle),
        *body,
        *_stacked(lines, top_of_footer - 20 - _LINE * len(lines)),
        Line(MARGIN, top_of_footer - 8, RIGHT, top_of_footer - 8, RULE, 1.5, straight=True),
        *_stacked(told, top_of_footer),
        *_pill(level, top_of_footer),
    ]
    return Scene(WIDTH, height, title, subtitle, tuple(marks), table, (*footer, level), tuple(remarks))


def _heading(title: str, subtitle: str) -> Iterator[Mark]:
    size = 38.0
    while size > 28 and width(title, size, Weight.STRONG) > ROOM:
        size -= 1
    yield Text(MARGIN, 66, fitted(title, ROOM, size, Weight.STRONG), size, Weight.STRONG)
    yield Text(MARGIN, 104, fitted(subtitle, ROOM, 22), 22, fill=MUTED)


def _footer(provenance: Provenance, measured: str) -> list[str]:
    first = [f"As of {provenance.as_of_in_words}"]
    first += [f"Roster: {provenance.roster} ({measured})" if provenance.roster else f"No roster: {measured}"]
    first += ["stated only"] if provenance.stated_only else []
    first += ["imagined"] if provenance.imagined else []
    sources = f"The reasons rest on {counted(len(provenance.sources), 'document', 'documents')}"
    named = f"{sources}: {', '.join(provenance.sources)}"
    if provenance.sources and width(named, SMALLEST) <= ROOM * 0.8:
        sources = named
    second = [sources, f"revision {provenance.revision}", f"data {provenance.data_hash}"]
    lines = [" · ".join(first), " · ".join(second)]
    if provenance.address and width(f"{lines[1]} · {provenance.address}", SMALLEST) <= ROOM:
        return [lines[0], f"{lines[1]} · {provenance.address}"]
    return [*lines, *([provenance.address] if provenance.address else [])]


def _stacked(lines: Sequence[str], top: float) -> Iterator[Mark]:
    for index, line in enumerate(lines):
        yield Text(MARGIN, top + 22 + index * _LINE, line, SMALLEST, fill=MUTED)


def _pill(level: str, top: float) -> Iterator[Mark]:
    wide = width(level, SMALLEST, Weight.STRONG) + 28
    yield Box(RIGHT - wide, top, wide, 30, stroke=INK, radius=4, tip="The highest level of what is shown")
    yield Text(RIGHT - wide / 2, top + 22, level, SMALLEST, Weight.STRONG, anchor="middle")
