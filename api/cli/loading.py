"""`sociogram load`, `template`, `attach` and `verify`: maps from files."""

from dataclasses import asdict
from typing import Annotated, TYPE_CHECKING

import typer

from api.cli.opening import actor, opened
from api.cli.options import AsJson, StoreUrl
from api.cli.terminal import say, show_table, working, write_json

if TYPE_CHECKING:
    from graph.load import LoadReport


def load(
    maps: Annotated[list[str], typer.Argument(metavar="NAME|DIR...", help="Maps we ship, by name, or folders.")],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Let the files win over edits made since.")] = False,
    store: StoreUrl = None,
    json: AsJson = False,
) -> None:
    """Load maps: the ones we ship (ir-map, participation), or folders in the import format.

    Everything is checked first. If anything is wrong, all of it is listed and nothing is written.

    Examples:

        sociogram load ir-map participation

        sociogram load ./our-map --overwrite
    """
    from seeds import load as load_map

    with opened(store) as door:
        for name in maps:
            with working(f"Loading {name}"):
                report = load_map(door, name, actor(), overwrite=overwrite)
            if json:
                write_json(asdict(report))
            else:
                show_report(report)


def show_report(report: "LoadReport") -> None:
    """Print what a load did, and what had to be loaded before."""
    for each in report.before:
        show_report(each)
    done = f"revision {report.revision.number}" if report.revision else "the map had it all"
    say(
        f"{report.source}: {report.created} added, {report.amended} amended, {report.unchanged} unchanged ({done})",
        "bold",
    )
    if report.revision:
        rows = [(each.file, *map(str, (each.rows, each.created, each.amended, each.unchanged))) for each in report.files]
        show_table(("file", "rows", "added", "amended", "unchanged"), rows)
    for note in report.notes:
        say(f"  {note}")
    if report.gone:
        say(f"  No longer in the files, and kept: {', '.join(key for _, key in report.gone)}")
