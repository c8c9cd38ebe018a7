"""The ownership map as a picture: who has whom, and what for, with the open subjects in a lane of their own."""

from collections import Counter
from collections.abc import Iterator, Mapping

from graph.analyses.coverage.report import CoverageReport
from graph.map_view import MapView
from viz.frame import RIGHT, TOP, framed
from viz.legend import Entry, flow
from viz.lettering import Weight, width
from viz.matrix import table
from viz.ownership import Layer, Node, OwnershipMap, Tie, TieStyle, ownership_map
from viz.ownership_layout import LINE, PADDING, Layout, Place, Way, is_open, laid_out
from viz.palette import FAINT, INK, MUTED, PAPER, UNITS, WARNING, WARNING_GROUND, WARNING_RULE
from viz.provenance import Provenance
from viz.scene import MARGIN, SMALLEST, Box, Line, Mark, Scene, Text
from viz.wording import measured

DASHES = {TieStyle.HANGS: "3 6", TieStyle.SERVES: ""}
WIDTHS = {TieStyle.FIRM: 3.0, TieStyle.DECIDED: 6.0, TieStyle.HANGS: 2.5, TieStyle.SERVES: 1.5}
LEGEND = {
    TieStyle.FIRM: "has it by mandate",
    TieStyle.DECIDED: "has it by decision",
    TieStyle.HANGS: "would have it, if so decided",
    TieStyle.SERVES: "a goal names it",
}
INFERRED = "11 5"
MOST_NUMBERS = 3
"""A subject with more lines than this on one side has their sum at its side instead of a number on each."""

HEADS = {Layer.UNITS: "Units", Layer.SUBJECTS: "Subjects", Layer.GOALS: "Goals"}


def ownership_scene(
    view: MapView, report: CoverageReport, address: str = "", known: Mapping[str, float] | None = None
) -> Scene:
    """The picture of *report* as a map; *known* are the tops of boxes that are to stay where they were."""
    shown = ownership_map(view, report)
    legend, below = flow(_legend(shown), MARGIN, TOP, RIGHT)
    top = below + 68 if shown.nodes else below
    layout = laid_out(shown, top, known)
    body: list[Mark] = [*legend, *_heads(shown, layout, top), *_lane(layout)]
    body += _lines(layout)
    for place in layout.places.values():
        body += _box(place)
    if not shown.nodes:
        body.append(Text(MARGIN, TOP + 30, "Nothing to draw: no unit, and nobody on this list yet.", 24, Weight.STRONG))
    return framed(
        title=report.headline,
        subtitle="Which unit has which subject, by mandate or decision, and which goals name the subject",
        body=body,
        bottom=max(layout.bottom, top) + 10,
        provenance=Provenance.of(view, report, address),
        measured=measured(report),
        table=table(view, report),
        notes=shown.notes,
    )


def colour_of(tie: Tie, units: Mapping[str, Node]) -> str:
    """A line from a unit has its unit's colour."""
    return units[tie.source].colour.ground if tie.source in units else FAINT


def dash_of(tie: Tie) -> str:
    """Dotted where it hangs on a decision, dashed where it is inferred."""
    return DASHES.get(tie.style) or (INFERRED if tie.inferred else "")


def _heads(shown: OwnershipMap, layout: Layout, top: float) -> Iterator[Mark]:
    for layer in Layer:
        places = [layout.places[node.id] for node in shown.layer(layer)]
        if places:
            number = sum(len(place.node.members) for place in places)
            head = f"{HEADS[layer]} · {number:,}"
            yield Text(places[0].x, top - 30, head, SMALLEST, Weight.STRONG, MUTED)


def _lane(layout: Layout) -> Iterator[Mark]:
    sides = layout.lane()
    if sides:
        lane = next(place for place in layout.places.values() if is_open(place.node))
        number = sum(len(place.node.members) for place in layout.places.values() if is_open(place.node))
        high = sides[1] - sides[0] + 22
        yield Box(lane.x - 14, sides[0] - 11, lane.width + 28, high, WARNING_GROUND, WARNING_RULE, 1.5, radius=8)
        label = f"Open · {number:,}"
        yield Text(lane.x + lane.width, sides[0] - 30, label, SMALLEST, Weight.STRONG, WARNING, "end")


def _lines(layout: Layout) -> Iterator[Mark]:
    units = {id_: place.node for id_, place in layout.places.items() if place.node.layer is Layer.UNITS}
    numbers: list[Mark] = []
    taken: Counter[tuple[str, bool]] = Counter()
    ends = Counter(_side(way) for way in layout.ways)
    sums: Counter[tuple[str, bool]] = Counter()
    for way in layout.ways:
        side = _side(way)
        sums[side] += way.tie.evidence
        colour, dash = colour_of(way.tie, units), dash_of(way.tie)
        of = (*way.source.node.members, *way.target.node.members)
        run = 12 + 42.0 * taken[side] if ends[side] <= MOST_NUMBERS else 12.0
        taken[side] += 1
        serves = way.tie.style is TieStyle.SERVES
        x1 = way.source.right + (run + 30 if serves else 0)
        x2 = way.target.x - (0 if serves else run + 30)
        wide = WIDTHS[way.tie.style]
        if serves:
            yield Line(way.source.right, way.y1, x1, way.y1, colour, wide, dash, straight=True, of=of)
        yield Line(x1, way.y1, x2, way.y2, colour, wide, dash, tip=way.tie.tip, of=of)
        if not serves:
            yield Line(x2, way.y2, way.target.x, way.y2, colour, wide, dash, straight=True, of=of)
        if ends[side] <= MOST_NUMBERS:
            numbers += _number(way.tie.evidence, *((x1 - 15, way.y1) if serves else (x2 + 15, way.y2)), way.tie.tip, of)
        elif taken[side] == ends[side]:
            place = way.source if serves else way.target
            at = place.right + 27 if serves else place.x - 27
            numbers += _number(sums[side], at, place.middle, "Sentences on record for all of its lines", of)
    yield from numbers


def _side(way: Way) -> tuple[str, bool]:
    """The subject of a line, and whether it is met on its right."""
    serves = way.tie.style is TieStyle.SERVES
    return (way.tie.source if serves else way.tie.target), serves


def _number(evidence: int, x: float, y: float, tip: str, of: tuple[str, ...]) -> Iterator[Mark]:
    label = str(evidence)
    wide = width(label, SMALLEST) + 10
    yield Box(x - wide / 2, y - 12, wide, 24, PAPER, radius=4, of=of)
    yield Text(x, y + 7, label, SMALLEST, fill=MUTED, anchor="middle", tip=tip, of=of)


def _box(place: Place) -> Iterator[Mark]:
    node = place.node
    opened = is_open(node)
    strong = opened or node.layer is Layer.UNITS
    weight = Weight.STRONG if strong else Weight.REGULAR
    stroke = WARNING if opened else FAINT if node.layer is Layer.SUBJECTS else "none"
    wide = 2.5 if opened else 1.5
    ground, ink, of = node.colour.ground, node.colour.ink, node.members
    yield Box(place.x, place.y, place.width, place.height, ground, stroke, wide, radius=6, tip=node.tip, of=of)
    base = place.y + 6 + LINE * 0.77
    for index, line in enumerate(place.lines):
        yield Text(place.x + PADDING, base + LINE * index, line, SMALLEST, weight, ink, tip=node.tip, of=of)
    if node.layer is Layer.SUBJECTS:
        ink = WARNING if opened else MUTED
        middle = place.middle + 7
        yield Text(place.right - PADDING, middle, node.detail, SMALLEST, weight, ink, "end", node.tip, node.members)
    else:
        ink = node.colour.ink if node.layer is Layer.UNITS else MUTED
        yield Text(place.x + PADDING, base + LINE * len(place.lines), node.detail, SMALLEST, fill=ink, of=node.members)


def styles_of(shown: OwnershipMap) -> list[TieStyle]:
    """The styles of line that occur, in the order of the legend."""
    used = {tie.style for tie in shown.ties}
    return [style for style in TieStyle if style in used]


def _legend(shown: OwnershipMap) -> Iterator[Entry]:
    """Only what occurs."""
    colour = UNITS[0].ground
    for style in styles_of(shown):
        stroke = FAINT if style is TieStyle.SERVES else colour
        dash = DASHES.get(style, "")
        yield Entry(LEGEND[style], stroke=stroke, dash=dash, is_line=True, stroke_width=WIDTHS[style])
    if any(dash_of(tie) == INFERRED for tie in shown.ties):
        yield Entry("dashes: inferred", stroke=colour, dash=INFERRED, is_line=True, stroke_width=3)
    if shown.ties:
        yield Entry("sentences on record", "2", PAPER, ink=INK)
