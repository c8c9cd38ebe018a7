"""`sociogram calendar`: what ends or must be renewed, as a file for calendar programs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from api.cli.imagining import scenario_of, seen
from api.cli.opening import opened
from api.cli.options import AsOf, If, RecordedAsOf, StatedOnly, StoreUrl
from api.cli.terminal import say, working
from graph.analyses import horizon
from graph.interchange.icalendar import CalendarEntry, calendar_file
from graph.interchange.whole_file import whole_file
from graph.map_view import Lenses


def calendar(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, such as due.ics.")],
    days: Annotated[int, typer.Option("--days", metavar="NUMBER", help="How many days to look ahead.")] = (
        horizon.A_YEAR
    ),
    as_of: AsOf = None,
    recorded_as_of: RecordedAsOf = None,
    stated_only: StatedOnly = False,
    supposing: If = None,
    store: StoreUrl = None,
) -> None:
    """Write what is due to a calendar file.

    The same as `sociogram ask horizon`, for every calendar program: an entry on the day on which something ends, on all
    days where the day is not known, and one on the last day for giving notice. Load it again after a change: entries
    keep their identity.

    For example:
        sociogram calendar due.ics --days 180
    """
    with opened(store) as door, working("Looking ahead"):
        view = seen(door, Lenses(as_of, recorded_as_of, stated_only), scenario_of(door, supposing))
        found = horizon.run(view, days)
        entries = [entry for row in found.due for entry in _entries(row)]
        title = f"Due: {view.settings.title}"
        written = calendar_file(title, entries, written=view.snapshot.revision.committed_at)
        with whole_file(file) as stream:
            stream.write(written)
    say(f"{file} has {len(entries)} {'entry' if len(entries) == 1 else 'entries'}. {found.answer}")


def _entries(row: horizon.Due) -> Iterator[CalendarEntry]:
    key = row.thing.key if row.relationship is None else row.relationship.key
    about = "\n".join((row.text, *row.assumptions, _on_it(row)))
    if row.act_by is not None:
        yield CalendarEntry(f"{key}--notice", row.act_by, row.act_by, f"Last day for notice: {row.what}", about)
    days = [day for day in (row.earliest, row.latest) if day and day not in (date.min, date.max)]
    if days:
        unsure = "" if row.earliest == row.latest else " (on some day)"
        yield CalendarEntry(f"{key}--end", days[0], days[-1], f"{_verb(row)}: {row.what}{unsure}", about)


def _verb(row: horizon.Due) -> str:
    return {horizon.DueAction.RENEW: "To renew", horizon.DueAction.GOES_ON: "Term ends"}.get(row.action, "Ends")


def _on_it(row: horizon.Due) -> str:
    return f"On it: {', '.join(owner.name for owner in row.owners) or 'nobody on record'}."
