"""The command line, put together."""

from importlib.metadata import version
from typing import Annotated

import typer

from api.cli.ask import ask
from api.cli.calendar import calendar
from api.cli.checking import check
from api.cli.deciding import decide
from api.cli.drawing import draw
from api.cli.examining import doctor
from api.cli.helping import lay_out
from api.cli.keeping import backup, export, restore
from api.cli.loading import attach, load, template, verify
from api.cli.looking import search, show
from api.cli.manifesting import manifest
from api.cli.scenarios import scenario
from api.cli.serving import demo, serve

COMMANDS = (
    *(show, search, draw, calendar, check, load, template, attach, verify, serve, demo),
    *(backup, restore, export, doctor, manifest),
)

app = typer.Typer(
    name="sociogram",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sociogram {version('sociogram')}")
        raise typer.Exit


@app.callback()
def sociogram(
    _version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Tell the version.")
    ] = False,
) -> None:
    """A map of an organization's relationships: who has which, where coverage is thin, and what says so."""


app.add_typer(ask, name="ask")
app.add_typer(scenario, name="scenario")
app.add_typer(decide, name="decide")
for command in COMMANDS:
    app.command()(command)
lay_out(app)
