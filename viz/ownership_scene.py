"""The ownership map as a picture: who has whom, and what for, with the open subjects in a lane of their own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

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
LONGEST_RUN = 0.78
"""Numbers stand side by side on their lines while they leave this much of the way from box to box."""

_SUM = "Sentences on record for all of these lines"
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
        notes=(*shown.notes, _without_sentences(shown)),
    )


def _without_sentences(shown: OwnershipMap) -> str:
    bare = shown.ties and not any(tie.evidence for tie in shown.ties)
    return "No line here has a sentence of a document on record." if bare else ""


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
    """Every line: bent, and straight where it meets its subject, so that its number stands on it."""
    units = {id_: place.node for id_, place in layout.places.items() if place.node.layer is Layer.UNITS}
    numbers: list[Mark] = []
    for ways in _by_side(layout.ways):
        runs = _runs(ways)
        for way, run in zip(ways, runs, strict=True):
            yield from _way(way, colour_of(way.tie, units), run)
        numbers += _numbers(ways, runs)
    if any(way.tie.evidence for way in layout.ways):
        yield from numbers


def _by_side(ways: Iterable[Way]) -> Iterable[list[Way]]:
    """Lines that meet a subject on one side, together."""
    sides: defaultdict[tuple[str, bool], list[Way]] = defaultdict(list)
    for way in ways:
        serves = way.tie.style is TieStyle.SERVES
        sides[way.tie.source if serves else way.tie.target, serves].append(way)
    return sides.values()


def _runs(ways: Sequence[Way]) -> list[float]:
    """How far from its subject each line is straight: past its number, which stands beside those of the others."""
    at, runs = 10.0, []
    for way in ways:
        at += _width(way.tie.evidence) + 6
        runs.append(at)
    gap = ways[0].target.x - ways[0].source.right
    if at <= gap * LONGEST_RUN:
        return runs
    return [16 + _width(sum(way.tie.evidence for way in ways))] * len(ways)


def _way(way: Way, colour: str, run: float) -> Iterator[Mark]:
    tie, left, right = way.tie, way.source.right, way.target.x
    wide, dash, of = WIDTHS[tie.style], dash_of(tie), (way.source.node.id, way.target.node.id)
    if tie.style is TieStyle.SERVES:
        yield Line(left, way.y1, left + run, way.y1, colour, wide, dash, straight=True, of=of)
        yield Line(left + run, way.y1, right, way.y2, colour, wide, dash, tip=tie.tip, of=of)
    else:
        yield Line(left, way.y1, right - run, way.y2, colour, wide, dash, tip=tie.tip, of=of)
        yield Line(right - run, way.y2, right, way.y2, colour, wide, dash, straight=True, of=of)


def _numbers(ways: Sequence[Way], runs: Sequence[float]) -> Iterator[Mark]:
    """A number on each line; where there is no room for all of them, their sum."""
    serves = ways[0].tie.style is TieStyle.SERVES
    subject = ways[0].source if serves else ways[0].target

    def at(run: float, evidence: int) -> float:
        inwards = run - _width(evidence) / 2
        return subject.right + inwards if serves else subject.x - inwards

    if len(ways) > 1 and runs[0] == runs[-1]:
        total = sum(way.tie.evidence for way in ways)
        yield from _number(total, at(runs[0], total), subject.middle, _SUM, (subject.node.id,))
        return
    for way, run in zip(ways, runs, strict=True):
        y, of = way.y1 if serves else way.y2, (way.source.node.id, way.target.node.id)
        yield from _number(way.tie.evidence, at(run, way.tie.evidence), y, way.tie.tip, of)


def _number(evidence: int, x: float, y: float, tip: str, of: tuple[str, ...]) -> Iterator[Mark]:
    wide = _width(evidence)
    yield Box(x - wide / 2, y - 12, wide, 24, PAPER, radius=4, of=of)
    yield Text(x, y + 7, str(evidence), SMALLEST, fill=MUTED, anchor="middle", tip=tip, of=of)


def _width(evidence: int) -> float:
    return width(str(evidence), SMALLEST) + 8


def _box(place: Place) -> Iterator[Mark]:
    node = place.node
    opened = is_open(node)
    strong = opened or node.layer is Layer.UNITS
    weight = Weight.STRONG if strong else Weight.REGULAR
    stroke = WARNING if opened else FAINT if node.layer is Layer.SUBJECTS else "none"
    wide = 2.5 if opened else 1.5
    ground, ink, of = node.colour.ground, node.colour.ink, (node.id,)
    yield Box(place.x, place.y, place.width, place.height, ground, stroke, wide, radius=6, tip=node.tip, of=of)
    base = place.y + 6 + LINE * 0.77
    for index, line in enumerate(place.lines):
        yield Text(place.x + PADDING, base + LINE * index, line, SMALLEST, weight, ink, tip=node.tip, of=of)
    if node.layer is Layer.SUBJECTS:
        ink = WARNING if opened else MUTED
        middle = place.middle + 7
        yield Text(place.right - PADDING, middle, node.detail, SMALLEST, weight, ink, "end", node.tip, of)
    else:
        ink = node.colour.ink if node.layer is Layer.UNITS else MUTED
        yield Text(place.x + PADDING, base + LINE * len(place.lines), node.detail, SMALLEST, fill=ink, of=of)


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
    if any(tie.evidence for tie in shown.ties):
        yield Entry("sentences on record", "2", PAPER, ink=INK)
