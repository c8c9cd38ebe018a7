"""The options that commands have in common, each declared once."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from api.settings import PREFIX, BadSettings
from graph.checks import listed, nearest
from graph.ontology import ONTOLOGY
from graph.records import Sensitivity


def read_day(written: str) -> date:
    """A day, written 2017-12-01."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"{written!r} is no day. Write 2017-12-01.") from None


def read_moment(written: str) -> datetime:
    """A moment, written 2017-12-01 or 2017-12-01T12:00:00+01:00; without an offset, in UTC."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"{written!r} is no moment. Write 2017-12-01 or 2017-12-01T12:00:00+01:00.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


LARGEST_NUMBER = 2**31 - 1
"""The largest whole number that a question can be asked with: GraphQL has none beyond."""


def read_number(written: str | int) -> int:
    """A whole number, as far as questions take them."""
    try:
        number = int(written)
    except ValueError:
        raise typer.BadParameter(f"{written!r} is no whole number.") from None
    if not -LARGEST_NUMBER <= number <= LARGEST_NUMBER:
        raise typer.BadParameter(f"{number:,} is too large. Write {LARGEST_NUMBER:,} or less.")
    return number


OPTIONS = {"HOST": "--host", "PORT": "--port", "STORE_URL": "--store"}
"""The options by the setting that each goes before."""


@contextmanager
def blamed_on_options(**given: object) -> Iterator[None]:
    """What is wrong with a setting is told of the option by which it was *given*, or may be where nothing sets it."""
    try:
        yield
    except BadSettings as error:
        by_option = {
            f"{PREFIX}{name}": option
            for name, option in OPTIONS.items()
            if name.lower() in given and (given[name.lower()] is not None or f"{PREFIX}{name}" not in os.environ)
        }
        told = [replace(each, place=by_option.get(each.place, each.place)) for each in error.problems]
        raise BadSettings(told) from error


def read_kind(written: str) -> str:
    """The name of a kind."""
    kinds = [kind.name for kind in ONTOLOGY.kinds]
    if written.lower() in kinds:
        return written.lower()
    near = nearest(written.lower(), kinds)
    hint = f"Did you mean {near!r}?" if near else f"There are {listed(kinds, 'and')}."
    raise typer.BadParameter(f"{written!r} is no kind. {hint}")


def read_sensitivity(written: str) -> Sensitivity:
    """How secret something is, by name."""
    known = {each.name.lower(): each for each in Sensitivity}
    if written.lower() in known:
        return known[written.lower()]
    raise typer.BadParameter(f"{written!r} is none of {listed(known, 'and')}.")


def read_wanted(written: str) -> str:
    """A text that something can be found by."""
    if any(map(str.isalnum, written)):
        return written
    raise typer.BadParameter(f"{written!r} has no letter and no digit to search for.")


StoreUrl = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        help="Where the map is kept: sqlite:///map.db, neo4j://host, bolt://host:7687. "
        "Default: SOCIOGRAM_STORE_URL, else a file of your own.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON, in the shape of the GraphQL field.")]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        parser=read_day,
        help="The day asked about. Default: the map's reference date, else today.",
        show_default=False,
    ),
]
RecordedAsOf = Annotated[
    datetime | None,
    typer.Option(
        "--recorded-as-of",
        metavar="MOMENT",
        parser=read_moment,
        help="Answer from what was on record then. Default: now.",
        show_default=False,
    ),
]
If = Annotated[
    list[str] | None,
    typer.Option(
        "--if",
        metavar="CHANGE",
        help="What if: a change such as 'vacate-post KEY', or the key or name of a kept scenario; may be repeated. "
        "Nothing is written.",
        show_default=False,
    ),
]
StatedOnly = Annotated[bool, typer.Option("--stated-only", help="Leave out what is inferred.")]
