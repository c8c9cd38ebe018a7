"""The command line, put together."""

import typer

from api.cli.ask import ask

app = typer.Typer(
    name="sociogram",
    help="A map of an organization's relationships: who has which, where coverage is thin, and the sentence that says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(ask, name="ask")
