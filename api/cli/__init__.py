"""The command line: `sociogram`. One file a group of commands; what can go wrong is translated in `exits.py`."""

import sys
from dataclasses import asdict

from api.cli.names import claims

BROKEN = 8


def main() -> None:
    """Run the command line and leave with an exit code of `exits.py`."""
    try:
        from api.cli.app import app  # nothing of ours is imported before somebody asks
        from api.cli.exits import Exit, exit_for, next_step, problems_of
        from api.cli.terminal import complain, write_json
        from graph.errors import MapError
    except ImportError:
        said = claims()
        if not said:
            raise
        sys.stderr.write("\n".join(said) + "\n")
        sys.exit(BROKEN)

    try:
        app()
    except MapError as error:
        complain(" ".join(filter(None, (str(error), next_step(error)))))
        if "--json" in sys.argv:
            write_json({"problems": [asdict(each) for each in problems_of(error)]})
        sys.exit(exit_for(error).code)
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED.code)
