"""`sociogram load`, `template`, `attach` and `verify`: maps from files."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.exits import Exit
from api.cli.opening import actor, opened
from api.cli.options import AsJson, StoreUrl
from api.cli.terminal import say, show_table, working, write_json
from graph.records import DocumentText

if TYPE_CHECKING:
    from graph.load import LoadReport


def load(
    maps: Annotated[list[str], typer.Argument(metavar="NAME|DIR...", help="Maps we ship, by name, or folders.")],
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Let the files win over edits made since.")] = False,
    store: StoreUrl = None,
    json: AsJson = False,
) -> None:
    """Load maps from files, or the ones we ship.

    These are ir-map and participation; any other name is a folder in the import format. Everything is checked first:
    if anything is wrong, all of it is listed and nothing is written.

    For example:
        sociogram load ir-map participation

        sociogram load ./our-map --overwrite
    """
    from seeds import load as load_map

    reports = []
    with opened(store, create=True) as door:
        for name in maps:
            with working(f"Loading {name}"):
                reports.append(load_map(door, name, actor(), overwrite=overwrite))
            if not json:
                show_report(reports[-1])
    if json:
        write_json([asdict(report) for report in reports])


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
        rows = [
            (each.file, *map(str, (each.rows, each.created, each.amended, each.unchanged))) for each in report.files
        ]
        show_table(("file", "rows", "added", "amended", "unchanged"), rows)
    for note in report.notes:
        say(f"  {note}")
    if report.gone:
        gone = (f"the text of {key}" if table == DocumentText.table else key for table, key in report.gone)
        say(f"  No longer in the files, and kept: {', '.join(gone)}")


def template(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write; it is made where missing.")],
) -> None:
    """Write empty import files, to be filled in a spreadsheet.

    For example:

        sociogram template our-map
    """
    from graph.interchange.template import write_template

    files = write_template(folder)
    say(f"{folder} has {', '.join(each.name for each in files)}. Fill them in, then: sociogram load {folder}")


def attach(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="The key of a document.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Its text, in UTF-8.")],
    store: StoreUrl = None,
) -> None:
    """Put the text of a document on the map.

    Its quotes can be looked up then.

    For example:

        sociogram attach annual-report-2017-txt annual-report-2017.txt
    """
    from graph.attach import attach as attached

    with opened(store) as door:
        change_set = attached(door, document, file, actor())
        if change_set is None:
            say(f"The map has this text of {document} already.")
        else:
            say(f"The text of {document} is on the map (revision {door.apply(change_set).number}).")


def verify(store: StoreUrl = None, json: AsJson = False) -> None:
    """Look up every quote in its document.

    Leaves with 1 if one is not where the map says.

    For example:

        sociogram verify
    """
    from graph.verify import QuoteState
    from graph.verify import verify as verified

    with opened(store) as door, working("Looking up every quote"):
        found = verified(door.snapshot(), door.text)
    counts = {state.value: found.count(state) for state in QuoteState}
    if json:
        wrong = [
            {"evidence": each.evidence.key, "document": each.evidence.document, "fact": each.fact}
            for each in found.wrong
        ]
        write_json({"counts": counts, "wrong": wrong, "withoutText": [each.key for each in found.without_text]})
    else:
        say(", ".join(f"{count} {state}" for state, count in counts.items() if count) or "There is no evidence.")
        for entity in found.without_text:
            say(f"  without text: {entity.name} (sociogram attach {entity.key} FILE)")
        for each in found.wrong:
            say(f"  {each.evidence.key}, {each.evidence.subject}: {each.fact}")
    if found.wrong:
        raise typer.Exit(Exit.FOUND.code)
