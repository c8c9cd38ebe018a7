"""The ownership map for the browser: nodes, edges and options as vis-network takes them, built with pyvis.

The only file that imports pyvis, and none of pyvis's page is used: it would run what stands in names and load from
other hosts. All places are ours, so the browser computes no layout.
"""

import json
import warnings
from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.analyses.coverage.report import CoverageReport
from graph.map_view import MapView
from viz.frame import TOP
from viz.lettering import clean
from viz.ownership import Layer, OwnershipMap, TieStyle, ownership_map
from viz.ownership_layout import Layout, Place, Way, is_open, laid_out
from viz.ownership_scene import HEADS, INFERRED, LEGEND, WIDTHS, colour_of, dash_of, styles_of
from viz.palette import FAINT, WARNING, WARNING_GROUND
from viz.provenance import Provenance
from viz.scene import SMALLEST
from viz.wording import measured

_PLAIN = (TieStyle.FIRM, TieStyle.SERVES)
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 150, "hideEdgesOnDrag": True, "dragNodes": False},
    "nodes": {"shape": "box", "font": {"face": "Inter", "size": int(SMALLEST), "align": "left"}},
    "edges": {
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5},
        "font": {"face": "Inter", "size": int(SMALLEST), "align": "horizontal", "background": "#FFFFFF"},
    },
}
"""pyvis drops every blank from its options, so no value holds one."""


def network(
    view: MapView, report: CoverageReport, address: str = "", known: Mapping[str, float] | None = None
) -> dict[str, Any]:  # JSON has no better type in Python
    """The map of *report* as JSON values.

    Nodes stand where they stand in the picture (middles); ``members`` of a node are the keys it stands for, titles are
    plain text. *known* are tops of boxes, by node, from an earlier answer's ``tops``: these boxes stay.
    """
    shown = ownership_map(view, report)
    layout = laid_out(shown, TOP, known)
    nodes, edges, options = _built(layout)
    source = Provenance.of(view, report, address)
    return {
        "title": report.headline,
        "subtitle": "Which unit has which subject, by mandate or decision, and which goals name the subject",
        "nodes": nodes,
        "edges": edges,
        "options": options,
        "lanes": _lanes(shown, layout),
        "legend": [{"style": style.value, "meaning": LEGEND[style]} for style in styles_of(shown)],
        "notes": list(shown.notes),
        "tops": {id_: round(place.y, 1) for id_, place in layout.places.items()},
        "asOf": source.as_of.isoformat(),
        "roster": _roster(report),
        "revision": source.revision,
        "sensitivity": source.sensitivity.name,
        "statedOnly": source.stated_only,
        "imagined": list(source.imagined),
        "dataHash": source.data_hash,
        "address": source.address,
    }


def _roster(report: CoverageReport) -> dict[str, str] | None:
    if report.roster is None:
        return None
    return {"key": report.roster.key, "name": clean(report.roster.name), "measured": measured(report)}


@cache
def _pyvis() -> Any:  # pyvis is published without types
    """The network class of pyvis, loaded when first needed: it brings IPython along, which takes a moment and warns."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        from pyvis.network import Network
    return Network


def _built(layout: Layout) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    net = _pyvis()(directed=True)  # an undirected one drops a second line between two boxes
    for place in layout.places.values():
        net.add_node(place.node.id, **_node(place))
    units = {id_: place.node for id_, place in layout.places.items() if place.node.layer is Layer.UNITS}
    for number, way in enumerate(layout.ways):
        colour = colour_of(way.tie, units)
        net.add_edge(way.source.node.id, way.target.node.id, id=f"tie-{number}", color={"color": colour}, **_edge(way))
    net.set_options(json.dumps(_OPTIONS))
    nodes, edges, _, _, _, options = net.get_network_data()
    return nodes, edges, json.loads(options)


def _node(place: Place) -> dict[str, Any]:
    node = place.node
    return {
        "label": f"{node.label}\n{node.detail}",
        "title": node.tip,
        "shape": "box",
        "x": round(place.x + place.width / 2, 1),
        "y": round(place.middle, 1),
        "fixed": True,
        "physics": False,
        "widthConstraint": round(place.width - 20),
        "heightConstraint": {"minimum": round(place.height - 12)},
        "borderWidth": 3 if is_open(node) else 1,
        "color": {
            "background": node.colour.ground,
            "border": WARNING if is_open(node) else FAINT if node.layer is Layer.SUBJECTS else node.colour.ground,
        },
        "font": {"color": WARNING if is_open(node) else node.colour.ink},
        "kind": node.kind,
        "layer": HEADS[node.layer],
        "figure": node.figure.name if node.figure else None,
        "members": list(node.members),
    }


def _edge(way: Way) -> dict[str, Any]:
    tie = way.tie
    dashes = dash_of(tie)
    return {
        "arrows": "",
        "width": WIDTHS[tie.style],
        "dashes": [int(each) for each in dashes.split()] if dashes else False,
        "label": str(tie.evidence) if tie.style in _PLAIN else f"{tie.letter} {tie.evidence}",
        "title": tie.tip,
        "style": tie.style.value,
        "inferred": dashes == INFERRED,
        "evidence": tie.evidence,
        "relationships": list(tie.relationships),
    }


def _lanes(shown: OwnershipMap, layout: Layout) -> list[dict[str, Any]]:
    """The layers, and the lane of the open subjects, with their number and where they stand."""
    lanes = []
    for layer in Layer:
        places = [layout.places[node.id] for node in shown.layer(layer)]
        if places:
            lanes.append(_lane(HEADS[layer], places))
    opened = [place for place in layout.places.values() if is_open(place.node)]
    if opened:
        lanes.append({**_lane("Open", opened), "colour": WARNING, "ground": WARNING_GROUND})
    return lanes


def _lane(name: str, places: list[Place]) -> dict[str, Any]:
    top = min(place.y for place in places)
    return {
        "name": name,
        "count": sum(len(place.node.members) for place in places),
        "x": places[0].x,
        "y": round(top, 1),
        "width": places[0].width,
        "height": round(max(place.y + place.height for place in places) - top, 1),
    }
