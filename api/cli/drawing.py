"""`sociogram draw`: a picture of the map in a file."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.meaning import FITS, Wanted, key_of
from api.cli.opening import opened
from api.cli.options import AsOf, RecordedAsOf, StatedOnly, StoreUrl
from api.cli.terminal import say, working
from graph.analyses.declare import Takes
from graph.checks import listed
from graph.errors import Unusable
from graph.interchange.whole_file import whole_file
from graph.map_view import Lenses


def draw(
    picture: Annotated[str, typer.Argument(metavar="matrix|map", help="The coverage matrix, or the ownership map.")],
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="The file to write; its ending says how: .svg, .png or .html.")
    ],
    roster: Annotated[str | None, typer.Option("--roster", metavar="KEY", help="The roster to measure on.")] = None,
    as_of: AsOf = None,
    recorded_as_of: RecordedAsOf = None,
    stated_only: StatedOnly = False,
    store: StoreUrl = None,
) -> None:
    """Draw the map into a file.

    SVG, PNG, or one HTML file that opens from disk; the map also as GraphML.

    For example:

        sociogram draw matrix --out coverage.svg

        sociogram draw map --as-of 2017-12-01 --out map.html

        sociogram draw map --out map.graphml
    """
    from viz.draw import FOR_THE_BROWSER, FORMATS
    from viz.draw import draw as drawn

    ending = out.suffix.removeprefix(".").lower()
    formats = FORMATS.get(picture, ())
    if not ending or (formats and ending not in formats):
        fact = f"is not one in which {picture} is drawn" if ending else "is missing, which says how to draw it"
        known = [f".{each}" for each in formats or FORMATS["matrix"] if each != FOR_THE_BROWSER]
        raise Unusable(f"The ending of {out} {fact}. Write one of {listed(known)}.")
    with opened(store) as door, working("Drawing"):
        view = door.view(Lenses(as_of, recorded_as_of, stated_only))
        measured = None if roster is None else key_of(view, Wanted("--roster", roster, FITS[Takes.ROSTER]))
        picture_bytes = drawn(picture, view, ending, roster=measured)
        with whole_file(out) as file:
            file.write(picture_bytes)
    say(f"{out} is drawn, {len(picture_bytes):,} bytes.")
