"""The coverage matrix: subjects down, units across, the open ones first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.analyses.coverage.report import Coverage, CoverageFigure, CoverageReport
from graph.analyses.coverage.words import assumed, held_words, state_words
from graph.analyses.findings import Ownership
from graph.analyses.sentences import counted
from graph.map_view import MapView
from viz.frame import RIGHT, ROOM, TOP, framed
from viz.legend import PITCH, Entry, column
from viz.lettering import Weight, clean, fitted, width, wrapped
from viz.palette import (
    CELL,
    FAINT,
    INK,
    MUTED,
    OTHER,
    PAPER,
    RULE,
    UNITS,
    WARNING,
    WARNING_GROUND,
    Colour,
    drawn_units,
    unit_colours,
)
from viz.provenance import Provenance, names, rests_on_inference
from viz.rows import Row, folding, rows
from viz.scene import MARGIN, SMALLEST, Box, Line, Mark, Scene, Table, Text
from viz.signs import Sign, sign
from viz.wording import FIGURES, measured, pull_together, why, why_together

MOST_BODIES = 3
_ROW = 31.0
_LINE = 25.0
_PITCH = 50.0
_CELL = 43.0
_PULL = 112.0
_BODY = Colour("#E1E5EC", INK)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a unit, a body, or all the others of them together."""

    label: str
    keys: frozenset[str]
    colour: Colour
    counts: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns of the matrix stand."""

    subjects: float
    columns: tuple[Column, ...]

    @property
    def cells(self) -> float:
        """The left of the first cell."""
        return MARGIN + self.subjects + 16

    @property
    def pull(self) -> float:
        """The middle of the column that counts what names a subject."""
        return self.cells + _PITCH * len(self.columns) + _PULL / 2

    @property
    def why(self) -> float:
        """The left of the last column."""
        return self.pull + _PULL / 2 + 10

    def middle(self, index: int) -> float:
        """The middle of a column of cells."""
        return self.cells + _PITCH * index + _CELL / 2


def matrix(view: MapView, report: CoverageReport, address: str = "") -> Scene:
    """The picture of *report*: every subject of the roster; where there are very many, alike ones share a row."""
    drawn = rows(view, report.rows)
    columns = _columns(report)
    longest = max((width(row.label, SMALLEST, Weight.STRONG) for row in drawn), default=0.0)
    grid = Grid(min(max(longest + 14, 420.0), 540.0), tuple(columns))
    legend = [*_legend(report), *_of_folded(drawn)]
    top = TOP + max(PITCH * len(legend), 28.0 * (len(columns) + 1)) + 14
    body: list[Mark] = [*column(legend, MARGIN, TOP, grid.subjects), *_heads(grid, top)]
    bottom = top
    for figure in CoverageFigure:
        some = [row for row in drawn if row.figure is figure]
        body += _group(view, grid, figure, some, bottom)
        bottom += _ROW + sum(_height(view, grid, row) for row in some) if some else 0.0
    if not drawn:
        body.append(Text(MARGIN, top + 30, "Nobody is on this list yet.", 24, Weight.STRONG))
        bottom += 50
    return framed(
        title=report.headline,
        subtitle="Whose mandate or decision names which subject; open first, then by how much else names it",
        body=body,
        bottom=bottom,
        provenance=Provenance.of(view, report, address),
        measured=measured(report),
        table=table(view, report),
        notes=_notes(report, drawn, columns),
    )


def table(view: MapView, report: CoverageReport) -> Table:
    """The same in words, a row for each subject."""
    return Table(
        caption=clean(report.definition),
        columns=("Subject", "Figure", "State", "Units", "Bodies", "Named by", "Why"),
        rows=tuple(
            (
                clean(row.subject.name),
                FIGURES[row.figure],
                state_words(row),
                ", ".join(sorted({f"{clean(each.unit.name)} ({sign(row, each).letter})" for each in row.units})),
                ", ".join(clean(each.name) for each in row.bodies),
                str(row.pull),
                why(view, row),
            )
            for row in report.rows
        ),
    )


def _columns(report: CoverageReport) -> list[Column]:
    colours = unit_colours(report)
    units = drawn_units(report)
    columns = [
        Column(clean(each.name), frozenset({each.key}), colours[each.key], counts=_counts(report, {each.key}))
        for each in units[: len(UNITS)]
    ]
    if others := frozenset(each.key for each in units[len(UNITS) :]):
        label = counted(len(others), "other unit", "other units")
        columns.append(Column(label, others, OTHER, counts=_counts(report, others)))
    has_column = {key for column in columns for key in column.keys}
    bodies = [each for each in report.bodies if each.key not in has_column]
    named = sorted(bodies, key=lambda body: -sum(body in row.bodies for row in report.rows))
    shown = named if len(named) <= MOST_BODIES else named[: MOST_BODIES - 1]
    columns += [_body(clean(each.name), {each.key}) for each in shown]
    if rest := named[len(shown) :]:
        columns.append(_body(f"{len(rest)} other bodies", {each.key for each in rest}))
    return columns


def _body(label: str, keys: Iterable[str]) -> Column:
    return Column(label, frozenset(keys), _BODY, counts="as a whole")


def _counts(report: CoverageReport, keys: Iterable[str]) -> str:
    held = dict.fromkeys(CoverageFigure, 0)
    wanted = set(keys)
    for row in report.rows:
        held[row.figure] += any(each.unit.key in wanted for each in row.units)
    return held_words(held[CoverageFigure.FIRM], held[CoverageFigure.HANGS])


def _heads(grid: Grid, top: float) -> Iterator[Mark]:
    """The names of the columns as a stair, each on a line of its own above its column, so that all are horizontal."""
    count = len(grid.columns)
    for index, head in enumerate(grid.columns):
        x, y = grid.middle(index), top - 14 - 28.0 * (count - index)
        yield Line(x, y - 6, x, top - 4, FAINT, 1.5, straight=True)
        yield Box(x - 7, y - 13, 14, 14, head.colour.ground, radius=2)
        room = RIGHT - x - 16
        extra = width(f"  {head.counts}", SMALLEST)
        label = fitted(head.label, room - extra, SMALLEST, Weight.STRONG)
        yield Text(x + 16, y, label, SMALLEST, Weight.STRONG, tip=head.label, of=tuple(sorted(head.keys)))
        after = x + 16 + width(label, SMALLEST, Weight.STRONG) + 10
        yield Text(after, y, head.counts, SMALLEST, fill=MUTED)
    yield Text(grid.pull, top - 12, "Named by", SMALLEST, fill=MUTED, anchor="middle", tip=_PULL_MEANS)
    yield Text(grid.why, top - 12, "Why", SMALLEST, fill=MUTED)


_PULL_MEANS = "How many goals, priorities, programmes and events name the subject"


def _group(view: MapView, grid: Grid, figure: CoverageFigure, some: Sequence[Row], top: float) -> Iterator[Mark]:
    if not some:
        return
    is_open = figure is CoverageFigure.OPEN
    if is_open:
        high = _ROW + sum(_height(view, grid, row) for row in some)
        yield Box(MARGIN - 14, top, ROOM + 28, high, WARNING_GROUND, radius=6)
    number = sum(len(row.members) for row in some)
    heading = f"{FIGURES[figure]} · {number:,}"
    yield Text(MARGIN, top + 24, heading, SMALLEST, Weight.STRONG, WARNING if is_open else MUTED)
    at = top + _ROW
    for row in some:
        yield from _row(view, grid, row, at)
        at += _height(view, grid, row)


def _lettered(view: MapView, grid: Grid, row: Row) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who it is and why, each in at most two lines."""
    weight = Weight.STRONG if row.figure is CoverageFigure.OPEN else Weight.REGULAR
    reason = why_together(view, row.members)
    return (
        wrapped(row.label, grid.subjects, SMALLEST, weight, lines=2),
        wrapped(reason, RIGHT - grid.why, SMALLEST, weight, lines=2),
    )


def _height(view: MapView, grid: Grid, row: Row) -> float:
    return _ROW + _LINE * (max(map(len, _lettered(view, grid, row))) - 1)


def _row(view: MapView, grid: Grid, row: Row, top: float) -> Iterator[Mark]:
    is_open = row.figure is CoverageFigure.OPEN
    base = top + 22
    weight = Weight.STRONG if is_open else Weight.REGULAR
    reason = why_together(view, row.members)
    if not is_open:
        yield Line(MARGIN, top, RIGHT, top, RULE, 1, straight=True)
    label, told = _lettered(view, grid, row)
    tip = row.label if len(row.members) == 1 else names((each.subject for each in row.members), at_most=12)
    for index, line in enumerate(label):
        yield Text(MARGIN, base + _LINE * index, line, SMALLEST, weight, tip=tip, of=(row.id,))
    for index, head in enumerate(grid.columns):
        yield from _cell(grid.middle(index), top, row, head, PAPER if is_open else CELL)
    yield Text(grid.pull, base, pull_together(row.members), SMALLEST, weight, anchor="middle", tip=_PULL_MEANS)
    ink = WARNING if is_open else MUTED
    for index, line in enumerate(told):
        yield Text(grid.why, base + _LINE * index, line, SMALLEST, weight, ink, tip=reason, of=(row.id,))


def _cell(middle: float, top: float, row: Row, head: Column, empty: str) -> Iterator[Mark]:
    x, y, high = middle - _CELL / 2, top + 3, _ROW - 6
    found = [each for member in row.members if (each := _sign(member, head))]
    if not found:
        yield Box(x, y, _CELL, high, empty, radius=4)
        return
    mark, inferred = found[0][0], all(inferred for _, inferred in found)
    colour = _BODY if mark is Sign.BODY else head.colour
    firm = mark.is_firm or mark is Sign.BODY
    fill = colour.ground if firm else PAPER
    hatch = (colour.ink if firm else colour.ground) if inferred else ""
    ink = colour.ink if firm else INK
    content = mark.letter if len(row.members) == 1 else _short(len(found))
    tip = f"{head.label}: {mark.meaning}{' (inferred)' if inferred else ''}. {row.label}"
    of = (row.id, *sorted(head.keys))
    border = "none" if firm else colour.ground
    yield Box(x, y, _CELL, high, fill, border, 2, "" if firm else "6 4", 4, hatch, tip, of)
    if inferred:
        wide = max(24.0, width(content, SMALLEST, Weight.STRONG) + 4)
        yield Box(middle - wide / 2, y + 2, wide, high - 4, fill, radius=3, of=of)
    yield Text(middle, top + 22.5, content, SMALLEST, Weight.STRONG, ink, "middle", tip, of)


def _short(count: int) -> str:
    """A count in at most three characters."""
    return str(count) if count < 1000 else f"{min(count // 1000, 99)}k"


def _sign(row: Coverage, head: Column) -> tuple[Sign, bool] | None:
    """What stands in a cell, and whether all of it rests on inference."""
    owned = [each for each in row.units if each.unit.key in head.keys]
    if not owned:
        return (Sign.BODY, False) if any(each.key in head.keys for each in row.bodies) else None
    decided = [each for each in owned if sign(row, each) is Sign.DECISION]
    return sign(row, (decided or owned)[0]), all(_is_inferred(each) for each in owned)


def _is_inferred(owned: Ownership) -> bool:
    return rests_on_inference(owned.relationship.certainty, owned.relationship.basis)


def _legend(report: CoverageReport) -> list[Entry]:
    """Only what occurs."""
    used = {sign(row, each) for row in report.rows for each in row.units}
    colour = UNITS[0]
    entries = []
    for each in Sign:
        if each is Sign.BODY and report.bodies:
            entries.append(Entry(each.meaning, each.letter, _BODY.ground, ink=_BODY.ink))
        elif each in used and each.is_firm:
            entries.append(Entry(each.meaning, each.letter, colour.ground, ink=colour.ink))
        elif each in used:
            entries.append(Entry(each.meaning, each.letter, PAPER, colour.ground, dash="6 4"))
    if any(_is_inferred(each) for row in report.rows for each in row.units):
        entries.append(Entry("hatched: inferred, not stated", "", colour.ground, hatched=colour.ink))
    return entries


def _of_folded(drawn: Sequence[Row]) -> Iterator[Entry]:
    if any(len(row.members) > 1 for row in drawn):
        yield Entry("so many subjects of a folded row", "12", UNITS[0].ground, ink=UNITS[0].ink)


def _notes(report: CoverageReport, drawn: Sequence[Row], columns: Sequence[Column]) -> Iterator[str]:
    yield from assumed(report.rows)
    yield folding(drawn)
    if any(len(each.keys) > 1 for each in columns):
        yield "Units and bodies beyond those shown share a column; the table names each."
    if report.elsewhere:
        named = counted(len(report.elsewhere), "more subject is", "more subjects are")
        yield f"{named} named on the map and not on this roster."
