"""The one door to pictures: which there are, and in which formats."""

import json
from collections.abc import Callable, Mapping

from graph.analyses.coverage import CoverageReport, run
from graph.errors import NotFound
from graph.interchange.graphml import graphml
from graph.map_view import MapView
from viz.html import html
from viz.matrix import matrix
from viz.network import network
from viz.ownership_scene import ownership_scene
from viz.png import png
from viz.scene import Scene
from viz.svg import svg

SCENES: Mapping[str, Callable[[MapView, CoverageReport, str], Scene]] = {"matrix": matrix, "map": ownership_scene}
WRITERS: Mapping[str, Callable[[Scene], bytes]] = {"svg": svg, "png": png, "html": html}
MEDIA_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "graphml": "application/graphml+xml",
}
FORMATS: Mapping[str, tuple[str, ...]] = {"matrix": (*WRITERS, "json"), "map": (*WRITERS, "json", "graphml")}
"""The pictures by name, each with the formats it can be had in."""
FOR_THE_BROWSER = "json"
"""The format that our own pages draw from, and that nobody else is offered."""


def draw(kind: str, view: MapView, format: str, *, roster: str | None = None, address: str = "") -> bytes:
    """The picture called *kind* of *view* as a file of this *format*, measured on *roster* (None: the map's default).

    ``map`` as ``json`` is what the browser draws from, ``matrix`` as ``json`` its table; ``graphml`` is the whole map
    as seen. Same view, same bytes. *address* is where people find the view again.

    Raises:
        NotFound: There is no such picture, format or roster.
    """
    if format not in FORMATS.get(kind, ()):
        kinds = [kind] if kind in FORMATS else list(FORMATS)
        offered = [f"{each}.{known}" for each in kinds for known in FORMATS[each] if known != FOR_THE_BROWSER]
        raise NotFound("picture", f"{kind}.{format}", offered)
    if format == "graphml":
        return graphml(view)
    report = run(view, roster)
    if (kind, format) == ("map", "json"):
        return _json(network(view, report, address))
    scene = SCENES[kind](view, report, address)
    return _json(_as_table(scene)) if format == "json" else WRITERS[format](scene)


def _as_table(scene: Scene) -> dict[str, object]:
    return {
        "title": scene.title,
        "subtitle": scene.subtitle,
        "caption": scene.table.caption,
        "columns": scene.table.columns,
        "rows": scene.table.rows,
        "notes": scene.notes,
        "footer": scene.footer,
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
