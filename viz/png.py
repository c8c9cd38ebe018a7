"""Scenes as PNG, drawn from their SVG with the fonts that come with the pictures; same scene, same bytes.

Where a name has letters that these fonts lack, the fonts of the machine help out: readable goes before repeatable.
"""

import resvg_py

from viz.lettering import Weight, is_covered
from viz.scene import Scene, Text
from viz.svg import svg_element

SHARP_UP_TO = 2400
"""Pages up to this height are drawn at twice their size (240 dots an inch on a slide), higher ones at their size."""


def png(scene: Scene) -> bytes:
    """*scene* as a PNG file."""
    drawn: bytes = resvg_py.svg_to_bytes(
        svg_string=svg_element(scene),
        zoom=2 if scene.height <= SHARP_UP_TO else 1,
        skip_system_fonts=all(is_covered(mark.content) for mark in scene.marks if isinstance(mark, Text)),
        font_files=[str(weight.path) for weight in Weight],
    )
    return bytes(drawn)
