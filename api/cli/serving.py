"""`sociogram serve` and `sociogram demo`: the map in the browser, until interrupted."""

import os
import shlex
import sys
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import platformdirs
import typer

from api.bootstrap import open_service
from api.cli.options import StoreUrl, blamed_on_options
from api.cli.terminal import remark, say
from api.settings import PREFIX, LogFormat, LogLevel, Settings, read_settings
from graph.errors import Conflict
from graph.store import StoreInfo

Port = Annotated[
    int | None,
    typer.Option("--port", min=0, max=65535, help="The port to listen on; 0 takes a free one.", show_default="8000"),
]


def serve(
    host: Annotated[
        str | None, typer.Option("--host", help="The address to listen on.", show_default="127.0.0.1")
    ] = None,
    port: Port = None,
    store: StoreUrl = None,
) -> None:
    """Serve explorer and GraphQL until interrupted.

    For example:

        sociogram serve

        sociogram serve --port 9000 --store neo4j://localhost:7687
    """
    from api.http.serving import serve as serve_http

    with blamed_on_options(host=host, port=port, store_url=store):
        service = open_service(read_settings(host=host, port=port, store_url=store))
        serve_http(service, lambda address: remark(f"Serving the map at {address}"))


def demo(
    port: Port = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            metavar="URL",
            help="Where the sample map is kept, whatever SOCIOGRAM_STORE_URL says. Default: a file of its own.",
            show_default=False,
        ),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
) -> None:
    """Load the sample map and serve it until interrupted.

    It is kept in a file of its own, beside your map, unless --store names a store.

    For example:

        sociogram demo

        sociogram demo --port 9000 --no-browser
    """
    from api.http.serving import serve as serve_http
    from seeds import SEEDS, load

    named = demo_store() if store is None else store  # never the user's own map, which the settings may name
    with blamed_on_options(port=port, store_url=store):
        settings = read_settings(port=port, store_url=named, log_level=LogLevel.WARNING, log_format=LogFormat.TEXT)
    service = open_service(settings)
    for name in SEEDS:
        try:
            report = load(service.door, name, settings.actor)
        except Conflict:
            remark(f"The map {name} was edited here since it was loaded, and is served as it is.")
        else:
            remark(f"Loaded the map {name}." if report.revision else f"The map {name} is loaded already.")
    with blamed_on_options(port=port):
        serve_http(service, _greeting(settings, service.door.store.info(), browser=browser))


def demo_store() -> str:
    """Where the sample map is kept when nothing is said."""
    return f"sqlite:///{Path(platformdirs.user_data_dir('sociogram')) / 'demo.db'}"


def _greeting(settings: Settings, store: StoreInfo, *, browser: bool) -> Callable[[str], None]:
    def greet(address: str) -> None:
        say(f"The sample map is at {address}", "bold")
        say(f"  {address}          where coverage is thin, and why")
        say(f"  {address}graphiql  ask it by GraphQL")
        say("On the command line, in another terminal:")
        say(f"  export {' '.join(_environment(settings))}")
        say(f"  {_command()} ask coverage")
        say(f"  {_command()} ask owners media")
        say(f"It is kept in {store.kind} {store.version}. Ctrl-C ends this.")
        sys.stdout.flush()
        if browser and _has_browser():
            webbrowser.open(address)

    return greet


def _environment(settings: Settings) -> list[str]:
    """What another terminal must know of the store; never the password itself."""
    named = {
        "STORE_URL": settings.store_url,
        "STORE_USERNAME": settings.store_username,
        "STORE_PASSWORD_FILE": settings.store_password_file,
    }
    return [f"{PREFIX}{name}={shlex.quote(str(value))}" for name, value in named.items() if value]


def _command() -> str:
    """How this program was called, so that it can be called again."""
    return os.path.relpath(sys.argv[0]) if os.sep in sys.argv[0] else sys.argv[0]


def _has_browser() -> bool:
    """Whether a window can open: a text browser would take over the terminal."""
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
