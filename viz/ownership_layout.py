"""Where the boxes and lines of the ownership map stand."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.analyses.coverage.report import CoverageFigure
from viz.frame import ROOM, TOP
from viz.layout import kept, ordered
from viz.lettering import Weight, width, wrapped
from viz.ownership import Layer, Node, OwnershipMap, Tie
from viz.scene import MARGIN, SMALLEST

LINE = 26.0
PADDING = 14.0
LANE_GAP = 34.0
_GAP = {Layer.UNITS: 22.0, Layer.SUBJECTS: 8.0, Layer.GOALS: 12.0}
_WIDTHS = {Layer.UNITS: 330.0, Layer.SUBJECTS: 500.0, Layer.GOALS: 370.0}
_BETWEEN = 170.0


@dataclass(frozen=True, slots=True)
class Place:
    """A box where it stands, with its label in lines."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Way:
    """A line where it runs: from a height on the right of its source to one on the left of its target."""

    tie: Tie
    source: Place
    target: Place
    y1: float
    y2: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything where it stands."""

    places: Mapping[str, Place]
    ways: tuple[Way, ...]

    @property
    def bottom(self) -> float:
        """The lowest side of a box."""
        return max((place.y + place.height for place in self.places.values()), default=TOP)

    def lane(self) -> tuple[float, float] | None:
        """Top and bottom of the open subjects."""
        sides = [(each.y, each.y + each.height) for each in self.places.values() if is_open(each.node)]
        return (min(top for top, _ in sides), max(bottom for _, bottom in sides)) if sides else None


def is_open(node: Node) -> bool:
    """Whether it belongs into the lane of its own."""
    return node.figure is CoverageFigure.OPEN


def laid_out(shown: OwnershipMap, top: float, known: Mapping[str, float] | None = None) -> Layout:
    """*shown* in layers below *top*; open subjects first, in the order given, in a lane of their own.

    *known* are tops of boxes, by their ids, from an earlier layout: these boxes stay there.
    """
    columns = _columns(shown)
    sized = {node.id: _sized(node, *columns[node.layer]) for node in shown.nodes}
    lanes = _lanes(shown)
    order = _order(shown, lanes)
    heights = {id_: place.height for id_, place in sized.items()}
    tops = _subjects(order[Layer.SUBJECTS], lanes, heights, top, known or {})
    for layer in (Layer.UNITS, Layer.GOALS):
        wishes = _wishes(shown.ties, layer, tops, heights)
        tops |= kept(order[layer], heights, wishes, _GAP[layer], top, known or {})
    places = {id_: _moved(place, tops[id_]) for id_, place in sized.items()}
    return Layout(places, tuple(_ways(shown.ties, places)))


def _lanes(shown: OwnershipMap) -> dict[str, int]:
    """Open subjects above the others; what has no line at all below."""
    tied = {end for tie in shown.ties for end in (tie.source, tie.target)}
    return {
        node.id: int(not is_open(node)) if node.layer is Layer.SUBJECTS else int(node.id not in tied)
        for node in shown.nodes
    }


def _columns(shown: OwnershipMap) -> Mapping[Layer, tuple[float, float]]:
    """Left and width of each layer; without goals the subjects have their room."""
    right = MARGIN + ROOM
    subjects = MARGIN + _WIDTHS[Layer.UNITS] + _BETWEEN
    goals = right - _WIDTHS[Layer.GOALS]
    wide = _WIDTHS[Layer.SUBJECTS] if shown.layer(Layer.GOALS) else right - subjects
    return {
        Layer.UNITS: (MARGIN, _WIDTHS[Layer.UNITS]),
        Layer.SUBJECTS: (subjects, wide),
        Layer.GOALS: (goals, _WIDTHS[Layer.GOALS]),
    }


def _sized(node: Node, x: float, wide: float) -> Place:
    strong = node.layer is Layer.UNITS or is_open(node)
    weight = Weight.STRONG if strong else Weight.REGULAR
    beside = width(node.detail, SMALLEST, weight) + 16 if node.layer is Layer.SUBJECTS else 0.0
    most = 3 if node.layer is Layer.GOALS else 2
    lines = wrapped(node.label, wide - 2 * PADDING - beside, SMALLEST, weight, lines=most)
    below = 0 if node.layer is Layer.SUBJECTS else 1
    return Place(node, x, 0, wide, LINE * (len(lines) + below) + 12, lines)


def _moved(place: Place, top: float) -> Place:
    return Place(place.node, place.x, top, place.width, place.height, place.lines)


def _order(shown: OwnershipMap, lanes: Mapping[str, int]) -> Mapping[Layer, list[str]]:
    layers = [[node.id for node in shown.layer(layer)] for layer in Layer]
    found = ordered(layers, [(tie.source, tie.target) for tie in shown.ties], lanes)
    opened = [id_ for id_ in layers[Layer.SUBJECTS] if lanes[id_] == 0]
    found[Layer.SUBJECTS] = opened + [id_ for id_ in found[Layer.SUBJECTS] if lanes[id_]]
    return dict(zip(Layer, found, strict=True))


def _subjects(
    order: Sequence[str],
    lanes: Mapping[str, int],
    heights: Mapping[str, float],
    top: float,
    known: Mapping[str, float],
) -> dict[str, float]:
    gap = _GAP[Layer.SUBJECTS]
    opened = [id_ for id_ in order if lanes[id_] == 0]
    others = [id_ for id_ in order if lanes[id_]]
    tops = kept(opened, heights, {}, gap, top, known)
    below = max((tops[id_] + heights[id_] + LANE_GAP for id_ in opened), default=top)
    return tops | kept(others, heights, {}, gap, below, known)


def _wishes(
    ties: Sequence[Tie], layer: Layer, tops: Mapping[str, float], heights: Mapping[str, float]
) -> dict[str, float]:
    """Beside the middle of the subjects that a box is tied to."""
    middles: defaultdict[str, list[float]] = defaultdict(list)
    for tie in ties:
        for end, other in ((tie.source, tie.target), (tie.target, tie.source)):
            if end not in tops and other in tops:
                middles[end].append(tops[other] + heights[other] / 2)
    return {id_: sum(found) / len(found) - heights[id_] / 2 for id_, found in middles.items()}


def _ways(ties: Sequence[Tie], places: Mapping[str, Place]) -> Iterator[Way]:
    starts = _ports([(tie.source, tie.target) for tie in ties], places)
    ends = _ports([(tie.target, tie.source) for tie in ties], places)
    for tie in ties:
        y1, y2 = starts[tie.source, tie.target], ends[tie.target, tie.source]
        yield Way(tie, places[tie.source], places[tie.target], y1, y2)


def _ports(pairs: Sequence[tuple[str, str]], places: Mapping[str, Place]) -> dict[tuple[str, str], float]:
    """Where on the side of a box each of its lines begins: in the order of the boxes they lead to."""
    others: defaultdict[str, list[str]] = defaultdict(list)
    for box, other in pairs:
        others[box].append(other)
    ports: dict[tuple[str, str], float] = {}
    for box, far in others.items():
        place = places[box]
        far.sort(key=lambda other: (places[other].middle, other))
        step = min(11.0, (place.height - 14) / max(len(far) - 1, 1))
        for index, other in enumerate(far):
            ports[box, other] = place.middle + (index - (len(far) - 1) / 2) * step
    return ports
