"""The command line: `sociogram`. One file a group of commands; what can go wrong is translated in `exits.py`."""

import sys


def main() -> None:
    """Run the command line and leave with an exit code of `exits.py`."""
    from api.cli.app import app
    from api.cli.exits import Exit, exit_for
    from api.cli.terminal import complain
    from graph.errors import MapError

    try:
        app()
    except MapError as error:
        complain(str(error))
        sys.exit(exit_for(error).code)
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED.code)
