"""Scenes as SVG: text stays text, every mark has its tip, nothing is loaded from anywhere, same scene, same bytes."""

from collections.abc import Iterator
from html import escape

from viz.lettering import Weight
from viz.scene import Box, Line, Mark, Scene, Text

FAMILY = "Inter, 'Helvetica Neue', Arial, sans-serif"


def svg(scene: Scene) -> bytes:
    """*scene* as an SVG file."""
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + svg_element(scene) + "\n").encode()


def svg_element(scene: Scene) -> str:
    """*scene* as an element, to stand in a page."""
    wide, high = _number(scene.width), _number(scene.height)
    told = " ".join((scene.subtitle + ".", *scene.footer, *scene.notes))
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" role="img"'
        f' aria-labelledby="picture-title picture-about" font-family="{FAMILY}">'
    )
    lines = [
        opening,
        f'<title id="picture-title">{escape(scene.title)}</title>',
        f'<desc id="picture-about">{escape(told)}</desc>',
        *_hatches(scene),
        *(_mark(each) for each in scene.marks),
        "</svg>",
    ]
    return "\n".join(lines)


def _hatches(scene: Scene) -> Iterator[str]:
    colours = sorted({mark.hatched for mark in scene.marks if isinstance(mark, Box) and mark.hatched})
    if not colours:
        return
    yield "<defs>"
    for colour in colours:
        yield (
            f'<pattern id="hatch-{colour[1:]}" width="7" height="7" patternUnits="userSpaceOnUse"'
            f' patternTransform="rotate(45)"><rect width="2.2" height="7" fill="{colour}"/></pattern>'
        )
    yield "</defs>"


def _mark(mark: Mark) -> str:
    match mark:
        case Box():
            drawn = _box(mark)
        case Line():
            drawn = _line(mark)
        case Text():
            drawn = _text(mark)
    tip = f"<title>{escape(mark.tip)}</title>" if mark.tip else ""
    of = f' data-of="{escape(" ".join(mark.of))}"' if mark.of else ""
    return f"<g{of}>{tip}{drawn}</g>" if tip or of else drawn


def _box(box: Box) -> str:
    place = f'x="{_number(box.x)}" y="{_number(box.y)}" width="{_number(box.width)}" height="{_number(box.height)}"' + (
        f' rx="{_number(box.radius)}"' if box.radius else ""
    )
    ground = f'<rect {place} fill="{box.fill}"{_stroke(box.stroke, box.stroke_width, box.dash)}/>'
    return ground + (f'<rect {place} fill="url(#hatch-{box.hatched[1:]})"/>' if box.hatched else "")


def _line(line: Line) -> str:
    x1, y1, x2, y2 = (_number(each) for each in (line.x1, line.y1, line.x2, line.y2))
    middle = _number((line.x1 + line.x2) / 2)
    way = f"M{x1} {y1}L{x2} {y2}" if line.straight else f"M{x1} {y1}C{middle} {y1} {middle} {y2} {x2} {y2}"
    return f'<path d="{way}" fill="none"{_stroke(line.stroke, line.stroke_width, line.dash)}/>'


def _text(text: Text) -> str:
    weight = "" if text.weight is Weight.REGULAR else f' font-weight="{text.weight.css}"'
    anchor = "" if text.anchor == "start" else f' text-anchor="{text.anchor}"'
    return (
        f'<text x="{_number(text.x)}" y="{_number(text.y)}" font-size="{_number(text.size)}"{weight}{anchor}'
        f' fill="{text.fill}">{escape(text.content)}</text>'
    )


def _stroke(colour: str, wide: float, dash: str) -> str:
    if colour == "none":
        return ""
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    return f' stroke="{colour}" stroke-width="{_number(wide)}"{dashes}'


def _number(value: float) -> str:
    """A coordinate to a tenth of a unit, without trailing noughts."""
    return f"{value:.1f}".removesuffix(".0")
